//! A formula as a list of steps over a few registers.

use super::{
    graph::{FIRST, Graph, Node, Step, X, Y},
    operation::{Operation, apply},
};
use crate::scalar::Scalar;

type Register = u16;

/// Steps to carry out in order. Register 0 starts as x and register 1 as y.
#[derive(Clone, Debug)]
pub(super) struct Program {
    instructions: Vec<Instruction>,
    registers: usize,
    /// Where the value is in the end.
    result: Register,
}

/// One step; the constant `k` and the second operand `b` count only where the operation has them.
#[derive(Clone, Copy, Debug)]
struct Instruction {
    k: f64,
    a: Register,
    b: Register,
    to: Register,
    operation: Operation,
}

/// Programs with at most as many registers, nearly all, need no allocation.
const FEW: usize = 8;

impl Program {
    /// The steps that a node depends on, with a register used again once its last reader has run.
    pub(super) fn new(graph: &Graph, root: Node) -> Self {
        let last_readers = last_readers(graph, root);
        let is_last = |node: Node, reader| get(&last_readers, node) == Some(reader);
        let mut homes: Vec<Register> = vec![X, Y];
        let mut free: Vec<Register> =
            [Y, X].into_iter().filter(|node| get(&last_readers, *node).is_none()).collect();
        let mut registers = 2;
        let mut instructions = Vec::new();
        for (node, step) in (FIRST..).zip(&graph.steps) {
            if get(&last_readers, node).is_none() {
                homes.push(0);
                continue;
            }
            let home = |node: Node| homes.get(usize::from(node)).copied().unwrap_or_default();
            let (a, b) = (home(step.a), home(step.b));
            let mut ending: Vec<_> =
                operands(step).filter(|operand| is_last(*operand, node)).map(home).collect();
            ending.dedup();
            free.append(&mut ending);
            let to = free.pop().unwrap_or_else(|| {
                registers += 1;
                registers - 1
            });
            homes.push(to);
            instructions.push(Instruction { k: step.k, a, b, to, operation: step.operation });
        }
        let result = homes.get(usize::from(root)).copied().unwrap_or_default();
        Self { instructions, registers: usize::from(registers), result }
    }

    /// The value at (x, y).
    pub(super) fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        if self.registers <= FEW {
            let mut registers = [x; FEW];
            self.run(y, &mut registers)
        } else {
            self.run(y, &mut vec![x; self.registers])
        }
    }

    /// Carries out the steps in registers that all hold x.
    fn run<S: Scalar>(&self, y: S, registers: &mut [S]) -> S {
        let nan = S::constant(f64::NAN);
        if let Some(second) = registers.get_mut(1) {
            *second = y;
        }
        for &Instruction { k, a, b, to, operation } in &self.instructions {
            let read = |register: Register| registers.get(usize::from(register)).copied();
            let value = apply(operation, read(a).unwrap_or(nan), || read(b).unwrap_or(nan), k);
            if let Some(register) = registers.get_mut(usize::from(to)) {
                *register = value;
            }
        }
        registers.get(usize::from(self.result)).copied().unwrap_or(nan)
    }
}

/// For each node that the root depends on, the last one that reads it; the root itself is read at
/// the end.
fn last_readers(graph: &Graph, root: Node) -> Vec<Option<Node>> {
    let mut readers = vec![None; graph.steps.len() + usize::from(FIRST)];
    let read = |readers: &mut [Option<Node>], node: Node, reader: Node| {
        if let Some(last) = readers.get_mut(usize::from(node)) {
            last.get_or_insert(reader);
        }
    };
    read(&mut readers, root, Node::MAX);
    for (index, step) in graph.steps.iter().enumerate().rev() {
        let node = FIRST + index as Node;
        if get(&readers, node).is_some() {
            operands(step).for_each(|operand| read(&mut readers, operand, node));
        }
    }
    readers
}

fn get(readers: &[Option<Node>], node: Node) -> Option<Node> {
    readers.get(usize::from(node)).copied().flatten()
}

fn operands(step: &Step) -> impl Iterator<Item = Node> {
    let reads = match step.operation {
        Operation::Constant => 0,
        operation if operation.is_binary() => 2,
        _ => 1,
    };
    [step.a, step.b].into_iter().take(reads)
}
