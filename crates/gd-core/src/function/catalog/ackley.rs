use std::f64::consts::{E, SQRT_2, TAU};

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Ackley;

impl Expression for Ackley {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let waves = ((x * TAU).cos() + (y * TAU).cos()) / 2.0;
        -(x.hypot(y) * (-0.2 / SQRT_2)).exp() * 20.0 - waves.exp() + (20.0 + E)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "ackley",
    family: Family::ManyMinima,
    name: "Ackley's function",
    formula: "20 + e - 20exp(-0.2hypot(x, y)/sqrt(2)) - exp((cos(2pi x) + cos(2pi y))/2)",
    note: "A funnel under ripples: far out the ripples are deeper than the slope, near the middle the funnel wins and ends in a point.",
    source: "Ackley 1987, A Connectionist Machine for Genetic Hillclimbing, Kluwer",
    view: [-5.0, 5.0, -5.0, 5.0],
    start: [2.6, -1.8],
    learning_rate: 0.01,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Ackley,
};
