//! What is differentiated, in MathML.

use gd_core::words::derivatives::{derivatives_at, differentiated, kinks};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::playground::Playground;

#[wasm_bindgen]
impl Playground {
    /// The formula of what is descended; nothing where there is none, or it is too long to be read.
    #[must_use]
    pub fn typeset(&self) -> Option<String> {
        self.race.scenario().function.symbols()?.value()
    }

    /// The function, its gradient and its Hessian in symbols; nothing without a formula.
    #[must_use]
    pub fn differentiated(&self) -> Vec<String> {
        differentiated(&self.race.scenario().function)
    }

    /// What a run takes for a derivative where the function has none, in sentences.
    #[must_use]
    pub fn kinks(&self) -> Vec<String> {
        kinks(&self.race.scenario().function)
    }

    /// The gradient and the Hessian with their numbers where a run is at a step.
    #[must_use]
    pub fn derivatives_at(&self, racer: usize, step: usize) -> Vec<String> {
        let function = &self.race.scenario().function;
        self.theta(racer, step).map_or_else(Vec::new, |theta| derivatives_at(function, theta))
    }
}
