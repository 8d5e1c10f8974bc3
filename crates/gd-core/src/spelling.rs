//! Characters and words as people write them: what they stand for, which one was meant, and how to
//! quote them.

use crate::notation::parse;

/// The start of a text that may be long, with a mark for each character that can't be seen: one could
/// turn what is said around, or move the cursor of a terminal.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let mut excerpt = String::new();
    for (k, c) in text.chars().enumerate() {
        if k == MOST {
            excerpt.push('…');
            break;
        }
        excerpt.push(if is_hidden(c) { char::REPLACEMENT_CHARACTER } else { c });
    }
    excerpt
}

/// Whether a character is not seen itself: controls, and those that direct how others are set.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The character that a typographic, full-width or mathematical one stands for; `None` for one that is
/// not seen.
pub(crate) fn plain(character: char) -> Option<char> {
    /// Bold, italic, … letters follow each other by 52, digits by 10 (Unicode 15, U+1D400).
    const STYLED: u32 = 0x1d400;
    const STYLED_DIGITS: u32 = 0x1d7ce;
    let code = u32::from(character);
    let ascii = |code: u32| char::from_u32(code).unwrap_or(character);
    Some(match character {
        ' '..='~' => character,
        '‐'..='―' | '−' | '﹣' => '-',
        '！'..='～' => ascii(code - 0xfee0),
        '\u{1d400}'..='\u{1d6a3}' => match (code - STYLED) % 52 {
            letter @ 0..26 => ascii(u32::from(b'A') + letter),
            letter => ascii(u32::from(b'a') + letter - 26),
        },
        '\u{1d7ce}'..='\u{1d7ff}' => ascii(u32::from(b'0') + (code - STYLED_DIGITS) % 10),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ if is_hidden(character) && !character.is_control() => return None,
        _ => character,
    })
}

/// A number as people write it, with any minus sign and any digits.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    parse(text.chars().filter_map(plain).collect::<String>().trim())
}

/// Whether a character is a Latin, Greek or Cyrillic letter. Those of all scripts are in tables of the
/// standard library, which make a hundredth of the WebAssembly module.
pub(crate) fn is_letter(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ͱ'..='ԯ')
}

/// Whether a character parts words, as far as one may stand behind a word: a mark, a sign, a space, or
/// what is not seen.
#[cfg(feature = "link")]
pub(crate) fn is_punctuation(character: char) -> bool {
    is_hidden(character)
        || character.is_ascii() && !character.is_ascii_alphanumeric()
        || matches!(
            character,
            '\u{a0}'..='©' | '«'..='±' | '´' | '¶'..='¸' | '»' | '¿' | '\u{2000}'..='\u{206f}'
                | '←'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '！'..='／' | '：'..='＠'
        )
}

/// The name that was likely meant: the nearest one, if it is near.
#[must_use]
pub fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    if word.len() > 40 {
        return None;
    }
    let mut nearest = None;
    for &name in names {
        let distance = edits(word, name);
        let is_near = distance <= 2.max(name.len() / 3) && 2 * distance <= name.len();
        if is_near && nearest.is_none_or(|before| (distance, name) < before) {
            nearest = Some((distance, name));
        }
    }
    nearest.map(|(_, name)| name)
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
