//! Which learning rate is too large, in a sentence.

use std::fmt;

use crate::{notation::shorter, space::Goal, stability::StabilityLimit};

/// The limit, and what exceeds it.
impl fmt::Display for StabilityLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, place) = match self.goal {
            Goal::Min => ("descent", "lowest minimum"),
            Goal::Max => ("ascent", "highest maximum"),
        };
        let rate = shorter(self.rate, 3);
        write!(f, "2/λmax = {rate}: with more than this plain {name} cannot settle at the {place}.")
    }
}
