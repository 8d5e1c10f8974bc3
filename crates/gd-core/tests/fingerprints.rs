//! The same link gives the same bits: whole trajectories against pinned hashes. The same fixture is
//! read in WebAssembly, in Node and in a browser.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod query;

use gd_core::trace::fingerprint;
use query::finished;

#[test]
fn trajectories_are_pinned() {
    let fixture = include_str!("../../../tests/fixtures/fingerprints.txt");
    let now: String = fixture
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|query| format!("{query} {:016x}\n", fingerprint(&finished(query))))
        .collect();
    // A change here breaks published links: it needs a reason, and a word in the release notes.
    assert_eq!(now, fixture);
}
