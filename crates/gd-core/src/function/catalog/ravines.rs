//! Ravines: one valley, much steeper across than along.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const RAVINES: &[Entry] = &[
    Entry {
        id: "ravine",
        family: Family::Ravine,
        name: "Ravine",
        formula: "x^2/2 + 10y^2",
        note: prose(
            "Curvature 20 across and 1 along: just below the limit 2/20 for the learning rate, the path zigzags between the walls.",
        ),
        source: prose("Goh 2017, Why Momentum Really Works, Distill, doi:10.23915/distill.00006"),
        view: [-10.0, 10.0, -3.0, 3.0],
        start: [-9.0, 2.0],
        learning_rate: 0.09,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "rosenbrock",
        family: Family::Ravine,
        name: "Rosenbrock's banana",
        formula: "(1 - x)^2 + 100(y - x^2)^2",
        note: prose(
            "A curved ravine: reaching its floor is quick, following the floor to the minimum is slow.",
        ),
        source: prose("Rosenbrock 1960, The Computer Journal 3(3), 175–184"),
        view: [-2.0, 2.0, -1.0, 3.0],
        start: [-1.2, 1.0],
        learning_rate: 0.001,
        minima: &[KnownPoint { at: [1.0, 1.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "beale",
        family: Family::Ravine,
        name: "Beale's function",
        formula: "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
        note: prose(
            "Cliffs in the corners and a nearly flat floor: no single learning rate suits both.",
        ),
        source: prose(
            "Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable, Princeton; Jamil & Yang 2013, arXiv:1308.4008",
        ),
        view: [-4.5, 4.5, -4.5, 4.5],
        start: [1.0, 1.5],
        learning_rate: 0.01,
        minima: &[KnownPoint { at: [3.0, 0.5], value: 0.0 }],
        saddles: &[
            KnownPoint {
                at: [0.100_537_937_324_158_36, -2.644_513_585_023_125],
                value: 9.864_512_284_755_56,
            },
            KnownPoint { at: [0.0, 1.0], value: 14.203_125 },
        ],
    },
];
