//! Problems as the page shows them: facts of gd-core with their sentences.

use std::ops::Range;

use gd_core::{flaw, scenario, scenario::Severity, words::way_out};
use serde::Serialize;

/// Something wrong with pasted text.
#[derive(Serialize)]
pub(crate) struct Flaw {
    at: Range<usize>,
    id: &'static str,
    message: String,
    hint: Option<String>,
    severity: Severity,
}

impl From<flaw::Flaw> for Flaw {
    fn from(flaw::Flaw { at, fault, hint, severity }: flaw::Flaw) -> Self {
        let hint = way_out(&fault, hint.as_ref());
        Self { at, id: fault.id(), message: fault.to_string(), hint, severity }
    }
}

/// Something wrong with a link.
#[derive(Serialize)]
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
