//! The chart of the learning curves of a race.

use gd_core::{
    Race, Racer,
    learning_curve::{Measure, is_by_epochs, learning_curve, spacing},
    number::clamp::clamp,
    scenario::Part,
};
use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    geometry::AxisScale,
    loss_curve::{LossCurve, Series, stretches},
    run_stroke::run_stroke,
    style::{Stroke, Style},
    thinned_series::ThinnedSeries,
};

/// The learning curves of the runs of a race, thinned, kept while they grow.
#[derive(Clone, Debug, Default)]
pub struct LearningCurves {
    shown: Option<Shown>,
    curves: Vec<ThinnedSeries>,
}

/// What curves are of: with another one they are other curves.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shown {
    measure: Measure,
    scale: AxisScale,
    /// The value of the optimum, from which gaps are measured.
    optimum: Option<f64>,
}

impl LearningCurves {
    /// Takes up the steps that the runs have taken since the last time, at most so many; `true`
    /// while there are more. The runs are the same each time; what is measured may change.
    pub fn grow(&mut self, race: &Race, most: usize) -> bool {
        let (shown, racers) = (shown(race), race.racers());
        if self.shown != Some(shown) || self.curves.len() != racers.len() {
            let series = ThinnedSeries::new(stretches(racers.len()), shown.scale == AxisScale::Log);
            self.curves = vec![series; racers.len()];
            self.shown = Some(shown);
        }
        let mut left = most;
        for (racer, curve) in self.curves.iter_mut().enumerate() {
            let before = curve.values();
            curve.extend(learning_curve(race, racer, shown.measure, before).take(left));
            left -= curve.values() - before;
        }
        let grown = |(curve, racer): (&ThinnedSeries, &Racer)| curve.values() > racer.run.steps();
        !self.curves.iter().zip(racers).all(grown)
    }
}

/// The learning curves of all runs, as far as they have been taken up, laid out.
#[derive(Clone, Debug)]
pub struct LearningChart {
    curves: LossCurve,
    style: Style,
    /// What stands at the axes.
    names: [&'static str; 2],
}

impl LearningChart {
    /// Lays the curves of a race out.
    #[must_use]
    pub fn new(race: &Race, curves: &LearningCurves, size: (u32, u32), style: &Style) -> Self {
        let Shown { measure, scale, .. } = curves.shown.unwrap_or_else(|| shown(race));
        let runs = curves.curves.iter().zip(race.racers()).enumerate();
        let series = runs.map(|(k, (values, racer))| {
            let stroke = Stroke { width: 1.75, ..run_stroke(racer, style.theme) };
            Series { values, spacing: spacing(race, k), stroke }
        });
        let curves = LossCurve::new(size, style, &series.collect::<Vec<_>>(), scale);
        let x = if is_by_epochs(race) { "epoch" } else { "step" };
        Self { curves, style: *style, names: [x, measure.symbol()] }
    }

    /// Whether some of it has been drawn.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.curves.is_begun()
    }

    /// Whether all of it has been drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.curves.is_drawn()
    }

    /// Draws the chart until there are so many [segments](crate::trail::Growth::segments); the next
    /// call goes on from there.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(&mut self, area: &Area<DB>, segments: usize) -> Drawn<DB> {
        self.curves.draw(area, &self.style, self.names, segments)
    }

    /// The correspondence of steps or epochs and values with pixels.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        self.curves.frame()
    }

    /// How many values a logarithmic axis leaves out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.curves.left_out()
    }

    /// Where a run's step is on the horizontal axis, in the backend's pixels; the axis's end for what
    /// is beyond it.
    #[must_use]
    pub fn x_of(&self, race: &Race, racer: usize, step: usize) -> f64 {
        let [_, end, low, _] = self.frame().view();
        self.frame().to_pixel([(step as f64 * spacing(race, racer)).min(end), low]).0
    }

    /// The step of a run that is nearest to a place of the horizontal axis, in the backend's pixels;
    /// one within the axis.
    #[must_use]
    pub fn step_at(&self, race: &Race, racer: usize, x: f64) -> usize {
        let [_, end, ..] = self.frame().view();
        let [at, _] = self.frame().to_point((x, 0.0));
        (clamp(at, 0.0, end) / spacing(race, racer)).round() as usize
    }
}

/// What is shown, and on which scale: a logarithmic axis shows the gap to the optimum. Without one
/// there is only the value, which need not be positive.
fn shown(race: &Race) -> Shown {
    let scenario = race.scenario();
    let linear = scenario.shows(Part::Linear);
    let optimum = race.landscape().and_then(|landscape| landscape.optimum(scenario.goal));
    let optimum = optimum.map(|optimum| optimum.value);
    let (measure, scale) = match (scenario.shows(Part::Norm), optimum) {
        (true, _) => {
            (Measure::GradientNorm, if linear { AxisScale::Linear } else { AxisScale::Log })
        }
        (false, Some(_)) if !linear => (Measure::Gap, AxisScale::Log),
        (false, _) => (Measure::Value, AxisScale::Linear),
    };
    Shown { measure, scale, optimum: optimum.filter(|_| measure == Measure::Gap) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::{Scenario, scenario::Theme};

    /// 50 points: a step over 10 of them is a fifth of an epoch.
    #[test]
    fn steps_and_places_of_the_axis_lead_to_each_other() {
        for show in ["", "&show=epochs"] {
            let query = format!("data=line&batch=full;10&steps=40&tol=0{show}");
            let race = Race::finished(Scenario::parse(&query).scenario);
            let mut curves = LearningCurves::default();
            while curves.grow(&race, 7) {}
            let style = Style::new(Theme::Light, 1.0, 1);
            let chart = LearningChart::new(&race, &curves, (800, 300), &style);
            let plot = chart.frame().plot();
            let [left, right] = [plot.left, plot.right].map(f64::from);
            for racer in [0, 1] {
                assert_eq!(chart.x_of(&race, racer, 0), left);
                for step in [0, 1, 7, 40] {
                    let x = chart.x_of(&race, racer, step);
                    assert_eq!(chart.step_at(&race, racer, x), step, "{show} {racer}");
                }
                assert_eq!(chart.step_at(&race, racer, -9.0), 0);
            }
            assert!((chart.x_of(&race, 0, 40) - right).abs() < 1e-9);
            assert_eq!(chart.x_of(&race, 0, 99), right);
            assert_eq!(chart.step_at(&race, 0, 9999.0), 40);
            let share = (chart.x_of(&race, 1, 40) - left) / (right - left);
            assert!((share - if show.is_empty() { 1.0 } else { 0.2 }).abs() < 1e-9);
        }
    }

    /// However the rows come, the curves are the same; and another measure makes them anew.
    #[test]
    fn curves_grow_with_the_runs() {
        let parsed = |query: &str| Scenario::parse(query).scenario;
        let query = "f=himmelblau&at=1,1;-1,2&opt=gd;momentum&steps=3000&tol=0";
        let mut race = Race::new(parsed(query));
        let mut grown = LearningCurves::default();
        while race.work(500) {
            while grown.grow(&race, 100) {}
        }
        while grown.grow(&race, 100) {}
        let whole = |race: &Race| {
            let mut curves = LearningCurves::default();
            assert!(!curves.grow(race, usize::MAX));
            curves
        };
        assert_eq!(grown.curves, whole(&race).curves);
        assert!(grown.curves.iter().all(|curve| curve.values() == 3001));
        race.open(parsed(&format!("{query}&show=norm")));
        assert!(grown.grow(&race, 1), "it begins anew");
        while grown.grow(&race, 100) {}
        assert_eq!(grown.curves, whole(&race).curves);
    }
}
