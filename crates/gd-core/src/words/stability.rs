//! Which learning rate is too large, in a sentence.

use std::fmt;

use crate::{notation::shorter, space::Goal, stability::StabilityLimit};

impl StabilityLimit {
    /// The limit alone: “2/λmax = 0.1”.
    #[must_use]
    pub fn brief(&self) -> String {
        format!("2/λmax = {}", shorter(self.rate, 3))
    }
}

/// The limit, and what exceeds it.
impl fmt::Display for StabilityLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, place) = match self.goal {
            Goal::Min => ("descent", "lowest minimum"),
            Goal::Max => ("ascent", "highest maximum"),
        };
        let brief = self.brief();
        write!(f, "{brief}: with more than this plain {name} cannot settle at the {place}.")
    }
}
