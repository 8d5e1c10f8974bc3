use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct MonkeySaddle;

impl Expression for MonkeySaddle {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.powi(3) - x * y.square() * 3.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "monkey-saddle",
    family: Family::Saddle,
    name: "Monkey saddle",
    formula: "x^3 - 3x y^2",
    note: "Three ways down, for two legs and a tail: flat to second order, so a run creeps in and creeps out.",
    source: "Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie, section 29; Dauphin et al. 2014, arXiv:1406.2572, figure 1",
    view: [-2.0, 2.0, -2.0, 2.0],
    start: [1.5, 0.01],
    learning_rate: 0.01,
    minima: &[],
    saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    objective: &MonkeySaddle,
};
