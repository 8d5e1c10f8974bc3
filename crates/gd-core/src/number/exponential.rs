//! The exponential function as straight-line code: the same operations over numbers and over SIMD
//! lanes, in one order, so both give the same bits.
//!
//! eˣ = 2ᵏ·eʳ with |r| ≤ ½ ln 2 by two-part subtraction of a multiple of ln 2 (Cody & Waite 1980,
//! *Software Manual for the Elementary Functions*), and eʳ = 1 + r + r·c/(2 − c), where r − c is a
//! polynomial with the minimax coefficients of FreeBSD's msun (`e_exp.c`, Sun Microsystems 2004).
//!
//! For |x| ≤ 708 the largest error found is 0.85 units in the last place: `tests/number.rs` compares
//! with mpmath. Beyond, where eˣ may overflow or be subnormal, and for NaN, it is `libm`'s.

use crate::number::nearest::INTEGER_SHIFT;

/// The largest |x| that is reduced here: 2ᵏ and eˣ are normal numbers.
pub(crate) const RANGE: f64 = 708.0;

/// 1/ln 2.
pub(crate) const INVERSE_LN_2: f64 = std::f64::consts::LOG2_E;

/// ln 2 in parts of 32 and 53 bits: k has 10, so its product with the first is exact.
pub(crate) const LN_2: [f64; 2] = [0.6931471803691238, 1.9082149292705877e-10];

/// (r·(eʳ + 1)/(eʳ − 1) − 2)/r² by powers of r².
pub(crate) const RATIO: [f64; 5] = [
    0.16666666666666602,
    -0.0027777777777015593,
    6.613756321437934e-05,
    -1.6533902205465252e-06,
    4.1381367970572385e-08,
];

/// eˣ.
#[must_use]
pub fn exp(x: f64) -> f64 {
    if x.abs() <= RANGE {
        let reduced = reduce(x);
        scale(kernel(reduced), reduced.doublings)
    } else {
        beyond(x)
    }
}

/// An exponent without its whole multiples of ln 2.
#[derive(Clone, Copy)]
struct Reduced {
    /// k, of which the twelve low bits are right.
    doublings: u64,
    /// r is the difference of these.
    high: f64,
    low: f64,
}

#[inline(always)]
fn reduce(x: f64) -> Reduced {
    let shifted = x * INVERSE_LN_2 + INTEGER_SHIFT;
    let doublings = shifted - INTEGER_SHIFT;
    let high = x - doublings * LN_2[0];
    let low = doublings * LN_2[1];
    Reduced { doublings: shifted.to_bits(), high, low }
}

/// eʳ.
#[inline(always)]
fn kernel(Reduced { high, low, .. }: Reduced) -> f64 {
    let [p1, p2, p3, p4, p5] = RATIO;
    let r = high - low;
    let square = r * r;
    let series = p1 + square * (p2 + square * (p3 + square * (p4 + square * p5)));
    let c = r - square * series;
    1.0 + (r * c / (2.0 - c) - low + high)
}

/// y·2ᵏ, by adding to the bits of the exponent.
#[inline(always)]
fn scale(y: f64, doublings: u64) -> f64 {
    f64::from_bits(y.to_bits().wrapping_add(doublings << 52))
}

#[cold]
#[expect(clippy::disallowed_methods, reason = "this is where it stands in")]
fn beyond(x: f64) -> f64 {
    libm::exp(x)
}
