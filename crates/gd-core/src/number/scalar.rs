//! The number type an objective is written over.
//!
//! A function's value is written once, generic over [`Scalar`]. Plain `f64` gives the value,
//! [`Dual`](crate::number::dual::Dual) the gradient and [`Dual2`](crate::number::dual::Dual2) the Hessian as well.

use std::{
    cmp::Ordering,
    f64::consts::{LOG2_E, LOG10_E},
    ops::{Add, Div, Mul, Neg, Sub},
};

use crate::number::{
    exponential::exp,
    hyperbolic::{log_cosh, sech_squared},
    hypot::hypot,
    logistic::{logistic, logistic_slope},
    power::{falling_power, powi},
    sign::sign,
    sine::{cos, sin, sin_cos},
    spherical_bessel::{j0, j1},
};

/// A number that carries as many derivatives as its type has room for.
///
/// An implementation supplies the arithmetic and the chain rule ([`chain`](Self::chain),
/// [`chain2`](Self::chain2)); every function below follows from these. Derivatives are passed as
/// closures, so a type computes only those it keeps.
///
/// What holds where a slope is infinite, or where a number is too large or too small to be held, is
/// told in [`number`](crate::number).
///
/// Transcendental functions are our own or come from `libm`, so results are the same bits on every
/// platform.
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
        let (sin, cos) = sin_cos(x);
        self.chain(sin, || cos, || -sin)
    }

    /// cos x, x in radians.
    #[inline]
    fn cos(self) -> Self {
        let x = self.value();
        let (sin, cos) = sin_cos(x);
        self.chain(cos, || -sin, || -cos)
    }

    /// eˣ.
    #[inline]
    fn exp(self) -> Self {
        let exp = exp(self.value());
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
        let x = self.value();
        let tanh = libm::tanh(x);
        self.chain(tanh, || sech_squared(x), || -2.0 * tanh * sech_squared(x))
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
        let r = hypot(a, b);
        let slope = [b / r / r, -a / r / r];
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

    /// The secant 1 / cos x, x in radians.
    #[inline]
    fn sec(self) -> Self {
        let x = self.value();
        let sec = 1.0 / cos(x);
        let tan = || libm::tan(x);
        self.chain(sec, || sec * tan(), || sec * (1.0 + 2.0 * tan() * tan()))
    }

    /// The cosecant 1 / sin x, x in radians.
    #[inline]
    fn csc(self) -> Self {
        let x = self.value();
        let csc = 1.0 / sin(x);
        let cot = || 1.0 / libm::tan(x);
        self.chain(csc, || -csc * cot(), || csc * (1.0 + 2.0 * cot() * cot()))
    }

    /// The cotangent 1 / tan x, x in radians.
    #[inline]
    fn cot(self) -> Self {
        let cot = 1.0 / libm::tan(self.value());
        let slope = -1.0 - cot * cot;
        self.chain(cot, || slope, || -2.0 * cot * slope)
    }

    /// arsinh x, the inverse of sinh.
    #[inline]
    fn asinh(self) -> Self {
        let x = self.value();
        let slope = || 1.0 / hypot(1.0, x);
        self.chain(libm::asinh(x), slope, || -(x * slope()) * slope() * slope())
    }

    /// arcosh x, the inverse of cosh from 1 on, with infinite slope at 1.
    #[inline]
    fn acosh(self) -> Self {
        let x = self.value();
        let slope = || 1.0 / ((x - 1.0).sqrt() * (x + 1.0).sqrt());
        self.chain(libm::acosh(x), slope, || -(x * slope()) * slope() * slope())
    }

    /// artanh x, the inverse of tanh.
    #[inline]
    fn atanh(self) -> Self {
        let x = self.value();
        let slope = || 1.0 / ((1.0 - x) * (1.0 + x));
        self.chain(libm::atanh(x), slope, || 2.0 * x * slope() * slope())
    }

    /// sin(x) / x, and 1 at 0.
    #[inline]
    fn sinc(self) -> Self {
        let x = self.value();
        self.chain(
            j0(x),
            || -j1(x),
            // From Bessel's equation, x·j₀″ + 2j₀′ + x·j₀ = 0.
            || if x == 0.0 { -1.0 / 3.0 } else { 2.0 * j1(x) / x - j0(x) },
        )
    }

    /// eˣ − 1, exact to rounding near 0.
    #[inline]
    fn expm1(self) -> Self {
        let x = self.value();
        self.chain(libm::expm1(x), || exp(x), || exp(x))
    }

    /// ln(1 + x), exact to rounding near 0.
    #[inline]
    fn log1p(self) -> Self {
        let x = self.value();
        let slope = 1.0 / (1.0 + x);
        self.chain(libm::log1p(x), || slope, || -slope * slope)
    }

    /// ln(eˣ + eʸ), which does not overflow where its parts do.
    #[inline]
    fn logaddexp(self, other: Self) -> Self {
        let (a, b) = (self.value(), other.value());
        // Two equal infinities have no difference.
        let apart = if a == b { 0.0 } else { a - b };
        let small = exp(-apart.abs());
        self.chain2(
            other,
            if a > b { a } else { b } + libm::log1p(small),
            || [logistic(apart, small), logistic(-apart, small)],
            || {
                let slope = logistic_slope(small);
                [slope, -slope, slope]
            },
        )
    }

    /// ln cosh x, exact to rounding near 0, which does not overflow.
    #[inline]
    fn logcosh(self) -> Self {
        let x = self.value();
        self.chain(log_cosh(x), || libm::tanh(x), || sech_squared(x))
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
        let small = exp(-x.abs());
        self.chain(
            logistic(x, small),
            || logistic_slope(small),
            || -logistic_slope(small) * libm::tanh(0.5 * x),
        )
    }

    /// ln(1 + eˣ), exact to rounding in both tails.
    #[inline]
    fn softplus(self) -> Self {
        let x = self.value();
        let small = exp(-x.abs());
        let value = x.max(0.0) + libm::log1p(small);
        self.chain(value, || logistic(x, small), || logistic_slope(small))
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
        let value = match a.partial_cmp(&b) {
            Some(Ordering::Less) => return self,
            Some(Ordering::Greater) => return other,
            Some(Ordering::Equal) => a,
            None => f64::NAN,
        };
        self.chain2(other, value, || [0.5; 2], || [0.0; 3])
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
