//! The number type an objective is written over.
//!
//! A function's value is written once, generic over [`Scalar`]. Plain `f64` gives the value,
//! [`Dual`](crate::number::dual::Dual) the gradient and [`Dual2`](crate::number::dual::Dual2) the Hessian as well.

use std::{
    cmp::Ordering,
    f64::consts::{LOG2_E, LOG10_E},
    ops::{Add, Div, Mul, Neg, Sub},
};

use crate::number::hypot::hypot;

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
/// Where a slope is infinite (√x at 0), a coordinate that the argument does not move with keeps its
/// derivative 0: in the chain rule 0 · ∞ is 0. So √x + y has a slope along y at x = 0, and √(x² + y²)
/// the subgradient 0 at its tip. (The price: ∛(x³) has slope 0 at 0 in place of 1.)
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

    /// xᶜ for a constant c: for other than integer c, NaN where x is negative.
    #[inline]
    fn powf(self, c: f64) -> Self {
        let x = self.value();
        self.chain(
            libm::pow(x, c),
            || falling_power(c, x, c - 1.0),
            || falling_power(c * (c - 1.0), x, c - 2.0),
        )
    }

    /// xᵖ with both varying. Where x is negative, it has a slope along p nowhere, and along x if p
    /// is an integer.
    #[inline]
    fn pow(self, exponent: Self) -> Self {
        let (x, p) = (self.value(), exponent.value());
        let power = libm::pow(x, p);
        // xᵖ ln x and its like go to 0 with x.
        let vanishes = |p: f64| x == 0.0 && p > 0.0;
        self.chain2(
            exponent,
            power,
            || {
                let along_p = if vanishes(p) { 0.0 } else { power * libm::log(x) };
                [falling_power(p, x, p - 1.0), along_p]
            },
            || {
                let ln = libm::log(x);
                let q = p - 1.0;
                let mixed = if vanishes(q) { 0.0 } else { libm::pow(x, q) * (1.0 + p * ln) };
                let along_p = if vanishes(p) { 0.0 } else { power * ln * ln };
                [falling_power(p * q, x, p - 2.0), mixed, along_p]
            },
        )
    }

    /// ∛x, with infinite slope at 0.
    #[inline]
    fn cbrt(self) -> Self {
        let x = self.value();
        let root = libm::cbrt(x);
        self.chain(root, || 1.0 / (3.0 * root * root), || -2.0 / (9.0 * root * root * x))
    }

    /// √(x² + y²), with subgradient 0 at the origin.
    #[inline]
    fn hypot(self, other: Self) -> Self {
        let [a, b] = [self.value(), other.value()];
        let r = hypot(a, b);
        let unit = move || if r > 0.0 { [a / r, b / r] } else { [0.0; 2] };
        self.chain2(other, r, unit, || {
            let [u, v] = unit();
            if r > 0.0 { [v * v / r, -u * v / r, u * u / r] } else { [0.0; 3] }
        })
    }

    /// tan x, x in radians.
    #[inline]
    fn tan(self) -> Self {
        let tan = libm::tan(self.value());
        let slope = 1.0 + tan * tan;
        self.chain(tan, || slope, || 2.0 * tan * slope)
    }

    /// arcsin x, with infinite slope at ±1.
    #[inline]
    fn asin(self) -> Self {
        let x = self.value();
        let square = (1.0 - x) * (1.0 + x);
        self.chain(libm::asin(x), || 1.0 / square.sqrt(), || x / (square * square.sqrt()))
    }

    /// arccos x, with infinite slope at ±1.
    #[inline]
    fn acos(self) -> Self {
        let x = self.value();
        let square = (1.0 - x) * (1.0 + x);
        self.chain(libm::acos(x), || -1.0 / square.sqrt(), || -x / (square * square.sqrt()))
    }

    /// arctan x.
    #[inline]
    fn atan(self) -> Self {
        let x = self.value();
        let slope = 1.0 / (1.0 + x * x);
        self.chain(libm::atan(x), || slope, || -2.0 * x * slope * slope)
    }

    /// The angle of the point (x, self) from the first axis, in (−π, π\]; without a slope at the
    /// origin.
    #[inline]
    fn atan2(self, x: Self) -> Self {
        let [a, b] = [self.value(), x.value()];
        let square = a * a + b * b;
        let slope = [b / square, -a / square];
        self.chain2(
            x,
            libm::atan2(a, b),
            || slope,
            || {
                let [u, v] = slope;
                [2.0 * u * v, v * v - u * u, -2.0 * u * v]
            },
        )
    }

    /// sinh x.
    #[inline]
    fn sinh(self) -> Self {
        let x = self.value();
        let sinh = libm::sinh(x);
        self.chain(sinh, || libm::cosh(x), || sinh)
    }

    /// cosh x.
    #[inline]
    fn cosh(self) -> Self {
        let x = self.value();
        let cosh = libm::cosh(x);
        self.chain(cosh, || libm::sinh(x), || cosh)
    }

    /// The logarithm to base 2.
    #[inline]
    fn log2(self) -> Self {
        let x = self.value();
        self.chain(libm::log2(x), || LOG2_E / x, || -LOG2_E / (x * x))
    }

    /// The logarithm to base 10.
    #[inline]
    fn log10(self) -> Self {
        let x = self.value();
        self.chain(libm::log10(x), || LOG10_E / x, || -LOG10_E / (x * x))
    }

    /// The logistic function 1 / (1 + e⁻ˣ), exact to rounding in both tails.
    #[inline]
    fn sigmoid(self) -> Self {
        let x = self.value();
        let Logistic { value, slope, bend } = Logistic::of(x, libm::exp(-x.abs()));
        self.chain(value, || slope, || bend)
    }

    /// ln(1 + eˣ), exact to rounding in both tails.
    #[inline]
    fn softplus(self) -> Self {
        let x = self.value();
        let small = libm::exp(-x.abs());
        let value = x.max(0.0) + libm::log1p(small);
        self.chain(value, || Logistic::of(x, small).value, || Logistic::of(x, small).slope)
    }

    /// The larger of x and 0, with subgradient 0 at the kink (as PyTorch's `relu`).
    #[inline]
    fn relu(self) -> Self {
        let x = self.value();
        let value = if x <= 0.0 { 0.0 } else { x };
        self.chain(value, || f64::from(x > 0.0), || 0.0)
    }

    /// The smaller of two, NaN if one is; at a tie the mean of both gradients (as PyTorch's
    /// `minimum`).
    #[inline]
    fn min(self, other: Self) -> Self {
        let (a, b) = (self.value(), other.value());
        let (value, share) = match a.partial_cmp(&b) {
            Some(Ordering::Less) => (a, 1.0),
            Some(Ordering::Equal) => (a, 0.5),
            Some(Ordering::Greater) => (b, 0.0),
            None => (f64::NAN, 0.5),
        };
        self.chain2(other, value, || [share, 1.0 - share], || [0.0; 3])
    }

    /// The larger of two, NaN if one is; at a tie the mean of both gradients.
    #[inline]
    fn max(self, other: Self) -> Self {
        -(-self).min(-other)
    }

    /// −1, 0 or 1, flat everywhere.
    #[inline]
    fn sign(self) -> Self {
        Self::constant(sign(self.value()))
    }

    /// The Heaviside step: 0 below 0, and 1 from 0 on; flat everywhere.
    #[inline]
    fn step(self) -> Self {
        let x = self.value();
        Self::constant(if x.is_nan() { x } else { f64::from(x >= 0.0) })
    }

    /// The largest integer that is not above x, flat everywhere.
    #[inline]
    fn floor(self) -> Self {
        Self::constant(self.value().floor())
    }

    /// The smallest integer that is not below x, flat everywhere.
    #[inline]
    fn ceil(self) -> Self {
        Self::constant(self.value().ceil())
    }

    /// The nearest integer, halves away from 0; flat everywhere.
    #[inline]
    fn round(self) -> Self {
        Self::constant(self.value().round())
    }
}

/// factor · xᵖ as it stands in the power rule, where a factor of 0 means a constant.
#[inline]
fn falling_power(factor: f64, x: f64, p: f64) -> f64 {
    if factor == 0.0 { 0.0 } else { factor * libm::pow(x, p) }
}

/// The logistic function at x with its first two derivatives, from e^−|x|, which can't overflow.
struct Logistic {
    value: f64,
    slope: f64,
    bend: f64,
}

impl Logistic {
    #[inline]
    fn of(x: f64, small: f64) -> Self {
        let inverse = 1.0 / (1.0 + small);
        let slope = small * inverse * inverse;
        let bend = slope * (1.0 - small) * inverse;
        if x < 0.0 {
            Self { value: small * inverse, slope, bend }
        } else {
            Self { value: inverse, slope, bend: -bend }
        }
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
