//! A formula as a list of steps over a few registers.

use super::{
    fusion::{Finish, Fused, Other, fuse},
    graph::{FIRST, Graph, Node, X, Y},
    operation::{Operand, Operation, apply},
};
use crate::number::scalar::Scalar;

type Register = u16;

/// Steps to carry out in order. Register 0 starts as x and register 1 as y.
#[derive(Clone, Debug)]
pub(super) struct Program {
    instructions: Vec<Instruction>,
    registers: usize,
    effort: usize,
    /// What the value is if there are no steps.
    variable: Node,
}

/// One step, from registers to a register.
#[derive(Clone, Copy, Debug)]
struct Instruction {
    k: f64,
    shift: f64,
    operands: [Register; 4],
    to: Register,
    operation: Operation,
    finish: Finish,
}

impl Program {
    /// The steps that a node depends on, with a register used again once its last reader has run.
    pub(super) fn new(graph: &Graph, root: Node) -> Self {
        let alone = fuse(&graph.steps, |_| false);
        let readers = Readers::new(&alone, root);
        let steps = fuse(&graph.steps, |node| readers.of(node).count == 1);
        let readers = Readers::new(&steps, root);

        let mut homes: Vec<Register> = vec![X, Y];
        let mut free: Vec<Register> =
            [Y, X].into_iter().filter(|node| readers.of(*node).count == 0).collect();
        let mut registers = 2;
        let mut instructions = Vec::new();
        for (node, step) in (FIRST..).zip(&steps) {
            if readers.of(node).count == 0 {
                homes.push(0);
                continue;
            }
            let home = |node: Node| homes.get(usize::from(node)).copied().unwrap_or_default();
            for read in step.reads().filter(|read| readers.of(*read).last == node) {
                let register = home(read);
                if !free.contains(&register) {
                    free.push(register);
                }
            }
            let to = free.pop().unwrap_or_else(|| {
                registers += 1;
                registers - 1
            });
            let Fused { operation, k, finish, shift, operands } = *step;
            let operands = operands.map(home);
            instructions.push(Instruction { k, shift, operands, to, operation, finish });
            homes.push(to);
        }
        let effort = effort(&instructions);
        Self { instructions, registers: usize::from(registers), effort, variable: root }
    }

    /// See [`Objective::effort`](crate::Objective::effort).
    pub(super) fn effort(&self) -> usize {
        self.effort
    }

    /// The value at (x, y). Registers are on the stack unless there are uncommonly many.
    pub(super) fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let (mut few, mut more, mut many);
        let registers: &mut [Slot<S>] = match self.registers {
            0..=3 => {
                few = [Slot(x); 3];
                &mut few
            }
            4..=8 => {
                more = [Slot(x); 8];
                &mut more
            }
            count => {
                many = vec![Slot(x); count];
                &mut many
            }
        };
        // What no step reads: the registers it names are there.
        let nan = S::constant(f64::NAN);
        write(registers, Y, y);
        let mut value = if self.variable == Y { y } else { x };
        for instruction in &self.instructions {
            let Instruction { k, shift, operands, to, operation, finish } = instruction;
            let [a, b, c, d] = *operands;
            let a = Stored { register: a, registers, nan };
            let (b, c, d) = (a.beside(b), a.beside(c), a.beside(d));
            // Apart from the rest, whose values then need not pass through memory.
            value = if let Operation::Call(function) = operation {
                finish.apply(function.call(a.read(), b.read()), c, *shift, d)
            } else {
                finish.apply(apply(*operation, a, b, *k), c, *shift, d)
            };
            write(registers, *to, value);
        }
        value
    }
}

/// One operation by itself.
#[derive(Clone, Copy)]
pub(super) struct Plain<N> {
    pub(super) operation: Operation,
    pub(super) a: N,
    pub(super) b: N,
    pub(super) k: f64,
}

impl Program {
    /// The same steps over anything, one operation after another.
    pub(super) fn replay<N: Copy>(
        &self,
        x: N,
        y: N,
        mut carry_out: impl FnMut(Plain<N>) -> N,
    ) -> N {
        let mut registers = vec![x; self.registers.max(usize::from(FIRST))];
        if let Some(second) = registers.get_mut(usize::from(Y)) {
            *second = y;
        }
        let mut value = if self.variable == Y { y } else { x };
        for instruction in &self.instructions {
            let Instruction { k, shift, operands, to, operation, finish } = *instruction;
            let [a, b, c, d] =
                operands.map(|place| registers.get(usize::from(place)).copied().unwrap_or(x));
            value = carry_out(Plain { operation, a, b, k });
            for (operation, other) in finish.operations() {
                let (a, b) = match operation {
                    Operation::Subtract => (c, value),
                    _ => (value, if other == Other::D { d } else { c }),
                };
                value = carry_out(Plain { operation, a, b, k: shift });
            }
            if let Some(register) = registers.get_mut(usize::from(to)) {
                *register = value;
            }
        }
        value
    }
}

/// The number in a register.
#[derive(Clone, Copy)]
struct Stored<'a, S> {
    register: Register,
    registers: &'a [Slot<S>],
    /// What stands for a register that is not there.
    nan: S,
}

impl<S> Stored<'_, S> {
    /// The one in another register.
    #[inline(always)]
    fn beside(self, register: Register) -> Self {
        Self { register, ..self }
    }
}

impl<S: Scalar> Operand<S> for Stored<'_, S> {
    #[inline(always)]
    fn read(self) -> S {
        match self.registers.get(usize::from(self.register)) {
            Some(Slot(number)) => *number,
            None => self.nan,
        }
    }
}

#[inline(always)]
fn write<S>(registers: &mut [Slot<S>], to: Register, value: S) {
    if let Some(register) = registers.get_mut(usize::from(to)) {
        *register = Slot(value);
    }
}

/// How many times as long as a dozen sums and products some steps take, at least 1.
fn effort(instructions: &[Instruction]) -> usize {
    let of = |instruction: &Instruction| match instruction.operation {
        Operation::Call(_) | Operation::PowerConstant => 8,
        _ => 1,
    };
    (instructions.iter().map(of).sum::<usize>() / 12).max(1)
}

/// A register that lies within one line of the cache; across two, what was just written can't be
/// read back without a wait.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Slot<S>(S);

/// Which steps read a node, of those that the root depends on.
#[derive(Clone, Copy, Default)]
struct Reader {
    count: usize,
    last: Node,
}

struct Readers(Vec<Reader>);

impl Readers {
    /// The root itself is read at the end.
    fn new(steps: &[Fused], root: Node) -> Self {
        let mut readers = Self(vec![Reader::default(); steps.len() + usize::from(FIRST)]);
        readers.read(root, Node::MAX);
        for (index, step) in steps.iter().enumerate().rev() {
            let node = FIRST + index as Node;
            if readers.of(node).count > 0 {
                step.reads().for_each(|read| readers.read(read, node));
            }
        }
        readers
    }

    fn read(&mut self, node: Node, reader: Node) {
        if let Some(known) = self.0.get_mut(usize::from(node)) {
            known.count += 1;
            known.last = known.last.max(reader);
        }
    }

    fn of(&self, node: Node) -> Reader {
        self.0.get(usize::from(node)).copied().unwrap_or_default()
    }
}
