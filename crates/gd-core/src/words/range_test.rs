//! What becomes of a run with a learning rate, in words.

use crate::{notation::shorter, range_test::Regime, space::Goal};

/// “0.016 overshoots: the run jumps past the bottom, to and fro.”
#[must_use]
pub fn told(rate: f64, regime: Regime, goal: Goal) -> String {
    let (does, meaning) = match (regime, goal) {
        (Regime::Crawls, _) => (
            " crawls: ",
            "the run needs more steps than there are, or ten times as many as it could.",
        ),
        (Regime::Good, Goal::Min) => (" is good: ", "the run gets down without much to and fro."),
        (Regime::Good, Goal::Max) => (" is good: ", "the run gets up without much to and fro."),
        (Regime::Overshoots, Goal::Min) => {
            (" overshoots: ", "the run jumps past the bottom, to and fro.")
        }
        (Regime::Overshoots, Goal::Max) => {
            (" overshoots: ", "the run jumps past the top, to and fro.")
        }
        (Regime::Diverges, Goal::Min) => {
            (" diverges: ", "the run flies off, or stays higher than it began.")
        }
        (Regime::Diverges, Goal::Max) => {
            (" diverges: ", "the run flies off, or stays lower than it began.")
        }
    };
    [&shorter(rate, 3), does, meaning].concat()
}
