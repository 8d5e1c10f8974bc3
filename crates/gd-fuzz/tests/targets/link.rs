//! Any text as a link gives a scenario and a list of problems; what that scenario writes is read as the
//! same scenario, without a problem.

use gd_core::{
    Scenario,
    scenario::{Problem, Severity, link_of, query_of_attributes},
};

use crate::said::assert_problems;

pub(crate) fn check(text: &str) {
    let parsed = Scenario::parse(text);
    assert_problems(&parsed.problems, Some(text));
    assert_round_trip(&parsed.scenario);
    // What a page shows of it.
    let _ = (parsed.scenario.describe(), parsed.scenario.domain());
    let camera = parsed.scenario.camera();
    assert!(camera.iter().all(|end| end.is_finite()), "{text}: {camera:?}");

    // What stands behind `?` and `#` of an address, and on an element.
    let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at));
    let (search, hash) = text.split_at(half.unwrap_or_default());
    let _ = link_of(search, hash);
    let attributes = query_of_attributes([("f", search), ("at", hash), ("query", text)]);
    assert_round_trip(&Scenario::parse(&attributes).scenario);
}

/// Its link is one that any program passes on, and gives it back.
pub(crate) fn assert_round_trip(scenario: &Scenario) {
    let written = scenario.write();
    let again = Scenario::parse(&written);
    let is_note = |problem: &Problem| problem.severity == Severity::Note;
    assert!(again.problems.iter().all(is_note), "{written}: {:?}", again.problems);
    assert_eq!(again.scenario, *scenario, "{written}");
    assert_eq!(again.scenario.write(), written);
    // RFC 3986, section 3.4.
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-.,;:=/&%".contains(c);
    assert!(written.chars().all(allowed), "{written}");
}
