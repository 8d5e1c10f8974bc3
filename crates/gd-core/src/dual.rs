//! Dual numbers: forward-mode automatic differentiation in two variables, to first and second
//! order (Griewank & Walther 2008, *Evaluating Derivatives*, chapters 3 and 13).

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::scalar::Scalar;

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

/// Elementwise a·x + b·y.
#[inline(always)]
fn combine<const N: usize>(a: f64, x: [f64; N], b: f64, y: [f64; N]) -> [f64; N] {
    let mut sum = x;
    for (s, y) in sum.iter_mut().zip(y) {
        *s = a * *s + b * y;
    }
    sum
}

/// Elementwise a·x.
#[inline(always)]
fn scale<const N: usize>(a: f64, x: [f64; N]) -> [f64; N] {
    x.map(|x| a * x)
}

/// Elementwise x + y.
#[inline(always)]
fn sum<const N: usize>(x: [f64; N], y: [f64; N]) -> [f64; N] {
    let mut sum = x;
    for (s, y) in sum.iter_mut().zip(y) {
        *s += y;
    }
    sum
}

/// Elementwise x − y.
#[inline(always)]
fn difference<const N: usize>(x: [f64; N], y: [f64; N]) -> [f64; N] {
    let mut difference = x;
    for (d, y) in difference.iter_mut().zip(y) {
        *d -= y;
    }
    difference
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
        Self { value, gradient: scale(first(), self.gradient) }
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
        Self { value, gradient: combine(a, self.gradient, b, other.gradient) }
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
        let first = first();
        Self {
            value,
            gradient: scale(first, self.gradient),
            hessian: combine(first, self.hessian, second(), outer(self.gradient, self.gradient)),
        }
    }

    #[inline(always)]
    fn chain2(
        self,
        other: Self,
        value: f64,
        first: impl FnOnce() -> [f64; 2],
        second: impl FnOnce() -> [f64; 3],
    ) -> Self {
        let [a, b] = first();
        let [aa, ab, bb] = second();
        let bent = combine(
            aa,
            outer(self.gradient, self.gradient),
            bb,
            outer(other.gradient, other.gradient),
        );
        let mixed = scale(2.0 * ab, outer(self.gradient, other.gradient));
        Self {
            value,
            gradient: combine(a, self.gradient, b, other.gradient),
            hessian: sum(combine(a, self.hessian, b, other.hessian), sum(bent, mixed)),
        }
    }
}

macro_rules! linear_operators {
    ($type:ident { $($part:ident),* }) => {
        impl Neg for $type {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self { value: -self.value, $($part: self.$part.map(|d| -d)),* }
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
                Self { value: self.value / other, $($part: self.$part.map(|d| d / other)),* }
            }
        }
    };
}

linear_operators!(Dual { gradient });
linear_operators!(Dual2 { gradient, hessian });

// The product and quotient rules, the same for every order.
macro_rules! product_and_quotient {
    ($($type:ident),*) => {$(
        impl Mul for $type {
            type Output = Self;
            #[inline(always)]
            fn mul(self, other: Self) -> Self {
                let (a, b) = (self.value, other.value);
                self.chain2(other, a * b, || [b, a], || [0.0, 1.0, 0.0])
            }
        }
        impl Div for $type {
            type Output = Self;
            #[inline(always)]
            fn div(self, other: Self) -> Self {
                let (quotient, inverse) = (self.value / other.value, 1.0 / other.value);
                let slope = -quotient * inverse;
                self.chain2(
                    other,
                    quotient,
                    || [inverse, slope],
                    || [0.0, -inverse * inverse, -2.0 * slope * inverse],
                )
            }
        }
    )*};
}

product_and_quotient!(Dual, Dual2);
