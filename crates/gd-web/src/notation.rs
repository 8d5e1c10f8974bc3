//! Numbers as a reader sees them.

use gd_core::notation;
use wasm_bindgen::prelude::wasm_bindgen;

/// A number in a line of text, to so many significant digits, or to four.
#[wasm_bindgen]
#[must_use]
pub fn short(value: f64, digits: Option<usize>) -> String {
    digits.map_or_else(|| notation::short(value), |digits| notation::shorter(value, digits))
}
