//! How the values of a link are read and written: numbers, words, choices with options.

use std::ops::Range;

use crate::{
    flaw::{
        Flaw, Hint,
        link::{LinkFault, Named},
        pieces, shift, whole,
    },
    notation::number,
    rule::hyperparameter::{Choice, Declared, Hyperparameter, Values},
    spelling::{excerpt, parse_number},
};

/// A finite number.
pub(crate) fn finite(text: &str, at: Range<usize>) -> Result<f64, Flaw> {
    match parse_number(text) {
        Some(value) if value.is_finite() => Ok(value),
        Some(value) if value.is_infinite() && text.contains(|c: char| c.is_ascii_digit()) => {
            Err(Flaw::new(at, LinkFault::NumberTooLarge { text: excerpt(text) }))
        }
        _ if text.is_empty() => Err(Flaw::new(at, LinkFault::NumberMissing { declared: None })),
        _ => Err(Flaw::new(at, LinkFault::NotFinite { text: excerpt(text) })),
    }
}

/// A number within a declared range.
pub(crate) fn declared(
    text: &str,
    at: Range<usize>,
    declared: &'static Hyperparameter,
) -> Result<f64, Flaw> {
    if text.is_empty() {
        return Err(Flaw::new(at, LinkFault::NumberMissing { declared: Some(declared) }));
    }
    allowed(finite(text, at.clone())?, text, at, declared)
}

/// The same of a number, given with the text that says it.
pub(crate) fn allowed(
    value: f64,
    text: &str,
    at: Range<usize>,
    declared: &'static Hyperparameter,
) -> Result<f64, Flaw> {
    if declared.allows(value) {
        Ok(value)
    } else {
        Err(Flaw::new(at, LinkFault::OutOfRange { declared, text: excerpt(text) }))
    }
}

pub(crate) fn read_into(
    target: &mut f64,
    text: &str,
    hyperparameter: &'static Hyperparameter,
) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    match declared(trimmed, at, hyperparameter) {
        Ok(value) => {
            *target = value;
            Vec::new()
        }
        Err(flaw) => vec![flaw],
    }
}

pub(crate) fn read_integer(
    text: &str,
    hyperparameter: &'static Hyperparameter,
    set: impl FnOnce(u64),
) -> Vec<Flaw> {
    let mut value = 0.0;
    let flaws = read_into(&mut value, text, hyperparameter);
    if flaws.is_empty() {
        set(value as u64);
    }
    flaws
}

pub(crate) fn read_word<T: Copy>(
    target: &mut T,
    text: &str,
    words: &[(&'static str, T)],
) -> Vec<Flaw> {
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.trim()) {
        *target = *value;
        return Vec::new();
    }
    vec![unknown_word(text, words.iter().map(|(word, _)| *word).collect())]
}

fn unknown_word(text: &str, allowed: Vec<&'static str>) -> Flaw {
    let (at, trimmed) = whole(text);
    let fault = if trimmed.is_empty() {
        LinkFault::WordMissing
    } else {
        LinkFault::UnknownWord { word: excerpt(trimmed) }
    };
    Flaw::new(at, fault).hint(Hint::Known(allowed))
}

/// Numbers with commas between them.
pub(crate) fn read_numbers(text: &str, start: usize) -> Result<Vec<f64>, Flaw> {
    let mut numbers = Vec::new();
    for (at, piece) in pieces(text, ',') {
        numbers.push(finite(piece, shift(at, start))?);
    }
    Ok(numbers)
}

pub(crate) fn read_one<D: Declared>(
    target: &mut Choice<D>,
    text: &str,
    table: &'static [D],
    what: Named,
) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let (choice, _, flaws) = read_choice(trimmed, at.start, table, what, None);
    if let Some(choice) = choice {
        *target = choice;
    }
    flaws
}

/// What is wrong with a name that is not in a table.
pub(crate) fn unknown(name: &str, at: Range<usize>, of: Named, names: Vec<&'static str>) -> Flaw {
    let fault = if name.is_empty() {
        LinkFault::NameMissing { of }
    } else {
        LinkFault::NotNamed { of, name: excerpt(name) }
    };
    Flaw { hint: Hint::of_name(name, names), ..Flaw::new(at, fault) }
}

/// The member of a table with this id, or what is wrong with the id.
pub(crate) fn named<'a, T>(
    text: &str,
    at: Range<usize>,
    what: Named,
    table: &'a [T],
    id: impl Fn(&'a T) -> &'static str,
) -> Result<&'a T, Flaw> {
    let ids: Vec<_> = table.iter().map(id).collect();
    let member = place_of(text, &ids).and_then(|place| table.get(place));
    member.ok_or_else(|| unknown(text, at, what, ids))
}

fn place_of(name: &str, ids: &[&str]) -> Option<usize> {
    ids.iter().position(|id| id.eq_ignore_ascii_case(name))
}

/// Reads `name` or `name(option=number,…)`. `extra` is an option that is not the thing's own,
/// answered apart.
pub(crate) fn read_choice<D: Declared>(
    text: &str,
    start: usize,
    table: &'static [D],
    what: Named,
    extra: Option<&'static Hyperparameter>,
) -> (Option<Choice<D>>, Option<f64>, Vec<Flaw>) {
    let (name, options) = match text.split_once('(') {
        Some((name, options)) => (name.trim_end(), Some(options)),
        None => (text, None),
    };
    let at = start..start + name.len();
    let mut choice = match named(name, at, what, table, Declared::id) {
        Ok(of) => Choice::new(of),
        Err(flaw) => return (None, None, vec![flaw]),
    };
    let (own, flaws) = match options {
        Some(options) => {
            let start = start + text.len() - options.len();
            read_options(options, start, choice.of, &mut choice.values, extra)
        }
        None => (None, Vec::new()),
    };
    (Some(choice), own, flaws)
}

/// What is before the parenthesis that closes options, which begin at byte `start`, and what is wrong
/// with it.
pub(crate) fn inside(text: &str, start: usize) -> (&str, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let end = start + text.len();
    let close = text.bytes().rposition(|byte| byte == b')').unwrap_or_else(|| {
        flaws.push(Flaw::new(end..end, LinkFault::OptionsNeverClosed));
        text.len()
    });
    let behind = start + close + 1;
    if behind < end {
        flaws.push(Flaw::new(behind..end, LinkFault::BehindOptions));
    }
    (text.get(..close).unwrap_or_default(), flaws)
}

/// Reads `option=number,…)`, from byte `start` on, into the values of something declared; answers the
/// one that is not its own, and what is wrong.
fn read_options(
    text: &str,
    start: usize,
    of: &dyn Declared,
    values: &mut Values,
    extra: Option<&'static Hyperparameter>,
) -> (Option<f64>, Vec<Flaw>) {
    let mut own = None;
    let (inside, mut flaws) = inside(text, start);
    if inside.trim().is_empty() {
        return (own, flaws);
    }
    let known: Vec<&'static Hyperparameter> =
        extra.into_iter().chain(of.hyperparameters()).collect();
    let mut given = Vec::new();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    // Where the last value is, if a decimal comma may follow, and how many flaws were found before it.
    let mut whole_part: Option<(usize, usize)> = None;
    for (at, piece) in pieces(inside, ',') {
        let at = shift(at, start);
        if let Some((from, told)) = whole_part.take().filter(|_| is_digits(piece)) {
            flaws.truncate(told);
            let text = excerpt(text.get(from - start..at.end - start).unwrap_or_default());
            flaws.push(Flaw::new(from..at.end, LinkFault::NotFinite { text }));
            continue;
        }
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let (name, value) = (name.trim_end(), value.trim_start());
        whole_part = is_digits(value).then_some((at.end - value.len(), flaws.len()));
        let name_at = at.start..at.start + name.len();
        let place = known.iter().position(|option| option.id.eq_ignore_ascii_case(name));
        let Some((place, option)) = place.and_then(|place| Some((place, *known.get(place)?)))
        else {
            flaws.push(unknown_option(of.id(), name, name_at, &known));
            continue;
        };
        if given.contains(&place) {
            flaws.push(Flaw::new(name_at, LinkFault::OptionTwice { option: option.id }));
            continue;
        }
        given.push(place);
        match declared(value, at.end - value.len()..at.end, option) {
            Ok(value) => {
                let place = place.checked_sub(usize::from(extra.is_some()));
                match place.and_then(|place| values.get_mut(place)) {
                    Some(slot) => *slot = value,
                    None => own = Some(value),
                }
            }
            Err(flaw) => flaws.push(flaw),
        }
    }
    (own, flaws)
}

/// What is wrong with the name of an option that a choice doesn't have.
pub(crate) fn unknown_option(
    of: &'static str,
    name: &str,
    at: Range<usize>,
    known: &[&Hyperparameter],
) -> Flaw {
    let names = known.iter().map(|option| option.id).collect();
    let fault = LinkFault::UnknownOption { of, option: excerpt(name) };
    Flaw { hint: Hint::of_name(name, names), ..Flaw::new(at, fault) }
}

/// Numbers with commas between them.
pub(crate) fn numbers<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    values.map(|value| number(*value)).collect::<Vec<_>>().join(",")
}

pub(crate) fn write_number(value: f64, hyperparameter: &Hyperparameter) -> Option<String> {
    (value != hyperparameter.default).then(|| number(value))
}

/// `name(option=number,…)` with the options that are not at their default.
pub(crate) fn write_choice<D: Declared>(choice: &Choice<D>, own: Option<(&str, f64)>) -> String {
    write_options(choice.of, &choice.values, own)
}

fn write_options(of: &dyn Declared, values: &Values, own: Option<(&str, f64)>) -> String {
    let mut written = of.id().to_owned();
    let mut mark = '(';
    let mut write = |id: &str, value: f64| {
        written.push(mark);
        written.extend([id, "=", &number(value)]);
        mark = ',';
    };
    if let Some((id, value)) = own {
        write(id, value);
    }
    for (declared, &value) in of.hyperparameters().iter().zip(values) {
        if value != declared.default {
            write(declared.id, value);
        }
    }
    if mark == ',' {
        written.push(')');
    }
    written
}
