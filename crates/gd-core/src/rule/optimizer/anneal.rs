//! Simulated annealing along the gradient.
//!
//! A step proposes θ′ = θ − α·g + √(2αT)·ξ, the Langevin step at temperature T, which is accepted
//! if it is better, and else with probability exp(−Δf/T) (Metropolis et al. 1953); then
//! T ← cooling·T (Kirkpatrick, Gelatt & Vecchi 1983). Annealed Langevin descent: Gelfand & Mitter
//! 1991, SIAM J. Control Optim. 29(5), 999–1018.

use crate::rule::update::{Mechanism, Quantity, Rule, SLOTS, Step, Template, Update};
use crate::{prose::prose, number::{power::powi, scalar::Scalar}, rule::hyperparameter::{Hyperparameter, Values}};

/// T at step t, from 1.
fn temperature(values: &Values, t: i32) -> f64 {
    let [start, cooling, ..] = *values;
    start * powi(cooling, t - 1)
}

/// The proposal for one coordinate.
pub fn update<S: Scalar>(step: &Step<'_, S>, _: &mut [S; SLOTS]) -> Update<S> {
    let temperature = temperature(&step.values, step.t);
    let kick = (step.learning_rate * (2.0 * temperature)).sqrt() * step.normal;
    Update {
        theta: step.theta - step.learning_rate * step.gradient + kick,
        terms: [S::constant(temperature), kick],
    }
}

/// Simulated annealing.
pub const RULE: Rule = Rule {
    id: "anneal",
    name: "Simulated annealing",
    summary: prose("A gradient step with a random kick; worse places are accepted while it is hot, which lets it leave a valley."),
    source: prose("Kirkpatrick, Gelatt & Vecchi 1983, Science 220, 671–680; Gelfand & Mitter 1991"),
    hyperparameters: &[
        Hyperparameter::positive("temp", "T₀", 10.0, [0.01, 1000.0]).about(
            "Temperature",
            "How much worse a step may be, at the start; compare it with the height of the hills.",
        ),
        Hyperparameter {
            min: 0.0,
            max: 1.0,
            open: [true, false],
            slider: [0.9, 1.0],
            ..Hyperparameter::decay("cooling", "c", 0.99)
        }
        .about("Cooling", "The factor by which the temperature falls at each step."),
    ],
    state: &[],
    terms: &[
        Quantity::new("temperature", "<mi>T</mi>", "temperature of this step"),
        Quantity::new("kick", "<mi>κ</mi>", "random kick √(2αT)·ξ"),
    ],
    equations: &[
        Template {
            words: ["temperature", "first temperature × cooling to the power t − 1"],
            symbols: ["{temperature}", "{temp}<mo>·</mo><msup>{cooling}<mrow>{t}<mo>−</mo><mn>1</mn></mrow></msup>"],
        },
        Template {
            words: ["kick", "√(2 × learning rate × temperature) × random number"],
            symbols: ["{kick}", "<msqrt><mrow><mn>2</mn><mo>·</mo>{lr}<mo>·</mo>{temperature}</mrow></msqrt><mo>·</mo>{xi}"],
        },
        Template {
            words: ["proposal", "position {down} learning rate × gradient + kick"],
            symbols: ["{proposed}", "{theta}<mo>{down}</mo>{lr}<mo>·</mo>{g}<mo>+</mo>{kick}"],
        },
    ],
    mechanism: Mechanism::Gradient,
    step: ["−αg + κ", "+αg + κ"],
    temperature: Some(temperature),
    default_rate: |scale| scale.plain,
    stability: None,
    update: update::<f64>,
};
