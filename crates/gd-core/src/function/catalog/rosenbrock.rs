use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Rosenbrock;

impl Expression for Rosenbrock {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (-x + 1.0).square() + (y - x.square()).square() * 100.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "rosenbrock",
    family: Family::Ravine,
    name: "Rosenbrock's banana",
    formula: "(1 - x)^2 + 100(y - x^2)^2",
    note: "A curved ravine: reaching its floor is quick, following the floor to the minimum is slow.",
    source: "Rosenbrock 1960, The Computer Journal 3(3), 175–184",
    view: [-2.0, 2.0, -1.0, 3.0],
    start: [-1.2, 1.0],
    learning_rate: 0.001,
    minima: &[KnownPoint { at: [1.0, 1.0], value: 0.0 }],
    saddles: &[],
    objective: &Rosenbrock,
};
