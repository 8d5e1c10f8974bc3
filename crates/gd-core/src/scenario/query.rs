//! The link's form: the query string of a [`Scenario`], read and written.
//!
//! `key=value` pairs with `&` between them, percent-encoded. A plain `+` means plus, so that a
//! formula can be pasted as it is; a space is `%20`.

use std::{error::Error, fmt, str::FromStr};

use crate::{
    flaw::{
        Fault, Flaw, Hint, Severity,
        link::{Descended, LinkFault},
    },
    scenario::{
        address::query_at,
        fit_warning::fit_warning,
        key::{Key, Owner},
        keys::{self, keys},
        limits::limit_size,
        pair::{Pair, pairs},
        percent::encode,
        problem::Problem,
        scenario::Scenario,
        tracking::is_foreign,
    },
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

/// The longest query that is read, in bytes.
const MOST_BYTES: usize = 100_000;

/// The most problems of one kind that are told: a reader needs no more, and a hostile link could
/// have many.
pub(super) const MOST_PROBLEMS: usize = 8;

impl Scenario {
    /// Reads a query string, with or without its leading `?` or `#`, or the whole address that it is part
    /// of. Any string gives a scenario.
    #[must_use]
    pub fn parse(query: &str) -> Parsed {
        Self::read(query, true).0
    }

    /// The same for a program that has no [course](crate::course) yet, by which a hole is laid out: where
    /// a link is about one it says so, and leaves it out.
    #[must_use]
    pub fn parse_off_course(query: &str) -> (Parsed, bool) {
        Self::read(query, false)
    }

    fn read(query: &str, has_course: bool) -> (Parsed, bool) {
        let mut is_of_course = false;
        let mut scenario = Self::default();
        let mut problems = Vec::new();
        let at = query_at(query);
        let mut pairs = pairs(query.get(at.clone()).unwrap_or_default(), at.start);
        if query.len() > MOST_BYTES {
            pairs.clear();
            let fault = LinkFault::TooLong { most: MOST_BYTES };
            problems.push(Pair::default().problem(Flaw::new(0..0, fault)));
        }
        let mut named = None;
        let mut is_replaced = false;
        for key in keys() {
            let mut same: Vec<_> = pairs.iter().filter(|pair| pair.key == key.id).collect();
            let Some(last) = same.pop() else { continue };
            if !has_course && key.of == Owner::Course {
                is_of_course = true;
                continue;
            }
            for pair in same.into_iter().take(MOST_PROBLEMS) {
                let flaw = Flaw::whole(&pair.value.text, LinkFault::GivenAgain);
                problems.push(pair.problem(flaw.warning()));
            }
            if scenario.hole.is_some() && !key.is_free_on_course() {
                let fault = LinkFault::FixedByHole { key: key.id };
                problems.push(last.problem(Flaw::whole(&last.value.text, fault)));
                continue;
            }
            let mut flaws = key.take(&mut scenario, &last.value.text);
            // What follows from a function that could not be read is no other cause.
            flaws.retain(|flaw| !is_replaced || !depends_on_what_is_descended(flaw));
            if let Some(kept) = key.descended() {
                let is_read = flaws.iter().all(|flaw| flaw.severity != Severity::Error);
                is_replaced |= !is_read;
                if let Some(other) = named.filter(|other| are_rivals(*other, kept)) {
                    let fault = LinkFault::GivenAsWell { other, kept };
                    flaws.insert(0, Flaw::whole(&last.value.text, fault));
                }
                // What can't be read is told already.
                named = Some(kept).filter(|_| is_read).or(named);
            }
            for flaw in flaws.into_iter().take(MOST_PROBLEMS) {
                problems.push(last.problem(flaw));
            }
        }
        let is_unknown = |pair: &&Pair| keys::find(&pair.key).is_none() && !is_foreign(&pair.key);
        for pair in pairs.iter().filter(is_unknown).take(MOST_PROBLEMS) {
            problems.push(unknown_pair(pair));
        }
        let mut cut = limit_size(&mut scenario);
        if !is_replaced && let Some(flaw) = fit_warning(&scenario) {
            cut.push(("data", flaw));
        }
        for (key, flaw) in cut {
            let missing = Pair { key: key.to_owned(), ..Pair::default() };
            let pair = pairs.iter().rfind(|pair| pair.key == key).unwrap_or(&missing);
            problems.push(pair.problem(Flaw { at: 0..pair.value.text.len(), ..flaw }));
        }
        sort_by_number(&mut problems, |problem| {
            // By severity, and among those of one by place: no place is so far.
            f64::from(problem.severity as u8) * 1e12 + problem.at.start as f64
        });
        (Parsed { scenario, problems }, is_of_course)
    }

    /// The query string that [`parse`](Self::parse) reads as this scenario, without what is at its
    /// default.
    #[must_use]
    pub fn write(&self) -> String {
        let is_said = |key: &&Key| self.hole.is_none() || key.is_free_on_course();
        let pairs: Vec<_> = keys()
            .filter(is_said)
            .filter_map(|key| Some((key.id, (key.write)(self)?)))
            .map(|(key, value)| format!("{key}={}", encode(&value)))
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
    let known: Vec<_> = keys().map(|key| key.id).collect();
    let near = nearest(&key.to_ascii_lowercase(), &known);
    let hint = near.map(|near| Hint::DidYouMean(vec![near.to_owned()]));
    Flaw { hint, ..Flaw::new(0..0, LinkFault::UnknownKey { key: excerpt(key) }) }
}

/// Whether a flaw is one only beside what is descended.
fn depends_on_what_is_descended(flaw: &Flaw) -> bool {
    matches!(
        flaw.fault,
        Fault::Link(
            LinkFault::StartCoordinates { .. }
                | LinkFault::RegionSides { .. }
                | LinkFault::ModelUnsuited { .. }
                | LinkFault::LossUnsuited { .. }
                | LinkFault::NoData
        )
    )
}

/// The problem of a key that there is not.
fn unknown_pair(pair: &Pair) -> Problem {
    let problem = pair.problem(unknown_key(&pair.key).warning());
    Problem { at: pair.key_at.clone(), ..problem }
}
