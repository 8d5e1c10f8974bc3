use super::{Entry, KnownPoint};
use crate::{objective::Expression, scalar::Scalar};

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
    name: "Double well (1-D)",
    formula: "x^4 - 3x^2 + x",
    note: "Two valleys, one deeper: a start right of the hill ends in the shallow one.",
    source: "The asymmetric quartic double well of textbooks on bistability",
    view: [-2.2, 2.2, -5.0, 6.0],
    start: [2.0, 0.0],
    minima: &[
        KnownPoint { at: [-1.300_839_566_6, 0.0], value: -3.513_905 },
        KnownPoint { at: [1.130_901_122, 0.0], value: -1.070_230_2 },
    ],
    saddles: &[],
    objective: &DoubleWell,
};
