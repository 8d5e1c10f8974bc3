//! The map that the kernels are measured on, by Rust compiled for this machine: momentum on Himmelblau's
//! function, written by hand over lanes, so that the compiler makes vectors of them.
//!
//! Answers each line of standard input with one: the processor time of a map in milliseconds, the same
//! without a look at whether runs have ended, and the sum of all coordinates of the ends, with tabs between.

#![allow(clippy::indexing_slicing, reason = "so that loops over lanes become vectors")]

use std::{hint::black_box, io::BufRead};

use cpu_time::ThreadTime;

/// How many runs are carried on together.
const LANES: usize = 32;

/// How many lanes a vector of this machine has at least.
const PAIR: usize = 2;

/// The raster, as `tests/bench/kernels.js` has it.
const SIDE: usize = 128;
const REGION: [f64; 4] = [-6.0, 6.0, -6.0, 6.0];

/// The run: α, β, and how many steps.
const ALPHA: f64 = 0.003;
const BETA: f64 = 0.9;
const STEPS: usize = 200;

/// A squared gradient up to the first, which for a tolerance of 0 none is, or beyond the second, ends a run,
/// and so does a squared distance from the origin beyond the third.
const SMALL: f64 = -1.0;
const LARGE: f64 = 1e300;
const FAR: f64 = 1e24;

type Lanes = [f64; LANES];

/// Runs side by side: where they are, what momentum remembers, and ∇f.
#[derive(Default)]
struct Runs {
    x: Lanes,
    y: Lanes,
    bx: Lanes,
    by: Lanes,
    gx: Lanes,
    gy: Lanes,
}

fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

fn less(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// ∇f.
fn slope(x: f64, y: f64) -> [f64; 2] {
    let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
    [4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b]
}

impl Runs {
    /// Works out ∇f, and whether all runs go on. Pair by pair, so that what is asked of all lanes takes a
    /// vector's operation, too.
    fn look(&mut self) -> bool {
        let (mut sum, mut least, mut farthest) = ([0.0; PAIR], [f64::INFINITY; PAIR], [0.0; PAIR]);
        for pair in 0..LANES / PAIR {
            for k in 0..PAIR {
                let lane = PAIR * pair + k;
                let (x, y) = (self.x[lane], self.y[lane]);
                let [gx, gy] = slope(x, y);
                (self.gx[lane], self.gy[lane]) = (gx, gy);
                let square = gx * gx + gy * gy;
                // Not a number, if one is not.
                sum[k] += square;
                least[k] = less(square, least[k]);
                farthest[k] = greater(x * x + y * y, farthest[k]);
            }
        }
        (sum[0] + sum[1] <= LARGE)
            & (less(least[0], least[1]) > SMALL)
            & (greater(farthest[0], farthest[1]) <= FAR)
    }

    fn step(&mut self) {
        for lane in 0..LANES {
            self.bx[lane] = BETA * self.bx[lane] + self.gx[lane];
            self.by[lane] = BETA * self.by[lane] + self.gy[lane];
            self.x[lane] -= ALPHA * self.bx[lane];
            self.y[lane] -= ALPHA * self.by[lane];
        }
    }

    /// All steps, or until one run has ended, which in this map none does.
    fn advance(&mut self) {
        let mut t = 0;
        while self.look() && t < STEPS {
            self.step();
            t += 1;
        }
    }

    /// All steps, whatever comes.
    fn advance_blindly(&mut self) {
        for _ in 0..STEPS {
            for lane in 0..LANES {
                let [gx, gy] = slope(self.x[lane], self.y[lane]);
                self.bx[lane] = BETA * self.bx[lane] + gx;
                self.by[lane] = BETA * self.by[lane] + gy;
                self.x[lane] -= ALPHA * self.bx[lane];
                self.y[lane] -= ALPHA * self.by[lane];
            }
        }
    }
}

/// The time of a map in milliseconds, and the sum of all coordinates of its ends.
fn map(advance: impl Fn(&mut Runs)) -> [f64; 2] {
    let start = ThreadTime::now();
    let [x0, x1, y0, y1] = black_box(REGION);
    let middle = |from: f64, to: f64, k: usize| from + (to - from) * (k as f64 + 0.5) / SIDE as f64;
    let mut sum = 0.0;
    for first in (0..SIDE * SIDE).step_by(LANES) {
        let mut runs = Runs::default();
        for lane in 0..LANES {
            runs.x[lane] = middle(x0, x1, (first + lane) % SIDE);
            runs.y[lane] = middle(y0, y1, (first + lane) / SIDE);
        }
        advance(&mut runs);
        sum += runs.x.iter().chain(&runs.y).sum::<f64>();
    }
    [start.elapsed().as_secs_f64() * 1e3, sum]
}

fn main() {
    for _ in std::io::stdin().lock().lines() {
        let ([time, sum], [blind, _]) = (map(Runs::advance), map(Runs::advance_blindly));
        println!("{time}\t{blind}\t{sum}");
    }
}
