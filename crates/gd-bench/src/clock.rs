//! The time, and standard output, natively and in Node.

use std::hint::black_box;

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use std::{sync::LazyLock, time::Instant};

    static START: LazyLock<Instant> = LazyLock::new(Instant::now);

    /// Milliseconds since some moment.
    pub(super) fn now() -> f64 {
        START.elapsed().as_secs_f64() * 1e3
    }

    /// Prints a line.
    pub(crate) fn print(line: &str) {
        println!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        pub(super) fn now() -> f64;

        #[wasm_bindgen(js_namespace = console, js_name = log)]
        pub(crate) fn print(line: &str);
    }
}

pub(crate) use platform::print;

/// How much longer `call` takes than `reference`: the median over many rounds of one after the
/// other, so that whatever slows the machine slows both.
pub(crate) fn ratio(call: impl Fn() -> f64, reference: impl Fn() -> f64) -> f64 {
    const ROUNDS: usize = 501;
    let time = |call: &dyn Fn() -> f64| {
        let start = platform::now();
        black_box(call());
        platform::now() - start
    };
    let mut ratios = [0.0; ROUNDS];
    ratios.fill_with(|| time(&call) / time(&reference));
    let (_, median, _) = ratios.select_nth_unstable_by(ROUNDS / 2, f64::total_cmp);
    *median
}
