//! The spherical Bessel functions j₀ and j₁ (Abramowitz & Stegun 1964, 10.1): sinc, and less its slope.

use crate::number::sine::{sin, sin_cos};

/// j₀(x) = sin(x) / x, and 1 at 0.
#[inline]
pub(super) fn j0(x: f64) -> f64 {
    if x == 0.0 { 1.0 } else { sin(x) / x }
}

/// j₁(x) = sin(x) / x² − cos(x) / x, and 0 at 0. Near 0, where the two parts all but cancel, it is the
/// sum of its power series (10.1.2).
#[inline]
pub(super) fn j1(x: f64) -> f64 {
    if x.abs() >= 1.0 {
        let (sin, cos) = sin_cos(x);
        return (sin / x - cos) / x;
    }
    let mut term = x / 3.0;
    let mut sum = term;
    let mut k = 1.0;
    // The ninth term is below 1e-18 of the first.
    while k < 9.0 {
        term *= -x * x / (2.0 * k * (2.0 * k + 3.0));
        sum += term;
        k += 1.0;
    }
    sum
}
