//! Adam (Kingma & Ba 2015, algorithm 1; `torch.optim.Adam`):
//! m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ),
//! θ ← θ − α·m̂/(√v̂ + ε).

use super::{adagrad};
use crate::rule::update::{Mechanism, Quantity, RateScale, Rule, SLOTS, Step, Template, Update};
use crate::{prose::prose, number::scalar::Scalar, rule::hyperparameter::Hyperparameter};

/// β₁.
pub(super) const BETA1: Hyperparameter = Hyperparameter::decay("beta1", "β₁", 0.9).about(
    "First moment's decay",
    "The share of the running mean of gradients that is kept at each step.",
);

/// β₂.
pub(super) const BETA2: Hyperparameter = Hyperparameter::decay("beta2", "β₂", 0.999).about(
    "Second moment's decay",
    "The share of the running mean of squared gradients that is kept at each step.",
);

/// m and v.
pub(super) const MOMENTS: &[Quantity] = &[
    Quantity::of_gradients("m", "<mi>m</mi>", "running mean of gradients"),
    Quantity::new("v", "<mi>v</mi>", "running mean of squared gradients"),
];

/// m̂ and v̂.
pub(super) const CORRECTED: &[Quantity] = &[
    Quantity::of_gradients(
        "mhat",
        "<mover><mi>m</mi><mo>^</mo></mover>",
        "m, corrected for starting at 0",
    ),
    Quantity::new(
        "vhat",
        "<mover><mi>v</mi><mo>^</mo></mover>",
        "v, corrected for starting at 0",
    ),
];

/// The line for m.
pub(super) const M: Template = Template {
    words: ["mean", "β₁ × old mean + (1 − β₁) × gradient"],
    symbols: [
        "{m}",
        "{beta1}<mo>·</mo>{m-}<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo>{beta1}<mo>)</mo><mo>·</mo>{g}",
    ],
};

/// The line for v.
pub(super) const V: Template = Template {
    words: ["mean square", "β₂ × old mean square + (1 − β₂) × gradient²"],
    symbols: [
        "{v}",
        "{beta2}<mo>·</mo>{v-}<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo>{beta2}<mo>)</mo><mo>·</mo><msup>{g}<mn>2</mn></msup>",
    ],
};

/// The line for m̂.
pub(super) const M_HAT: Template = Template {
    words: ["corrected mean", "mean / (1 − β₁ to the power t)"],
    symbols: ["{mhat}", "<mfrac>{m}<mrow><mn>1</mn><mo>−</mo><msup>{beta1}{t}</msup></mrow></mfrac>"],
};

/// The line for v̂.
pub(super) const V_HAT: Template = Template {
    words: ["corrected mean square", "mean square / (1 − β₂ to the power t)"],
    symbols: ["{vhat}", "<mfrac>{v}<mrow><mn>1</mn><mo>−</mo><msup>{beta2}{t}</msup></mrow></mfrac>"],
};

/// A step is about α long along each axis.
pub(super) fn default_rate(scale: RateScale) -> f64 {
    scale.diagonal / 50.0
}

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [m, v]: &mut [S; SLOTS]) -> Update<S> {
    let [beta1, beta2, eps, _] = step.values;
    *m = *m * beta1 + step.gradient * (1.0 - beta1);
    *v = *v * beta2 + step.gradient.square() * (1.0 - beta2);
    let bias = |beta| S::constant(1.0) - (step.power)(beta);
    let (m_hat, v_hat) = (*m / bias(beta1), *v / bias(beta2));
    Update {
        theta: step.theta - step.learning_rate * m_hat / (v_hat.sqrt() + eps),
        terms: [m_hat, v_hat],
    }
}

/// Adam.
pub const RULE: Rule = Rule {
    id: "adam",
    name: "Adam",
    summary: prose("Momentum and RMSProp together, corrected for their start at zero."),
    source: prose("Kingma & Ba 2015, ICLR, arXiv:1412.6980, algorithm 1; convention of torch.optim.Adam"),
    hyperparameters: &[BETA1, BETA2, adagrad::epsilon(1e-8)],
    state: MOMENTS,
    terms: CORRECTED,
    equations: &[
        M,
        V,
        M_HAT,
        V_HAT,
        Template {
            words: ["new position", "position {down} learning rate × corrected mean / (corrected root mean square + ε)"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo><mfrac>{mhat}<mrow><msqrt>{vhat}</msqrt><mo>+</mo>{eps}</mrow></mfrac>"],
        },
    ],
    mechanism: Mechanism::Moments,
    step: ["−αm̂/√v̂", "+αm̂/√v̂"],
    temperature: None,
    default_rate,
    stability: None,
    update: update::<f64>,
};
