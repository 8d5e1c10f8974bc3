//! What `cargo xtask bench` measures: ways to do the same, as the ratio of their times within one
//! run. Runs natively and, through wasm-bindgen, in Node.
//!
//! Prints a line for each: what is compared, the median ratio, the bar, which is the largest that passes, if
//! there is one, the quartiles and the number of rounds; with tabs between.
//!
//! What is measured from JavaScript calls the library, see `tests/bench`; it compares kernels with the
//! example `native_map`, among others.

mod clock;
mod gradient;
mod survey;

use clock::Spread;

/// One line of the report.
struct Ratio {
    name: String,
    spread: Spread,
    bar: Option<f64>,
}

/// What this runs on, so that every figure has a name of its own.
const PLACE: &str = if cfg!(target_arch = "wasm32") { "in Node" } else { "natively" };

fn main() {
    for Ratio { name, spread, bar } in gradient::rows().into_iter().chain(survey::rows()) {
        let bar = bar.map(|bar| bar.to_string()).unwrap_or_default();
        let Spread { quartiles: [low, median, high], rounds } = spread;
        clock::print(&format!("{name}, {PLACE}\t{median}\t{bar}\t{low}\t{high}\t{rounds}"));
    }
}
