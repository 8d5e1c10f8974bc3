//! Plain numbers: values without derivatives.

use crate::number::scalar::Scalar;

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
