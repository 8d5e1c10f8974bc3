//! What a run came to, in a sentence or two.

use std::fmt;

use crate::{
    notation::{place, short},
    run::stop::Stop,
    space::Goal,
    verdict::{Outcome, Verdict},
};

/// The verdict for a reader, in a sentence or two.
fn verdict(verdict: &Verdict) -> String {
    let steps = format!("{} step{}", verdict.steps, if verdict.steps == 1 { "" } else { "s" });
    let why = match verdict.stop {
        Stop::Converged => format!("Converged after {steps}"),
        Stop::MaxSteps => format!("Stopped at the limit of {steps}"),
        Stop::Diverged => format!("Diverged after {steps}"),
        Stop::Undefined => "Could not start".to_owned(),
    };
    format!("{why}, {}", rest(verdict))
}

/// Where the run ended up, in words.
fn rest(verdict: &Verdict) -> String {
    let (value, slope) = (short(verdict.value), short(verdict.gradient_norm));
    let close = if verdict.stop == Stop::Converged { "at" } else { "close to" };
    let the = if verdict.is_one_of_many { "a" } else { "the" };
    match verdict.outcome {
        Outcome::GlobalMinimum | Outcome::LocalMinimum if verdict.goal == Goal::Max => {
            format!("{close} a minimum, value {value}: without a slope, ascent can't leave it.")
        }
        Outcome::GlobalMaximum | Outcome::LocalMaximum if verdict.goal == Goal::Min => {
            format!("{close} a maximum, value {value}: without a slope, descent can't leave it.")
        }
        Outcome::GlobalMinimum => format!("{close} {the} global minimum, value {value}."),
        Outcome::GlobalMaximum => format!("{close} {the} global maximum, value {value}."),
        Outcome::LocalMinimum => {
            format!("{close} a local minimum, value {value}.{}", better_one(verdict))
        }
        Outcome::LocalMaximum => {
            format!("{close} a local maximum, value {value}.{}", better_one(verdict))
        }
        Outcome::Saddle if verdict.dimension == 1 => format!(
            "{close} an inflection, value {value}: the slope vanishes, but f falls on one side."
        ),
        Outcome::Saddle => {
            let [low, high] = verdict.eigenvalues.map(short);
            format!(
                "{close} a saddle, value {value}: the curvature is {low} one way and {high} the other."
            )
        }
        Outcome::Plateau => {
            format!("on a plateau, value {value}: the slope there is only {slope}.")
        }
        Outcome::OnSlope if verdict.stop == Stop::Converged => format!(
            "though still on a slope of {slope}, value {value}: a smaller tolerance leads on."
        ),
        Outcome::OnSlope => format!(
            "still on a slope of {slope}, value {value}: give it more steps or a larger learning rate."
        ),
        Outcome::FarOutside => format!(
            "far outside the view, value {value}: the function seems to have no bound there."
        ),
        Outcome::Oscillating => {
            format!("bouncing to and fro, value {value}.{}", limit(verdict))
        }
        Outcome::Hovering => format!(
            "hovering, value {value}: the steps' noise keeps it moving about a place of rest; a smaller or falling learning rate settles it, and so do larger batches."
        ),
        Outcome::Worsening => {
            format!("further from the goal than at the start.{}", limit(verdict))
        }
        Outcome::OutOfBounds => {
            format!("past all bounds; the last good value is {value}.{}", limit(verdict))
        }
        Outcome::NoValue if verdict.stop == Stop::Diverged => {
            "the next step leads to where the function has no value.".to_owned()
        }
        Outcome::NoValue => "the function has no finite value or slope at the start.".to_owned(),
    }
}

fn better_one(verdict: &Verdict) -> String {
    let Some(better) = verdict.better else { return String::new() };
    let at = place(better.at, verdict.dimension);
    let value = short(better.value);
    let lower = if better.value < verdict.value { "lower" } else { "higher" };
    if verdict.better_is_critical {
        let apart = short((better.value - verdict.value).abs());
        format!(" The global one, near {at}, is {apart} {lower}: {value}.")
    } else {
        format!(" The function goes {lower} in view: {value} near {at}.")
    }
}

fn limit(verdict: &Verdict) -> String {
    verdict.stability_limit.map_or_else(String::new, |limit| {
        format!(
            " The curvature allows plain descent a learning rate below 2/λmax = {}; this one was {}.",
            short(limit),
            short(verdict.too_large)
        )
    })
}

/// The verdict for a reader.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&verdict(self))
    }
}
