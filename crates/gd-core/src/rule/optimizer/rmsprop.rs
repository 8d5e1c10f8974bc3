//! RMSProp: v ← αv + (1 − α)g², θ ← θ − lr·g/(√v + ε) (Hinton 2012; `torch.optim.RMSprop`).

use super::{adagrad};
use crate::rule::update::{Mechanism, Quantity, Rule, SLOTS, Step, Template, Update};
use crate::{prose::prose, number::scalar::Scalar, rule::hyperparameter::Hyperparameter};

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [v, _]: &mut [S; SLOTS]) -> Update<S> {
    let [alpha, eps, ..] = step.values;
    *v = *v * alpha + step.gradient.square() * (1.0 - alpha);
    Update::to(step.theta - step.learning_rate * step.gradient / (v.sqrt() + eps))
}

/// RMSProp.
pub const RULE: Rule = Rule {
    id: "rmsprop",
    name: "RMSProp",
    summary: prose("Divides by a running root mean square of the gradient, so steep and flat directions move alike."),
    source: prose("Hinton 2012, Neural Networks for Machine Learning, lecture 6e; convention of torch.optim.RMSprop"),
    hyperparameters: &[
        Hyperparameter::decay("alpha", "ρ", 0.99).about(
            "Smoothing",
            "The share of the running mean of squared gradients that is kept at each step.",
        ),
        adagrad::epsilon(1e-8),
    ],
    state: &[Quantity::new("v", "<mi>v</mi>", "running mean of squared gradients")],
    terms: &[],
    equations: &[
        Template {
            words: ["mean square", "smoothing × old mean + (1 − smoothing) × gradient²"],
            symbols: ["{v}", "{alpha}<mo>·</mo>{v-}<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo>{alpha}<mo>)</mo><mo>·</mo><msup>{g}<mn>2</mn></msup>"],
        },
        Template {
            words: ["new position", "position {down} learning rate × gradient / (root mean square + ε)"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo><mfrac>{g}<mrow><msqrt>{v}</msqrt><mo>+</mo>{eps}</mrow></mfrac>"],
        },
    ],
    mechanism: Mechanism::MeanOfSquares,
    step: ["−αg/√v", "+αg/√v"],
    temperature: None,
    // The first step has the length α/√(1 − ρ) along each axis, ten times that of those that follow.
    default_rate: |scale| scale.diagonal / 500.0,
    stability: None,
    update: update::<f64>,
};
