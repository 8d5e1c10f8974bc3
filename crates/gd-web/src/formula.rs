//! The formula of what is descended, in MathML.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::playground::Playground;

#[wasm_bindgen]
impl Playground {
    /// The formula of what is descended; nothing where there is none, or it is too long to be read.
    #[must_use]
    pub fn typeset(&self) -> Option<String> {
        self.race.scenario().function.symbols()?.value()
    }
}
