//! The chart of the learning curves.

use gd_core::{
    Race,
    learning_curve::{Measure, is_by_epochs, learning_curve, spacing},
    scenario::Part,
};
use gd_plot::{
    Stroke, Style,
    geometry::AxisScale,
    loss_curve::{LossCurve, Series},
    run_stroke::run_stroke,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, failed},
    playground::Playground,
};

/// The learning curves of all runs, as far as they have come.
#[wasm_bindgen]
pub struct LearningChart {
    chart: LossCurve,
    style: Style,
    measure: Measure,
    by_epochs: bool,
}

#[wasm_bindgen]
impl LearningChart {
    /// Lays the curves out up to the last step taken.
    ///
    /// # Errors
    /// Where `look` is not a `Look`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<Self, JsValue> {
        let look = Look::read(look)?;
        let (race, style) = (&playground.race, look.style());
        let (measure, scale) = measure(race);
        let curves = (0..race.racers().len()).map(|racer| learning_curve(race, racer, measure));
        let curves: Vec<_> = curves.collect();
        let series = curves.iter().zip(race.racers()).enumerate().map(|(k, (values, racer))| {
            let stroke = Stroke { width: 1.75, ..run_stroke(race, racer, style.theme) };
            Series { values, spacing: spacing(race, k), stroke }
        });
        let series: Vec<_> = series.collect();
        let chart = LossCurve::new(look.size(), &style, &series, scale);
        Ok(Self { chart, style, measure, by_epochs: is_by_epochs(race) })
    }

    /// Draws the chart.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw(&self, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
        let area = canvas::cleared(canvas)?;
        let x = if self.by_epochs { "epoch" } else { "step" };
        self.chart.draw(&area, &self.style, [x, self.measure.symbol()]).map_err(failed)
    }

    /// Where the axis of steps or epochs ends.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.chart.frame().view()[1]
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
        canvas::edges(&self.style, self.chart.frame())
    }
}

/// What is shown, and on which scale: a logarithmic axis shows the gap to the optimum. Without one
/// there is only the value, which need not be positive.
fn measure(race: &Race) -> (Measure, AxisScale) {
    let scenario = race.scenario();
    let linear = scenario.shows(Part::Linear);
    let optimum = race.landscape().and_then(|landscape| landscape.optimum(scenario.goal));
    match (scenario.shows(Part::Norm), optimum) {
        (true, _) => {
            (Measure::GradientNorm, if linear { AxisScale::Linear } else { AxisScale::Log })
        }
        (false, Some(_)) if !linear => (Measure::Gap, AxisScale::Log),
        (false, _) => (Measure::Value, AxisScale::Linear),
    }
}
