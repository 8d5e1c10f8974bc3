//! The query that an address or an element holds.

use gd_core::scenario;
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

/// The query that an address holds, of its `location.search` and `location.hash`.
#[wasm_bindgen]
#[must_use]
pub fn link_of(search: &str, hash: &str) -> String {
    scenario::link_of(search, hash).to_owned()
}

/// The query of an element's attributes, in their order.
#[wasm_bindgen]
#[must_use]
pub fn query_of_attributes(
    #[wasm_bindgen(unchecked_param_type = "[string, string][]")] pairs: &Array,
) -> String {
    let text = |pair: &Array, place| pair.get(place).as_string().unwrap_or_default();
    let pairs: Vec<_> = pairs
        .iter()
        .map(|pair| Array::from(&pair))
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .collect();
    scenario::query_of_attributes(pairs.iter().map(|(name, value)| (&**name, &**value)))
}
