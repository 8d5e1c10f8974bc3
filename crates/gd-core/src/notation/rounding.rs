//! Which decimal numbers round to a floating-point number, and the shortest of them.

use std::cmp::Ordering;

use super::decimal::{Decimal, LEAST, POWER, parts};

/// The numbers that round to one of the format's: from halfway to the one below it to halfway to the
/// one above. The ends are among them if its last bit is even.
pub(super) struct Rounding {
    low: Decimal,
    high: Decimal,
    is_even: bool,
}

impl Rounding {
    /// Those that round to a finite number that is not negative.
    pub(super) fn to(value: f64) -> Self {
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
    pub(super) fn place(&self, decimal: &Decimal) -> Ordering {
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
    /// The fewest digits that parse to the same number; of as few those nearest to it.
    pub(super) fn shortest(value: f64) -> Self {
        let (exact, rounding) = (Self::exact(value), Rounding::to(value.abs()));
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
                if rounding.place(&candidate) == Ordering::Equal {
                    return candidate;
                }
            }
        }
        near(17)
    }
}
