//! What becomes of a run with a learning rate, in words.

use crate::{
    notation::shorter,
    range_test::{Regime, Tried},
    space::Goal,
    words::result::counted,
};

/// “0.016 overshoots”.
#[must_use]
pub fn brief(rate: f64, regime: Regime) -> String {
    let does = match regime {
        Regime::Crawls => " crawls",
        Regime::Good => " is good",
        Regime::Overshoots => " overshoots",
        Regime::Diverges => " diverges",
    };
    [&shorter(rate, 3), does].concat()
}

/// “0.016 overshoots: the run jumps past the bottom, to and fro.”
#[must_use]
pub fn told(tried: &Tried, goal: Goal) -> String {
    let does = brief(tried.rate, tried.regime);
    let (bottom, higher) = match goal {
        Goal::Min => ("bottom", "higher"),
        Goal::Max => ("top", "lower"),
    };
    let rest = if tried.is_at_rest { "comes to rest" } else { "keeps near its end" };
    match (tried.regime, tried.arrival) {
        (Regime::Crawls, Some(steps)) => format!(
            "{does}: the run {rest} only after {}; with a better rate, after {}.",
            counted(steps),
            tried.fewest_steps
        ),
        (Regime::Crawls, None) => {
            format!("{does}: after {} the run is not there yet.", counted(tried.most_steps))
        }
        (Regime::Good, steps) => format!(
            "{does}: the run {rest} after {}, without much to and fro.",
            counted(steps.unwrap_or_default())
        ),
        (Regime::Overshoots, _) => {
            format!("{does}: the run jumps past the {bottom}, to and fro.")
        }
        (Regime::Diverges, _) => {
            format!("{does}: the run flies off, or stays {higher} than it began.")
        }
    }
}
