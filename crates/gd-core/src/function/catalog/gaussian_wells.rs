use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct GaussianWells;

impl Expression for GaussianWells {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let well = |x0: f64, y0: f64| (-(x - x0).square() - (y - y0).square()).exp();
        (x.square() + y.square()) / 20.0 - well(2.0, 1.0) * 2.0 - well(-1.5, -1.0)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "gaussian-wells",
    family: Family::FewMinima,
    name: "Deep and shallow well",
    formula: "(x^2 + y^2)/20 - 2exp(-(x - 2)^2 - (y - 1)^2) - exp(-(x + 1.5)^2 - (y + 1)^2)",
    note: "A deep and a shallow well in a wide bowl: plain descent takes the one it meets first.",
    source: "A sum of Gaussian wells, after Gallagher & Yuan 2006, IEEE Transactions on Evolutionary Computation 10(5), 590–603",
    view: [-4.0, 4.0, -4.0, 4.0],
    start: [-3.0, -1.0],
    learning_rate: 0.05,
    minima: &[
        KnownPoint {
            at: [1.951_076_695_348_348, 0.975_538_331_074_744_3],
            value: -1.756_106_586_746_777_3,
        },
        KnownPoint {
            at: [-1.428_060_020_503_934_2, -0.952_040_125_174_613_6],
            value: -0.845_265_919_532_816_6,
        },
    ],
    saddles: &[KnownPoint {
        at: [0.151_155_190_642_91, 0.016_250_429_568_038_793],
        value: -0.047_050_713_509_056_94,
    }],
    objective: &GaussianWells,
};
