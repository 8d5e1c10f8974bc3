use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct GoldsteinPrice;

impl Expression for GoldsteinPrice {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let first = (x + y + 1.0).square()
            * (x.square() * 3.0 - x * 14.0 - y * 14.0 + x * y * 6.0 + y.square() * 3.0 + 19.0);
        let second = (x * 2.0 - y * 3.0).square()
            * (x.square() * 12.0 - x * 32.0 + y * 48.0 - x * y * 36.0 + y.square() * 27.0 + 18.0);
        (first + 1.0) * (second + 30.0)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "goldstein-price",
    family: Family::Cliff,
    name: "Goldstein–Price function",
    formula: "(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6x y + 3y^2)) (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36x y + 27y^2))",
    note: "Values from 3 to a million: the walls demand so small a learning rate that the floor needs patience.",
    source: "Goldstein & Price 1971, Mathematics of Computation 25, 569–574",
    view: [-2.0, 2.0, -2.0, 2.0],
    start: [-1.5, 0.5],
    learning_rate: 1.0e-5,
    minima: &[
        KnownPoint { at: [0.0, -1.0], value: 3.0 },
        KnownPoint { at: [-0.6, -0.4], value: 30.0 },
        KnownPoint { at: [1.8, 0.2], value: 84.0 },
        KnownPoint { at: [1.2, 0.8], value: 840.0 },
    ],
    saddles: &[
        KnownPoint { at: [-0.4, -0.6], value: 35.0 },
        KnownPoint { at: [1.2, -0.2], value: 99.0 },
        KnownPoint { at: [1.4, 0.6], value: 980.0 },
        KnownPoint { at: [0.6, 0.4], value: 990.0 },
    ],
    objective: &GoldsteinPrice,
};
