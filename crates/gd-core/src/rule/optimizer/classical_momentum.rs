//! Classical momentum: v ← βv − α·g, θ ← θ + v (Polyak 1964; Sutskever et al. 2013, eqs. 1–2).
//!
//! The velocity keeps the learning rate it was gathered with, so after α drops it coasts on.

use super::{momentum};
use crate::{prose::prose, rule::update::{Mechanism, Quantity, Rule, SLOTS, Step, Template, Update}};
use crate::number::scalar::Scalar;

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [v, _]: &mut [S; SLOTS]) -> Update<S> {
    let [beta, ..] = step.values;
    *v = *v * beta - step.learning_rate * step.gradient;
    Update::to(step.theta + *v)
}

/// Classical (heavy-ball) momentum.
pub const RULE: Rule = Rule {
    id: "classical-momentum",
    name: "Classical momentum",
    summary: prose("A heavy ball: its velocity is a length in θ, and outlives a change of the learning rate."),
    source: prose("Polyak 1964, USSR Comp. Math. 4(5), 1–17; Sutskever et al. 2013, ICML, eqs. 1–2"),
    hyperparameters: &[momentum::BETA],
    state: &[Quantity::new("v", "<mi>v</mi>", "velocity")],
    terms: &[],
    equations: &[
        Template {
            words: ["velocity", "momentum × old velocity {down} learning rate × gradient"],
            symbols: ["{v}", "{beta}<mo>·</mo>{v-}<mo>{down}</mo>{lr}<mo>·</mo>{g}"],
        },
        Template {
            words: ["new position", "position + velocity"],
            symbols: ["{next}", "{theta}<mo>+</mo>{v}"],
        },
    ],
    mechanism: Mechanism::Velocity,
    step: ["v", "v"],
    temperature: None,
    default_rate: momentum::default_rate,
    stability: Some(momentum::STABILITY),
    update: update::<f64>,
};
