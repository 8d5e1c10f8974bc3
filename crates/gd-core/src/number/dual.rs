//! Dual numbers: forward-mode automatic differentiation in two variables, to first and second
//! order (Griewank & Walther 2008, *Evaluating Derivatives*, chapters 3 and 13).

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::number::scalar::Scalar;

/// A value with its gradient \[∂x, ∂y\].
///
/// It is what evaluations are made of by the million, and leaves the rules of
/// [`number`](crate::number) to [`Dual2`]: where a slope is not finite,
/// [`Objective::gradient`](crate::Objective::gradient) asks that.
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

    /// Whether each is finite.
    fn is_finite(self) -> bool;
}

/// 0 where a number is finite, and NaN where it is not: several are asked at once by their sum, which
/// is shorter than to ask each.
#[expect(clippy::eq_op, reason = "∞ − ∞ is not 0")]
#[inline(always)]
fn zero(x: f64) -> f64 {
    x - x
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

    #[inline(always)]
    fn is_finite(self) -> bool {
        let [x, y] = self;
        zero(x) + zero(y) == 0.0
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

    #[inline(always)]
    fn is_finite(self) -> bool {
        let [x, y, z] = self;
        zero(x) + zero(y) + zero(z) == 0.0
    }
}

/// Elementwise a·x + b·y, by the rules of [`number`](crate::number).
#[inline(always)]
fn combine<V: Slopes>(a: f64, x: V, b: f64, y: V) -> V {
    let combined = blend(a, x, b, y);
    if combined.is_finite() { combined } else { combine_by_rules(a, x, b, y) }
}

#[cold]
#[inline(never)]
fn combine_by_rules<V: Slopes>(a: f64, x: V, b: f64, y: V) -> V {
    x.with(y, |x, y| product(a, x) + product(b, y))
}

/// Elementwise a·x, by the same rules.
#[inline(always)]
fn scale<V: Slopes>(a: f64, x: V) -> V {
    let scaled = times(a, x);
    if scaled.is_finite() { scaled } else { scale_by_rules(a, x) }
}

/// Elementwise a·x + b·y without them.
#[inline(always)]
fn blend<V: Slopes>(a: f64, x: V, b: f64, y: V) -> V {
    x.with(y, |x, y| a * x + b * y)
}

/// Elementwise a·x without them.
#[inline(always)]
fn times<V: Slopes>(a: f64, x: V) -> V {
    x.each(|x| a * x)
}

#[cold]
#[inline(never)]
fn scale_by_rules<V: Slopes>(a: f64, x: V) -> V {
    x.each(|x| product(a, x))
}

/// a·d, of a factor and a derivative, where their product may be 0·∞.
#[cold]
#[inline(never)]
fn product(a: f64, d: f64) -> f64 {
    /// 2⁻⁵⁰⁰: what underflows to 0 with such a slope is 0 to all that can be held of its root.
    const UNDERFLOWN: f64 = f64::from_bits((1023 - 500) << 52);
    let vanishes = a == 0.0 && d.is_infinite() || !a.is_finite() && d.abs() < UNDERFLOWN;
    if vanishes { 0.0 } else { a * d }
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
fn outer(a: [f64; 2], b: [f64; 2]) -> [f64; 3] {
    let outer = outer_by(a, b, |a, b| a * b);
    if outer.is_finite() { outer } else { outer_by(a, b, product_of_slopes) }
}

#[inline(always)]
fn outer_by([a0, a1]: [f64; 2], [b0, b1]: [f64; 2], times: impl Fn(f64, f64) -> f64) -> [f64; 3] {
    [times(a0, b0), 0.5 * (times(a0, b1) + times(a1, b0)), times(a1, b1)]
}

/// The product of two slopes, where a coordinate without one has none beside an infinite one.
#[cold]
#[inline(never)]
fn product_of_slopes(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

impl Dual {
    /// The coordinates x and y as variables.
    #[inline(always)]
    #[must_use]
    pub fn variables([x, y]: [f64; 2]) -> [Self; 2] {
        [Self { value: x, gradient: [1.0, 0.0] }, Self { value: y, gradient: [0.0, 1.0] }]
    }
}

impl Dual {
    /// The same, or, where a slope is not finite, what the rules of [`number`](crate::number) make of
    /// it in the second dual of the same evaluation.
    #[inline(always)]
    #[must_use]
    pub(crate) fn or_by_rules(self, second: impl FnOnce() -> Dual2) -> Self {
        if self.gradient.is_finite() {
            return self;
        }
        let Dual2 { value, gradient, .. } = second();
        Self { value, gradient }
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
        Self { value, ..Self::default() }
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self.value
    }

    #[inline(always)]
    fn chain(self, value: f64, first: impl FnOnce() -> f64, _: impl FnOnce() -> f64) -> Self {
        if is_flat(self.value, value) {
            return Self::constant(value);
        }
        let slope = first();
        Self { value, gradient: times(slope, self.gradient) }
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
        Self { value, gradient: blend(a, self.gradient, b, other.gradient) }
    }
}

impl Scalar for Dual2 {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { value, ..Self::default() }
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
        if is_flat(self.value, value) {
            return Self::constant(value);
        }
        Self {
            value,
            gradient: scale(first, self.gradient),
            hessian: sum(
                scale(first, self.hessian),
                scale(second, outer(self.gradient, self.gradient)),
            ),
        }
    }

    /// The chain rule for g(self, other), of g, its gradient and its Hessian.
    #[inline(never)]
    fn chained2(self, other: Self, value: f64, [a, b]: [f64; 2], [aa, ab, bb]: [f64; 3]) -> Self {
        let bent = sum(
            scale(aa, outer(self.gradient, self.gradient)),
            scale(bb, outer(other.gradient, other.gradient)),
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
    ($type:ident { $($part:ident),* }, $scale:ident, #[$inline:meta]) => {
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
            #[$inline]
            fn mul(self, other: f64) -> Self {
                Self { value: self.value * other, $($part: $scale(other, self.$part)),* }
            }
        }
        impl Div<f64> for $type {
            type Output = Self;
            #[$inline]
            fn div(self, other: f64) -> Self {
                if other.is_infinite() {
                    return Self::constant(self.value / other);
                }
                Self { value: self.value / other, $($part: self.$part.each(|d| d / other)),* }
            }
        }
    };
}

linear_operators!(Dual { gradient }, times, #[inline(always)]);
linear_operators!(Dual2 { gradient, hessian }, scale, #[inline(never)]);

/// Whether a function that has a value at an argument is flat there: a finite one where the argument
/// has overflowed.
#[inline(always)]
fn is_flat(argument: f64, value: f64) -> bool {
    argument.is_infinite() && zero(value) == 0.0
}

// The product rule.
impl Mul for Dual {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        Self { value: a * b, gradient: blend(b, self.gradient, a, other.gradient) }
    }
}
impl Mul for Dual2 {
    type Output = Self;
    #[inline(never)]
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.value, other.value);
        let mixed = outer(self.gradient, other.gradient).each(|slope| 2.0 * slope);
        Self {
            value: a * b,
            gradient: combine(b, self.gradient, a, other.gradient),
            hessian: sum(combine(b, self.hessian, a, other.hessian), mixed),
        }
    }
}

// The quotient rule.
impl Div for Dual {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let quotient = self.value / other.value;
        if other.value.is_infinite() {
            return Self::constant(quotient);
        }
        let gradient = slope_of_quotient(self.gradient, quotient, other.gradient, other.value);
        Self { value: quotient, gradient }
    }
}
impl Div for Dual2 {
    type Output = Self;
    #[inline(never)]
    fn div(self, other: Self) -> Self {
        let quotient = self.value / other.value;
        if other.value.is_infinite() {
            return Self::constant(quotient);
        }
        let gradient = slope_of_quotient(self.gradient, quotient, other.gradient, other.value);
        let hessian = bend_of_quotient(self.hessian, quotient, gradient, other);
        Self { value: quotient, gradient, hessian }
    }
}

/// From f = q·g follows f'' = q''·g + 2q'g' + q·g''.
#[inline(always)]
fn bend_of_quotient(f: [f64; 3], quotient: f64, slope: [f64; 2], g: Dual2) -> [f64; 3] {
    let outer = outer(slope, g.gradient);
    let plain = slope_of_quotient(f, quotient, g.hessian, g.value);
    let fast = sum(plain, outer.each(|slope| -2.0 * (1.0 / g.value) * slope));
    if fast.is_finite() {
        return fast;
    }
    let rest = f.with(g.hessian, |f, g| f - product(quotient, g));
    rest.with(outer, |rest, slope| (rest - 2.0 * slope) / g.value)
}

/// (f' − q·g') / g elementwise.
#[inline(always)]
fn slope_of_quotient<V: Slopes>(f: V, quotient: f64, slope: V, divisor: f64) -> V {
    let inverse = 1.0 / divisor;
    let fast = f.with(slope, |f, g| inverse * f + -quotient * inverse * g);
    if fast.is_finite() { fast } else { slope_by_rules(f, quotient, slope, divisor) }
}

#[cold]
#[inline(never)]
fn slope_by_rules<V: Slopes>(f: V, quotient: f64, slope: V, divisor: f64) -> V {
    f.with(slope, |f, g| (f - product(quotient, g)) / divisor)
}
