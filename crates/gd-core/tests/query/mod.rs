//! Races from a link's query.

use gd_core::{Race, Scenario, Verdict};

/// The runs of a query without problems, at their starts.
pub(crate) fn race(query: &str) -> Race {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    Race::new(parsed.scenario)
}

/// The same at their ends.
pub(crate) fn finished(query: &str) -> Race {
    let mut race = race(query);
    race.finish();
    race
}

/// The verdict on the first run.
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) fn verdict(query: &str) -> Verdict {
    finished(query).verdict(0).cloned().unwrap()
}
