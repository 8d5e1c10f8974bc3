//! A formula's operations while it is read: each different one once, constants folded.

use std::f64::consts::E;

use super::operation::{Function, Operation, apply};

/// The most operations of a formula.
pub(super) const MOST_OPERATIONS: usize = 1000;

/// The place of an operation in the graph.
pub(super) type Node = u16;

/// One operation on nodes before it; a variable is the node [`X`] or [`Y`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Computation {
    pub(super) operation: Operation,
    /// Its operands a and b, as far as it has them.
    pub(super) operands: [Node; 2],
    pub(super) k: f64,
}

/// The variable x.
pub(super) const X: Node = 0;
/// The variable y.
pub(super) const Y: Node = 1;
/// The node of the first step.
pub(super) const FIRST: Node = 2;

/// The formula has more than [`MOST_OPERATIONS`].
#[derive(Debug)]
pub(super) struct TooMany;

/// The operations so far.
#[derive(Default)]
pub(super) struct Graph {
    pub(super) steps: Vec<Computation>,
    /// The node of each step that is there already (value numbering, Cocke & Schwartz 1970).
    /// In ascending order.
    known: Vec<((Operation, Node, Node, u64), Node)>,
}

type Numbered = Result<Node, TooMany>;

impl Graph {
    /// A number.
    pub(super) fn constant(&mut self, k: f64) -> Numbered {
        self.step(Operation::Constant, X, X, k)
    }

    /// The value of a node that depends on no variable.
    pub(super) fn known_value(&self, node: Node) -> Option<f64> {
        self.operand_of(Operation::Constant, node).map(|step| step.k)
    }

    /// Whether a node is below 0 nowhere, as far as that is seen at once.
    pub(super) fn is_nonnegative(&self, node: Node) -> bool {
        let mut nodes = vec![node];
        while let Some(node) = nodes.pop() {
            let index = node.checked_sub(FIRST).map(usize::from);
            let Some(step) = index.and_then(|index| self.steps.get(index)) else { return false };
            let [a, b] = step.operands;
            match step.operation {
                Operation::Square
                | Operation::Call(
                    Function::Abs
                    | Function::Sqrt
                    | Function::Exp
                    | Function::Cosh
                    | Function::Hypot
                    | Function::Sigmoid
                    | Function::Softplus
                    | Function::Relu
                    | Function::LogCosh,
                ) => {}
                Operation::PowerInteger if (step.k / 2.0).fract() == 0.0 => {}
                Operation::Constant if step.k >= 0.0 => {}
                Operation::AddConstant | Operation::Scale | Operation::DivideBy
                    if step.k >= 0.0 =>
                {
                    nodes.push(a);
                }
                Operation::Add | Operation::Multiply | Operation::Divide
                    if nodes.len() < MOST_OPERATIONS =>
                {
                    nodes.extend([a, b]);
                }
                _ => return false,
            }
        }
        true
    }

    /// An operation or function of one operand.
    pub(super) fn unary(&mut self, operation: Operation, a: Node) -> Numbered {
        if let Some(a) = self.known_value(a) {
            return self.constant(apply(operation, a, a, 0.0));
        }
        if operation == Operation::Negate {
            if let Some(negated) = self.operand_of(Operation::Negate, a) {
                return Ok(a_of(negated));
            }
            if let Some(scaled) = self.operand_of(Operation::Scale, a) {
                return self.with_constant(Operation::Scale, a_of(scaled), -scaled.k);
            }
        }
        self.step(operation, a, a, 0.0)
    }

    /// An operation or function of two operands, in a cheaper form where there is one that gives
    /// the same value.
    pub(super) fn binary(&mut self, operation: Operation, a: Node, b: Node) -> Numbered {
        use Operation::{
            Add, AddConstant, Call, Divide, DivideBy, DivideInto, Multiply, Negate, Subtract,
            SubtractFrom,
        };
        let negated_a = self.operand_of(Negate, a).map(a_of);
        let negated_b = self.operand_of(Negate, b).map(a_of);
        match (operation, self.known_value(a), self.known_value(b)) {
            (Call(Function::Power), None, Some(k)) => self.power(a, k),
            (Call(Function::Power), Some(E), None) => self.unary(Call(Function::Exp), b),
            (_, Some(a), Some(b)) => self.constant(apply(operation, a, b, 0.0)),

            (Add, None, Some(k)) => self.with_constant(AddConstant, a, k),
            (Add, Some(k), None) => self.with_constant(AddConstant, b, k),
            (Subtract, None, Some(k)) => self.with_constant(AddConstant, a, -k),
            (Subtract, Some(k), None) => self.with_constant(SubtractFrom, b, k),
            (Multiply, None, Some(k)) => self.scale(a, k),
            (Multiply, Some(k), None) => self.scale(b, k),
            // Only a power of two has an exact reciprocal.
            (Divide, None, Some(k)) if is_power_of_two(k) => self.scale(a, 1.0 / k),
            (Divide, None, Some(k)) => self.with_constant(DivideBy, a, k),
            (Divide, Some(k), None) => self.with_constant(DivideInto, b, k),

            (Multiply, ..) if a == b => self.square(a),
            _ => match (operation, negated_a, negated_b) {
                (Add, _, Some(b)) => self.binary(Subtract, a, b),
                (Add, Some(a), _) => self.binary(Subtract, b, a),
                (Subtract, _, Some(b)) => self.binary(Add, a, b),
                (Multiply | Divide, Some(a), Some(b)) => self.binary(operation, a, b),
                (Add | Multiply | Call(Function::Min | Function::Max), ..) => {
                    self.step(operation, a.min(b), a.max(b), 0.0)
                }
                _ => self.step(operation, a, b, 0.0),
            },
        }
    }

    /// aᵏ. Small integers are products; beyond, repeated squaring is less exact than `pow`.
    fn power(&mut self, a: Node, k: f64) -> Numbered {
        const LARGEST_PRODUCT: f64 = 64.0;
        if let Some(a) = self.known_value(a) {
            return self.constant(Function::Power.call(a, k));
        }
        if k == 0.0 {
            self.constant(1.0)
        } else if k == 1.0 {
            Ok(a)
        } else if k == 2.0 {
            self.square(a)
        } else if k == 0.5 {
            self.step(Operation::Call(Function::Sqrt), a, a, 0.0)
        } else if k == -1.0 {
            self.with_constant(Operation::DivideInto, a, 1.0)
        } else if k.fract() == 0.0 && k.abs() <= LARGEST_PRODUCT {
            self.with_constant(Operation::PowerInteger, a, k)
        } else {
            self.with_constant(Operation::PowerConstant, a, k)
        }
    }

    /// a². The square of k − a is that of a − k.
    fn square(&mut self, a: Node) -> Numbered {
        let a = match self.operand_of(Operation::SubtractFrom, a) {
            Some(from) => self.with_constant(Operation::AddConstant, a_of(from), -from.k)?,
            None => a,
        };
        self.step(Operation::Square, a, a, 0.0)
    }

    fn scale(&mut self, a: Node, k: f64) -> Numbered {
        if k == 1.0 {
            Ok(a)
        } else if k == -1.0 {
            self.unary(Operation::Negate, a)
        } else {
            self.with_constant(Operation::Scale, a, k)
        }
    }

    fn with_constant(&mut self, operation: Operation, a: Node, k: f64) -> Numbered {
        self.step(operation, a, a, k)
    }

    /// The step that computes a node, if it is this operation.
    fn operand_of(&self, operation: Operation, node: Node) -> Option<Computation> {
        let index = node.checked_sub(FIRST)?;
        self.steps.get(usize::from(index)).copied().filter(|step| step.operation == operation)
    }

    fn step(&mut self, operation: Operation, a: Node, b: Node, k: f64) -> Numbered {
        let key = (operation, a, b, k.to_bits());
        let place = match self.known.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(place) => return Ok(self.known.get(place).map_or(X, |(_, node)| *node)),
            Err(place) => place,
        };
        if self.steps.len() >= MOST_OPERATIONS {
            return Err(TooMany);
        }
        let node = FIRST + self.steps.len() as Node;
        self.steps.push(Computation { operation, operands: [a, b], k });
        self.known.insert(place, (key, node));
        Ok(node)
    }
}

fn a_of(step: Computation) -> Node {
    let [a, _] = step.operands;
    a
}

/// Whether 1/k and every product with it are exact, but for underflow.
fn is_power_of_two(k: f64) -> bool {
    const FRACTION: u64 = (1 << (f64::MANTISSA_DIGITS - 1)) - 1;
    k.is_normal() && (1.0 / k).is_normal() && k.to_bits() & FRACTION == 0
}
