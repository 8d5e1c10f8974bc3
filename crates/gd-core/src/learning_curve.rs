//! Learning curves: how good a run is, step by step.

use crate::{number::hypot::hypot, race::Race, run::Run, scenario::Part};

/// What a learning curve shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Measure {
    /// f(θ).
    #[default]
    Value,
    /// |f(θ) − f*|, how far the value is from the optimum's: what a logarithmic axis can show of a
    /// function that is not positive.
    Gap,
    /// ‖∇f(θ)‖₂.
    GradientNorm,
}

impl Measure {
    /// The name at an axis.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Value => "f",
            Self::Gap => "|f − f*|",
            Self::GradientNorm => "‖∇f‖",
        }
    }
}

/// The learning curve of a run, from a step on to the last one taken; empty if there is no such run or
/// step. Without a known optimum, or before the survey is done, a gap is not a number.
#[must_use]
pub fn learning_curve(
    race: &Race,
    racer: usize,
    measure: Measure,
    from: usize,
) -> LearningCurve<'_> {
    let optimum = race.landscape().and_then(|landscape| landscape.optimum(race.scenario().goal));
    let best = optimum.map_or(f64::NAN, |optimum| optimum.value);
    let run = race.racers().get(racer).map(|racer| &racer.run);
    LearningCurve { run, measure, best, next: from }
}

/// The values of a learning curve, step by step.
#[derive(Clone, Debug)]
pub struct LearningCurve<'a> {
    run: Option<&'a Run>,
    measure: Measure,
    /// The optimum's value.
    best: f64,
    /// The step that is next.
    next: usize,
}

impl Iterator for LearningCurve<'_> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let (value, [gx, gy]) = self.run?.value(self.next)?;
        self.next += 1;
        Some(match self.measure {
            Measure::Value => value,
            Measure::Gap => (value - self.best).abs(),
            Measure::GradientNorm => hypot(gx, gy),
        })
    }
}

/// Whether learning curves are shown against epochs, which only data have.
#[must_use]
pub fn is_by_epochs(race: &Race) -> bool {
    let scenario = race.scenario();
    scenario.shows(Part::Epochs) && scenario.function.fit().is_some()
}

/// How far apart the values of a run's learning curve are: one step, or the epochs that a step
/// takes.
#[must_use]
pub fn spacing(race: &Race, racer: usize) -> f64 {
    let run = race.racers().get(racer).map(|racer| racer.run.conditions());
    let fit = race.scenario().function.fit().filter(|_| is_by_epochs(race));
    run.zip(fit)
        .map_or(1.0, |(run, fit)| run.batch.epochs_per_step(run.sampling, fit.data.samples().len()))
}

/// The step of every run at the place on the axis where a run is at a step: the same step, or the
/// one nearest to the same epoch. It may lie beyond a run's end.
#[must_use]
pub fn steps_beside(race: &Race, racer: usize, step: usize) -> Vec<usize> {
    let at = step as f64 * spacing(race, racer);
    let mut steps = Vec::new();
    for other in 0..race.racers().len() {
        steps.push((at / spacing(race, other)).round() as usize);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    /// On x² from 1 with α = 0.25, x halves at each step: x² is 4⁻ᵗ and the slope 2·2⁻ᵗ.
    #[test]
    fn curves_on_a_parabola_are_geometric() {
        let race =
            Race::finished(Scenario::parse("f=parabola&at=1&lr=0.25&steps=3&tol=0").scenario);
        let curve = |measure, from| learning_curve(&race, 0, measure, from).collect::<Vec<_>>();
        assert_eq!(curve(Measure::Value, 0), [1.0, 0.25, 0.0625, 0.015_625]);
        assert_eq!(curve(Measure::Gap, 2), [0.0625, 0.015_625]);
        assert_eq!(curve(Measure::GradientNorm, 0), [2.0, 1.0, 0.5, 0.25]);
        assert!(curve(Measure::Value, 4).is_empty());
        assert_eq!(learning_curve(&race, 1, Measure::Value, 0).count(), 0);
        let slide = Race::finished(Scenario::parse("f=saddle&steps=2").scenario);
        assert!(learning_curve(&slide, 0, Measure::Gap, 0).all(f64::is_nan));
    }

    #[test]
    fn curves_are_spaced_by_steps_or_epochs() {
        let spacings = |query: &str| {
            let race = Race::new(Scenario::parse(query).scenario);
            (0..2).map(|racer| spacing(&race, racer)).collect::<Vec<_>>()
        };
        assert_eq!(spacings("data=line&batch=full;10"), [1.0, 1.0]);
        assert_eq!(spacings("data=line&batch=full;10&show=epochs"), [1.0, 0.2]);
        assert_eq!(spacings("f=sphere&opt=gd;adam&show=epochs"), [1.0, 1.0]);
    }

    /// 50 points: an epoch is one step over all, 5 steps of batches of 10.
    #[test]
    fn runs_are_compared_at_the_same_place_of_the_axis() {
        let steps = |query: &str, racer: usize, step: usize| {
            steps_beside(&Race::new(Scenario::parse(query).scenario), racer, step)
        };
        assert_eq!(steps("data=line&batch=full;10&show=epochs", 0, 3), [3, 15]);
        assert_eq!(steps("data=line&batch=full;10&show=epochs", 1, 12), [2, 12]);
        assert_eq!(steps("data=line&batch=full;10", 0, 3), [3, 3]);
        assert!(steps("f=sphere", 9, 3).len() == 1);
    }
}
