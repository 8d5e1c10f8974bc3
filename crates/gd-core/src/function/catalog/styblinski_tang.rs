use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct StyblinskiTang;

impl Expression for StyblinskiTang {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let half = |t: S| (t.powi(4) - t.square() * 16.0 + t * 5.0) / 2.0;
        half(x) + half(y)
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "styblinski-tang",
    family: Family::FewMinima,
    name: "Styblinski–Tang function",
    formula: "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
    note: "One deep valley and three less deep: each coordinate chooses its side on its own.",
    source: "Styblinski & Tang 1990, Neural Networks 3(4), 467–483",
    view: [-5.0, 5.0, -5.0, 5.0],
    start: [1.0, -1.0],
    learning_rate: 0.01,
    minima: &[
        KnownPoint {
            at: [-2.903_534_027_771_177, -2.903_534_027_771_177],
            value: -78.332_331_407_542_82,
        },
        KnownPoint {
            at: [-2.903_534_027_771_177, 2.746_802_770_990_837],
            value: -64.195_612_359_055_36,
        },
        KnownPoint {
            at: [2.746_802_770_990_837, -2.903_534_027_771_177],
            value: -64.195_612_359_055_36,
        },
        KnownPoint {
            at: [2.746_802_770_990_837, 2.746_802_770_990_837],
            value: -50.058_893_310_567_88,
        },
    ],
    saddles: &[
        KnownPoint {
            at: [-2.903_534_027_771_177, 0.156_731_256_780_340_1],
            value: -38.970_553_344_716_06,
        },
        KnownPoint {
            at: [0.156_731_256_780_340_1, -2.903_534_027_771_177],
            value: -38.970_553_344_716_06,
        },
        KnownPoint {
            at: [0.156_731_256_780_340_1, 2.746_802_770_990_837],
            value: -24.833_834_296_228_584,
        },
        KnownPoint {
            at: [2.746_802_770_990_837, 0.156_731_256_780_340_1],
            value: -24.833_834_296_228_584,
        },
    ],
    objective: &StyblinskiTang,
};
