//! The JavaScript face of the playground: convert, call, return.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the playground, as in its `Cargo.toml`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
