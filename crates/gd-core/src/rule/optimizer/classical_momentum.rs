//! Classical momentum: v ← βv − α·g, θ ← θ + v (Polyak 1964; Sutskever et al. 2013, eqs. 1–2).
//!
//! The velocity keeps the learning rate it was gathered with, so after α drops it coasts on.

use super::{momentum};
use crate::{prose::prose, rule::update::{Quantity, Rule, SLOTS, Step, Update}};
use crate::number::scalar::Scalar;

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<S>, [v, _]: &mut [S; SLOTS]) -> Update<S> {
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
    state: &[Quantity { id: "v", symbol: "<mi>v</mi>", meaning: prose("velocity") }],
    terms: &[],
    equations: &[
        "{v}<mo>=</mo>{beta}<mo>·</mo>{v-}<mo>−</mo>{lr}<mo>·</mo>{g}",
        "{next}<mo>=</mo>{theta}<mo>+</mo>{v}",
    ],
    step: "v",
    temperature: None,
    update: update::<f64>,
};
