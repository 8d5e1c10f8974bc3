//! The charts of what is learnt from data: the points with what the models make of them, and the
//! losses of the points.

use std::sync::Arc;

use gd_core::{Point, function::fit::Fit, number::clamp::clamp};
use gd_plot::{data, loss_shape::LossShape, run_stroke::run_stroke};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, Places, failed},
    picture::Glyph,
    playground::Playground,
    serializer::to_js,
};

/// How finely a loss is drawn.
const PLACES: usize = 300;

fn fit_of(playground: &Playground) -> Result<&Arc<Fit>, JsValue> {
    playground.race.scenario().function.fit().ok_or_else(|| "there are no data".into())
}

/// The best fit by each loss, found piece by piece.
#[wasm_bindgen]
pub struct BestFits(gd_core::best_fits::BestFits);

#[wasm_bindgen]
impl BestFits {
    /// Those of a scenario's data and model; nothing is computed yet.
    ///
    /// # Errors
    /// Where there are no data.
    #[wasm_bindgen(constructor)]
    pub fn new(playground: &Playground) -> Result<Self, JsValue> {
        Ok(Self(gd_core::best_fits::BestFits::new(fit_of(playground)?)))
    }

    /// Goes on for about so many evaluations; `false` once all are found.
    pub fn work(&mut self, budget: usize) -> bool {
        self.0.work(budget)
    }
}

/// The plot of the data, laid out for a size. Points may move while it stays.
#[wasm_bindgen]
pub struct DataPlot {
    plot: gd_plot::data_plot::DataPlot,
    places: Places,
}

/// The best fit by a loss.
#[derive(Serialize)]
struct Best {
    name: &'static str,
    theta: Point,
    glyph: Glyph,
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
        let fit = fit_of(playground)?;
        let plot = gd_plot::data_plot::DataPlot::new(fit, look.size(), &look.style());
        Ok(Self { plot, places: look.places() })
    }

    /// Shows the best fits that are found, from now on, and tells them.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Best[]")]
    pub fn compare(&mut self, best: &BestFits) -> Result<JsValue, JsValue> {
        let best = self.plot.compare(&best.0).iter().map(|best| Best {
            name: best.name,
            theta: best.theta,
            glyph: Glyph::of(&best.stroke),
        });
        to_js(&best.collect::<Vec<_>>())
    }

    /// Draws the points, each run's fit at a step with its name, and the selected run's residuals
    /// and mini-batch.
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
        let area = canvas::cleared(canvas)?;
        let (race, names) = (&playground.race, playground.names());
        self.plot.draw(&area, race, names, step, selected).map_err(failed)
    }

    /// The number of the point nearest to a place in CSS pixels, if one is within `reach` of it.
    #[must_use]
    pub fn nearest(&self, playground: &Playground, x: f64, y: f64, reach: f64) -> Option<usize> {
        let points = fit_of(playground).ok()?.data.points();
        let pixel = self.places.to_pixels(x, y);
        data::nearest(self.plot.frame(), self.plot.style(), points, pixel, reach)
    }

    /// The point at a place in CSS pixels, kept within the plot.
    #[must_use]
    pub fn point(&self, x: f64, y: f64) -> Vec<f64> {
        let [x0, x1, y0, y1] = self.plot.frame().view();
        let [x, y] = self.plot.frame().to_point(self.places.to_pixels(x, y));
        vec![clamp(x, x0, x1), clamp(y, y0, y1)]
    }

    /// The place of a point in CSS pixels.
    #[must_use]
    pub fn place(&self, x: f64, y: f64) -> Vec<f64> {
        self.places.to_css(self.plot.frame().to_pixel([x, y]))
    }

    /// A point in as many digits as a pixel of the screen tells apart.
    #[must_use]
    pub fn seen(&self, x: f64, y: f64) -> Vec<f64> {
        self.plot.frame().seen(self.plot.style(), [x, y]).to_vec()
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
    let stroke = run_stroke(racer, style.theme);
    shape.draw_curve(&area, &style, &stroke, &curve).map_err(failed)?;
    let points = fit.losses(playground.theta(selected, step).unwrap_or_default());
    shape.draw_points(&area, &style, &stroke, &points).map_err(failed)
}

/// The largest residual or margin of a run at its start, or two.
fn reach(playground: &Playground, fit: &Fit, racer: usize) -> f64 {
    let points: Vec<Point> = playground.theta(racer, 0).map_or_else(Vec::new, |at| fit.losses(at));
    points.iter().map(|[at, _]| at.abs()).fold(2.0, f64::max).min(1e9)
}
