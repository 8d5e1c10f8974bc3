use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Absolute;

impl Expression for Absolute {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        x.abs()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "absolute",
    family: Family::Bowl,
    name: "Absolute value",
    formula: "|x|",
    note: "The slope never fades towards the minimum, so a fixed step ends up hopping over the kink for ever.",
    source: "Boyd, Xiao & Mutapcic 2003, Subgradient Methods, Stanford EE392o",
    view: [-4.0, 4.0, -0.5, 4.0],
    start: [2.9, 0.0],
    learning_rate: 0.3,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Absolute,
};
