use std::f64::consts::SQRT_2;

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Griewank;

impl Expression for Griewank {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y.square()) / 4000.0 - x.cos() * (y / SQRT_2).cos() + 1.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "griewank",
    family: Family::ManyMinima,
    name: "Griewank's function",
    formula: "1 + (x^2 + y^2)/4000 - cos(x)cos(y/sqrt(2))",
    note: "Hardly any slope beyond the ripples: the valleys look alike, and only their values tell which is the lowest.",
    source: "Griewank 1981, Journal of Optimization Theory and Applications 34(1), 11–39",
    view: [-10.0, 10.0, -10.0, 10.0],
    start: [5.0, 6.0],
    learning_rate: 0.3,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Griewank,
};
