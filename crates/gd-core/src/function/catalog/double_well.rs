use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct DoubleWell;

impl Expression for DoubleWell {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        x.powi(4) - x.square() * 3.0 + x
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "double-well",
    family: Family::FewMinima,
    name: "Double well",
    formula: "x^4 - 3x^2 + x",
    note: "Two valleys, one deeper: a start right of the hill ends in the shallow one.",
    source: "The asymmetric quartic double well; Strogatz 2015, Nonlinear Dynamics and Chaos, section 3.6",
    view: [-2.2, 2.2, -5.0, 6.0],
    start: [2.0, 0.0],
    learning_rate: 0.01,
    minima: &[
        KnownPoint { at: [-1.300_839_565_941_577_2, 0.0], value: -3.513_905_038_934_789 },
        KnownPoint { at: [1.130_901_122_629_985_9, 0.0], value: -1.070_230_181_776_154_1 },
    ],
    saddles: &[],
    objective: &DoubleWell,
};
