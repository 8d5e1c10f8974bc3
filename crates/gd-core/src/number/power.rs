//! Powers.

/// xⁿ by repeated squaring, the same bits on every platform.
///
/// `powi(0, 0)` is 1, as in IEEE 754's `pown`.
#[must_use]
pub fn powi(base: f64, exponent: i32) -> f64 {
    let mut result = 1.0;
    let mut square = base;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            result *= square;
        }
        square *= square;
        left >>= 1;
    }
    if exponent < 0 { 1.0 / result } else { result }
}

/// factor · xᵖ as it stands in the power rule, where a factor of 0 means a constant.
#[inline]
pub(super) fn falling_power(factor: f64, x: f64, p: f64) -> f64 {
    if factor == 0.0 { 0.0 } else { factor * libm::pow(x, p) }
}
