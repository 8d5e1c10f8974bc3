//! Typed formulas.

use std::{fmt, ops::Range};

use crate::{objective::Expression, scalar::Scalar};

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The place, in bytes of the text.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What was likely meant, or is allowed.
    pub hint: Option<String>,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " {hint}"))
    }
}

impl std::error::Error for FormulaError {}

/// A function of x, or of x and y, that a reader typed.
#[derive(Clone, Debug)]
pub struct Formula {
    source: String,
    dimension: usize,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(source: &str) -> Result<Self, FormulaError> {
        Err(FormulaError { at: 0..source.len(), message: "Not a formula.".to_owned(), hint: None })
    }

    /// The text, as it was given.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl Expression for Formula {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        x
    }
}
