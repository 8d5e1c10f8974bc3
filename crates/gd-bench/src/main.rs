//! What `cargo xtask bench` measures: ways to do the same, as the ratio of their times within one
//! run. Runs natively and, through wasm-bindgen, in Node.
//!
//! Prints a line for each: what is compared, the ratio and, where there is one, the bar, the
//! largest ratio that passes; with tabs between.

mod clock;
mod gradient;
mod survey;

/// One line of the report.
struct Ratio {
    name: String,
    ratio: f64,
    bar: Option<f64>,
}

fn main() {
    for Ratio { name, ratio, bar } in gradient::rows().into_iter().chain(survey::rows()) {
        let bar = bar.map(|bar| bar.to_string()).unwrap_or_default();
        clock::print(&format!("{name}\t{ratio}\t{bar}"));
    }
}
