use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Parabola;

impl Expression for Parabola {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        x.square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "parabola",
    family: Family::Bowl,
    name: "Parabola",
    formula: "x^2",
    note: "The sign of the slope 2x says which way is down, and its size how far away the bottom is.",
    source: "The first example of any course; Boyd & Vandenberghe 2004, Convex Optimization, section 9.1",
    view: [-4.0, 4.0, -1.0, 16.0],
    start: [3.0, 0.0],
    learning_rate: 0.1,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Parabola,
};
