//! What can be looked up on the picture, each in a sentence.

use crate::{
    landscape::{critical_point::CriticalPoint, kind::CriticalKind},
    notation::{DIGITS, place, short},
    race::Race,
    run::row::Event,
    scenario::Mark,
    space::Point,
    words::{result::level, run_name::RunName},
};

/// Something to look up on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    /// Where.
    pub at: Point,
    /// What is there.
    pub text: String,
}

/// The ends of runs, where they met saddles and critical points, those that are marked, the more
/// telling ones first; as far as is known at a step.
#[must_use]
pub fn landmarks(race: &Race, names: &[RunName], step: usize) -> Vec<Landmark> {
    let (scenario, mut found) = (race.scenario(), Vec::new());
    let dimension = scenario.dimension();
    for (racer, RunName { name, .. }) in names.iter().enumerate() {
        if let Some(verdict) = race.status(racer, step).and_then(|status| status.verdict)
            && scenario.marks(Mark::Now)
        {
            found.push(Landmark { at: verdict.at, text: format!("{name}: {verdict}") });
        }
    }
    for incident in race.saddle_events(step) {
        let name = names.get(incident.racer).map_or("", |name| &name.name);
        let (what, mark) = match incident.event {
            Event::SaddleEscape => ("leaves a saddle", Mark::Escape),
            _ => ("lingers near a saddle", Mark::Stall),
        };
        if !scenario.marks(mark) {
            continue;
        }
        let text = format!("{name} {what} at step {} (Dauphin et al. 2014).", incident.step);
        found.push(Landmark { at: incident.at, text });
    }
    let Some(landscape) = race.landscape() else { return found };
    for point in &landscape.critical {
        if scenario.marks(Mark::of(point.kind, dimension)) {
            let nominal = landscape.nominal(point.value, None, scenario.goal);
            let level = level(scenario.function.value_name(), point.value, nominal, DIGITS);
            found.push(Landmark { at: point.at, text: critical(point, dimension, &level) });
        }
    }
    found
}

fn critical(point: &CriticalPoint, dimension: usize, level: &str) -> String {
    let (name, meaning) = match point.kind {
        CriticalKind::Minimum => ("Minimum", "lower than all around, descent ends here"),
        CriticalKind::Maximum => ("Maximum", "higher than all around, ascent ends here"),
        CriticalKind::Saddle if dimension == 1 => {
            ("Inflection", "flat, but lower on one side and higher on the other")
        }
        CriticalKind::Saddle => {
            ("Saddle", "lower one way and higher another, descent slows down here, then leaves")
        }
        CriticalKind::Plateau => ("Plateau", "flat all around, the gradient gives no direction"),
    };
    let [low, high] = point.eigenvalues.map(short);
    let curvature = match (point.is_kink, dimension) {
        (true, _) => "at a kink".to_owned(),
        (false, 1) => format!("curvature {low}"),
        (false, _) => format!("curvature {low} and {high}"),
    };
    let at = place(point.at, dimension, DIGITS);
    format!("{name} at {at}, {level}, {curvature}: {meaning}.")
}
