//! What is said of a text that can't be followed.

use std::fmt;

use crate::{
    flaw::{Fault, Flaw, Hint},
    words::{data, formula},
};

/// What is wrong, in a sentence.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Formula(fault) => f.write_str(&formula::fault(fault)),
            Self::Data(fault) => f.write_str(&data::fault(fault)),
            Self::Told(told) => f.write_str(told),
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
        (_, Some(Hint::Told(told))) => Some(told.clone()),
        (Fault::Formula(fault), hint) => formula::way_out(fault, hint),
        (Fault::Data(fault), _) => data::way_out(fault),
        (Fault::Told(_), _) => None,
    }
}
