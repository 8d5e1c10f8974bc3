//! A handful of valleys.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const FEW_MINIMA: &[Entry] = &[
    Entry {
        id: "double-well",
        family: Family::FewMinima,
        name: "Double well",
        formula: "x^4 - 3x^2 + x",
        note: prose("Two valleys, one deeper: a start right of the hill ends in the shallow one."),
        source: prose(
            "The asymmetric quartic double well; Strogatz 2015, Nonlinear Dynamics and Chaos, section 3.6",
        ),
        view: [-2.2, 2.2, -5.0, 6.0],
        start: [2.0, 0.0],
        learning_rate: 0.01,
        minima: &[
            KnownPoint { at: [-1.300_839_565_941_577_2, 0.0], value: -3.513_905_038_934_789 },
            KnownPoint { at: [1.130_901_122_629_985_9, 0.0], value: -1.070_230_181_776_154_1 },
        ],
        saddles: &[],
    },
    HIMMELBLAU,
    Entry {
        id: "three-hump-camel",
        family: Family::FewMinima,
        name: "Three-hump camel",
        formula: "2x^2 - 1.05x^4 + x^6/6 + x y + y^2",
        note: prose(
            "The global minimum lies between two local ones: momentum rolls through the shallow valley that plain descent stays in.",
        ),
        source: prose(
            "Dixon & Szegö 1978, Towards Global Optimisation 2; Jamil & Yang 2013, arXiv:1308.4008",
        ),
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
    },
    Entry {
        id: "six-hump-camel",
        family: Family::FewMinima,
        name: "Six-hump camel",
        formula: "(4 - 2.1x^2 + x^4/3)x^2 + x y + (4y^2 - 4)y^2",
        note: prose(
            "Six minima, two of them global: starts a hair apart beside a saddle end in different valleys.",
        ),
        source: prose(
            "Dixon & Szegö 1978, Towards Global Optimisation 2; Jamil & Yang 2013, arXiv:1308.4008",
        ),
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
    },
    Entry {
        id: "styblinski-tang",
        family: Family::FewMinima,
        name: "Styblinski–Tang function",
        formula: "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
        note: prose(
            "One deep valley and three less deep: each coordinate chooses its side on its own.",
        ),
        source: prose("Styblinski & Tang 1990, Neural Networks 3(4), 467–483"),
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
    },
    Entry {
        id: "gaussian-wells",
        family: Family::FewMinima,
        name: "Deep and shallow well",
        formula: "(x^2 + y^2)/20 - 2exp(-(x - 2)^2 - (y - 1)^2) - exp(-(x + 1.5)^2 - (y + 1)^2)",
        note: prose(
            "A deep and a shallow well in a wide bowl: plain descent takes the one it meets first.",
        ),
        source: prose(
            "A sum of Gaussian wells, after Gallagher & Yuan 2006, IEEE Transactions on Evolutionary Computation 10(5), 590–603",
        ),
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
    },
    Entry {
        id: "mccormick",
        family: Family::FewMinima,
        name: "McCormick's function",
        formula: "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
        note: prose(
            "A wavy, sloping channel: a run settles in the dip it reaches, though the next one is lower by π.",
        ),
        source: prose(
            "McCormick 1976, Mathematical Programming 10, 147–175; Jamil & Yang 2013, arXiv:1308.4008",
        ),
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
    },
];

/// The function of a link that names none.
pub(super) const HIMMELBLAU: Entry = Entry {
    id: "himmelblau",
    family: Family::FewMinima,
    name: "Himmelblau's function",
    formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    note: prose(
        "Four minima of the same depth: the start alone decides which valley a run ends in.",
    ),
    source: prose("Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill"),
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
};
