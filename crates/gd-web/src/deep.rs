//! The charts of deep networks and of high dimension.

use gd_core::high_dimension::{field::Fields, hessian::Hessians};
use gd_plot::{layer_chain, minima, run_stroke::run_stroke};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, failed},
    playground::Playground,
    serializer::to_js,
};

/// The size of the gradient at each layer of the chain, at a run's step, the input's first; empty
/// without layers.
fn layer_gradients(playground: &Playground, racer: usize, step: usize) -> Vec<f64> {
    let layers = playground.race.scenario().function.layers();
    let theta = playground.theta(racer, step).unwrap_or_default();
    let back = layers.map(|layers| layers.backpropagate(theta)).unwrap_or_default();
    back.iter().map(|layer| layer.gradient.abs()).collect()
}

/// Draws the chain of layers with the gradient on its way back through it.
///
/// # Errors
/// Where `look` is not a `Look`; or the canvas's.
#[wasm_bindgen]
pub fn draw_layers(
    playground: &Playground,
    canvas: &HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    racer: usize,
    step: usize,
) -> Result<(), JsValue> {
    let style = Look::read(look)?.style();
    let gradients = layer_gradients(playground, racer, step);
    let Some(of) = playground.race.racers().get(racer) else { return Ok(()) };
    let area = canvas::cleared(canvas)?;
    let stroke = run_stroke(of, style.theme);
    layer_chain::draw(&area, &style, stroke, &gradients).map_err(failed)
}

/// How rare minima are among the critical points of random Hessians.
#[wasm_bindgen]
pub struct HessianExperiment(Hessians);

#[wasm_bindgen]
impl HessianExperiment {
    /// Begins with none.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(seed: f64) -> Self {
        Self(Hessians::new(seed as u64))
    }

    /// Draws so many more in each dimension.
    pub fn advance(&mut self, more: u32) {
        self.0.advance(more);
    }

    /// How many have been drawn in each dimension.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.0.drawn()
    }

    /// What has been found in each dimension.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Share[]")]
    pub fn shares(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.shares())
    }

    /// Draws the share of minima against the dimension: found, and as theory has it.
    ///
    /// # Errors
    /// Where `look` is not a `Look`; or the canvas's.
    pub fn draw(
        &self,
        canvas: &HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<(), JsValue> {
        let style = Look::read(look)?.style();
        let area = canvas::cleared(canvas)?;
        minima::draw_by_dimension(&area, &style, &self.0.shares()).map_err(failed)
    }
}

/// What critical points of random fields are, by their height.
#[wasm_bindgen]
pub struct FieldExperiment(Fields);

#[wasm_bindgen]
impl FieldExperiment {
    /// Begins with none.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(seed: f64) -> Self {
        Self(Fields::new(seed as u64))
    }

    /// Draws so many more fields of each dimension.
    pub fn advance(&mut self, more: u32) {
        self.0.advance(more);
    }

    /// How many fields of each dimension have been drawn.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.0.drawn()
    }

    /// The share of minima by height in each dimension.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Band[][]")]
    pub fn bands(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.bands())
    }

    /// Draws the share of minima against the height, a curve for each dimension.
    ///
    /// # Errors
    /// Where `look` is not a `Look`; or the canvas's.
    pub fn draw(
        &self,
        canvas: &HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<(), JsValue> {
        let style = Look::read(look)?.style();
        let area = canvas::cleared(canvas)?;
        minima::draw_by_height(&area, &style, &self.0.bands()).map_err(failed)
    }
}
