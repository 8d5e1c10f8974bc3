use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Saddle;

impl Expression for Saddle {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.square() - y.square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "saddle",
    family: Family::Saddle,
    name: "Saddle",
    formula: "x^2 - y^2",
    note: "A minimum along x and a maximum along y: a run that starts on the ridge stops at the pass, any other slides off.",
    source: "Dauphin et al. 2014, NeurIPS, arXiv:1406.2572, figure 1",
    view: [-2.0, 2.0, -2.0, 2.0],
    start: [1.5, 0.01],
    learning_rate: 0.01,
    minima: &[],
    saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    objective: &Saddle,
};
