use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Sphere;

impl Expression for Sphere {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.square() + y.square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "sphere",
    family: Family::Bowl,
    name: "Sphere (round bowl)",
    formula: "x^2 + y^2",
    note: "The gradient points straight away from the minimum, so every learning rate below 1 leads straight in.",
    source: "De Jong 1975, An analysis of the behavior of a class of genetic adaptive systems, F1",
    view: [-5.0, 5.0, -5.0, 5.0],
    start: [3.0, 4.0],
    learning_rate: 0.1,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Sphere,
};
