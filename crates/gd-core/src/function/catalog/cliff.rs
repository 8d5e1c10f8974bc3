use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Cliff;

impl Expression for Cliff {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y.square()) / 2.0 + ((x - 1.0) * 20.0).tanh() * 5.0 + 5.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "cliff",
    family: Family::Cliff,
    name: "Cliff",
    formula: "(x^2 + y^2)/2 + 5 + 5tanh(20(x - 1))",
    note: "A step that lands on the face of the cliff throws the run far past the minimum; clipping the gradient keeps it on the path.",
    source: "After Pascanu, Mikolov & Bengio 2013, ICML, arXiv:1211.5063, figure 6; Goodfellow, Bengio & Courville 2016, Deep Learning, figure 8.3",
    view: [-4.0, 4.0, -4.0, 4.0],
    start: [3.0, 2.0],
    learning_rate: 0.1,
    minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    saddles: &[],
    objective: &Cliff,
};
