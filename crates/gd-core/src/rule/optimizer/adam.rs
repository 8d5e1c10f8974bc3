//! Adam (Kingma & Ba 2015, algorithm 1; `torch.optim.Adam`):
//! m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ),
//! θ ← θ − α·m̂/(√v̂ + ε).

use super::{adagrad};
use crate::rule::update::{Quantity, Rule, SLOTS, Step, Update};
use crate::{prose::prose, number::{power::powi, scalar::Scalar}, rule::hyperparameter::Hyperparameter};

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
    Quantity { id: "m", symbol: "<mi>m</mi>", meaning: prose("running mean of gradients") },
    Quantity { id: "v", symbol: "<mi>v</mi>", meaning: prose("running mean of squared gradients") },
];

/// m̂ and v̂.
pub(super) const CORRECTED: &[Quantity] = &[
    Quantity {
        id: "mhat",
        symbol: "<mover><mi>m</mi><mo>^</mo></mover>",
        meaning: prose("m, corrected for starting at 0"),
    },
    Quantity {
        id: "vhat",
        symbol: "<mover><mi>v</mi><mo>^</mo></mover>",
        meaning: prose("v, corrected for starting at 0"),
    },
];

/// The line for m.
pub(super) const M: &str = "{m}<mo>=</mo>{beta1}<mo>·</mo>{m-}<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo>{beta1}<mo>)</mo><mo>·</mo>{g}";

/// The line for v.
pub(super) const V: &str = "{v}<mo>=</mo>{beta2}<mo>·</mo>{v-}<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo>{beta2}<mo>)</mo><mo>·</mo><msup>{g}<mn>2</mn></msup>";

/// The line for m̂.
pub(super) const M_HAT: &str = "{mhat}<mo>=</mo><mfrac>{m}<mrow><mn>1</mn><mo>−</mo><msup>{beta1}{t}</msup></mrow></mfrac>";

/// The line for v̂.
pub(super) const V_HAT: &str = "{vhat}<mo>=</mo><mfrac>{v}<mrow><mn>1</mn><mo>−</mo><msup>{beta2}{t}</msup></mrow></mfrac>";

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<S>, [m, v]: &mut [S; SLOTS]) -> Update<S> {
    let [beta1, beta2, eps, _] = step.values;
    *m = *m * beta1 + step.gradient * (1.0 - beta1);
    *v = *v * beta2 + step.gradient.square() * (1.0 - beta2);
    let m_hat = *m / (1.0 - powi(beta1, step.t));
    let v_hat = *v / (1.0 - powi(beta2, step.t));
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
        "{next}<mo>=</mo>{theta}<mo>−</mo>{lr}<mo>·</mo><mfrac>{mhat}<mrow><msqrt>{vhat}</msqrt><mo>+</mo>{eps}</mrow></mfrac>",
    ],
    step: "−αm̂/√v̂",
    temperature: None,
    update: update::<f64>,
};
