//! The plot of data with what each run's model makes of them at a step.

use gd_core::{Point, Race, best_fits::BestFits, function::fit::Fit, words::run_name::RunName};
use plotters::prelude::DrawingBackend;

use crate::{
    axes::{self, Axes},
    backend::{Area, Drawn},
    data::{self, DataPoint},
    frame::Frame,
    line_names::{self, LineName},
    pen::{Lines, Pixel},
    run_stroke::run_stroke,
    style::{Stroke, Style},
};

/// The stroke of the first of the best fits, which a few runs leave unused.
const FIRST_STROKE: usize = 2;

/// How finely a fit is drawn.
const PLACES: usize = 300;

/// Of more runs the selected one's line alone is named.
const MOST_NAMES: usize = 6;

/// The plot of the data, laid out for a size. Points may move while it stays.
#[derive(Clone, Debug)]
pub struct DataPlot {
    frame: Frame,
    style: Style,
    best: Vec<BestFit>,
}

/// The best fit by a loss.
#[derive(Clone, Copy, Debug)]
pub struct BestFit {
    /// The loss's name.
    pub name: &'static str,
    /// The weights.
    pub theta: Point,
    /// The look of its line.
    pub stroke: Stroke,
}

impl DataPlot {
    /// Lays data out so that all of them are seen.
    #[must_use]
    pub fn new(fit: &Fit, size: (u32, u32), style: &Style) -> Self {
        Self { frame: Frame::new(size, fit.data.view(), style), style: *style, best: Vec::new() }
    }

    /// The correspondence of the data's plane with pixels.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Its look.
    #[must_use]
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// Shows the best fits that are found, from now on.
    pub fn compare(&mut self, best: &BestFits) -> &[BestFit] {
        let best = best.found().iter().zip(FIRST_STROKE..);
        let stroke = |k| Stroke::nth(k, self.style.theme);
        self.best = best
            .map(|(&(loss, theta), k)| BestFit { name: loss.name, theta, stroke: stroke(k) })
            .collect();
        &self.best
    }

    /// Draws the points, each run's fit at a step with its name, and the selected run's residuals
    /// and mini-batch; nothing without data.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        race: &Race,
        names: &[RunName],
        step: usize,
        selected: usize,
    ) -> Drawn<DB> {
        let Some(fit) = race.scenario().function.fit() else { return Ok(()) };
        let (frame, style) = (&self.frame, &self.style);
        let [x, y] = if fit.data.features() == 1 { ["x", "y"] } else { ["x₁", "x₂"] };
        axes::draw(area, frame, style, &Axes { x, y, grid: true })?;
        let theta = theta(race, selected, step).filter(|_| !fit.model.classifies);
        let predictions = theta.map(|theta| fit.predictions(theta)).unwrap_or_default();
        let residuals: Vec<_> = fit.data.points().zip(predictions).collect();
        data::draw_residuals(area, frame, style, &residuals)?;
        let named = self.draw_lines(area, fit, race, names, step, selected)?;
        data::draw_points(area, frame, style, &points(race, fit, step, selected))?;
        let points: Vec<Pixel> = fit.data.points().map(|at| frame.to_pixel(at)).collect();
        line_names::draw(area, frame, style, &named, &points)
    }

    /// Draws the best fits, which are named in what is said of them, and the runs' fits; the names of
    /// the latter, the selected run's first.
    fn draw_lines<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        fit: &Fit,
        race: &Race,
        names: &[RunName],
        step: usize,
        selected: usize,
    ) -> Drawn<DB, Vec<LineName>> {
        for &BestFit { theta, stroke, .. } in &self.best {
            if let Some(end) = self.draw_line(area, fit, theta, stroke)? {
                line_names::mark(area, &self.style, &stroke, end)?;
            }
        }
        let mut named = Vec::new();
        for (k, (racer, name)) in race.racers().iter().zip(names).enumerate() {
            let stroke = run_stroke(racer, self.style.theme);
            let Some(theta) = theta(race, k, step) else { continue };
            let Some(end) = self.draw_line(area, fit, theta, stroke)? else { continue };
            let is_alone = names.iter().all(|other| other.brief != name.brief || other == name);
            let text = if is_alone { &name.brief } else { &name.name };
            let line = LineName { text: text.clone(), stroke, end };
            if k == selected {
                named.insert(0, line);
            } else if names.len() <= MOST_NAMES {
                named.push(line);
            }
        }
        Ok(named)
    }

    /// Draws a fit; the place where it ends in the plot, if it is seen.
    fn draw_line<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        fit: &Fit,
        theta: Point,
        stroke: Stroke,
    ) -> Drawn<DB, Option<Pixel>> {
        let (frame, style) = (&self.frame, &self.style);
        let curve = fit.curve(theta, frame.view(), PLACES);
        data::draw_fit(area, frame, style, &stroke, &curve)?;
        let lines = Lines::clipped(curve.iter().map(|&at| frame.to_pixel(at)), frame.plot());
        Ok(lines.0.last().and_then(|line| line.last()).copied())
    }
}

/// Where a run is at a step, or where it ended before it.
fn theta(race: &Race, racer: usize, step: usize) -> Option<Point> {
    let run = &race.racers().get(racer)?.run;
    run.row(step.min(run.steps())).map(|row| row.theta)
}

/// The points of the data, those of the selected run's mini-batch at the step marked.
fn points(race: &Race, fit: &Fit, step: usize, selected: usize) -> Vec<DataPoint> {
    let racer = race.racers().get(selected);
    let batch = racer.and_then(|racer| racer.run.batch(step.min(racer.run.steps())));
    let batch = batch.unwrap_or_default();
    let samples = fit.data.points().zip(fit.data.samples()).enumerate();
    let points = samples.map(|(k, (at, sample))| DataPoint {
        at,
        class: fit.model.classifies.then_some(sample.target > 0.0),
        in_batch: batch.contains(&k),
    });
    points.collect()
}
