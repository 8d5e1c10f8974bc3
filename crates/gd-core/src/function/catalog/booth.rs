use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Booth;

impl Expression for Booth {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x + y * 2.0 - 7.0).square() + (x * 2.0 + y - 5.0).square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "booth",
    family: Family::Bowl,
    name: "Booth's function",
    formula: "(x + 2y - 7)^2 + (2x + y - 5)^2",
    note: "An oval bowl askew to the axes: the path bends, because the steep direction is finished first.",
    source: "Jamil & Yang 2013, arXiv:1308.4008",
    view: [-10.0, 10.0, -10.0, 10.0],
    start: [-8.0, -4.0],
    learning_rate: 0.05,
    minima: &[KnownPoint { at: [1.0, 3.0], value: 0.0 }],
    saddles: &[],
    objective: &Booth,
};
