//! What is said of a problem: its place before its words.

use std::fmt;

use crate::{scenario::Problem, words::flaw::told};

/// The key, the place, what is wrong and the way out.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at {}): ", self.key, self.at.start)?;
        told(&self.fault, self.hint.as_ref(), f)
    }
}
