//! Hyperbolic functions where no difference is taken of numbers that are all but equal.

use std::f64::consts::LN_2;

use crate::number::exponential::exp;

/// The slope of tanh x, of which 1 − tanh² x leaves nothing far out.
#[inline]
pub(super) fn sech_squared(x: f64) -> f64 {
    let sech = 1.0 / libm::cosh(x);
    sech * sech
}

/// ln cosh x: near 0 from cosh² = 1 + sinh², further out from e^−2|x|, which can't overflow.
#[inline]
pub(super) fn log_cosh(x: f64) -> f64 {
    if x.abs() < 1.0 {
        let sinh = libm::sinh(x);
        0.5 * libm::log1p(sinh * sinh)
    } else {
        x.abs() + libm::log1p(exp(-2.0 * x.abs())) - LN_2
    }
}
