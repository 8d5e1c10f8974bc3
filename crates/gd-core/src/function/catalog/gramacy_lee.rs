use std::f64::consts::PI;

use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct GramacyLee;

impl Expression for GramacyLee {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        (x * (10.0 * PI)).sin() / (x * 2.0) + (x - 1.0).powi(4)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "gramacy-lee",
    family: Family::ManyMinima,
    name: "Gramacy–Lee function",
    formula: "sin(10pi x)/(2x) + (x - 1)^4",
    note: "Ripples on a bowl: nearly every start has its own valley, and momentum or noise decides how many it leaves behind.",
    source: "Gramacy & Lee 2012, Statistics and Computing 22(3), 713–722",
    view: [0.5, 2.5, -1.5, 6.0],
    start: [2.2, 0.0],
    learning_rate: 0.001,
    minima: &[
        KnownPoint { at: [0.548_563_444_527_605_2, 0.0], value: -0.869_011_134_989_499_8 },
        KnownPoint { at: [0.748_743_778_143_008_5, 0.0], value: -0.663_279_848_690_442_2 },
        KnownPoint { at: [0.948_933_686_690_486_2, 0.0], value: -0.526_604_788_740_402_3 },
        KnownPoint { at: [1.149_087_618_802_196_6, 0.0], value: -0.434_455_048_469_956_64 },
        KnownPoint { at: [1.348_785_167_362_593, 0.0], value: -0.355_635_023_391_097_26 },
        KnownPoint { at: [1.547_288_327_184_439_3, 0.0], value: -0.232_259_171_602_449_38 },
        KnownPoint { at: [1.743_576_740_469_434_7, 0.0], value: 0.024_757_434_887_311_768 },
        KnownPoint { at: [1.936_219_662_529_922_8, 0.0], value: 0.533_853_616_750_746_4 },
        KnownPoint { at: [2.121_899_166_052_543, 0.0], value: 1.434_593_915_896_147_8 },
    ],
    saddles: &[],
    objective: &GramacyLee,
};
