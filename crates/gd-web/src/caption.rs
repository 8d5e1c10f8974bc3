//! What is written below a picture, as the page prints it.

use gd_core::words::caption::Caption;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{playground::Playground, serializer::to_js};

/// What is written below a picture at a step, with the par of a hole that was found; the caption of an
/// exported picture says the same.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Caption")]
pub fn caption_of(
    playground: &Playground,
    step: usize,
    par: Option<u32>,
) -> Result<JsValue, JsValue> {
    to_js(&Caption::of(&playground.race, playground.names(), step, par))
}
