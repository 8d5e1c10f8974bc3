use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Inflection;

impl Expression for Inflection {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        x.powi(3)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "inflection",
    family: Family::Saddle,
    name: "Inflection",
    formula: "x^3",
    note: "The slope vanishes at 0 though the function falls on: a run slows to a halt on a step, with no minimum there.",
    source: "Strang & Herman 2016, Calculus Volume 1, OpenStax, section 4.5",
    view: [-2.0, 2.0, -4.0, 4.0],
    start: [1.5, 0.0],
    learning_rate: 0.1,
    minima: &[],
    saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    objective: &Inflection,
};
