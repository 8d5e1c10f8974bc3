use std::f64::consts::TAU;

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Rastrigin;

impl Expression for Rastrigin {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let ripple = |t: S| t.square() - (t * TAU).cos() * 10.0;
        ripple(x) + ripple(y) + 20.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "rastrigin",
    family: Family::ManyMinima,
    name: "Rastrigin's function",
    formula: "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
    note: "An egg tray with 121 minima in a bowl: plain descent goes no further than the nearest.",
    source: "Rastrigin 1974, Systems of Extremal Control, Nauka; Mühlenbein, Schomisch & Born 1991, Parallel Computing 17, 619–632",
    view: [-5.12, 5.12, -5.12, 5.12],
    start: [3.4, -2.3],
    learning_rate: 0.002,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Rastrigin,
};
