//! Dual numbers: forward-mode automatic differentiation in two variables, to first and second
//! order (Griewank & Walther 2008, *Evaluating Derivatives*, chapters 3 and 13).

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::number::scalar::Scalar;

/// A value with its gradient \[∂x, ∂y\].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dual {
    /// f
    pub value: f64,
    /// \[∂f/∂x, ∂f/∂y\]
    pub gradient: [f64; 2],
}

/// A value with its gradient and Hessian.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dual2 {
    /// f
    pub value: f64,
    /// \[∂f/∂x, ∂f/∂y\]
    pub gradient: [f64; 2],
    /// \[∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²\]
    pub hessian: [f64; 3],
}

/// Slopes, \[∂x, ∂y\] or \[∂xx, ∂xy, ∂yy\]. Written out for each length: where the code is made small,
/// an array's own `map` and `zip` stay loops and calls, several times as slow.
trait Slopes: Copy {
    /// Each, mapped.
    fn each(self, f: impl Fn(f64) -> f64) -> Self;

    /// Each with the same one of others, mapped.
    fn with(self, others: Self, f: impl Fn(f64, f64) -> f64) -> Self;
}

impl Slopes for [f64; 2] {
    #[inline(always)]
    fn each(self, f: impl Fn(f64) -> f64) -> Self {
        let [x, y] = self;
        [f(x), f(y)]
    }

    #[inline(always)]
    fn with(self, [x, y]: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let [a, b] = self;
        [f(a, x), f(b, y)]
    }
}

impl Slopes for [f64; 3] {
    #[inline(always)]
    fn each(self, f: impl Fn(f64) -> f64) -> Self {
        let [x, y, z] = self;
        [f(x), f(y), f(z)]
    }

    #[inline(always)]
    fn with(self, [x, y, z]: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let [a, b, c] = self;
        [f(a, x), f(b, y), f(c, z)]
    }
}

/// Elementwise a·x + b·y.
#[inline(always)]
fn combine<V: Slopes>(a: f64, x: V, b: f64, y: V) -> V {
    x.with(y, |x, y| a * x + b * y)
}

/// Elementwise a·x.
#[inline(always)]
fn scale<V: Slopes>(a: f64, x: V) -> V {
    x.each(|x| a * x)
}

/// Elementwise a·x with 0·∞ = 0, for slopes that may be infinite, see [`Scalar`].
#[inline(always)]
fn scale_slope<V: Slopes>(a: f64, x: V) -> V {
    if a.is_finite() { scale(a, x) } else { x.each(|x| if x == 0.0 { 0.0 } else { a * x }) }
}

/// Elementwise x + y.
#[inline(always)]
fn sum<V: Slopes>(x: V, y: V) -> V {
    x.with(y, |x, y| x + y)
}

/// Elementwise x − y.
#[inline(always)]
fn difference<V: Slopes>(x: V, y: V) -> V {
    x.with(y, |x, y| x - y)
}

/// The symmetric outer product a·bᵀ + b·aᵀ, halved on the diagonal: \[a₀b₀, ½(a₀b₁+a₁b₀), a₁b₁\].
#[inline(always)]
fn outer([a0, a1]: [f64; 2], [b0, b1]: [f64; 2]) -> [f64; 3] {
    [a0 * b0, 0.5 * (a0 * b1 + a1 * b0), a1 * b1]
}

impl Dual {
    /// The coordinates x and y as variables.
    #[inline(always)]
    #[must_use]
    pub fn variables([x, y]: [f64; 2]) -> [Self; 2] {
        [Self { value: x, gradient: [1.0, 0.0] }, Self { value: y, gradient: [0.0, 1.0] }]
    }
}

impl Dual2 {
    /// The coordinates x and y as variables.
    #[inline(always)]
    #[must_use]
    pub fn variables([x, y]: [f64; 2]) -> [Self; 2] {
        [
            Self { value: x, gradient: [1.0, 0.0], hessian: [0.0; 3] },
            Self { value: y, gradient: [0.0, 1.0], hessian: [0.0; 3] },
        ]
    }
}

impl Scalar for Dual {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 2] }
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self.value
    }

    #[inline(always)]
    fn chain(self, value: f64, first: impl FnOnce() -> f64, _: impl FnOnce() -> f64) -> Self {
        Self { value, gradient: scale_slope(first(), self.gradient) }
    }

    #[inline(always)]
    fn chain2(
        self,
        other: Self,
        value: f64,
        first: impl FnOnce() -> [f64; 2],
        _: impl FnOnce() -> [f64; 3],
    ) -> Self {
        let [a, b] = first();
        let gradient = sum(scale_slope(a, self.gradient), scale_slope(b, other.gradient));
        Self { value, gradient }
    }
}

impl Scalar for Dual2 {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 2], hessian: [0.0; 3] }
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self.value
    }

    #[inline(always)]
    fn chain(self, value: f64, first: impl FnOnce() -> f64, second: impl FnOnce() -> f64) -> Self {
        self.chained(value, first(), second())
    }

    #[inline(always)]
    fn chain2(
        self,
        other: Self,
        value: f64,
        first: impl FnOnce() -> [f64; 2],
        second: impl FnOnce() -> [f64; 3],
    ) -> Self {
        self.chained2(other, value, first(), second())
    }
}

// Not inlined: they are longer than most functions that call for them.
impl Dual2 {
    /// The chain rule for g(self), of g, g' and g''.
    #[inline(never)]
    fn chained(self, value: f64, first: f64, second: f64) -> Self {
        Self {
            value,
            gradient: scale_slope(first, self.gradient),
            hessian: sum(
                scale_slope(first, self.hessian),
                scale_slope(second, outer(self.gradient, self.gradient)),
            ),
        }
    }

    /// The chain rule for g(self, other), of g, its gradient and its Hessian.
    #[inline(never)]
    fn chained2(self, other: Self, value: f64, [a, b]: [f64; 2], [aa, ab, bb]: [f64; 3]) -> Self {
        let bent = sum(
            scale_slope(aa, outer(self.gradient, self.gradient)),
            scale_slope(bb, outer(other.gradient, other.gradient)),
        );
        let mixed = scale_slope(2.0 * ab, outer(self.gradient, other.gradient));
        Self {
            value,
            gradient: sum(scale_slope(a, self.gradient), scale_slope(b, other.gradient)),
            hessian: sum(
                sum(scale_slope(a, self.hessian), scale_slope(b, other.hessian)),
                sum(bent, mixed),
            ),
        }
    }
}

macro_rules! linear_operators {
    ($type:ident { $($part:ident),* }) => {
        impl Neg for $type {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self { value: -self.value, $($part: self.$part.each(|d| -d)),* }
            }
        }
        impl Add for $type {
            type Output = Self;
            #[inline(always)]
            fn add(self, other: Self) -> Self {
                Self { value: self.value + other.value, $($part: sum(self.$part, other.$part)),* }
            }
        }
        impl Sub for $type {
            type Output = Self;
            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                Self {
                    value: self.value - other.value,
                    $($part: difference(self.$part, other.$part)),*
                }
            }
        }
        impl Add<f64> for $type {
            type Output = Self;
            #[inline(always)]
            fn add(self, other: f64) -> Self {
                Self { value: self.value + other, ..self }
            }
        }
        impl Sub<f64> for $type {
            type Output = Self;
            #[inline(always)]
            fn sub(self, other: f64) -> Self {
                Self { value: self.value - other, ..self }
            }
        }
        impl Mul<f64> for $type {
            type Output = Self;
            #[inline(always)]
            fn mul(self, other: f64) -> Self {
                Self { value: self.value * other, $($part: scale(other, self.$part)),* }
            }
        }
        impl Div<f64> for $type {
            type Output = Self;
            #[inline(always)]
            fn div(self, other: f64) -> Self {
                Self { value: self.value / other, $($part: self.$part.each(|d| d / other)),* }
            }
        }
    };
}

linear_operators!(Dual { gradient });
linear_operators!(Dual2 { gradient, hessian });

// The product and quotient rules. An infinite factor makes the value infinite too, so there is no
// slope to save from 0 · ∞.
impl Mul for Dual {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        Self { value: a * b, gradient: combine(b, self.gradient, a, other.gradient) }
    }
}
impl Div for Dual {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let (quotient, inverse) = (self.value / other.value, 1.0 / other.value);
        let gradient = combine(inverse, self.gradient, -quotient * inverse, other.gradient);
        Self { value: quotient, gradient }
    }
}
impl Mul for Dual2 {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        let mixed = scale(2.0, outer(self.gradient, other.gradient));
        Self {
            value: a * b,
            gradient: combine(b, self.gradient, a, other.gradient),
            hessian: sum(combine(b, self.hessian, a, other.hessian), mixed),
        }
    }
}
impl Div for Dual2 {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        // From f = q·g follows f'' = q''·g + 2q'g' + q·g''.
        let (quotient, inverse) = (self.value / other.value, 1.0 / other.value);
        let gradient = combine(inverse, self.gradient, -quotient * inverse, other.gradient);
        let mixed = scale(-2.0 * inverse, outer(gradient, other.gradient));
        let plain = combine(inverse, self.hessian, -quotient * inverse, other.hessian);
        Self { value: quotient, gradient, hessian: sum(plain, mixed) }
    }
}
