//! Operations that one step carries out together: typical of formulas are sums of products and
//! squares of sums, and a step costs more than its arithmetic. The value is the same to the bit.

use super::{
    graph::{Computation, FIRST, Node},
    operation::{Operand, Operation},
};
use crate::number::scalar::Scalar;

/// What a step does with its operation's value v, in the order of the bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Finish(u8);

impl Finish {
    /// v + c
    const PLUS_C: u8 = 1;
    /// c − v
    const FROM_C: u8 = 2;
    /// v + shift
    const SHIFT: u8 = 4;
    /// v²
    const SQUARE: u8 = 8;
    /// v + d
    const PLUS_D: u8 = 16;

    /// Finishes a value. The operands come as closures, so that only those it has are read.
    #[inline(always)]
    pub(super) fn apply<S: Scalar>(
        self,
        mut value: S,
        c: impl Operand<S>,
        shift: f64,
        d: impl Operand<S>,
    ) -> S {
        if self.0 == 0 {
            return value;
        }
        if self.has(Self::PLUS_C) {
            value = value + c.read();
        }
        if self.has(Self::FROM_C) {
            value = c.read() - value;
        }
        if self.has(Self::SHIFT) {
            value = value + shift;
        }
        if self.has(Self::SQUARE) {
            value = value.square();
        }
        if self.has(Self::PLUS_D) {
            value = value + d.read();
        }
        value
    }

    /// The operations by which a value is finished, in their order, each with its other operand.
    pub(super) fn operations(self) -> impl Iterator<Item = (Operation, Other)> {
        [
            (Self::PLUS_C, Operation::Add, Other::C),
            (Self::FROM_C, Operation::Subtract, Other::C),
            (Self::SHIFT, Operation::AddConstant, Other::C),
            (Self::SQUARE, Operation::Square, Other::C),
            (Self::PLUS_D, Operation::Add, Other::D),
        ]
        .into_iter()
        .filter(move |(what, ..)| self.has(*what))
        .map(|(_, operation, other)| (operation, other))
    }

    #[inline(always)]
    fn has(self, what: u8) -> bool {
        self.0 & what != 0
    }
}

/// The further operands of a finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    C,
    D,
}

/// Operations that are carried out together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fused {
    pub(super) operation: Operation,
    pub(super) k: f64,
    pub(super) finish: Finish,
    pub(super) shift: f64,
    /// The operation's operands a and b, and the finish's c and d.
    pub(super) operands: [Node; 4],
}

impl Fused {
    fn new(step: &Computation) -> Self {
        let Computation { operation, operands: [a, b], k } = *step;
        Self { operation, k, finish: Finish(0), shift: 0.0, operands: [a, b, a, a] }
    }

    /// The nodes that it reads.
    pub(super) fn reads(&self) -> impl Iterator<Item = Node> {
        let [a, b, c, d] = self.operands;
        let operands = [a, b].into_iter().take(self.operation.operands());
        let has_c = self.finish.has(Finish::PLUS_C | Finish::FROM_C);
        let has_d = self.finish.has(Finish::PLUS_D);
        operands.chain(has_c.then_some(c)).chain(has_d.then_some(d))
    }

    /// This, finished by a step whose other operand, if it has two, is a given node.
    fn finished(self, last: Operation, k: f64, other: Node) -> Option<Self> {
        let [a, b, c, d] = self.operands;
        let Finish(done) = self.finish;
        let with_c = [a, b, other, d];
        let (what, shift, operands) = match last {
            Operation::Add if done == 0 => (Finish::PLUS_C, self.shift, with_c),
            Operation::Add => (Finish::PLUS_D, self.shift, [a, b, c, other]),
            Operation::Subtract if done == 0 => (Finish::FROM_C, self.shift, with_c),
            Operation::AddConstant => (Finish::SHIFT, k, self.operands),
            Operation::Square => (Finish::SQUARE, self.shift, self.operands),
            _ => return None,
        };
        let finish = Finish(done | what);
        (done < what).then_some(Self { finish, shift, operands, ..self })
    }
}

/// The same steps, where one that is `read_once` is part of its reader if it can be; nothing reads
/// it then.
pub(super) fn fuse(steps: &[Computation], read_once: impl Fn(Node) -> bool) -> Vec<Fused> {
    let mut fused: Vec<Fused> = Vec::with_capacity(steps.len());
    for step in steps {
        let [a, b] = step.operands;
        let finishing = |node: Node, other: Node| {
            let index = node.checked_sub(FIRST).filter(|_| read_once(node))?;
            fused.get(usize::from(index))?.finished(step.operation, step.k, other)
        };
        let together = match step.operation {
            Operation::Add => finishing(b, a).or_else(|| finishing(a, b)),
            Operation::Subtract => finishing(b, a),
            _ => finishing(a, a),
        };
        fused.push(together.unwrap_or_else(|| Fused::new(step)));
    }
    fused
}
