//! What there is to choose from, declared by gd-core.

use gd_core::declarations::find;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Where on its slider a value is, from 0 to 1: of a setting, or of an option of the rule, schedule,
/// way to clip or loss that `of` names. 0 if there is none of that name.
#[wasm_bindgen]
#[must_use]
pub fn share(id: &str, value: f64, of: Option<String>) -> f64 {
    find(id, of.as_deref()).map_or(0.0, |declared| declared.slider_share(value))
}

/// The value at a place of the same slider, rounded as a reader would; NaN if there is none.
#[wasm_bindgen]
#[must_use]
pub fn value_at(id: &str, share: f64, of: Option<String>) -> f64 {
    find(id, of.as_deref()).map_or(f64::NAN, |declared| declared.slider_value(share))
}

/// A seed that nobody chose, from the browser's randomness; it lives in the scenario from then on.
///
/// # Errors
/// Where the browser has no randomness to give.
#[wasm_bindgen]
pub fn random_seed() -> Result<f64, JsValue> {
    let random = getrandom::u32().map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(f64::from(random % 100_000))
}

/// The version of the playground, as in its `Cargo.toml`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
