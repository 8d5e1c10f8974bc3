//! Gradient descent: θ ← θ − α·g (Cauchy 1847; `torch.optim.SGD`).

use crate::{prose::prose, rule::update::{Mechanism, Rule, SLOTS, Stability, Step, Template, Update}};
use crate::number::scalar::Scalar;

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, _: &mut [S; SLOTS]) -> Update<S> {
    Update::to(step.theta - step.learning_rate * step.gradient)
}

/// Gradient descent.
pub const RULE: Rule = Rule {
    id: "gd",
    name: "Gradient descent",
    summary: prose("Steps against the gradient, in proportion to it."),
    source: prose("Cauchy 1847, Comptes rendus 25, 536–538; torch.optim.SGD"),
    hyperparameters: &[],
    state: &[],
    terms: &[],
    equations: &[
        Template {
            words: ["new position", "position {down} learning rate × gradient"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo>{g}"],
        },
    ],
    mechanism: Mechanism::Gradient,
    step: ["−αg", "+αg"],
    temperature: None,
    default_rate: |scale| scale.plain,
    stability: Some(Stability { formula: "2/λmax", limit: |_| 2.0 }),
    update: update::<f64>,
};
