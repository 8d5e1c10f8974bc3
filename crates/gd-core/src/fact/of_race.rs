//! Facts of a race, and of what it is run on.

use crate::{
    fact::asked::Asked, landscape::kind::CriticalKind, race::Race, space::KnownPoint,
    verdict::Verdict,
};

pub(super) fn runs(race: &Race, _: &Asked) -> Option<f64> {
    Some(race.racers().len() as f64)
}

pub(super) fn starts(race: &Race, _: &Asked) -> Option<f64> {
    Some((race.scenario().chosen_starts().len() + race.scenario().restarts as usize) as f64)
}

/// The number of the run that was first.
pub(super) fn first(race: &Race, _: &Asked) -> Option<f64> {
    race.first().first().map(|first| (first + 1) as f64)
}

/// How many runs ended so.
pub(super) fn count(race: &Race, asked: &Asked) -> Option<f64> {
    let mut count = 0;
    for racer in 0..race.racers().len() {
        count += u32::from(asked.is_of(race.verdict(racer)?));
    }
    Some(f64::from(count))
}

impl Asked {
    /// Whether a verdict is what is asked for.
    #[must_use]
    pub fn is_of(&self, verdict: &Verdict) -> bool {
        self.verdict.as_deref().is_none_or(|id| verdict.id() == id)
            && self.outcome.as_deref().is_none_or(|id| verdict.outcome.id() == id)
            && self.stop.as_deref().is_none_or(|id| verdict.stop.id() == id)
    }
}

fn best_known(race: &Race) -> Option<KnownPoint> {
    race.landscape()?.best(race.scenario().goal)
}

pub(super) fn best(race: &Race, _: &Asked) -> Option<f64> {
    best_known(race).map(|best| best.value)
}

pub(super) fn best_x(race: &Race, _: &Asked) -> Option<f64> {
    best_known(race).map(|best| best.at[0])
}

pub(super) fn best_y(race: &Race, _: &Asked) -> Option<f64> {
    best_known(race).map(|best| best.at[1])
}

fn critical(race: &Race, kind: CriticalKind) -> Option<f64> {
    let points = &race.landscape()?.critical;
    Some(points.iter().filter(|point| point.kind == kind).count() as f64)
}

pub(super) fn minima(race: &Race, _: &Asked) -> Option<f64> {
    critical(race, CriticalKind::Minimum)
}

pub(super) fn maxima(race: &Race, _: &Asked) -> Option<f64> {
    critical(race, CriticalKind::Maximum)
}

pub(super) fn saddles(race: &Race, _: &Asked) -> Option<f64> {
    critical(race, CriticalKind::Saddle)
}

pub(super) fn step_limit(race: &Race, _: &Asked) -> Option<f64> {
    Some(f64::from(race.scenario().steps))
}

pub(super) fn tolerance(race: &Race, _: &Asked) -> Option<f64> {
    Some(race.scenario().tolerance)
}

pub(super) fn noise(race: &Race, _: &Asked) -> Option<f64> {
    Some(race.scenario().noise)
}

pub(super) fn seed(race: &Race, _: &Asked) -> Option<f64> {
    Some(race.scenario().seed as f64)
}

pub(super) fn restarts(race: &Race, _: &Asked) -> Option<f64> {
    Some(f64::from(race.scenario().restarts))
}
