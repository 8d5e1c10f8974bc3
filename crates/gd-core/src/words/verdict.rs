//! What a run came to, in a sentence or two.

use std::fmt;

use crate::{
    notation::{DIGITS, place, short, shorter},
    run::stop::Stop,
    space::Goal,
    verdict::{Outcome, Verdict},
};

/// The verdict for a reader, in a sentence or two.
fn verdict(verdict: &Verdict) -> String {
    let steps = format!("{} step{}", verdict.steps, if verdict.steps == 1 { "" } else { "s" });
    let slope = short(verdict.gradient_norm);
    let (still, on) = match verdict.goal {
        Goal::Min => ("still descending", "down"),
        Goal::Max => ("still ascending", "up"),
    };
    let [stopped, limit] = [format!("Stopped after {steps}, the limit"), limit(verdict)];
    let arrived = || format!("Converged after {steps}");
    match (verdict.stop, verdict.outcome) {
        (Stop::Undefined, _) => {
            "Could not start: the function has no finite value or slope there.".to_owned()
        }
        (Stop::Diverged, Outcome::NoValue) => {
            format!("Left the function's domain at step {}.", verdict.steps)
        }
        (Stop::Diverged, Outcome::FarOutside) => {
            format!("{} {}", diverged(verdict, &steps), unbounded(verdict))
        }
        (Stop::Diverged, _) => format!("{}{limit}", diverged(verdict, &steps)),
        (Stop::MaxSteps, Outcome::OnSlope) => format!(
            "{stopped}, while {still} (slope {slope}). More steps or a larger learning rate lead on."
        ),
        (Stop::MaxSteps, Outcome::Worsening) => {
            format!("{stopped}, getting worse: further from the goal than at the start.{limit}")
        }
        (Stop::MaxSteps, Outcome::FarOutside) => format!(
            "{stopped}, having left the view, value {}. {}",
            short(verdict.value),
            unbounded(verdict)
        ),
        (Stop::MaxSteps, _) => format!("{stopped}, {}{limit}", rest(verdict)),
        (Stop::Converged, Outcome::OnSlope) => format!(
            "{}, though still on a slope of {slope}, value {}: a smaller tolerance leads further {on}.",
            arrived(),
            short(verdict.value)
        ),
        (Stop::Converged, _) => format!("{}, {}", arrived(), rest(verdict)),
    }
}

/// How far the value of a run went that diverged.
fn diverged(verdict: &Verdict, steps: &str) -> String {
    let Verdict { value, first_value, .. } = *verdict;
    let digits = if value.abs() < 1e6 { DIGITS } else { 1 };
    let told = shorter(value, digits);
    let said = if value.abs() <= first_value.abs() {
        format!("Diverged after {steps}, the last value is {told}.")
    } else {
        let way = match (value < 0.0, verdict.outcome) {
            (false, Outcome::FarOutside) => "risen",
            (false, _) => "grown",
            (true, _) => "fallen",
        };
        format!("Diverged: after {steps} f has {way} to {told}.")
    };
    let over = match verdict.goal {
        Goal::Min => "valley",
        Goal::Max => "peak",
    };
    match verdict.stability_limit {
        Some(_) => format!("{said} Each step overshoots the {over} further."),
        None => said,
    }
}

/// What a run that went far shows of the function.
fn unbounded(verdict: &Verdict) -> &'static str {
    match verdict.goal {
        Goal::Min => "It keeps falling: f has no minimum in this direction.",
        Goal::Max => "It keeps rising: f has no maximum in this direction.",
    }
}

/// Where a run rests, or what it moves about.
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
        Outcome::Oscillating => format!("bouncing to and fro, value {value}."),
        Outcome::Hovering => format!(
            "jittering, value {value}: the steps' noise keeps it moving about a place of rest; a smaller or falling learning rate settles it, and so do larger batches."
        ),
        Outcome::OnSlope
        | Outcome::FarOutside
        | Outcome::Worsening
        | Outcome::OutOfBounds
        | Outcome::NoValue => format!("value {value}, slope {slope}."),
    }
}

fn better_one(verdict: &Verdict) -> String {
    let Some(better) = verdict.better else { return String::new() };
    let at = place(better.at, verdict.dimension, DIGITS);
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
