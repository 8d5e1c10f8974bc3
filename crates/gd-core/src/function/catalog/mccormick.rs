use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Mccormick;

impl Expression for Mccormick {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x + y).sin() + (x - y).square() - x * 1.5 + y * 2.5 + 1.0
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "mccormick",
    family: Family::FewMinima,
    name: "McCormick's function",
    formula: "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
    note: "A wavy, sloping channel: a run settles in the dip it reaches, though the next one is lower by π.",
    source: "McCormick 1976, Mathematical Programming 10, 147–175; Jamil & Yang 2013, arXiv:1308.4008",
    view: [-1.5, 4.0, -3.0, 4.0],
    start: [3.5, 3.5],
    learning_rate: 0.05,
    minima: &[
        KnownPoint {
            at: [-0.547_197_551_196_597_7, -1.547_197_551_196_597_9],
            value: -1.913_222_954_981_036_4,
        },
        KnownPoint {
            at: [2.594_395_102_393_195_7, 1.594_395_102_393_195_5],
            value: 1.228_369_698_608_756_9,
        },
    ],
    saddles: &[KnownPoint {
        at: [1.547_197_551_196_597_9, 0.547_197_551_196_597_7],
        value: 1.913_222_954_981_036_4,
    }],
    objective: &Mccormick,
};
