//! The chart of the learning curves.

use gd_plot::{Budget, geometry::AxisScale};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, Places, failed},
    playground::Playground,
};

/// The learning curves of the runs, thinned to what can be seen of them, kept while they grow.
#[wasm_bindgen]
#[derive(Default)]
pub struct LearningCurves(gd_plot::learning_chart::LearningCurves);

#[wasm_bindgen]
impl LearningCurves {
    /// Begins with none.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up the steps that the runs have taken since the last time, at most so many; `true`
    /// while there are more. Other runs want other curves.
    pub fn grow(&mut self, playground: &Playground, steps: usize) -> bool {
        self.0.grow(&playground.race, steps)
    }
}

/// The learning curves of all runs, laid out.
#[wasm_bindgen]
pub struct LearningChart {
    chart: gd_plot::learning_chart::LearningChart,
    places: Places,
}

#[wasm_bindgen]
impl LearningChart {
    /// Lays the curves out as far as they have been taken up.
    ///
    /// # Errors
    /// Where `look` is not a `Look`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        curves: &LearningCurves,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<Self, JsValue> {
        let look = Look::read(look)?;
        let (race, style) = (&playground.race, look.style());
        let chart =
            gd_plot::learning_chart::LearningChart::new(race, &curves.0, look.size(), &style);
        Ok(Self { chart, places: look.places() })
    }

    /// Draws as much of the chart as a frame has room for; `true` while there is more, which the next
    /// call draws.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw(&mut self, canvas: &HtmlCanvasElement) -> Result<bool, JsValue> {
        let is_begun = self.chart.is_begun();
        let area = if is_begun { canvas::area(canvas)? } else { canvas::cleared(canvas)? };
        self.chart.draw(&area, Budget::SEGMENTS).map_err(failed)?;
        Ok(!self.chart.is_drawn())
    }

    /// Where a run's step is on the horizontal axis, in CSS pixels.
    #[must_use]
    pub fn x_of(&self, playground: &Playground, racer: usize, step: usize) -> f64 {
        let x = self.chart.x_of(&playground.race, racer, step);
        self.places.to_css((x, 0.0)).first().copied().unwrap_or_default()
    }

    /// The step of a run that is nearest to a place of the horizontal axis, in CSS pixels.
    #[must_use]
    pub fn step_at(&self, playground: &Playground, racer: usize, x: f64) -> usize {
        self.chart.step_at(&playground.race, racer, self.places.to_pixels(x, 0.0).0)
    }

    /// Whether the axis is linear.
    #[must_use]
    pub fn is_linear(&self) -> bool {
        self.chart.frame().scale() == AxisScale::Linear
    }

    /// How many values a logarithmic axis leaves out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.chart.left_out()
    }

    /// The plot's edges in CSS pixels: left, top, right, bottom.
    #[must_use]
    pub fn plot(&self) -> Vec<f64> {
        self.places.edges(self.chart.frame())
    }
}
