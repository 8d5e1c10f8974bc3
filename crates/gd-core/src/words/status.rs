//! Where a run is, in a few words and in a sentence.

use crate::{
    notation::shorter,
    race::{Race, Status},
    run::row::Event,
    space::Goal,
    verdict::Verdict,
    words::result::{FEW, label, level},
};

/// How many steps it is said that a run has left a saddle.
const NEWS: usize = 50;

/// What has become of a run so far, in a few words for a table: “global minimum”, “still
/// descending”, “left a saddle at step 12”, “running”.
#[must_use]
pub fn outcome(status: &Status) -> String {
    if let Some(verdict) = &status.verdict {
        return label(verdict);
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

/// f at a run's place: “f = 12.3”, “f ≈ 0”.
#[must_use]
pub fn value(race: &Race, status: &Status) -> String {
    let name = race.scenario().function.value_name();
    level(name, status.value, status.nominal, FEW)
}

/// Where a run is on its way, in a sentence: “Step 7: f = 12.3; the lowest known is 0.”
#[must_use]
pub fn progress(race: &Race, status: &Status) -> String {
    let goal = race.scenario().goal;
    let here = format!("Step {}: {}", status.step, value(race, status));
    let known = race.landscape().and_then(|landscape| {
        let best = landscape.optimum(goal)?.value;
        let is_below = landscape.improves(best, status.value, goal);
        is_below.then(|| shorter(landscape.nominal(best, None, goal), FEW))
    });
    match (known, goal) {
        (Some(best), Goal::Min) => format!("{here}; the lowest known is {best}."),
        (Some(best), Goal::Max) => format!("{here}; the highest known is {best}."),
        (None, _) => format!("{here}."),
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
