use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Ravine;

impl Expression for Ravine {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.square() / 2.0 + y.square() * 10.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "ravine",
    family: Family::Ravine,
    name: "Ravine",
    formula: "x^2/2 + 10y^2",
    note: "Curvature 20 across and 1 along: just below the limit 2/20 for the learning rate, the path zigzags between the walls.",
    source: "Goh 2017, Why Momentum Really Works, Distill, doi:10.23915/distill.00006",
    view: [-10.0, 10.0, -3.0, 3.0],
    start: [-9.0, 2.0],
    learning_rate: 0.09,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Ravine,
};
