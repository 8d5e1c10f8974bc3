use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Himmelblau;

impl Expression for Himmelblau {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y - 11.0).square() + (x + y.square() - 7.0).square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "himmelblau",
    family: Family::FewMinima,
    name: "Himmelblau's function",
    formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    note: "Four minima of the same depth: the start alone decides which valley a run ends in.",
    source: "Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill",
    view: [-6.0, 6.0, -6.0, 6.0],
    start: [-1.0, -1.0],
    learning_rate: 0.01,
    minima: &[
        KnownPoint { at: [3.0, 2.0], value: 0.0 },
        KnownPoint { at: [3.584_428_340_330_491_7, -1.848_126_526_964_403_6], value: 0.0 },
        KnownPoint { at: [-3.779_310_253_377_747, -3.283_185_991_286_169_6], value: 0.0 },
        KnownPoint { at: [-2.805_118_086_952_745, 3.131_312_518_250_573], value: 0.0 },
    ],
    saddles: &[
        KnownPoint {
            at: [3.385_154_183_607_021, 0.073_851_879_837_749_28],
            value: 13.311_926_270_405_59,
        },
        KnownPoint {
            at: [0.086_677_504_555_396_36, 2.884_254_701_174_776],
            value: 67.719_150_087_526_15,
        },
        KnownPoint {
            at: [-3.073_025_750_764_389_7, -0.081_353_044_287_967_51],
            value: 104.015_162_917_558_1,
        },
        KnownPoint {
            at: [-0.127_961_346_730_680_08, -1.953_714_980_244_576_3],
            value: 178.337_239_201_927_47,
        },
    ],
    objective: &Himmelblau,
};
