//! Which floating-point number a decimal number rounds to, and the shortest of those that round to one.

use std::{cell::LazyCell, cmp::Ordering};

use super::decimal::{Decimal, LEAST, POWER, parts};

/// The numbers that round to one of the format's: from halfway to the one below it to halfway to the
/// one above. The ends are among them if its last bit is even.
struct Rounding {
    low: Decimal,
    high: Decimal,
    is_even: bool,
}

impl Rounding {
    /// Those that round to a finite number that is not negative.
    fn to(value: f64) -> Self {
        let (mantissa, exponent) = parts(value);
        // Below a power of two numbers are twice as dense, but for the least.
        let low = match mantissa {
            0 => Decimal::of(0, exponent),
            POWER if exponent > LEAST => Decimal::of(4 * mantissa - 1, exponent - 2),
            _ => Decimal::of(2 * mantissa - 1, exponent - 1),
        };
        let high = Decimal::of(2 * mantissa + 1, exponent - 1);
        Self { low, high, is_even: mantissa.is_multiple_of(2) }
    }

    /// Where a number is beside these: below, among or above them.
    fn place(&self, decimal: &Decimal) -> Ordering {
        match (decimal.cmp(&self.low), decimal.cmp(&self.high)) {
            (Ordering::Less, _) => Ordering::Less,
            (_, Ordering::Greater) => Ordering::Greater,
            (Ordering::Equal, _) if !self.is_even => Ordering::Less,
            (_, Ordering::Equal) if !self.is_even => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}

impl Decimal {
    /// The nearest number, of two the even one.
    pub(super) fn value(&self) -> f64 {
        let mut value = match self.estimate() {
            Ok(exact) => return exact,
            Err(near) => near,
        };
        // Clinger 1990, *How to read floating point numbers accurately*, algorithm R.
        loop {
            value = match Rounding::to(value).place(self) {
                Ordering::Equal => return value,
                Ordering::Less => value.next_down(),
                Ordering::Greater if value == f64::MAX => return f64::INFINITY,
                Ordering::Greater => value.next_up(),
            };
        }
    }

    /// The nearest number where floating-point arithmetic gives it, else one nearby.
    fn estimate(&self) -> Result<f64, f64> {
        /// The longest whole numbers that fit into 64 bits, and those that are exact.
        const LONGEST: usize = 19;
        const LONGEST_EXACT: usize = 15;
        /// The greatest power of ten that is exact.
        const LARGEST_EXACT: i32 = 22;
        if self.digits().is_empty() || self.point() < -330 {
            return Ok(0.0);
        }
        if self.point() > 310 {
            return Ok(f64::INFINITY);
        }
        let (mut whole, mut length) = (0_u64, 0);
        for digit in self.digits().iter().take(LONGEST) {
            whole = whole * 10 + u64::from(*digit);
            length += 1;
        }
        let mut exponent = self.point() - length;
        let is_exact = self.digits().len() <= LONGEST_EXACT && exponent.abs() <= LARGEST_EXACT;
        let mut value = whole as f64;
        while exponent != 0 {
            let step = exponent.abs().min(LARGEST_EXACT);
            let mut power = 1.0;
            for _ in 0..step {
                power *= 10.0;
            }
            if exponent > 0 {
                value *= power;
                exponent -= step;
            } else {
                value /= power;
                exponent += step;
            }
        }
        if is_exact { Ok(value) } else { Err(value.min(f64::MAX)) }
    }

    /// The fewest digits that parse to the same number; of as few those nearest to it.
    pub(super) fn shortest(value: f64) -> Self {
        let exact = Self::exact(value);
        let rounding = LazyCell::new(|| Rounding::to(value.abs()));
        let is_it = |candidate: &Self| match candidate.estimate() {
            Ok(of) => of == value.abs(),
            Err(_) => rounding.place(candidate) == Ordering::Equal,
        };
        // Of two that are as near it is the greater one.
        let near = |count: usize| {
            let is_between = exact.digits().len() == count + 1 && exact.digits().last() == Some(&5);
            if is_between { exact.cut(count).next(count) } else { exact.rounded(count) }
        };
        // No two numbers of up to 15 digits are within the rounding of one that has full precision.
        let fewest = if value.is_normal() { 15 } else { 1 };
        for count in fewest..17 {
            let down = exact.cut(count);
            let up = down.clone().next(count);
            for candidate in [near(count), down, up] {
                if is_it(&candidate) {
                    return candidate;
                }
            }
        }
        near(17)
    }
}
