use std::f64::consts::{FRAC_PI_2, PI};

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Michalewicz;

impl Expression for Michalewicz {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let trench = |t: S, i: f64| t.sin() * (t.square() * (i / PI)).sin().powi(20);
        -trench(x, 1.0) - trench(y, 2.0)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "michalewicz",
    family: Family::Plateau,
    name: "Michalewicz's function",
    formula: "-sin(x)sin(x^2/pi)^20 - sin(y)sin(2y^2/pi)^20",
    note: "Steep trenches in a flat land: only where two of them cross is it deep.",
    source: "Michalewicz 1992, Genetic Algorithms + Data Structures = Evolution Programs, Springer; Vanaret et al. 2014, arXiv:2003.09867",
    view: [0.0, PI, 0.0, PI],
    start: [2.45, 1.8],
    learning_rate: 0.005,
    minima: &[
        KnownPoint { at: [2.202_905_520_172_609_3, FRAC_PI_2], value: -1.801_303_410_098_552_5 },
        KnownPoint {
            at: [2.202_905_520_172_609_3, 2.711_571_483_843_014_3],
            value: -1.214_059_515_620_816_3,
        },
    ],
    saddles: &[],
    objective: &Michalewicz,
};
