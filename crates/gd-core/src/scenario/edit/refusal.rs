//! Why an edit is refused.

use crate::{
    flaw::{
        Flaw,
        edit::{EditFault, List},
    },
    scenario::problem::Problem,
};

/// A value of a key that can't be taken.
pub(super) fn refusal(key: &str, value: &str, flaw: Flaw) -> Vec<Problem> {
    vec![Problem::of(key, value, flaw)]
}

/// An item of a list that there is not.
pub(super) fn missing(key: &str, of: List, index: usize) -> Vec<Problem> {
    refusal(key, "", Flaw::new(0..0, EditFault::NoItem { of, index }))
}
