//! What is differentiated, in MathML.

use gd_core::{Function, Scenario, words::derivatives};
use wasm_bindgen::prelude::wasm_bindgen;

/// The function, its gradient and its Hessian in symbols; nothing without a formula.
#[wasm_bindgen]
#[must_use]
pub fn differentiated(query: &str) -> Vec<String> {
    derivatives::differentiated(&function(query))
}

/// What a run takes for a derivative where the function has none, in sentences.
#[wasm_bindgen]
#[must_use]
pub fn kinks(query: &str) -> Vec<String> {
    derivatives::kinks(&function(query))
}

/// The gradient and the Hessian with their numbers at a place.
#[wasm_bindgen]
#[must_use]
pub fn derivatives_at(query: &str, x: f64, y: f64) -> Vec<String> {
    derivatives::derivatives_at(&function(query), [x, y])
}

fn function(query: &str) -> Function {
    Scenario::parse(query).scenario.function
}
