//! The link's form: the query string of a [`Scenario`], read and written.
//!
//! `key=value` pairs with `&` between them, percent-encoded. A plain `+` means plus, so that a
//! formula can be pasted as it is; a space is `%20`.

use std::{error::Error, fmt, ops::Range, str::FromStr};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    flaw::{
        Flaw, Hint, Severity,
        link::{Descended, LinkFault},
    },
    scenario::{keys::keys, limits::limit_size, problem::Problem, scenario::Scenario},
    sort::sort_by_number,
    spelling::{excerpt, nearest},
};

/// What was read of a link: always a scenario that can be shown, and what is wrong with the link.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The scenario, with defaults in place of what could not be read.
    pub scenario: Scenario,
    /// The problems: the errors, then the warnings, each in the order of their places; of a great
    /// many only some.
    pub problems: Vec<Problem>,
}

/// Why a link can't be followed as it is: its errors, at least one, in the order of their places.
/// [`Scenario::parse`] follows the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkError(pub Vec<Problem>);

/// An error a line.
impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.iter().map(Problem::to_string);
        f.write_str(&lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, "\n{line}"))
    }
}

impl Error for LinkError {}

/// Reads a query string that has no errors; warnings are passed over.
impl FromStr for Scenario {
    type Err = LinkError;

    fn from_str(query: &str) -> Result<Self, LinkError> {
        let Parsed { scenario, mut problems } = Self::parse(query);
        problems.retain(|problem| problem.severity == Severity::Error);
        if problems.is_empty() { Ok(scenario) } else { Err(LinkError(problems)) }
    }
}

/// The query string, see [`write`](Scenario::write).
impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write())
    }
}

/// A decoded value, and where each of its bytes came from.
#[derive(Default)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// For each byte of `text`, its place in the query; and one more for its end.
    origins: Vec<usize>,
}

/// The longest query that is read, in bytes.
const MOST_BYTES: usize = 100_000;

/// The most problems of one kind that are told: a reader needs no more, and a hostile link could
/// have many.
pub(super) const MOST_PROBLEMS: usize = 8;

/// Characters of a value that are written as they are: those that a query may hold and that mean
/// nothing else to a link, to the tools that find links in text, or to form decoders.
pub(super) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
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
            let fault = LinkFault::TooLong { most: MOST_BYTES };
            problems.push(Pair::default().problem(Flaw::new(0..0, fault)));
        }
        let mut read = Vec::new();
        let mut named = None;
        for key in keys() {
            let mut same: Vec<_> = pairs.extract_if(.., |pair| pair.key == key.id).collect();
            let Some(last) = same.pop() else { continue };
            problems.extend(same.iter().take(MOST_PROBLEMS).map(|pair| {
                pair.problem(Flaw::whole(&pair.value.text, LinkFault::GivenAgain).warning())
            }));
            let mut flaws = key.take(&mut scenario, &last.value.text);
            if let Some(kept) = key.descended() {
                let is_read = flaws.iter().all(|flaw| flaw.severity != Severity::Error);
                if let Some(other) = named.filter(|other| are_rivals(*other, kept)) {
                    let fault = LinkFault::GivenAsWell { other, kept };
                    flaws.insert(0, Flaw::whole(&last.value.text, fault));
                }
                // What can't be read is told already.
                named = Some(kept).filter(|_| is_read).or(named);
            }
            let flaws = flaws.into_iter().take(MOST_PROBLEMS);
            problems.extend(flaws.map(|flaw| last.problem(flaw)));
            read.push(last);
        }
        let unknown = pairs.iter().filter(|pair| !is_foreign(&pair.key));
        problems.extend(unknown.take(MOST_PROBLEMS).map(Pair::unknown));
        for (key, flaw) in limit_size(&mut scenario) {
            let missing = Pair { key: key.to_owned(), ..Pair::default() };
            let pair = read.iter().find(|pair| pair.key == key).unwrap_or(&missing);
            problems.push(pair.problem(Flaw { at: 0..pair.value.text.len(), ..flaw }));
        }
        sort_by_number(&mut problems, |problem| problem.at.start as f64);
        sort_by_number(&mut problems, |problem| f64::from(problem.severity == Severity::Warning));
        Parsed { scenario, problems }
    }

    /// The query string that [`parse`](Self::parse) reads as this scenario, without what is at its
    /// default.
    #[must_use]
    pub fn write(&self) -> String {
        let pairs: Vec<_> = keys()
            .filter_map(|key| Some((key.id, (key.write)(self)?)))
            .map(|(key, value)| format!("{key}={}", utf8_percent_encode(&value, ENCODED)))
            .collect();
        pairs.join("&")
    }
}

/// Whether only one of two things can be descended.
fn are_rivals(one: Descended, other: Descended) -> bool {
    let is_fit = |of| matches!(of, Descended::Data | Descended::Model);
    one != other && !(is_fit(one) && is_fit(other))
}

/// What is wrong with a key that there is not.
pub(super) fn unknown_key(key: &str) -> Flaw {
    let near = nearest(&key.to_ascii_lowercase(), keys().map(|key| key.id));
    let hint = near.map(|near| Hint::DidYouMean(vec![near.to_owned()]));
    Flaw { hint, ..Flaw::new(0..0, LinkFault::UnknownKey { key: excerpt(key) }) }
}

/// Whether other software adds a key to links that pass through it: trackers of campaigns and clicks.
pub(super) fn is_foreign(key: &str) -> bool {
    const ADDED: [&str; 9] =
        ["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref"];
    key.starts_with("utm_") || ADDED.contains(&key)
}

/// One `key=value` of a query.
#[derive(Default)]
pub(super) struct Pair {
    pub(super) key: String,
    /// The place of the key in the query.
    key_at: Range<usize>,
    pub(super) value: Decoded,
}

impl Pair {
    /// The problem of a key that there is not.
    fn unknown(&self) -> Problem {
        let problem = self.problem(unknown_key(&self.key).warning());
        Problem { at: self.key_at.clone(), ..problem }
    }

    fn problem(&self, flaw: Flaw) -> Problem {
        let origin = |at: usize| self.value.origins.get(at).copied().unwrap_or_default();
        let at = origin(flaw.at.start)..origin(flaw.at.end);
        Problem { at, ..Problem::of(&self.key, &self.value.text, flaw) }
    }
}

/// The pairs of a query string, in order.
pub(super) fn pairs(query: &str) -> Vec<Pair> {
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
