//! AdamW: Adam with decoupled weight decay, θ ← θ − α·λ·θ − α·m̂/(√v̂ + ε)
//! (Loshchilov & Hutter 2019, algorithm 2; `torch.optim.AdamW`).

use super::{adagrad, adam};
use crate::rule::update::{Mechanism, Rule, SLOTS, Step, Template, Update};
use crate::{prose::prose, number::scalar::Scalar, rule::hyperparameter::Hyperparameter};

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, moments: &mut [S; SLOTS]) -> Update<S> {
    let [.., decay] = step.values;
    let shrunk = step.theta - step.learning_rate * step.theta * decay;
    adam::update(&Step { theta: shrunk, ..*step }, moments)
}

/// AdamW.
pub const RULE: Rule = Rule {
    id: "adamw",
    name: "AdamW",
    summary: prose("Adam that also pulls θ towards the origin, by a share that its scaling does not touch."),
    source: prose("Loshchilov & Hutter 2019, ICLR, arXiv:1711.05101, algorithm 2; convention of torch.optim.AdamW"),
    hyperparameters: &[
        adam::BETA1,
        adam::BETA2,
        adagrad::epsilon(1e-8),
        Hyperparameter {
            open: [false, false],
            ..Hyperparameter::positive("wd", "λ", 0.01, [1e-4, 1.0]).about(
                "Weight decay",
                "The share of θ, times the learning rate, that each step takes away.",
            )
        },
    ],
    state: adam::MOMENTS,
    terms: adam::CORRECTED,
    equations: &[
        adam::M,
        adam::V,
        adam::M_HAT,
        adam::V_HAT,
        Template {
            words: ["new position", "position − learning rate × decay × position {down} learning rate × corrected mean / (corrected root mean square + ε)"],
            symbols: ["{next}", "{theta}<mo>−</mo>{lr}<mo>·</mo>{wd}<mo>·</mo>{theta}<mo>{down}</mo>{lr}<mo>·</mo><mfrac>{mhat}<mrow><msqrt>{vhat}</msqrt><mo>+</mo>{eps}</mrow></mfrac>"],
        },
    ],
    mechanism: Mechanism::Moments,
    step: ["−αm̂/√v̂ − αλθ", "+αm̂/√v̂ − αλθ"],
    temperature: None,
    default_rate: adam::default_rate,
    stability: None,
    update: update::<f64>,
};
