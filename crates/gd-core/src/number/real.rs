//! Plain numbers: values without derivatives.

use crate::number::scalar::Scalar;

/// −1, 0 or 1; NaN for NaN.
#[inline]
pub(crate) fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        x * 0.0
    }
}

impl Scalar for f64 {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self
    }

    #[inline(always)]
    fn chain(self, value: f64, _: impl FnOnce() -> f64, _: impl FnOnce() -> f64) -> Self {
        value
    }

    #[inline(always)]
    fn chain2(
        self,
        _: Self,
        value: f64,
        _: impl FnOnce() -> [f64; 2],
        _: impl FnOnce() -> [f64; 3],
    ) -> Self {
        value
    }
}
