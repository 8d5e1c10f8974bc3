use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Matyas;

impl Expression for Matyas {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y.square()) * 0.26 - x * y * 0.48
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "matyas",
    family: Family::Bowl,
    name: "Matyas's function",
    formula: "0.26(x^2 + y^2) - 0.48x y",
    note: "A bowl 25 times steeper across the diagonal than along it: soon on the floor, and then it takes its time.",
    source: "Jamil & Yang 2013, arXiv:1308.4008",
    view: [-10.0, 10.0, -10.0, 10.0],
    start: [-9.0, 4.0],
    learning_rate: 0.5,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Matyas,
};
