//! Nesterov's accelerated gradient as PyTorch has it: b ← βb + g, θ ← θ − α·(g + βb)
//! (`torch.optim.SGD(nesterov=True)`; Nesterov 1983; Sutskever et al. 2013).

use super::{momentum};
use crate::{prose::prose, rule::update::{Mechanism, Rule, SLOTS, Stability, Step, Template, Update}};
use crate::number::scalar::Scalar;

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [b, _]: &mut [S; SLOTS]) -> Update<S> {
    let [beta, ..] = step.values;
    *b = *b * beta + step.gradient;
    Update::to(step.theta - step.learning_rate * (step.gradient + *b * beta))
}

/// Nesterov's accelerated gradient, PyTorch's convention.
pub const RULE: Rule = Rule {
    id: "nesterov",
    name: "Nesterov",
    summary: prose("Momentum that looks ahead along its velocity, so it overshoots less."),
    source: prose("Nesterov 1983, Soviet Math. Dokl. 27, 372–376; convention of torch.optim.SGD"),
    hyperparameters: &[momentum::BETA],
    state: &[momentum::BUFFER],
    terms: &[],
    equations: &[
        momentum::ACCUMULATE,
        Template {
            words: ["new position", "position {down} learning rate × (gradient + momentum × velocity)"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo><mo>(</mo>{g}<mo>+</mo>{beta}<mo>·</mo>{b}<mo>)</mo>"],
        },
    ],
    mechanism: Mechanism::Velocity,
    step: ["−α(g + βb)", "+α(g + βb)"],
    temperature: None,
    // Its limit is lower than plain descent's, 1.36/λmax for β = 0.9.
    default_rate: |scale| 0.5 * scale.plain,
    stability: Some(Stability {
        formula: "2(1+β)/((1+2β)·λmax)",
        limit: |&[beta, ..]| 2.0 * (1.0 + beta) / (1.0 + 2.0 * beta),
    }),
    update: update::<f64>,
};
