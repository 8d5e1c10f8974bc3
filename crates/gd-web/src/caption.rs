//! What is written below a picture, as the page prints it.

use gd_core::words::caption::Caption;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{playground::Playground, serializer::to_js};

#[derive(Serialize)]
struct Told {
    name: Option<String>,
    equation: Option<String>,
    runs: Vec<(usize, String)>,
    told: Option<String>,
}

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
    let Caption { name, equation, runs, told } =
        Caption::of(&playground.race, playground.names(), step, par);
    to_js(&Told { name, equation, runs, told })
}
