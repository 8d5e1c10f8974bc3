//! AdaGrad: s ← s + g², θ ← θ − α·g/(√s + ε) (Duchi et al. 2011; `torch.optim.Adagrad`).

use crate::rule::update::{Mechanism, Quantity, Rule, SLOTS, Step, Template, Update};
use crate::{prose::prose, number::scalar::Scalar, rule::hyperparameter::Hyperparameter};

/// ε, which keeps a division from blowing up.
pub(super) const fn epsilon(default: f64) -> Hyperparameter {
    Hyperparameter::positive("eps", "ε", default, [1e-12, 1e-2])
        .about("Epsilon", "Added to the denominator, outside the root, so that it is never 0.")
}

/// The update of one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, [s, _]: &mut [S; SLOTS]) -> Update<S> {
    let [eps, ..] = step.values;
    *s = *s + step.gradient.square();
    Update::to(step.theta - step.learning_rate * step.gradient / (s.sqrt() + eps))
}

/// AdaGrad.
pub const RULE: Rule = Rule {
    id: "adagrad",
    name: "AdaGrad",
    summary: prose("Gives each coordinate its own rate, which shrinks as its gradients add up."),
    source: prose("Duchi, Hazan & Singer 2011, JMLR 12, 2121–2159; convention of torch.optim.Adagrad"),
    hyperparameters: &[epsilon(1e-10)],
    state: &[Quantity::new("s", "<mi>s</mi>", "sum of squared gradients")],
    terms: &[],
    equations: &[
        Template {
            words: ["sum of squares", "old sum + gradient²"],
            symbols: ["{s}", "{s-}<mo>+</mo><msup>{g}<mn>2</mn></msup>"],
        },
        Template {
            words: ["new position", "position {down} learning rate × gradient / (root of the sum + ε)"],
            symbols: ["{next}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo><mfrac>{g}<mrow><msqrt>{s}</msqrt><mo>+</mo>{eps}</mrow></mfrac>"],
        },
    ],
    mechanism: Mechanism::SumOfSquares,
    step: ["−αg/√s", "+αg/√s"],
    temperature: None,
    // The first step has the length α along each axis, the later ones less and less.
    default_rate: |scale| scale.diagonal / 20.0,
    stability: None,
    update: update::<f64>,
};
