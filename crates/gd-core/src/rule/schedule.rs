//! Learning-rate schedules: α at step t, from 0.

use crate::{
    number::sine::cos,
    prose::prose,
    rule::hyperparameter::{Declared, Hyperparameter, Values},
};

/// A schedule and what is said of it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Schedule {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// What it does, with its formula and source.
    pub summary: &'static str,
    /// Its hyperparameters.
    pub hyperparameters: &'static [Hyperparameter],
    /// α from α₀ and t, where t = 0 is the first step.
    #[cfg_attr(feature = "link", serde(skip))]
    pub rate: fn(&Values, f64, f64) -> f64,
}

impl Declared for Schedule {
    fn id(&self) -> &'static str {
        self.id
    }

    fn hyperparameters(&self) -> &'static [Hyperparameter] {
        self.hyperparameters
    }
}

/// A step number at which something happens.
const fn milestone(id: &'static str, default: f64) -> Hyperparameter {
    Hyperparameter {
        name: "Milestone",
        meaning: prose("The step from which the learning rate is multiplied once more."),
        open: [false, false],
        slider: [1.0, 1000.0],
        integer: true,
        ..Hyperparameter::positive(id, "t", default, [1.0, 1000.0])
    }
}

/// The learning rate as it is.
pub const CONSTANT: Schedule = Schedule {
    id: "constant",
    name: "Constant",
    summary: prose("α_t = α₀."),
    hyperparameters: &[],
    rate: |_, base, _| base,
};

/// Every schedule; the first is the default.
pub const SCHEDULES: &[Schedule] = &[
    CONSTANT,
    Schedule {
        id: "inverse-time",
        name: "Inverse time",
        summary: prose("α_t = α₀ / (1 + decay·t), Robbins & Monro 1951."),
        hyperparameters: &[Hyperparameter {
            open: [false, false],
            ..Hyperparameter::positive("decay", "k", 0.01, [1e-4, 1.0]).about(
                "Decay",
                "How quickly the learning rate falls: it is halved at step 1/decay.",
            )
        }],
        rate: |[decay, ..], base, t| base / (1.0 + decay * t),
    },
    Schedule {
        id: "milestones",
        name: "Milestones",
        summary: prose(
            "α_t = α₀ · factorⁿ once n milestones are reached; torch.optim.lr_scheduler.MultiStepLR.",
        ),
        hyperparameters: &[
            milestone("first", 30.0),
            milestone("second", 60.0),
            milestone("third", 90.0),
            Hyperparameter {
                open: [true, false],
                max: 1.0,
                ..Hyperparameter::positive("factor", "γ", 0.1, [0.01, 1.0])
                    .about("Factor", "What the learning rate is multiplied by at each milestone.")
            },
        ],
        rate: |&[first, second, third, factor], base, t| {
            [first, second, third].iter().filter(|at| t >= **at).fold(base, |rate, _| rate * factor)
        },
    },
    Schedule {
        id: "exponential",
        name: "Exponential",
        summary: prose("α_t = α₀ · γᵗ; torch.optim.lr_scheduler.ExponentialLR."),
        hyperparameters: &[Hyperparameter {
            max: 1.0,
            ..Hyperparameter::positive("gamma", "γ", 0.99, [0.9, 1.0])
                .about("Factor", "What the learning rate is multiplied by at each step.")
        }],
        rate: |[gamma, ..], base, t| base * libm::pow(*gamma, t),
    },
    Schedule {
        id: "cosine",
        name: "Cosine",
        summary: prose(
            "α_t = floor + ½(α₀ − floor)(1 + cos(πt/period)), then floor; Loshchilov & Hutter 2017, arXiv:1608.03983.",
        ),
        hyperparameters: &[
            Hyperparameter {
                integer: true,
                ..Hyperparameter::positive("period", "T", 1000.0, [10.0, 10_000.0])
                    .about("Period", "The step at which the learning rate reaches its floor.")
            },
            Hyperparameter {
                open: [false, false],
                ..Hyperparameter::positive("floor", "α", 0.0, [1e-6, 0.1])
                    .about("Floor", "The learning rate at the end.")
            },
        ],
        rate: |[period, floor, ..], base, t| {
            let phase = std::f64::consts::PI * (t / period).min(1.0);
            floor + 0.5 * (base - floor) * (1.0 + cos(phase))
        },
    },
];
