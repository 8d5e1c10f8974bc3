//! More valleys than one wants to count.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const MANY_MINIMA: &[Entry] = &[
    Entry {
        id: "gramacy-lee",
        family: Family::ManyMinima,
        name: "Gramacy–Lee function",
        formula: "sin(10pi x)/(2x) + (x - 1)^4",
        note: prose(
            "Ripples on a bowl: nearly every start has its own valley, and momentum or noise decides how many it leaves behind.",
        ),
        source: prose("Gramacy & Lee 2012, Statistics and Computing 22(3), 713–722"),
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
    },
    Entry {
        id: "rastrigin",
        family: Family::ManyMinima,
        name: "Rastrigin's function",
        formula: "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
        note: prose(
            "An egg tray with 121 minima in a bowl: plain descent goes no further than the nearest.",
        ),
        source: prose(
            "Rastrigin 1974, Systems of Extremal Control, Nauka; Mühlenbein, Schomisch & Born 1991, Parallel Computing 17, 619–632",
        ),
        view: [-5.12, 5.12, -5.12, 5.12],
        start: [3.4, -2.3],
        learning_rate: 0.002,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "ackley",
        family: Family::ManyMinima,
        name: "Ackley's function",
        formula: "20 + e - 20exp(-0.2hypot(x, y)/sqrt(2)) - exp((cos(2pi x) + cos(2pi y))/2)",
        note: prose(
            "A funnel under ripples: far out the ripples are deeper than the slope, near the middle the funnel wins and ends in a point.",
        ),
        source: prose("Ackley 1987, A Connectionist Machine for Genetic Hillclimbing, Kluwer"),
        view: [-5.0, 5.0, -5.0, 5.0],
        start: [2.6, -1.8],
        learning_rate: 0.01,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "griewank",
        family: Family::ManyMinima,
        name: "Griewank's function",
        formula: "1 + (x^2 + y^2)/4000 - cos(x)cos(y/sqrt(2))",
        note: prose(
            "Hardly any slope beyond the ripples: the valleys look alike, and only their values tell which is the lowest.",
        ),
        source: prose(
            "Griewank 1981, Journal of Optimization Theory and Applications 34(1), 11–39",
        ),
        view: [-10.0, 10.0, -10.0, 10.0],
        start: [5.0, 6.0],
        learning_rate: 0.3,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "levy",
        family: Family::ManyMinima,
        name: "Levy's function",
        formula: "sin(pi(x + 3)/4)^2 + ((x - 1)/4)^2 (1 + 10sin(pi(x + 3)/4 + 1)^2) + ((y - 1)/4)^2 (1 + sin(pi(y + 3)/2)^2)",
        note: prose(
            "Waves that grow with the distance from the middle: a start far out is caught in the nearest trough.",
        ),
        source: prose(
            "Levy & Montalvo 1985, SIAM Journal on Scientific and Statistical Computing 6(1), 15–29; Laguna & Martí 2005, Journal of Global Optimization 33, 235–255",
        ),
        view: [-10.0, 10.0, -10.0, 10.0],
        start: [-8.0, 7.0],
        learning_rate: 0.02,
        minima: &[KnownPoint { at: [1.0, 1.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "bohachevsky",
        family: Family::ManyMinima,
        name: "Bohachevsky's function",
        formula: "x^2 + 2y^2 - 0.3cos(3pi x) - 0.4cos(4pi y) + 0.7",
        note: prose(
            "A bowl with ripples: from afar it looks smooth, close by each ripple is a trap.",
        ),
        source: prose("Bohachevsky, Johnson & Stein 1986, Technometrics 28(3), 209–217"),
        view: [-2.0, 2.0, -2.0, 2.0],
        start: [1.7, 1.6],
        learning_rate: 0.01,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
];
