//! Problems as the page shows them: facts of gd-core with their sentences.

use std::ops::Range;

use gd_core::{scenario, scenario::Severity, words::way_out};
use serde::Serialize;

/// Something wrong with a link or an edit.
#[derive(Clone, Serialize)]
pub(crate) struct Problem {
    key: String,
    id: &'static str,
    message: String,
    hint: Option<String>,
    severity: Severity,
    value: String,
    place: Range<usize>,
}

impl From<scenario::Problem> for Problem {
    fn from(problem: scenario::Problem) -> Self {
        let scenario::Problem { key, fault, hint, severity, value, place, .. } = problem;
        let hint = way_out(&fault, hint.as_ref());
        Self { key, id: fault.id(), message: fault.to_string(), hint, severity, value, place }
    }
}
