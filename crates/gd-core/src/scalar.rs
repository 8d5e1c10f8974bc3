//! The number type an objective is written over.
//!
//! A function's value is written once, generic over [`Scalar`]. Plain `f64` gives the value,
//! [`Dual`](crate::Dual) the gradient and [`Dual2`](crate::Dual2) the Hessian as well.

use std::ops::{Add, Div, Mul, Neg, Sub};

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

/// A number that carries as many derivatives as its type has room for.
///
/// An implementation supplies the arithmetic and the chain rule ([`chain`](Self::chain),
/// [`chain2`](Self::chain2)); every function below follows from these. Derivatives are passed as
/// closures, so a type computes only those it keeps.
///
/// Transcendental functions come from `libm`, so results are the same bits on every platform.
pub trait Scalar:
    Copy
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// A number that does not depend on the variables.
    fn constant(value: f64) -> Self;

    /// The number without its derivatives.
    fn value(self) -> f64;

    /// h(self), where h has the given value, first and second derivative at `self.value()`.
    fn chain(self, value: f64, first: impl FnOnce() -> f64, second: impl FnOnce() -> f64) -> Self;

    /// h(self, other), with value, first derivatives \[h₁, h₂\] and second derivatives
    /// \[h₁₁, h₁₂, h₂₂\].
    fn chain2(
        self,
        other: Self,
        value: f64,
        first: impl FnOnce() -> [f64; 2],
        second: impl FnOnce() -> [f64; 3],
    ) -> Self;

    /// x².
    #[inline(always)]
    fn square(self) -> Self {
        self * self
    }

    /// xⁿ for an integer n, see [`powi`].
    #[inline]
    fn powi(self, n: i32) -> Self {
        let x = self.value();
        let k = f64::from(n);
        self.chain(
            powi(x, n),
            || if n == 0 { 0.0 } else { k * powi(x, n.saturating_sub(1)) },
            || if n == 0 || n == 1 { 0.0 } else { k * (k - 1.0) * powi(x, n.saturating_sub(2)) },
        )
    }

    /// √x, with infinite slope at 0.
    #[inline]
    fn sqrt(self) -> Self {
        let root = self.value().sqrt();
        self.chain(root, || 0.5 / root, || -0.25 / (root * root * root))
    }

    /// sin x, x in radians.
    #[inline]
    fn sin(self) -> Self {
        let x = self.value();
        let sin = libm::sin(x);
        self.chain(sin, || libm::cos(x), || -sin)
    }

    /// cos x, x in radians.
    #[inline]
    fn cos(self) -> Self {
        let x = self.value();
        let cos = libm::cos(x);
        self.chain(cos, || -libm::sin(x), || -cos)
    }

    /// eˣ.
    #[inline]
    fn exp(self) -> Self {
        let exp = libm::exp(self.value());
        self.chain(exp, || exp, || exp)
    }

    /// The natural logarithm.
    #[inline]
    fn ln(self) -> Self {
        let x = self.value();
        self.chain(libm::log(x), || 1.0 / x, || -1.0 / (x * x))
    }

    /// tanh x.
    #[inline]
    fn tanh(self) -> Self {
        let tanh = libm::tanh(self.value());
        let slope = 1.0 - tanh * tanh;
        self.chain(tanh, || slope, || -2.0 * tanh * slope)
    }

    /// |x|, with subgradient 0 at the kink.
    #[inline]
    fn abs(self) -> Self {
        let x = self.value();
        self.chain(x.abs(), || sign(x), || 0.0)
    }
}

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
