//! Which learning rate is too large, in a sentence.

use std::fmt;

use crate::{
    notation::{place, shorter},
    space::Goal,
    stability::StabilityLimit,
};

impl StabilityLimit {
    /// The limit alone: “2/λmax = 0.1”.
    #[must_use]
    pub fn brief(&self) -> String {
        format!("{} = {}", self.formula, shorter(self.rate, 3))
    }
}

/// The limit, where it holds, and what exceeds it.
impl fmt::Display for StabilityLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.goal {
            Goal::Min => "minimum",
            Goal::Max => "maximum",
        };
        let name =
            if self.dimension == 1 { [self.variable, " = "].concat() } else { String::new() };
        let at = place(self.at, self.dimension, 3);
        let (brief, rule) = (self.brief(), self.rule);
        write!(f, "{brief} at the {kind} near {name}{at}: with more, {rule} cannot settle there.")
    }
}
