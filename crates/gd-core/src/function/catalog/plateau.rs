use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Plateau;

impl Expression for Plateau {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        -(-(x.square() + y.square()) / 2.0).exp() + 1.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "plateau",
    family: Family::Plateau,
    name: "Plateau with a hole",
    formula: "1 - exp(-(x^2 + y^2)/2)",
    note: "Far from the hole the slope all but vanishes, and with it the steps: a run out there hardly moves.",
    source: "After the vanishing gradients of Bengio, Simard & Frasconi 1994, IEEE Transactions on Neural Networks 5(2), 157–166",
    view: [-6.0, 6.0, -6.0, 6.0],
    start: [3.5, 2.5],
    learning_rate: 0.1,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Plateau,
};
