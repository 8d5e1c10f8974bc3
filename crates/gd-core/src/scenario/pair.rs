//! The `key=value` pairs of a query.

use std::ops::Range;

use crate::{
    flaw::Flaw,
    scenario::{percent::Decoded, problem::Problem},
};

/// One `key=value` of a query.
#[derive(Default)]
pub(super) struct Pair {
    pub(super) key: String,
    /// The place of the key in the query.
    pub(super) key_at: Range<usize>,
    pub(super) value: Decoded,
}

impl Pair {
    /// The problem of a flaw of its value.
    pub(super) fn problem(&self, flaw: Flaw) -> Problem {
        let at = self.value.origin(&flaw.at);
        Problem { at, ..Problem::of(&self.key, &self.value.text, flaw) }
    }
}

/// The pairs of a query string, in order, which begins at byte `start` of what was given.
pub(super) fn pairs(query: &str, start: usize) -> Vec<Pair> {
    let mut all = Decoded::raw(query, start);
    let mut escapes = query.as_bytes().windows(3);
    if !query.contains('=') && escapes.any(|escape| escape.eq_ignore_ascii_case(b"%3d")) {
        // The whole was taken for one value.
        all = all.decoded_once();
    }
    let mut start = 0;
    let mut pairs = Vec::new();
    // What is added to an address that ends without a query begins one, and so it does to others.
    for part in all.text.split(['&', '?']) {
        // In HTML the & between keys is written &amp;, and so is the & of that; at the end its
        // semicolon may have been taken for punctuation.
        let mut said = part;
        while let Some(rest) = said.strip_prefix("amp;") {
            said = rest;
        }
        if !said.is_empty() && said != "amp" {
            let from = start + part.len() - said.len();
            let (key, value) = said.split_once('=').unwrap_or((said, ""));
            let (key, to) = (from..from + key.len(), from + said.len());
            pairs.push(Pair {
                key: all.part(key.clone()).decoded().text,
                key_at: all.origin(&key),
                value: all.part(to - value.len()..to).decoded().without_marks(),
            });
        }
        start += part.len() + 1;
    }
    pairs
}
