//! What is said of an edit that is refused.

use crate::{
    flaw::edit::{EditFault, List},
    function::data::LARGEST,
    notation::exponential,
};

/// Why it is refused.
pub(super) fn fault(fault: &EditFault) -> String {
    match fault {
        EditFault::Unreadable { .. } => "This is no edit.".to_owned(),
        EditFault::NoItem { of, index } => {
            let what = match of {
                List::Starts => "start",
                List::Rules => "rule",
                List::Points => "point",
            };
            format!("There is no {what} {}.", index.saturating_add(1))
        }
        EditFault::LastRule => "The last rule can’t be removed.".to_owned(),
        EditFault::TooManyPoints { most } => format!("At most {most} points are learned from."),
        EditFault::LastPoints => "At least two points are needed to learn from.".to_owned(),
        EditFault::PointTooFar { text } => format!("“{text}” is too large."),
        EditFault::NoClasses => "These points have no classes.".to_owned(),
        EditFault::NotAClass => "A class is 0 or 1.".to_owned(),
    }
}

/// The way out.
pub(super) fn way_out(fault: &EditFault) -> Option<String> {
    match fault {
        EditFault::Unreadable { reason } => Some(reason.clone()),
        EditFault::PointTooFar { .. } => {
            Some(format!("Numbers up to {} are taken.", exponential(LARGEST, 1)))
        }
        EditFault::NoItem { .. }
        | EditFault::LastRule
        | EditFault::TooManyPoints { .. }
        | EditFault::LastPoints
        | EditFault::NoClasses
        | EditFault::NotAClass => None,
    }
}
