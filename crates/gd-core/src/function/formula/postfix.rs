//! A formula in postfix notation (reverse Polish notation): each operation behind its operands.

use super::{graph::Node, operation::Operation};

/// What comes next: something that is put on a stack, or an operation on what is on top of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Number(f64),
    Variable(Node),
    Apply(Operation),
}
