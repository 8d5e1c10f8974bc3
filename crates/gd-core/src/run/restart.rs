//! Random restarts: more starts, uniform over the view, of whose results the best is kept.

use crate::{random::Draws, space::Point};

/// `count` starts, uniform over a view \[xmin, xmax, ymin, ymax\]; the k-th depends on the seed, the
/// view and k alone. In one dimension y is 0.
#[must_use]
pub fn random_starts(
    seed: u64,
    [x0, x1, y0, y1]: [f64; 4],
    dimension: usize,
    count: u32,
) -> Vec<Point> {
    let start = |k| {
        let mut draws = Draws::at(seed, 0, k);
        let x = x0 + (x1 - x0) * draws.uniform();
        let y = if dimension == 1 { 0.0 } else { y0 + (y1 - y0) * draws.uniform() };
        [x, y]
    };
    (0..count).map(start).collect()
}
