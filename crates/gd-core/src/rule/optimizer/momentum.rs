//! Momentum as PyTorch has it: b ← βb + g, θ ← θ − α·b (`torch.optim.SGD(momentum=β)`).
//!
//! With a constant α it is the classical rule with v = −α·b; where α changes the two differ, see
//! [`classical_momentum`](super::classical_momentum).

use crate::rule::update::{Mechanism, Quantity, RateScale, Rule, SLOTS, Stability, Step, Template, Update};
use crate::{prose::prose, number::scalar::Scalar, rule::hyperparameter::Hyperparameter};

/// β of the momentum rules.
pub(super) const BETA: Hyperparameter = Hyperparameter::decay("beta", "β", 0.9).about(
    "Momentum",
    "The share of the last velocity that is kept: 0 is plain descent, near 1 rolls far.",
);

/// The buffer b of the momentum rules.
pub(super) const BUFFER: Quantity =
    Quantity::of_gradients("b", "<mi>b</mi>", "velocity: the decaying sum of gradients");

/// The line b ← βb + g.
pub(super) const ACCUMULATE: Template = Template {
    words: ["velocity", "momentum × old velocity + gradient"],
    symbols: ["{b}", "{beta}<mo>·</mo>{b-}<mo>+</mo>{g}"],
};

/// With α(1 − β) it is in the long run as fast as plain descent with α: three times that, for β = 0.9.
pub(super) fn default_rate(scale: RateScale) -> f64 {
    0.3 * scale.plain
}

/// Polyak 1964; Goh 2017, *Why Momentum Really Works*, Distill, doi:10.23915/distill.00006.
pub(super) const STABILITY: Stability =
    Stability { formula: "2(1+β)/λmax", limit: |&[beta, ..]| 2.0 * (1.0 + beta) };

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [b, _]: &mut [S; SLOTS]) -> Update<S> {
    let [beta, ..] = step.values;
    *b = *b * beta + step.gradient;
    Update::to(step.theta - step.learning_rate * *b)
}

/// Momentum, PyTorch's convention.
pub const RULE: Rule = Rule {
    id: "momentum",
    name: "Momentum",
    summary: prose("Gathers speed along directions that persist, so it crosses ravines and small bumps."),
    source: prose("Polyak 1964, USSR Comp. Math. 4(5), 1–17; convention of torch.optim.SGD"),
    hyperparameters: &[BETA],
    state: &[BUFFER],
    terms: &[],
    equations: &[ACCUMULATE,
        Template {
            words: ["new position", "position {down} learning rate × velocity"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo>{b}"],
        },
    ],
    mechanism: Mechanism::Velocity,
    step: ["−αb", "+αb"],
    temperature: None,
    default_rate,
    stability: Some(STABILITY),
    update: update::<f64>,
};
