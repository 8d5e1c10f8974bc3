//! Typed formulas.

mod fusion;
mod graph;
mod name;
mod operation;
mod parser;
mod program;
mod token;

use std::{fmt, ops::Range};

use crate::{objective::Expression, scalar::Scalar};
use program::Program;

/// The longest formula, in bytes.
const MOST_BYTES: usize = 10_000;

/// How many operators and brackets may wait for an operand.
const MOST_DEPTH: usize = 500;

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

impl FormulaError {
    fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: None }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// A function of x, or of x and y, that a reader typed.
#[derive(Clone, Debug)]
pub struct Formula {
    source: String,
    dimension: usize,
    program: Program,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(source: &str) -> Result<Self, FormulaError> {
        let parser::Read { graph, root, dimension } = parser::read(source)?;
        let program = Program::new(&graph, root);
        Ok(Self { source: source.to_owned(), dimension, program })
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

    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        self.program.evaluate(x, y)
    }
}
