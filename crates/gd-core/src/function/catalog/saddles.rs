//! No minimum, but a critical point.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const SADDLES: &[Entry] = &[
    Entry {
        id: "saddle",
        family: Family::Saddle,
        name: "Saddle",
        formula: "x^2 - y^2",
        note: prose(
            "A minimum along x and a maximum along y: a run that starts on the ridge stops at the pass, any other slides off.",
        ),
        source: prose("Dauphin et al. 2014, NeurIPS, arXiv:1406.2572, figure 1"),
        view: [-2.0, 2.0, -2.0, 2.0],
        start: [1.5, 0.01],
        learning_rate: 0.01,
        minima: &[],
        saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    },
    Entry {
        id: "monkey-saddle",
        family: Family::Saddle,
        name: "Monkey saddle",
        formula: "x^3 - 3x y^2",
        note: prose(
            "Three ways down, for two legs and a tail: flat to second order, so a run creeps in and creeps out.",
        ),
        source: prose(
            "Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie, section 29; Dauphin et al. 2014, arXiv:1406.2572, figure 1",
        ),
        view: [-2.0, 2.0, -2.0, 2.0],
        start: [1.5, 0.01],
        learning_rate: 0.01,
        minima: &[],
        saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    },
    Entry {
        id: "inflection",
        family: Family::Saddle,
        name: "Inflection",
        formula: "x^3",
        note: prose(
            "The slope vanishes at 0 though the function falls on: a run slows to a halt on a step, with no minimum there.",
        ),
        source: prose("Strang & Herman 2016, Calculus Volume 1, OpenStax, section 4.5"),
        view: [-2.0, 2.0, -4.0, 4.0],
        start: [1.5, 0.0],
        learning_rate: 0.1,
        minima: &[],
        saddles: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
    },
];
