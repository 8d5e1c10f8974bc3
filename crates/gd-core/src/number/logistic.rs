//! The logistic function 1 / (1 + e⁻ˣ) and its slope, from s = e^−|x|, which can't overflow: no sum
//! in them takes anything away.

/// 1 / (1 + e⁻ˣ), where s = e^−|x|.
#[inline]
pub(super) fn logistic(x: f64, small: f64) -> f64 {
    let inverse = 1.0 / (1.0 + small);
    if x < 0.0 { small * inverse } else { inverse }
}

/// Its slope, which is the same at x and −x.
#[inline]
pub(super) fn logistic_slope(small: f64) -> f64 {
    let inverse = 1.0 / (1.0 + small);
    small * inverse * inverse
}
