//! A number's decimal digits. The standard library's formatting of floating-point numbers has two
//! algorithms for each of two tasks, which make a fortieth of the WebAssembly module; this one is
//! exact, short, and fast enough for what is read.

use std::{cmp::Ordering, iter::repeat_n};

/// Limbs of a long whole number are below this, the least first.
const BASE: u64 = 1_000_000_000;

/// A finite number's size in decimal digits, 0.d₁d₂d₃… · 10^point; without digits it is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// A number of given digits, of which the first is not 0.
    pub(super) fn new(digits: Vec<u8>, point: i32) -> Self {
        if digits.is_empty() { Self { digits, point: 0 } } else { Self { digits, point } }
    }

    /// Its digits, the first of them not 0.
    pub(super) fn digits(&self) -> &[u8] {
        &self.digits
    }

    /// Its place of the point, counted from before the first digit.
    pub(super) fn point(&self) -> i32 {
        self.point
    }

    /// All digits of a number, of which there are at most 767.
    pub(super) fn exact(value: f64) -> Self {
        let (mantissa, exponent) = parts(value);
        Self::of(mantissa, exponent)
    }

    /// All digits of mantissa · 2ᵉ.
    pub(super) fn of(mantissa: u64, exponent: i32) -> Self {
        let zeros = mantissa.trailing_zeros().min(52);
        let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros as i32);
        // The number is mantissa · 2ᵉ, or mantissa · 5⁻ᵉ / 10⁻ᵉ.
        let (factor, mut times) = (if exponent < 0 { 5u64 } else { 2 }, exponent.unsigned_abs());
        let mut limbs = vec![mantissa % BASE, mantissa / BASE];
        while times > 0 {
            let power = times.min(12);
            multiply(&mut limbs, factor.pow(power));
            times -= power;
        }
        let mut digits = Vec::new();
        for limb in limbs.into_iter().rev() {
            let mut unit = BASE / 10;
            while unit > 0 {
                digits.push((limb / unit % 10) as u8);
                unit /= 10;
            }
        }
        let leading = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..leading);
        let point = digits.len() as i32 + exponent.min(0);
        Self::new(digits, point)
    }

    /// Its power of ten, if it has one digit before the point.
    pub(super) fn exponent(&self) -> i32 {
        if self.digits.is_empty() { 0 } else { self.point - 1 }
    }

    /// The first so many digits.
    pub(super) fn cut(&self, count: usize) -> Self {
        Self { digits: self.digits.iter().take(count).copied().collect(), point: self.point }
    }

    /// The next greater number of so many digits.
    pub(super) fn next(mut self, count: usize) -> Self {
        self.digits.resize(count, 0);
        while let Some(digit) = self.digits.pop() {
            if digit < 9 {
                self.digits.push(digit + 1);
                return self;
            }
        }
        Self { digits: vec![1], point: self.point + 1 }
    }

    /// The nearest number of so many digits, without zeros at its end; of two the even one.
    pub(super) fn rounded(&self, count: usize) -> Self {
        let mut rest = self.digits.iter().skip(count);
        let is_odd =
            count.checked_sub(1).and_then(|last| self.digits.get(last)).is_some_and(|d| d % 2 == 1);
        let is_up = match rest.next() {
            Some(5) => is_odd || rest.any(|digit| *digit > 0),
            first => first.is_some_and(|digit| *digit > 5),
        };
        let mut rounded = self.cut(count);
        if is_up {
            rounded = rounded.next(count);
        }
        while rounded.digits.pop_if(|digit| *digit == 0).is_some() {}
        Self::new(rounded.digits, rounded.point)
    }

    /// The nearest number of so many places behind the point.
    pub(super) fn to_places(&self, places: usize) -> Self {
        let count = self.point + places as i32;
        if count < 0 { Self { digits: Vec::new(), point: 0 } } else { self.rounded(count as usize) }
    }

    /// Its digits, at least so many, the first before a point.
    pub(super) fn mantissa(&self, least: usize) -> String {
        let mut digits = self.digits.clone();
        digits.resize(digits.len().max(least).max(1), 0);
        let mut mantissa = text(&digits);
        if digits.len() > 1 {
            mantissa.insert(1, '.');
        }
        mantissa
    }

    /// Written out, with at least so many places behind the point.
    pub(super) fn plain(&self, least: usize) -> String {
        let whole = usize::try_from(self.point).unwrap_or(0);
        let mut digits: Vec<u8> = repeat_n(0, usize::try_from(-self.point).unwrap_or(0)).collect();
        digits.extend(&self.digits);
        digits.resize(digits.len().max(whole + least), 0);
        let mut plain = text(&digits);
        if digits.len() > whole {
            plain.insert(whole, '.');
        }
        if whole == 0 {
            plain.insert(0, '0');
        }
        plain
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |decimal: &Self| (!decimal.digits.is_empty(), decimal.point);
        size(self).cmp(&size(other)).then_with(|| {
            let (ours, others) = (&self.digits, &other.digits);
            let length = ours.len().max(others.len());
            let digit = |digits: &[u8], k: usize| digits.get(k).copied().unwrap_or(0);
            for k in 0..length {
                let order = digit(ours, k).cmp(&digit(others, k));
                if order != Ordering::Equal {
                    return order;
                }
            }
            Ordering::Equal
        })
    }
}

/// The mantissa of a power of two.
pub(super) const POWER: u64 = 1 << 52;
/// The exponent of the least numbers.
pub(super) const LEAST: i32 = -1074;

/// A number's size as m · 2ᵉ.
pub(super) fn parts(value: f64) -> (u64, i32) {
    let (field, fraction) = (value.to_bits() >> 52 & 0x7ff, value.to_bits() & ((1 << 52) - 1));
    if field == 0 { (fraction, LEAST) } else { (fraction | POWER, field as i32 - 1075) }
}

/// Multiplies a long whole number.
fn multiply(limbs: &mut Vec<u64>, factor: u64) {
    let mut carry = 0;
    for limb in limbs.iter_mut() {
        let product = *limb * factor + carry;
        *limb = product % BASE;
        carry = product / BASE;
    }
    if carry > 0 {
        limbs.push(carry);
    }
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
