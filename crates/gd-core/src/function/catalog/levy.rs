use std::f64::consts::{PI, TAU};

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Levy;

impl Expression for Levy {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let [u, v] = [(x - 1.0) / 4.0, (y - 1.0) / 4.0];
        let angle = (u + 1.0) * PI;
        angle.sin().square()
            + u.square() * ((angle + 1.0).sin().square() * 10.0 + 1.0)
            + v.square() * (((v + 1.0) * TAU).sin().square() + 1.0)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "levy",
    family: Family::ManyMinima,
    name: "Levy's function",
    formula: "sin(pi(x + 3)/4)^2 + ((x - 1)/4)^2 (1 + 10sin(pi(x + 3)/4 + 1)^2) + ((y - 1)/4)^2 (1 + sin(pi(y + 3)/2)^2)",
    note: "Waves that grow with the distance from the middle: a start far out is caught in the nearest trough.",
    source: "Levy & Montalvo 1985, SIAM Journal on Scientific and Statistical Computing 6(1), 15–29; Laguna & Martí 2005, Journal of Global Optimization 33, 235–255",
    view: [-10.0, 10.0, -10.0, 10.0],
    start: [-8.0, 7.0],
    learning_rate: 0.02,
    minima: &[KnownPoint { at: [1.0, 1.0], value: 0.0 }],
    saddles: &[],
    objective: &Levy,
};
