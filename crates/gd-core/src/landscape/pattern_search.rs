//! Pattern search (Hooke & Jeeves 1961): down a function by values alone, which kinks don't mislead.

use crate::{
    landscape::newton::along,
    space::{Objective, Point},
};

/// Where a pattern search ended.
pub(crate) struct Descent {
    pub(crate) at: Point,
    /// sign·f there.
    pub(crate) value: f64,
    /// The same before steps were shorter than a millionth of the scale: what is lower by much
    /// at the end fell into a pole.
    pub(crate) midway: f64,
}

/// Follows sign·f down from a place by at most 100 rounds of steps, the first so long, the last
/// 1e-13 of `scale`.
pub(crate) fn descend(
    objective: &dyn Objective,
    start: Point,
    sign: f64,
    first_step: f64,
    scale: f64,
) -> Descent {
    let (mut at, mut lowest) = (start, sign * objective.value(start));
    let (mut step, mut midway) = (first_step, lowest);
    for _ in 0..100 {
        if step < 1e-13 * scale {
            break;
        }
        if step > 1e-6 * scale {
            midway = lowest;
        }
        let best = compass(objective.dimension())
            .map(|direction| along(at, step, direction))
            .map(|next| (sign * objective.value(next), next))
            .filter(|(value, _)| *value < lowest)
            .min_by(|(a, _), (b, _)| a.total_cmp(b));
        match best {
            Some((value, next)) => (at, lowest) = (next, value),
            None => step *= 0.5,
        }
    }
    Descent { at, value: lowest, midway }
}

/// ±x, or the eight directions of the compass.
fn compass(dimension: usize) -> impl Iterator<Item = [f64; 2]> {
    const EIGHT: [[f64; 2]; 8] = [
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.0, 1.0],
        [0.0, -1.0],
        [1.0, 1.0],
        [-1.0, 1.0],
        [1.0, -1.0],
        [-1.0, -1.0],
    ];
    EIGHT.into_iter().take(if dimension < 2 { 2 } else { 8 })
}
