//! The charts of what is learnt from data: the points with what the models make of them, and the
//! losses of the points.

use std::sync::Arc;

use gd_core::{
    Point,
    best_fits::best_by_loss,
    function::{data::parse_csv, fit::Fit},
};
use gd_plot::{
    Frame, Stroke, Style,
    axes::{self, Axes},
    data::{self, DataPoint},
    loss_shape::LossShape,
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Canvas, Look, failed},
    declarations::to_js,
    picture::{Glyph, stroke},
    playground::Playground,
    problems::Flaw,
};

/// The stroke of the first of the best fits, which a few runs leave unused.
const FIRST_STROKE: usize = 2;

/// How finely a fit and a loss are drawn.
const PLACES: usize = 300;

#[derive(Serialize)]
struct Pasted {
    data: Option<String>,
    flaws: Vec<Flaw>,
}

/// Pasted text as a link has its points, and what of it is not followed.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Pasted")]
pub fn read_points(text: &str) -> Result<JsValue, JsValue> {
    let (data, flaws) = parse_csv(text);
    let flaws = flaws.into_iter().map(Flaw::from).collect();
    to_js(&Pasted { data: data.map(|data| data.source()), flaws })
}

fn fit_of(playground: &Playground) -> Result<&Arc<Fit>, JsValue> {
    playground.race.scenario().function.fit().ok_or_else(|| "there are no data".into())
}

/// The plot of the data, laid out for a size. Points may move while it stays.
#[wasm_bindgen]
pub struct DataPlot {
    frame: Frame,
    style: Style,
    look: Look,
    best: Vec<Best>,
}

/// The best fit by a loss.
#[derive(Serialize)]
struct Best {
    name: &'static str,
    theta: Point,
    glyph: Glyph,
    #[serde(skip)]
    stroke: Stroke,
}

#[wasm_bindgen]
impl DataPlot {
    /// Lays the data of a scenario out.
    ///
    /// # Errors
    /// Where `look` is not a `Look`, or there are no data.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<Self, JsValue> {
        let look = Look::read(look)?;
        let style = look.style();
        let frame = Frame::new(look.size(), fit_of(playground)?.data.view(), &style);
        Ok(Self { frame, style, look, best: Vec::new() })
    }

    /// Works out the best fit by each loss, to be drawn from now on and answered.
    ///
    /// # Errors
    /// Where there are no data.
    #[wasm_bindgen(unchecked_return_type = "Best[]")]
    pub fn compare(&mut self, playground: &Playground) -> Result<JsValue, JsValue> {
        let theme = canvas::theme(self.look.dark);
        let best = best_by_loss(fit_of(playground)?).into_iter();
        let best = best.zip(FIRST_STROKE..).map(|((loss, theta), k)| {
            let stroke = Stroke::nth(k, theme);
            Best { name: loss.name, theta, glyph: Glyph::of(&stroke), stroke }
        });
        self.best = best.collect();
        to_js(&self.best)
    }

    /// Draws the points, each run's fit at a step, and the selected run's residuals and mini-batch.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw(
        &self,
        playground: &Playground,
        canvas: &HtmlCanvasElement,
        step: usize,
        selected: usize,
    ) -> Result<(), JsValue> {
        let fit = fit_of(playground)?;
        let area = canvas::cleared(canvas)?;
        let [x, y] = if fit.data.features() == 1 { ["x", "y"] } else { ["x₁", "x₂"] };
        let axes = Axes { x, y, grid: true };
        axes::draw(&area, &self.frame, &self.style, &axes).map_err(failed)?;
        self.draw_residuals(playground, fit, &area, step, selected)?;
        self.draw_fits(playground, fit, &area, step)?;
        self.draw_points(playground, fit, &area, step, selected)
    }

    /// The number of the point nearest to a place in CSS pixels, if one is within `reach` of it.
    #[must_use]
    pub fn nearest(&self, playground: &Playground, x: f64, y: f64, reach: f64) -> Option<usize> {
        let points = fit_of(playground).ok()?.data.points();
        let pixel = canvas::from_css(&self.style, x, y);
        data::nearest(&self.frame, &self.style, points, pixel, reach)
    }

    /// The point at a place in CSS pixels, kept within the plot.
    #[must_use]
    pub fn point(&self, x: f64, y: f64) -> Vec<f64> {
        let [x0, x1, y0, y1] = self.frame.view();
        let [x, y] = self.frame.to_point(canvas::from_css(&self.style, x, y));
        vec![x.clamp(x0, x1), y.clamp(y0, y1)]
    }

    /// The place of a point in CSS pixels.
    #[must_use]
    pub fn place(&self, x: f64, y: f64) -> Vec<f64> {
        canvas::to_css(&self.style, self.frame.to_pixel([x, y]))
    }

    /// The length of a CSS pixel along both axes.
    #[must_use]
    pub fn pixel(&self) -> Vec<f64> {
        let [a, b] = [self.point(0.0, 0.0), self.point(1e6, 1e6)];
        let plot = self.frame.plot().size();
        let css = [plot.0, plot.1].map(|length| f64::from(length) / self.style.scale);
        a.iter().zip(b).zip(css).map(|((a, b), css)| (b - a).abs() / css).collect()
    }
}

impl DataPlot {
    fn draw_residuals(
        &self,
        playground: &Playground,
        fit: &Fit,
        area: &Canvas,
        step: usize,
        selected: usize,
    ) -> Result<(), JsValue> {
        let theta = playground.theta(selected, step).filter(|_| !fit.model.classifies);
        let predictions = theta.map(|theta| fit.predictions(theta)).unwrap_or_default();
        let residuals: Vec<_> = fit.data.points().zip(predictions).collect();
        data::draw_residuals(area, &self.frame, &self.style, &residuals).map_err(failed)
    }

    fn draw_fits(
        &self,
        playground: &Playground,
        fit: &Fit,
        area: &Canvas,
        step: usize,
    ) -> Result<(), JsValue> {
        for Best { theta, stroke, .. } in &self.best {
            let curve = fit.curve(*theta, self.frame.view(), PLACES);
            data::draw_fit(area, &self.frame, &self.style, stroke, &curve).map_err(failed)?;
        }
        let race = &playground.race;
        for (k, racer) in race.racers().iter().enumerate() {
            let theta = playground.theta(k, step).unwrap_or_default();
            let curve = fit.curve(theta, self.frame.view(), PLACES);
            let stroke = stroke(race, racer, self.look.dark);
            data::draw_fit(area, &self.frame, &self.style, &stroke, &curve).map_err(failed)?;
        }
        Ok(())
    }

    fn draw_points(
        &self,
        playground: &Playground,
        fit: &Fit,
        area: &Canvas,
        step: usize,
        selected: usize,
    ) -> Result<(), JsValue> {
        let racer = playground.race.racers().get(selected);
        let batch = racer.and_then(|racer| racer.run.batch(step.min(racer.run.steps())));
        let batch = batch.unwrap_or_default();
        let samples = fit.data.points().zip(fit.data.samples()).enumerate();
        let points = samples.map(|(k, (at, sample))| DataPoint {
            at,
            class: fit.model.classifies.then_some(sample.target > 0.0),
            in_batch: batch.contains(&k),
        });
        let points: Vec<_> = points.collect();
        data::draw_points(area, &self.frame, &self.style, &points).map_err(failed)
    }
}

/// Draws the loss as a function of the residual or margin, with the selected run's points on it.
///
/// # Errors
/// Where `look` is not a `Look`, or there are no data; or the canvas's.
#[wasm_bindgen]
pub fn draw_losses(
    playground: &Playground,
    canvas: &HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    step: usize,
    selected: usize,
) -> Result<(), JsValue> {
    let (look, fit) = (Look::read(look)?, fit_of(playground)?);
    let (race, style) = (&playground.race, look.style());
    let reach = reach(playground, fit, selected);
    let curve = fit.loss.curve([-reach, reach], PLACES);
    let shape = LossShape::new(look.size(), &style, &[&curve]);
    let x = if fit.loss.of.of_score { "margin" } else { "residual" };
    let area = canvas::cleared(canvas)?;
    shape.draw_axes(&area, &style, x).map_err(failed)?;
    let Some(racer) = race.racers().get(selected) else { return Ok(()) };
    let stroke = stroke(race, racer, look.dark);
    shape.draw_curve(&area, &style, &stroke, &curve).map_err(failed)?;
    let points = fit.losses(playground.theta(selected, step).unwrap_or_default());
    shape.draw_points(&area, &style, &stroke, &points).map_err(failed)
}

/// The largest residual or margin of a run at its start, or two.
fn reach(playground: &Playground, fit: &Fit, racer: usize) -> f64 {
    let points: Vec<Point> = playground.theta(racer, 0).map_or_else(Vec::new, |at| fit.losses(at));
    points.iter().map(|[at, _]| at.abs()).fold(2.0, f64::max).min(1e9)
}
