//! The region that shows a function of which nobody has said where to look: its critical points near
//! the origin, with as much around them as a reader needs to see what they are.
//!
//! Signs of slopes tell where critical points are, so that a coarse look is enough and a survey,
//! which needs a region, can follow. What is found:
//!
//! - A few points: all of them, with a share of the distance between them around. Points up to ten
//!   times as far away as the region first looked at are taken in as long as they are few.
//! - A single one: ten units, centred at it, or less where the function is a steep wall or flat
//!   within that, as exp(x²) and exp(−(100x)²) are.
//! - So many that they would not be told apart: the part about the origin that shows a number of
//!   them.
//! - None nearby: the nearest ones that are found far away; none at all: \[−5, 5\] each way, or the
//!   part of it in which the function has values.
//!
//! At most 1500 values, gradients and Hessians are computed, whatever the function.

mod curve;
mod map;
mod stationary;

#[cfg(test)]
mod tests;

pub(crate) use stationary::{Place, Stationary, sign_changes, slope_along, spread_evenly};

use crate::{
    function::Function,
    space::{Framing, Objective},
};

/// How far from the origin one looks first.
const REACH: f64 = 5.0;

/// A distance beyond which nothing is looked for.
const FAR: f64 = 1e4;

/// How often a region is made four times smaller in which there is too much to see.
const MOST_ZOOMS: usize = 8;

/// The region that shows a function best, and a start in it, where it does not bring its own. What
/// has been found is kept with the function.
#[must_use]
pub(crate) fn framing(function: &Function) -> Option<Framing> {
    function.framing(frame)
}

/// Looks a function over.
fn frame(objective: &dyn Objective) -> Framing {
    if objective.dimension() == 1 { curve::frame(objective) } else { map::frame(objective) }
}

/// A number in as many digits as tell this part of a length: with 1 a tenth, with 2 a hundredth, or
/// a little less.
fn rounded(value: f64, length: f64, part: f64) -> f64 {
    let digits = part - libm::log10(length).floor();
    if digits < 0.0 {
        return value.round();
    }
    let digits = if digits.is_finite() { digits.min(15.0) as usize } else { 15 };
    // Read from digits, which leaves no noise; −0 is 0.
    format!("{value:.digits$}").parse().unwrap_or(value) + 0.0
}

/// How much of the way from a critical point the function can be shown without a wall or a plain
/// beside it that hides it: half the width to each side along a line through it, at most
/// [`REACH`].
///
/// Where f grows like a power, doubling the width multiplies f's rise by the same number at every
/// width; a wall multiplies it by more than that, and a plain by 1.
fn half_width(rise: impl Fn(f64) -> f64) -> f64 {
    const WALL: f64 = 4.0;
    const PLAIN: f64 = 1.02;
    let growth = |half: f64| rise(half) / rise(0.5 * half);
    let power = Some(growth(1e-4 * REACH)).filter(|growth| (1.0..64.0).contains(growth));
    let steepest = WALL * power.unwrap_or(4.0);
    let mut half = REACH;
    while half > 1e-3 * REACH {
        let growth = growth(half);
        // Not a number: one or both are beyond all numbers.
        if (PLAIN..=steepest).contains(&growth) || rise(half) == 0.0 {
            return half;
        }
        half *= 0.8;
    }
    // Neither, or both at once: there is no width that shows it better.
    REACH
}
