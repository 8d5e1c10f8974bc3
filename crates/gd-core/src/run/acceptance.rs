//! Whether a proposal is accepted: if it is not worse, and else with probability exp(−Δf/T)
//! (Metropolis et al. 1953).

use crate::{number::exponential::exp, random::Draws};

/// What a proposal leads to, and whether it is accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acceptance {
    /// f where it leads; not a number if it has no value there.
    pub value: f64,
    /// By how much that is worse than where it leaves from, Δf; negative if it is better.
    pub worse: f64,
    /// T of this step.
    pub temperature: f64,
    /// The probability with which it is accepted.
    pub probability: f64,
    /// Whether it is.
    pub accepted: bool,
}

impl Acceptance {
    /// The judgement on a proposal at a temperature; what is worse is left to a draw.
    pub(crate) fn of(value: f64, worse: f64, temperature: f64, draws: &mut Draws) -> Self {
        if worse <= 0.0 {
            return Self { value, worse, temperature, probability: 1.0, accepted: true };
        }
        // A value that is not a number is never accepted.
        let probability = if worse.is_nan() { 0.0 } else { exp(-worse / temperature) };
        Self { value, worse, temperature, probability, accepted: draws.uniform() < probability }
    }
}
