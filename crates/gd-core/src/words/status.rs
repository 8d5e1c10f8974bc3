//! Where a run is, in a few words and in a sentence.

use crate::{
    race::Status,
    run::{row::Event, stop::Stop},
    space::Goal,
    verdict::{Outcome, Verdict},
};

/// How many steps it is said that a run has left a saddle.
const NEWS: usize = 50;

/// What has become of a run so far, in a few words for a table: “global minimum”, “still
/// descending”, “left a saddle at step 12”, “running”.
#[must_use]
pub fn outcome(status: &Status) -> String {
    if let Some(verdict) = &status.verdict {
        let name = named(verdict);
        let is_near = verdict.stop == Stop::MaxSteps && verdict.outcome.is_critical();
        return if is_near { format!("near {name}") } else { name.to_owned() };
    }
    match (status.event, status.stop) {
        (_, Some(_)) => "ended".to_owned(),
        (Some((Event::SaddleStall, _)), _) => "lingering at a saddle".to_owned(),
        (Some((Event::SaddleEscape, when)), _) if status.step < when as usize + NEWS => {
            format!("left a saddle at step {when}")
        }
        _ => "running".to_owned(),
    }
}

/// What is said of a run where it is: its verdict, and whether it met a saddle; `None` where there
/// is nothing to say.
#[must_use]
pub fn sentence(status: &Status) -> Option<String> {
    let verdict = status.verdict.as_ref().map(Verdict::to_string);
    let saddle = match status.event {
        Some((Event::SaddleEscape, when)) => {
            Some(format!("It lingered near a saddle and left it at step {when}."))
        }
        Some((Event::SaddleStall, when)) if status.stop.is_some() => {
            Some(format!("It lingered near a saddle from step {when} on."))
        }
        Some((Event::SaddleStall, when)) => {
            Some(format!("It lingers near a saddle from step {when} on."))
        }
        _ => None,
    };
    match (verdict, saddle) {
        (Some(verdict), Some(saddle)) => Some(format!("{verdict} {saddle}")),
        (verdict, saddle) => verdict.or(saddle),
    }
}

fn named(verdict: &Verdict) -> &'static str {
    match verdict.outcome {
        Outcome::NoValue if verdict.stop == Stop::Undefined => "could not start",
        Outcome::NoValue => "left the domain",
        _ if verdict.stop == Stop::Diverged => "diverged",
        Outcome::GlobalMinimum => "global minimum",
        Outcome::LocalMinimum => "local minimum",
        Outcome::GlobalMaximum => "global maximum",
        Outcome::LocalMaximum => "local maximum",
        Outcome::Saddle if verdict.dimension == 1 => "inflection",
        Outcome::Saddle => "saddle",
        Outcome::Plateau => "plateau",
        Outcome::OnSlope if verdict.gradient_norm == 0.0 => "no slope",
        Outcome::OnSlope if verdict.standstill.is_some() => "at rest on a slope",
        Outcome::OnSlope if verdict.stop == Stop::Converged || !verdict.is_getting_on => {
            "on a slope"
        }
        Outcome::OnSlope if verdict.goal == Goal::Max => "still ascending",
        Outcome::OnSlope => "still descending",
        Outcome::FarOutside => "far outside",
        Outcome::Oscillating => "bouncing",
        Outcome::Hovering => "jittering",
        Outcome::Worsening => "getting worse",
        Outcome::OutOfBounds => "diverged",
    }
}
