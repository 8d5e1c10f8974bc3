//! How far from the origin, and from a critical point, a function is looked at.

use crate::notation::to_places;

/// How far from the origin one looks first.
pub(super) const REACH: f64 = 5.0;

/// A distance beyond which nothing is looked for.
pub(super) const FAR: f64 = 1e4;

/// How often a region is made four times smaller in which there is too much to see.
pub(super) const MOST_ZOOMS: usize = 8;

/// A number in as many digits as tell this part of a length: with 1 a tenth, with 2 a hundredth, or
/// a little less.
pub(super) fn rounded(value: f64, length: f64, part: f64) -> f64 {
    let digits = part - libm::log10(length).floor();
    if digits < 0.0 {
        return value.round();
    }
    let digits = if digits.is_finite() { digits.min(15.0) as usize } else { 15 };
    // Adding 0 makes −0 a 0.
    to_places(value, digits) + 0.0
}

/// How much of the way from a critical point the function can be shown without a wall or a plain
/// beside it that hides it: half the width to each side along a line through it, at most
/// [`REACH`].
///
/// Where f grows like a power, doubling the width multiplies f's rise by the same number at every
/// width; a wall multiplies it by more than that, and a plain by 1.
pub(super) fn half_width(rise: &dyn Fn(f64) -> f64) -> f64 {
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
