//! Rational numbers, exact as long as they are short.

use crate::number::power::powi;

/// n/d in lowest terms, d > 0. Where that would be too long, or a number is none, n is the number
/// itself, as near as it can be held, and d is 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rational {
    n: f64,
    d: f64,
    /// Whether it comes from a decimal fraction, and is to be written as one.
    is_decimal: bool,
}

impl Rational {
    pub(super) const ZERO: Self = Self::integer(0.0);
    pub(super) const ONE: Self = Self::integer(1.0);
    pub(super) const MINUS_ONE: Self = Self::integer(-1.0);
    pub(super) const HALF: Self = Self { n: 1.0, d: 2.0, is_decimal: false };

    const fn integer(n: f64) -> Self {
        Self { n, d: 1.0, is_decimal: false }
    }

    /// The decimal fraction that a number was written as.
    pub(super) fn of(value: f64) -> Self {
        let mut d = 1.0;
        while d <= 1e15 {
            let n = libm::round(value * d);
            if is_whole(n) && n / d == value {
                return Self::reduced(n, d, d > 1.0);
            }
            d *= 10.0;
        }
        Self::integer(value)
    }

    /// n/d in lowest terms.
    fn reduced(n: f64, d: f64, is_decimal: bool) -> Self {
        if !is_whole(n) || !is_whole(d) || d == 0.0 {
            return Self { n: n / d, d: 1.0, is_decimal };
        }
        let (mut a, mut b) = (n.abs() as u64, d.abs() as u64);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        let divisor = if d < 0.0 { -(a as f64) } else { a as f64 };
        Self { n: n / divisor, d: d / divisor, is_decimal }
    }

    pub(super) fn value(self) -> f64 {
        self.n / self.d
    }

    /// Numerator and denominator as they are to be written: 0.26 is not 13/50.
    pub(super) fn parts(self) -> [f64; 2] {
        const LONGEST: u64 = 1_000_000_000_000_000;
        let is_decimal = self.is_decimal && LONGEST.checked_rem(self.d as u64) == Some(0);
        if is_decimal { [self.value(), 1.0] } else { [self.n, self.d] }
    }

    pub(super) fn is(self, integer: f64) -> bool {
        self.n == integer && self.d == 1.0
    }

    /// The number, if it is a whole one that is not too large to be counted to.
    pub(super) fn as_integer(self) -> Option<i32> {
        let integer = self.n as i32;
        (self.d == 1.0 && self.n.abs() <= 1e6 && f64::from(integer) == self.n).then_some(integer)
    }

    pub(super) fn negated(self) -> Self {
        Self { n: -self.n, ..self }
    }

    pub(super) fn is_negative(self) -> bool {
        self.n < 0.0
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let n = self.n * other.d + other.n * self.d;
        Self::reduced(n, self.d * other.d, self.is_decimal || other.is_decimal)
    }

    pub(super) fn times(self, other: Self) -> Self {
        let is_decimal = self.is_decimal || other.is_decimal;
        Self::reduced(self.n * other.n, self.d * other.d, is_decimal)
    }

    pub(super) fn to_the(self, power: i32) -> Self {
        let [n, d] = [self.n, self.d].map(|part| powi(part, power.abs()));
        if !is_whole(n) || !is_whole(d) {
            let n = powi(self.value(), power);
            return Self { n, d: 1.0, ..self };
        }
        let [n, d] = if power < 0 { [d, n] } else { [n, d] };
        Self::reduced(n, d, self.is_decimal)
    }
}

impl PartialEq for Rational {
    fn eq(&self, other: &Self) -> bool {
        self.n == other.n && self.d == other.d
    }
}

/// Whether it is an integer beyond which none is left out.
fn is_whole(value: f64) -> bool {
    value.abs() <= 9_007_199_254_740_992.0 && value.trunc() == value
}
