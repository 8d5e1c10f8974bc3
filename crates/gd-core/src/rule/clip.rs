//! Gradient clipping (Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063).

use crate::{
    number::{clamp::clamp, hypot::hypot},
    prose::prose,
    rule::{
        hyperparameter::{Declared, Hyperparameter, Values},
        update::Template,
    },
    space::Point,
};

/// A way to clip a gradient and what is said of it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Clip {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// Its hyperparameters.
    pub hyperparameters: &'static [Hyperparameter],
    /// What it makes of a gradient that it cuts, `unclipped`, whose norm is `norm`; `None` if it cuts
    /// none.
    #[cfg_attr(feature = "link", serde(skip))]
    pub equation: Option<Template>,
    /// The gradient, clipped.
    #[cfg_attr(feature = "link", serde(skip))]
    pub apply: fn(&Values, Point) -> Point,
}

impl Declared for Clip {
    fn id(&self) -> &'static str {
        self.id
    }

    fn hyperparameters(&self) -> &'static [Hyperparameter] {
        self.hyperparameters
    }
}

const BOUND: Hyperparameter = Hyperparameter::positive("c", "c", 1.0, [0.01, 100.0])
    .about("Bound", "The largest gradient that passes unchanged.");

/// The gradient as it is.
pub const NONE: Clip = Clip {
    id: "none",
    name: "No clipping",
    summary: prose("The gradient as it is."),
    hyperparameters: &[],
    equation: None,
    apply: |_, gradient| gradient,
};

/// Every way to clip; the first is the default.
pub const CLIPS: &[Clip] = &[
    NONE,
    Clip {
        id: "value",
        name: "By value",
        summary: prose(
            "Each component is limited to [−c, c], which may turn the step; torch.nn.utils.clip_grad_value_.",
        ),
        hyperparameters: &[BOUND],
        equation: Some(Template {
            words: ["clipped gradient", "{unclipped}, no more than the bound either way"],
            symbols: [
                "{g}",
                "<mi>max</mi><mo>(</mo><mo>−</mo>{c}<mo>,</mo><mi>min</mi><mo>(</mo>{c}<mo>,</mo>{unclipped}<mo>)</mo><mo>)</mo>",
            ],
        }),
        apply: |[c, ..], gradient| gradient.map(|g| clamp(g, -c, *c)),
    },
    Clip {
        id: "norm",
        name: "By norm",
        summary: prose("A gradient longer than c is shortened to length c, its direction kept."),
        hyperparameters: &[BOUND],
        equation: Some(Template {
            words: ["clipped gradient", "bound × {unclipped} / its norm"],
            symbols: ["{g}", "{c}<mo>·</mo><mfrac>{unclipped}<mrow>{norm}</mrow></mfrac>"],
        }),
        apply: |[c, ..], [x, y]| {
            let norm = hypot(x, y);
            if norm.is_infinite() {
                // Two finite components whose norm is too large to be held, halved.
                let [x, y] = [0.5 * x, 0.5 * y];
                let half = hypot(x, y);
                [x / half * c, y / half * c]
            } else if norm > *c {
                [x / norm * c, y / norm * c]
            } else {
                [x, y]
            }
        },
    },
];
