//! What is said of a text that can't be followed.

use std::fmt;

use crate::{
    flaw::{Fault, Flaw, Hint},
    words::{data, edit, formula, link},
};

/// What is wrong, in a sentence.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Formula(fault) => f.write_str(&formula::fault(fault)),
            Self::Data(fault) => f.write_str(&data::fault(fault)),
            Self::Link(fault) => f.write_str(&link::fault(fault)),
            Self::Edit(fault) => f.write_str(&edit::fault(fault)),
        }
    }
}

/// What is wrong and the way out, in two sentences.
impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        told(&self.fault, self.hint.as_ref(), f)
    }
}

impl std::error::Error for Flaw {}

/// A fault, and the way out of it if there is one.
pub(super) fn told(fault: &Fault, hint: Option<&Hint>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{fault}")?;
    way_out(fault, hint).map_or(Ok(()), |way_out| write!(f, " {way_out}"))
}

/// What was likely meant instead of what is wrong, or what is allowed, in a sentence; `None` where
/// nothing can be said.
#[must_use]
pub fn way_out(fault: &Fault, hint: Option<&Hint>) -> Option<String> {
    match (fault, hint) {
        (_, Some(Hint::DidYouMean(meant))) => Some(format!("Did you mean {}?", meant.join(" or "))),
        (_, Some(Hint::DecimalPoint)) => Some("A decimal number has a point: 2.5.".to_owned()),
        (_, Some(Hint::BatchSize)) => Some("A batch size is full or a number, like 32.".to_owned()),
        (Fault::Formula(fault), hint) => formula::way_out(fault, hint),
        (Fault::Data(fault), _) => data::way_out(fault),
        (Fault::Link(fault), hint) => link::way_out(fault, hint),
        (Fault::Edit(fault), _) => edit::way_out(fault),
    }
}
