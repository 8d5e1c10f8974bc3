use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct ThreeHumpCamel;

impl Expression for ThreeHumpCamel {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        x.square() * 2.0 - x.powi(4) * 1.05 + x.powi(6) / 6.0 + x * y + y.square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "three-hump-camel",
    family: Family::FewMinima,
    name: "Three-hump camel",
    formula: "2x^2 - 1.05x^4 + x^6/6 + x y + y^2",
    note: "The global minimum lies between two local ones: momentum rolls through the shallow valley that plain descent stays in.",
    source: "Dixon & Szegö 1978, Towards Global Optimisation 2; Jamil & Yang 2013, arXiv:1308.4008",
    view: [-2.5, 2.5, -2.5, 2.5],
    start: [-2.2, -1.0],
    learning_rate: 0.01,
    minima: &[
        KnownPoint { at: [0.0, 0.0], value: 0.0 },
        KnownPoint {
            at: [-1.747_552_345_830_288_8, 0.873_776_172_915_144_4],
            value: 0.298_638_442_236_859_8,
        },
        KnownPoint {
            at: [1.747_552_345_830_288_8, -0.873_776_172_915_144_4],
            value: 0.298_638_442_236_859_8,
        },
    ],
    saddles: &[
        KnownPoint {
            at: [-1.070_542_291_823_66, 0.535_271_145_911_83],
            value: 0.877_361_557_763_140_2,
        },
        KnownPoint {
            at: [1.070_542_291_823_66, -0.535_271_145_911_83],
            value: 0.877_361_557_763_140_2,
        },
    ],
    objective: &ThreeHumpCamel,
};
