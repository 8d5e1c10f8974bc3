use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct SixHumpCamel;

impl Expression for SixHumpCamel {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.powi(4) / 3.0 - x.square() * 2.1 + 4.0) * x.square()
            + x * y
            + (y.square() * 4.0 - 4.0) * y.square()
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "six-hump-camel",
    family: Family::FewMinima,
    name: "Six-hump camel",
    formula: "(4 - 2.1x^2 + x^4/3)x^2 + x y + (4y^2 - 4)y^2",
    note: "Six minima, two of them global: starts a hair apart beside a saddle end in different valleys.",
    source: "Dixon & Szegö 1978, Towards Global Optimisation 2; Jamil & Yang 2013, arXiv:1308.4008",
    view: [-2.2, 2.2, -1.4, 1.4],
    start: [-1.29, -0.6],
    learning_rate: 0.01,
    minima: &[
        KnownPoint {
            at: [-0.089_842_013_100_318_06, 0.712_656_403_020_739_6],
            value: -1.031_628_453_489_877_4,
        },
        KnownPoint {
            at: [0.089_842_013_100_318_06, -0.712_656_403_020_739_6],
            value: -1.031_628_453_489_877_4,
        },
        KnownPoint {
            at: [-1.703_606_714_969_981, 0.796_083_568_672_625_1],
            value: -0.215_463_824_383_717_64,
        },
        KnownPoint {
            at: [1.703_606_714_969_981, -0.796_083_568_672_625_1],
            value: -0.215_463_824_383_717_64,
        },
        KnownPoint {
            at: [-1.607_104_752_920_197_2, -0.568_651_454_884_131_4],
            value: 2.104_250_310_311_258_4,
        },
        KnownPoint {
            at: [1.607_104_752_920_197_2, 0.568_651_454_884_131_4],
            value: 2.104_250_310_311_258_4,
        },
    ],
    saddles: &[
        KnownPoint { at: [0.0, 0.0], value: 0.0 },
        KnownPoint {
            at: [-1.109_205_336_804_786_5, 0.768_268_092_509_539_9],
            value: 0.543_718_600_978_185_1,
        },
        KnownPoint {
            at: [1.109_205_336_804_786_5, -0.768_268_092_509_539_9],
            value: 0.543_718_600_978_185_1,
        },
        KnownPoint {
            at: [-1.638_067_984_189_778_5, -0.228_674_069_044_394_08],
            value: 2.229_357_197_530_714_7,
        },
        KnownPoint {
            at: [1.638_067_984_189_778_5, 0.228_674_069_044_394_08],
            value: 2.229_357_197_530_714_7,
        },
        KnownPoint {
            at: [-1.296_070_267_167_109_2, -0.605_084_388_038_658_5],
            value: 2.229_470_818_029_86,
        },
        KnownPoint {
            at: [1.296_070_267_167_109_2, 0.605_084_388_038_658_5],
            value: 2.229_470_818_029_86,
        },
    ],
    objective: &SixHumpCamel,
};
