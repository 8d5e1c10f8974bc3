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

/// Two ways to do the same, the second of which sets the time.
pub(crate) type Pair<'a> = [&'a dyn Fn() -> f64; 2];

/// How many times as long the first of a pair takes as the second.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    /// The quartiles, the median between them.
    pub(crate) quartiles: [f64; 3],
    /// Of how many.
    pub(crate) rounds: usize,
}

/// How many times as long the first of each pair takes: over many rounds of one after the other, so that
/// whatever slows the machine slows both. The first rounds, in which a WebAssembly engine still compiles,
/// don't count.
pub(crate) fn ratios<const N: usize>(pairs: [Pair; N]) -> [Spread; N] {
    ratios_over(401, pairs)
}

/// The same over a number of rounds, for what takes long.
pub(crate) fn ratios_over<const N: usize>(rounds: usize, pairs: [Pair; N]) -> [Spread; N] {
    let warm_up = rounds / 4;
    let time = |call: &dyn Fn() -> f64| {
        let start = platform::now();
        black_box(call());
        platform::now() - start
    };
    let mut ratios = [(); N].map(|()| Vec::with_capacity(rounds));
    for round in 0..warm_up + rounds {
        for (ratios, [call, reference]) in ratios.iter_mut().zip(pairs) {
            let ratio = time(call) / time(reference);
            if round >= warm_up {
                ratios.push(ratio);
            }
        }
    }
    ratios.map(|mut ratios| {
        ratios.sort_by(f64::total_cmp);
        let quartile = |k: usize| ratios.get(k * (rounds - 1) / 4).copied().unwrap_or(f64::NAN);
        Spread { quartiles: [1, 2, 3].map(quartile), rounds }
    })
}
