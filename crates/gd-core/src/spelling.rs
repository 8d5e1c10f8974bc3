//! Words that are not known: which one was meant, and how to quote a long one.

/// The start of a text that may be long.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// Whether a character is a Latin, Greek or Cyrillic letter. Those of all scripts are in tables of the
/// standard library, which make a hundredth of the WebAssembly module.
pub(crate) fn is_letter(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ͱ'..='ԯ')
}

/// The name that was likely meant: the nearest one, if it is near.
pub(crate) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 40 {
        return None;
    }
    names
        .map(|name| (edits(word, name), name))
        .filter(|(distance, name)| *distance <= 2.max(name.len() / 3) && 2 * distance <= name.len())
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be added, left out, replaced or swapped with their neighbours to make one
/// word of another: the distance of Damerau 1964 and Levenshtein 1966, by the recurrence of Lowrance &
/// Wagner 1975, An extension of the string-to-string correction problem, J. ACM 22(2), 177–183.
fn edits(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let width = to.len() + 1;
    let mut table: Vec<usize> = (0..width).collect();
    for (i, a) in from.iter().enumerate() {
        table.push(i + 1);
        for (j, b) in to.iter().enumerate() {
            // The edits that lead from the first letters of the one word to those of the other.
            let at =
                |i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(i, j) + usize::from(a != b);
            let fewest = replaced.min(at(i, j + 1) + 1).min(at(i + 1, j) + 1);
            let k = from.iter().take(i).rposition(|letter| letter == b);
            let l = to.iter().take(j).rposition(|letter| letter == a);
            let swapped = k.zip(l).map(|(k, l)| at(k, l) + (i - k) + (j - l) - 1);
            table.push(swapped.map_or(fewest, |swapped| swapped.min(fewest)));
        }
    }
    table.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn edits_are_those_of_strsim(from in "[abcä]{0,7}", to in "[abcä]{0,7}") {
            prop_assert_eq!(edits(&from, &to), strsim::damerau_levenshtein(&from, &to));
        }
    }
}
