//! Why an edit is refused.

use crate::{flaw::Flaw, scenario::problem::Problem};

/// A value of a key that can't be taken.
pub(super) fn refusal(key: &str, value: &str, flaw: Flaw) -> Vec<Problem> {
    vec![Problem::of(key, value, flaw)]
}

/// An item of a list that there is not.
pub(super) fn missing(key: &str, what: &str, index: usize) -> Vec<Problem> {
    let message = format!("There is no {what} {}.", index.saturating_add(1));
    refusal(key, "", Flaw::new(0..0, message))
}
