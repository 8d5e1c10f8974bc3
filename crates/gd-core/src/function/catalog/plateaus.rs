//! Plateaus: regions with next to no slope.

use std::f64::consts::{FRAC_PI_2, PI};

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const PLATEAUS: &[Entry] = &[
    Entry {
        id: "plateau",
        family: Family::Plateau,
        name: "Plateau with a hole",
        formula: "1 - exp(-(x^2 + y^2)/2)",
        note: prose(
            "Far from the hole the slope all but vanishes, and with it the steps: a run out there hardly moves.",
        ),
        source: prose(
            "After the vanishing gradients of Bengio, Simard & Frasconi 1994, IEEE Transactions on Neural Networks 5(2), 157–166",
        ),
        view: [-6.0, 6.0, -6.0, 6.0],
        start: [3.5, 2.5],
        learning_rate: 0.1,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "sigmoid-loss",
        family: Family::Plateau,
        name: "Squared loss of a sigmoid",
        formula: "(sigmoid(x) - 0.2)^2",
        note: prose(
            "A neuron that is confidently wrong learns slowest: the error is largest where the slope is smallest.",
        ),
        source: prose("Nielsen 2015, Neural Networks and Deep Learning, chapter 3"),
        view: [-10.0, 10.0, -0.1, 0.8],
        start: [6.0, 0.0],
        learning_rate: 0.3,
        minima: &[KnownPoint { at: [-1.386_294_361_119_890_6, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "easom",
        family: Family::Plateau,
        name: "Easom's function",
        formula: "-cos(x)cos(y)exp(-(x - pi)^2 - (y - pi)^2)",
        note: prose(
            "A needle in a plain: outside its narrow hole there is next to no slope to follow.",
        ),
        source: prose(
            "Easom 1990, A survey of global optimization techniques, University of Louisville; Jamil & Yang 2013, arXiv:1308.4008",
        ),
        view: [-1.0, 7.0, -1.0, 7.0],
        start: [2.2, 1.8],
        learning_rate: 0.1,
        minima: &[
            KnownPoint { at: [PI, PI], value: -1.0 },
            KnownPoint {
                at: [1.304_995_450_437_667_5, 1.304_995_450_437_667_5],
                value: -8.110_223_891_570_065e-5,
            },
            KnownPoint {
                at: [1.304_995_450_437_667_5, 4.978_189_856_741_919],
                value: -8.110_223_891_570_065e-5,
            },
            KnownPoint {
                at: [4.978_189_856_741_919, 1.304_995_450_437_667_5],
                value: -8.110_223_891_570_065e-5,
            },
            KnownPoint {
                at: [4.978_189_856_741_919, 4.978_189_856_741_919],
                value: -8.110_223_891_570_065e-5,
            },
        ],
        saddles: &[
            KnownPoint { at: [FRAC_PI_2, FRAC_PI_2], value: 0.0 },
            KnownPoint { at: [FRAC_PI_2, 3.0 * FRAC_PI_2], value: 0.0 },
            KnownPoint { at: [3.0 * FRAC_PI_2, FRAC_PI_2], value: 0.0 },
            KnownPoint { at: [3.0 * FRAC_PI_2, 3.0 * FRAC_PI_2], value: 0.0 },
        ],
    },
    Entry {
        id: "michalewicz",
        family: Family::Plateau,
        name: "Michalewicz's function",
        formula: "-sin(x)sin(x^2/pi)^20 - sin(y)sin(2y^2/pi)^20",
        note: prose("Steep trenches in a flat land: only where two of them cross is it deep."),
        source: prose(
            "Michalewicz 1992, Genetic Algorithms + Data Structures = Evolution Programs, Springer; Vanaret et al. 2014, arXiv:2003.09867",
        ),
        view: [0.0, PI, 0.0, PI],
        start: [2.45, 1.8],
        learning_rate: 0.005,
        minima: &[
            KnownPoint {
                at: [2.202_905_520_172_609_3, FRAC_PI_2],
                value: -1.801_303_410_098_552_5,
            },
            KnownPoint {
                at: [2.202_905_520_172_609_3, 2.711_571_483_843_014_3],
                value: -1.214_059_515_620_816_3,
            },
        ],
        saddles: &[],
    },
];
