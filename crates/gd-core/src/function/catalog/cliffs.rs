//! Cliffs: regions with so much slope that a step goes astray.

use super::entry::{Entry, Family};
use crate::{prose::prose, space::KnownPoint};

pub(super) const CLIFFS: &[Entry] = &[
    Entry {
        id: "cliff",
        family: Family::Cliff,
        name: "Cliff",
        formula: "(x^2 + y^2)/2 + 5 + 5tanh(20(x - 1))",
        note: prose(
            "A step that lands on the face of the cliff throws the run far past the minimum; clipping the gradient keeps it on the path.",
        ),
        source: prose(
            "After Pascanu, Mikolov & Bengio 2013, ICML, arXiv:1211.5063, figure 6; Goodfellow, Bengio & Courville 2016, Deep Learning, figure 8.3",
        ),
        view: [-4.0, 4.0, -4.0, 4.0],
        start: [3.0, 2.0],
        learning_rate: 0.1,
        minima: &[KnownPoint { at: [0.0, 0.0], value: 0.0 }],
        saddles: &[],
    },
    Entry {
        id: "goldstein-price",
        family: Family::Cliff,
        name: "Goldstein–Price function",
        formula: "(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6x y + 3y^2)) (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36x y + 27y^2))",
        note: prose(
            "Values from 3 to a million: the walls demand so small a learning rate that the floor needs patience.",
        ),
        source: prose("Goldstein & Price 1971, Mathematics of Computation 25, 569–574"),
        view: [-2.0, 2.0, -2.0, 2.0],
        start: [-1.5, 0.5],
        learning_rate: 1.0e-5,
        minima: &[
            KnownPoint { at: [0.0, -1.0], value: 3.0 },
            KnownPoint { at: [-0.6, -0.4], value: 30.0 },
            KnownPoint { at: [1.8, 0.2], value: 84.0 },
            KnownPoint { at: [1.2, 0.8], value: 840.0 },
        ],
        saddles: &[
            KnownPoint { at: [-0.4, -0.6], value: 35.0 },
            KnownPoint { at: [1.2, -0.2], value: 99.0 },
            KnownPoint { at: [1.4, 0.6], value: 980.0 },
            KnownPoint { at: [0.6, 0.4], value: 990.0 },
        ],
    },
];
