//! Bowls: one valley, of about the same steepness from all sides.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const BOWLS: &[Entry] = &[
    Entry {
        id: "parabola",
        family: Family::Bowl,
        name: "Parabola",
        formula: "x^2",
        note: prose(
            "The sign of the slope 2x says which way is down, and its size how far away the bottom is.",
        ),
        source: prose(
            "The first example of any course; Boyd & Vandenberghe 2004, Convex Optimization, section 9.1",
        ),
        view: [-4.0, 4.0, -1.0, 16.0],
        start: [3.0, 0.0],
        learning_rate: 0.1,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "absolute",
        family: Family::Bowl,
        name: "Absolute value",
        formula: "|x|",
        note: prose(
            "The slope never fades towards the minimum, so a fixed step ends up hopping over the kink for ever.",
        ),
        source: prose("Boyd, Xiao & Mutapcic 2003, Subgradient Methods, Stanford EE392o"),
        view: [-4.0, 4.0, -0.5, 4.0],
        start: [2.9, 0.0],
        learning_rate: 0.3,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "sphere",
        family: Family::Bowl,
        name: "Sphere (round bowl)",
        formula: "x^2 + y^2",
        note: prose(
            "The gradient points straight away from the minimum, so every learning rate below 1 leads in, and one above 0.5 from both sides in turn.",
        ),
        source: prose(
            "De Jong 1975, An analysis of the behavior of a class of genetic adaptive systems, F1",
        ),
        view: [-5.0, 5.0, -5.0, 5.0],
        start: [3.0, 4.0],
        learning_rate: 0.1,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "booth",
        family: Family::Bowl,
        name: "Booth's function",
        formula: "(x + 2y - 7)^2 + (2x + y - 5)^2",
        note: prose(
            "An oval bowl askew to the axes: the path bends, because the steep direction is finished first.",
        ),
        source: prose("Jamil & Yang 2013, arXiv:1308.4008"),
        view: [-10.0, 10.0, -10.0, 10.0],
        start: [-8.0, -4.0],
        learning_rate: 0.05,
        minima: &[KnownPoint { at: [1.0, 3.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "matyas",
        family: Family::Bowl,
        name: "Matyas's function",
        formula: "0.26(x^2 + y^2) - 0.48x y",
        note: prose(
            "A bowl 25 times steeper across the diagonal than along it: soon on the floor, and then it takes its time.",
        ),
        source: prose("Jamil & Yang 2013, arXiv:1308.4008"),
        view: [-10.0, 10.0, -10.0, 10.0],
        start: [-9.0, 4.0],
        learning_rate: 0.5,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
];
