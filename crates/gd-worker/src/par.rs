//! The par of a hole.

use gd_core::{
    course::Hole,
    score::{ParSearch, par as kept},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The par of a hole by its number or its day: that of the nine is kept, that of a day is searched for,
/// which takes a second or two. Nothing if there is no such hole.
#[wasm_bindgen]
#[must_use]
pub fn par(hole: &str) -> Option<u32> {
    let hole = Hole::read(hole)?;
    let found = kept(hole).or_else(|| {
        let mut search = ParSearch::new(hole);
        search.finish();
        search.par()
    });
    found.map(|par| par.score)
}
