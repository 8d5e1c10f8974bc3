use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct SigmoidLoss;

impl Expression for SigmoidLoss {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        (x.sigmoid() - 0.2).square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "sigmoid-loss",
    family: Family::Plateau,
    name: "Squared loss of a sigmoid",
    formula: "(sigmoid(x) - 0.2)^2",
    note: "A neuron that is confidently wrong learns slowest: the error is largest where the slope is smallest.",
    source: "Nielsen 2015, Neural Networks and Deep Learning, chapter 3",
    view: [-10.0, 10.0, -0.1, 0.8],
    start: [6.0, 0.0],
    learning_rate: 0.3,
    minima: &[KnownPoint { at: [-1.386_294_361_119_890_6, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &SigmoidLoss,
};
