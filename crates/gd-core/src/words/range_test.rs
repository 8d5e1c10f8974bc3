//! What becomes of a run with a learning rate, in words.

use crate::{
    notation::shorter,
    range_test::{Regime, Tried},
    space::Goal,
    words::result::counted,
};

/// “0.016 overshoots: the run jumps past the bottom, to and fro.”
#[must_use]
pub fn told(tried: &Tried, goal: Goal) -> String {
    let (rate, bottom, higher) = match goal {
        Goal::Min => (shorter(tried.rate, 3), "bottom", "higher"),
        Goal::Max => (shorter(tried.rate, 3), "top", "lower"),
    };
    let rest = if tried.is_at_rest { "comes to rest" } else { "keeps near its end" };
    match (tried.regime, tried.arrival) {
        (Regime::Crawls, Some(steps)) => format!(
            "{rate} crawls: the run {rest} only after {}; with a better rate, after {}.",
            counted(steps),
            tried.fewest_steps
        ),
        (Regime::Crawls, None) => {
            format!("{rate} crawls: after {} the run is not there yet.", counted(tried.most_steps))
        }
        (Regime::Good, steps) => format!(
            "{rate} is good: the run {rest} after {}, without much to and fro.",
            counted(steps.unwrap_or_default())
        ),
        (Regime::Overshoots, _) => {
            format!("{rate} overshoots: the run jumps past the {bottom}, to and fro.")
        }
        (Regime::Diverges, _) => {
            format!("{rate} diverges: the run flies off, or stays {higher} than it began.")
        }
    }
}
