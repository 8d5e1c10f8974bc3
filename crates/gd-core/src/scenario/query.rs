//! The link's form: the query string of a [`Scenario`], read and written.
//!
//! `key=value` pairs with `&` between them, percent-encoded. A plain `+` means plus, so that a
//! formula can be pasted as it is; a space is `%20`.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::{
    flaw::{Fault, Flaw, Hint},
    scenario::{
        keys::KEYS,
        limits::{is_replaced, limit_size},
        scenario::Scenario,
    },
    spelling::{excerpt, nearest},
};

/// Whether a problem means that part of the link is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something that can't be followed; its default is used in its place.
    Error,
    /// Something that is left out, and all else is as the link says.
    Warning,
}

/// Something wrong with a link, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key, as in the link.
    pub key: String,
    /// The place, in bytes of the query string as it was given.
    pub at: Range<usize>,
    /// What is wrong.
    pub fault: Fault,
    /// What was likely meant, or is allowed.
    pub hint: Option<Hint>,
    /// How bad it is.
    pub severity: Severity,
    /// The value, decoded.
    pub value: String,
    /// The place in the decoded value, in UTF-16 code units, as JavaScript counts; empty where the
    /// key is what is wrong.
    pub place: Range<usize>,
}

/// What was read of a link: always a scenario that can be shown, and what is wrong with the link.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The scenario, with defaults in place of what could not be read.
    pub scenario: Scenario,
    /// The problems: the errors, then the warnings, each in the order of their places; of a great
    /// many only some.
    pub problems: Vec<Problem>,
}

/// A decoded value, and where each of its bytes came from.
#[derive(Default)]
struct Decoded {
    text: String,
    /// For each byte of `text`, its place in the query; and one more for its end.
    origins: Vec<usize>,
}

/// The longest query that is read, in bytes.
const MOST_BYTES: usize = 100_000;

/// The most problems of one kind that are told: a reader needs no more, and a hostile link could
/// have many.
const MOST_PROBLEMS: usize = 8;

/// Characters of a value that are written as they are: those that a query may hold and that mean
/// nothing else to a link, to the tools that find links in text, or to form decoders.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'*')
    .remove(b'(')
    .remove(b')')
    .remove(b',')
    .remove(b';')
    .remove(b':')
    .remove(b'=')
    .remove(b'/')
    .remove(b'^');

impl Scenario {
    /// Reads a query string, with or without its leading `?` or `#`. Any string gives a scenario.
    #[must_use]
    pub fn parse(query: &str) -> Parsed {
        let mut scenario = Self::default();
        let mut problems = Vec::new();
        let mut pairs = pairs(query);
        if query.len() > MOST_BYTES {
            pairs.clear();
            let message = format!("The link is longer than {MOST_BYTES} characters.");
            problems.push(Pair::default().problem(Flaw::new(0..0, message), Severity::Error));
        }
        let mut read = Vec::new();
        for key in KEYS {
            let mut same: Vec<_> = pairs.extract_if(.., |pair| pair.key == key.id).collect();
            let Some(last) = same.pop() else { continue };
            problems.extend(same.iter().take(MOST_PROBLEMS).map(|pair| {
                let flaw = pair.flaw("This key is given again further on.");
                pair.problem(flaw.hint("The last one counts."), Severity::Warning)
            }));
            let flaws = (key.read)(&mut scenario, &last.value.text).into_iter().take(MOST_PROBLEMS);
            problems.extend(flaws.map(|flaw| last.problem(flaw, Severity::Error)));
            read.push(last);
        }
        problems.extend(pairs.iter().take(MOST_PROBLEMS).map(Pair::unknown));
        if let Some((key, flaw)) = limit_size(&mut scenario) {
            let pair = read.into_iter().find(|pair| pair.key == key).unwrap_or(Pair::of(key));
            let flaw = Flaw { at: 0..pair.value.text.len(), ..flaw };
            problems.push(pair.problem(flaw, Severity::Error));
        }
        problems.sort_by_key(|problem| (problem.severity, problem.at.start));
        Parsed { scenario, problems }
    }

    /// The scenario with one key set to a new value (decoded, as a control gives it), and what is
    /// wrong with that value; an empty value takes the key back to its default.
    ///
    /// Another function takes its starts, view, learning rate and changes with it, since they belong
    /// to the old one; so do other data, another model with its loss, and layers.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Parsed {
        let mut pairs: Vec<(&str, String)> = KEYS
            .iter()
            .filter(|known| known.id != key)
            .filter(|known| !is_replaced(self, known.id, key))
            .filter_map(|known| Some((known.id, (known.write)(self)?)))
            .collect();
        if !value.is_empty() {
            pairs.push((key, value.to_owned()));
        }
        Self::parse(&join(pairs.iter().map(|(key, value)| (*key, value.as_str()))))
    }

    /// The query string that [`parse`](Self::parse) reads as this scenario, without what is at its
    /// default.
    #[must_use]
    pub fn write(&self) -> String {
        let written: Vec<_> =
            KEYS.iter().filter_map(|key| Some((key.id, (key.write)(self)?))).collect();
        join(written.iter().map(|(key, value)| (*key, value.as_str())))
    }
}

/// Pairs as a query string.
fn join<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let encoded: Vec<_> = pairs
        .map(|(key, value)| format!("{key}={}", utf8_percent_encode(value, ENCODED)))
        .collect();
    encoded.join("&")
}

/// One `key=value` of a query.
#[derive(Default)]
struct Pair {
    key: String,
    /// The place of the key in the query.
    key_at: Range<usize>,
    value: Decoded,
}

impl Pair {
    fn of(key: &str) -> Self {
        Self { key: key.to_owned(), ..Self::default() }
    }

    /// A flaw of the whole value.
    fn flaw(&self, message: impl Into<Fault>) -> Flaw {
        Flaw::new(0..self.value.text.len(), message)
    }

    /// The problem of a key that there is not.
    fn unknown(&self) -> Problem {
        let hint = nearest(&self.key.to_lowercase(), KEYS.iter().map(|key| key.id))
            .map_or("It is left out.".to_owned(), |near| format!("Did you mean {near}?"));
        let message = format!("There is no key “{}”.", excerpt(&self.key));
        let problem = self.problem(Flaw::new(0..0, message).hint(hint), Severity::Warning);
        Problem { at: self.key_at.clone(), ..problem }
    }

    fn problem(&self, flaw: Flaw, severity: Severity) -> Problem {
        let units = |end: usize| {
            let before = self.value.text.char_indices().take_while(|&(at, _)| at < end);
            before.map(|(_, c)| c.len_utf16()).sum()
        };
        let origin = |at: usize| self.value.origins.get(at).copied().unwrap_or_default();
        Problem {
            key: excerpt(&self.key),
            at: origin(flaw.at.start)..origin(flaw.at.end),
            place: units(flaw.at.start)..units(flaw.at.end),
            fault: flaw.fault,
            hint: flaw.hint,
            severity,
            value: excerpt(&self.value.text),
        }
    }
}

/// The pairs of a query string, in order.
fn pairs(query: &str) -> Vec<Pair> {
    let mut start = usize::from(query.starts_with(['?', '#']));
    let mut pairs = Vec::new();
    for part in query.get(start..).unwrap_or_default().split('&') {
        if !part.is_empty() {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value_start = start + (key.len() + 1).min(part.len());
            pairs.push(Pair {
                key: decode(key, start).text,
                key_at: start..start + key.len(),
                value: decode(value, value_start),
            });
        }
        start += part.len() + 1;
    }
    pairs
}

/// Percent-decodes a part of the query that starts at byte `start`. A `%` that no two hexadecimal
/// digits follow stands for itself; bytes that are not UTF-8 become U+FFFD.
fn decode(encoded: &str, start: usize) -> Decoded {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut origins = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let [first, tail @ ..] = rest {
        origins.push(start + encoded.len() - rest.len());
        let hex = |digit: u8| char::from(digit).to_digit(16);
        (bytes, rest) = match rest {
            [b'%', high, low, tail @ ..]
                if let (Some(high), Some(low)) = (hex(*high), hex(*low)) =>
            {
                bytes.push((high * 16 + low) as u8);
                (bytes, tail)
            }
            _ => {
                bytes.push(*first);
                (bytes, tail)
            }
        };
    }
    let mut decoded = Decoded::default();
    let mut origins = origins.into_iter();
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        decoded.origins.extend(origins.by_ref().take(chunk.valid().len()));
        if let Some(first) = origins.by_ref().take(chunk.invalid().len()).reduce(usize::min) {
            decoded.text.push(char::REPLACEMENT_CHARACTER);
            decoded.origins.extend([first; char::REPLACEMENT_CHARACTER.len_utf8()]);
        }
    }
    decoded.origins.push(start + encoded.len());
    decoded
}
