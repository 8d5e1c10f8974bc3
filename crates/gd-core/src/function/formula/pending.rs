//! What waits for an operand while a formula is read, and how tightly it binds.

use std::ops::Range;

use super::operation::{Function, Operation};
use crate::flaw::{
    Flaw, Hint,
    formula::{Bracket, FormulaFault, Values},
};

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Precedence {
    Sum,
    Product,
    /// A function without parentheses: `sin 2x`.
    Application,
    Sign,
    Power,
}

/// xʸ, typed with ^ or as `pow(x, y)`.
pub(super) const POWER: Operation = Operation::Call(Function::Power);

/// What waits for the operand that is being read.
#[derive(Clone)]
pub(super) enum Pending {
    Binary(Operation),
    Negate,
    /// A function whose argument has no parentheses.
    Apply(Call),
    /// A function and its opening parenthesis.
    Call(Call),
    /// An opening parenthesis.
    Group(Range<usize>),
    /// An opening bar.
    Bars(Range<usize>),
}

/// A function on its way to its values.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) function: Function,
    /// The 2 of `sin^2 x`.
    pub(super) power: Option<f64>,
    pub(super) name: Range<usize>,
    /// How many values are complete.
    pub(super) values: usize,
    /// Two numbers with nothing but a comma between them, which may be one with a decimal comma.
    pub(super) decimal: Option<Range<usize>>,
    /// Whether a number may stand before the variable of an argument without parentheses.
    pub(super) takes_factor: bool,
}

impl Pending {
    /// None for a bracket, which only its other half ends.
    pub(super) fn precedence(&self) -> Option<Precedence> {
        match self {
            Self::Binary(Operation::Add | Operation::Subtract) => Some(Precedence::Sum),
            Self::Binary(POWER) => Some(Precedence::Power),
            Self::Binary(_) => Some(Precedence::Product),
            Self::Apply(_) => Some(Precedence::Application),
            Self::Negate => Some(Precedence::Sign),
            Self::Call(_) | Self::Group(_) | Self::Bars(_) => None,
        }
    }
}

pub(super) fn values_of(function: Function) -> Values {
    match (function.arity(), function.takes_more()) {
        (1, _) => Values::One,
        (_, false) => Values::Two,
        (_, true) => Values::TwoOrMore,
    }
}

/// What is wrong at a place.
pub(super) fn wrong(at: Range<usize>, fault: FormulaFault) -> Box<Flaw> {
    Box::new(Flaw::new(at, fault))
}

pub(super) fn with_hint(mut flaw: Box<Flaw>, hint: Hint) -> Box<Flaw> {
    flaw.hint = Some(hint);
    flaw
}

pub(super) fn wrong_count(call: &Call, at: Range<usize>) -> Box<Flaw> {
    let (function, takes) = (call.function.name(), values_of(call.function));
    wrong(at, FormulaFault::WrongCount { function, takes })
}

pub(super) fn never_closed(open: &Pending) -> Box<Flaw> {
    let (at, open) = match open {
        Pending::Bars(at) => (at.clone(), Bracket::Bar),
        Pending::Call(Call { name, .. }) | Pending::Apply(Call { name, .. }) => {
            (name.clone(), Bracket::Function)
        }
        Pending::Group(at) => (at.clone(), Bracket::Parenthesis),
        // Neither opens anything.
        Pending::Binary(_) | Pending::Negate => (0..0, Bracket::Parenthesis),
    };
    wrong(at, FormulaFault::NeverClosed { open })
}

/// What comes next in a formula.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Next {
    Operand,
    Operator,
    Nothing,
}
