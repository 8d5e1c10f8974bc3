use std::f64::consts::PI;

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Bohachevsky;

impl Expression for Bohachevsky {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.square() + y.square() * 2.0 - (x * (3.0 * PI)).cos() * 0.3 - (y * (4.0 * PI)).cos() * 0.4
            + 0.7
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "bohachevsky",
    family: Family::ManyMinima,
    name: "Bohachevsky's function",
    formula: "x^2 + 2y^2 - 0.3cos(3pi x) - 0.4cos(4pi y) + 0.7",
    note: "A bowl with ripples: from afar it looks smooth, close by each ripple is a trap.",
    source: "Bohachevsky, Johnson & Stein 1986, Technometrics 28(3), 209–217",
    view: [-2.0, 2.0, -2.0, 2.0],
    start: [1.7, 1.6],
    learning_rate: 0.01,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Bohachevsky,
};
