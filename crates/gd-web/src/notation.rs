//! Numbers as a reader sees them.

use gd_core::notation::{self, DIGITS};
use wasm_bindgen::prelude::wasm_bindgen;

/// A number as a person writes it, in the fewest digits that read back the same.
#[wasm_bindgen]
#[must_use]
pub fn number(value: f64) -> String {
    notation::number(value)
}

/// A number in a line of text, to so many significant digits, or to four.
#[wasm_bindgen]
#[must_use]
pub fn short(value: f64, digits: Option<usize>) -> String {
    digits.map_or_else(|| notation::short(value), |digits| notation::shorter(value, digits))
}

/// A point, or its one coordinate, in a line of text, to so many significant digits, or to four.
#[wasm_bindgen]
#[must_use]
pub fn place(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] point: Vec<f64>,
    dimension: usize,
    digits: Option<usize>,
) -> String {
    let coordinate = |axis| point.get(axis).copied().unwrap_or(f64::NAN);
    notation::place([coordinate(0), coordinate(1)], dimension, digits.unwrap_or(DIGITS))
}
