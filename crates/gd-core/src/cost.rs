//! What a run costs: how many points its gradients are taken over until it is near the optimum.

use crate::{
    race::{Race, Racer},
    run::{Run, batch::Batch},
};

/// What a run paid to come near the optimum.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Cost {
    /// The first step at which at most [`NEAR`] of the greatest gap at a start was left, and how
    /// many points the gradients up to there were taken over; `None` if the run has not come near.
    pub near: Option<(usize, usize)>,
    /// The gap that is left, on average over the last tenth of the run, as a share of the same.
    pub left: f64,
}

/// How much of the gap between the start's value and the optimum's may be left near the optimum.
pub const NEAR: f64 = 0.05;

/// What each run paid so far; empty without data or without a known optimum.
#[must_use]
pub fn costs(race: &Race) -> Vec<Cost> {
    let goal = race.scenario().goal;
    let optimum = race.landscape().and_then(|landscape| landscape.optimum(goal));
    let known = race.scenario().function.fit().zip(optimum);
    let Some((fit, optimum)) = known else { return Vec::new() };
    let count = fit.data.samples().len();
    let gap = |run: &Run, step: usize| {
        run.value(step).map_or(f64::NAN, |(value, _)| goal.sign() * (value - optimum.value))
    };
    let mut whole = f64::MIN_POSITIVE;
    for Racer { run, .. } in race.racers() {
        whole = whole.max(gap(run, 0));
    }
    let mut costs = Vec::new();
    for Racer { run, .. } in race.racers() {
        let (steps, conditions) = (run.steps(), run.conditions());
        let last = (steps + 1).div_ceil(10);
        let mut left = 0.0;
        for step in steps + 1 - last..=steps {
            left += gap(run, step);
        }
        let near = (0..=steps).find(|&step| gap(run, step) <= NEAR * whole);
        let paid = |step| conditions.batch.samples_seen(conditions.sampling, step, count);
        let near = near.map(|step| (step, paid(step)));
        costs.push(Cost { near, left: left / last as f64 / whole });
    }
    costs
}

/// What the runs of a race say about batch sizes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Advice {
    /// The run that came near the optimum for the fewest samples.
    pub cheapest: usize,
    /// Its batch size.
    pub cheapest_batch: Batch,
    /// How many samples it took.
    pub samples: usize,
    /// The run that came near it for the most.
    pub dearest: usize,
    /// Its batch size.
    pub dearest_batch: Batch,
    /// How many samples that took.
    pub most_samples: usize,
    /// How many runs have not come near.
    pub missed: usize,
    /// The run that ended nearest to the optimum.
    pub nearest: usize,
    /// Its batch size.
    pub nearest_batch: Batch,
}

/// What the runs of a race say about batch sizes; `None` where only one size races, or where no
/// run has come near the optimum.
#[must_use]
pub fn advice(race: &Race) -> Option<Advice> {
    if race.scenario().batches.len() < 2 {
        return None;
    }
    let costs = costs(race);
    // What was paid, by which run, and its batch size.
    let mut cheapest: Option<(usize, usize, Batch)> = None;
    let (mut dearest, mut missed) = (cheapest, 0);
    let mut nearest: Option<(f64, usize, Batch)> = None;
    for (racer, Cost { near, left }) in costs.iter().enumerate() {
        let batch = race.racers().get(racer)?.run.conditions().batch;
        match near {
            None => missed += 1,
            Some((_, samples)) => {
                let paid = (*samples, racer, batch);
                if cheapest.is_none_or(|(least, ..)| *samples < least) {
                    cheapest = Some(paid);
                }
                if dearest.is_none_or(|(most, ..)| *samples > most) {
                    dearest = Some(paid);
                }
            }
        }
        if nearest.is_none_or(|(least, ..)| left.total_cmp(&least).is_lt()) {
            nearest = Some((*left, racer, batch));
        }
    }
    let ((samples, cheapest, cheapest_batch), (most_samples, dearest, dearest_batch)) =
        cheapest.zip(dearest)?;
    let (_, nearest, nearest_batch) = nearest?;
    Some(Advice {
        cheapest,
        cheapest_batch,
        samples,
        dearest,
        dearest_batch,
        most_samples,
        missed,
        nearest,
        nearest_batch,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn finished(query: &str) -> Race {
        Race::finished(Scenario::parse(query).scenario)
    }

    /// With one weight and y = 2x at x = ±1, the loss is (w − 2)², and from 0 with α = ¼ each step
    /// over both points halves w − 2: the gap is a quarter of what it was, 1/64 after three steps
    /// and 1/16 > 0.05 after two.
    #[test]
    fn a_full_batch_pays_all_points_at_each_step() {
        let race = finished("data=csv:-1,-2;1,2&model=slope&at=0&lr=0.25&steps=10&tol=0");
        let [cost] = costs(&race)[..] else { panic!() };
        assert_eq!(cost.near, Some((3, 6)));
        // The last tenth of eleven rows are two: 4⁻⁹ and 4⁻¹⁰.
        assert!((cost.left / (0.625 * crate::number::power::powi(0.25, 9)) - 1.0).abs() < 1e-9);
        assert_eq!(advice(&race), None);
        assert!(costs(&finished("f=sphere")).is_empty());
    }

    #[test]
    fn small_batches_are_cheap_and_large_ones_settle() {
        let race = finished("data=line&batch=full;1&steps=400");
        let [full, one] = costs(&race)[..] else { panic!() };
        assert!(one.near.unwrap().1 * 5 < full.near.unwrap().1, "{full:?} {one:?}");
        assert!(full.left < 1e-6 && one.left > 1e-3, "{full:?} {one:?}");
        let advice = advice(&race).unwrap();
        assert_eq!((advice.cheapest, advice.cheapest_batch), (1, Batch::Mini(1)));
        assert_eq!((advice.nearest, advice.nearest_batch), (0, Batch::Full));
        assert_eq!(
            [advice.samples, advice.most_samples],
            [&one, &full].map(|cost| cost.near.unwrap().1)
        );
        assert_eq!(advice.missed, 0);
    }
}
