use std::f64::consts::{FRAC_PI_2, PI};

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Easom;

impl Expression for Easom {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        -x.cos() * y.cos() * (-(x - PI).square() - (y - PI).square()).exp()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "easom",
    family: Family::Plateau,
    name: "Easom's function",
    formula: "-cos(x)cos(y)exp(-(x - pi)^2 - (y - pi)^2)",
    note: "A needle in a plain: outside its narrow hole there is next to no slope to follow.",
    source: "Easom 1990, A survey of global optimization techniques, University of Louisville; Jamil & Yang 2013, arXiv:1308.4008",
    view: [-1.0, 7.0, -1.0, 7.0],
    start: [2.2, 1.8],
    learning_rate: 0.1,
    minima: &[
        KnownPoint { at: [PI, PI], value: -1.0 },
        KnownPoint {
            at: [1.304_995_450_437_667_5, 1.304_995_450_437_667_5],
            value: -8.110_223_891_570_065e-5,
        },
        KnownPoint {
            at: [1.304_995_450_437_667_5, 4.978_189_856_741_919],
            value: -8.110_223_891_570_065e-5,
        },
        KnownPoint {
            at: [4.978_189_856_741_919, 1.304_995_450_437_667_5],
            value: -8.110_223_891_570_065e-5,
        },
        KnownPoint {
            at: [4.978_189_856_741_919, 4.978_189_856_741_919],
            value: -8.110_223_891_570_065e-5,
        },
    ],
    saddles: &[
        KnownPoint { at: [FRAC_PI_2, FRAC_PI_2], value: 0.0 },
        KnownPoint { at: [FRAC_PI_2, 3.0 * FRAC_PI_2], value: 0.0 },
        KnownPoint { at: [3.0 * FRAC_PI_2, FRAC_PI_2], value: 0.0 },
        KnownPoint { at: [3.0 * FRAC_PI_2, 3.0 * FRAC_PI_2], value: 0.0 },
    ],
    objective: &Easom,
};
