//! Sine and cosine as straight-line code: the same operations over numbers and over SIMD lanes, in one
//! order, so both give the same bits.
//!
//! The angle is reduced to |r| ≤ π/4 by three-part subtraction of a multiple of π/2 (Cody & Waite 1980,
//! *Software Manual for the Elementary Functions*), and both functions of r are polynomials with the
//! minimax coefficients of FreeBSD's msun (`k_sin.c` and `k_cos.c`, Sun Microsystems 1993). The
//! quadrant selects one and its sign.
//!
//! For |x| ≤ 1024 the largest error found is 0.77 units in the last place: `tests/number.rs`
//! compares with mpmath. Beyond, and for what is not finite, they are `libm`'s.

use crate::number::nearest::INTEGER_SHIFT;

/// The largest |x| that is reduced here.
pub(crate) const RANGE: f64 = 1024.0;

/// Quarter turns in a radian.
pub(crate) const INVERSE_QUARTER_TURN: f64 = std::f64::consts::FRAC_2_PI;

/// π/2 in parts of 33, 33 and 53 bits. A count of quarter turns within the range has 10 bits, so its
/// products with the first two are exact.
pub(crate) const QUARTER_TURN: [f64; 3] =
    [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21];

/// (sin r − r)/r³ by powers of r².
pub(crate) const SINE: [f64; 6] = [
    -0.16666666666666632,
    0.00833333333332249,
    -0.0001984126982985795,
    2.7557313707070068e-06,
    -2.5050760253406863e-08,
    1.58969099521155e-10,
];

/// (cos r − 1 + r²/2)/r⁴ by powers of r².
pub(crate) const COSINE: [f64; 6] = [
    0.0416666666666666,
    -0.001388888888887411,
    2.480158728947673e-05,
    -2.7557314351390663e-07,
    2.087572321298175e-09,
    -1.1359647557788195e-11,
];

/// An angle without its whole quarter turns.
#[derive(Clone, Copy)]
struct Reduced {
    /// The count of quarter turns, of which the two low bits are right.
    quadrant: u64,
    head: f64,
    /// What the head's rounding took away.
    tail: f64,
}

/// sin x, x in radians.
#[must_use]
pub fn sin(x: f64) -> f64 {
    if x.abs() <= RANGE {
        let reduced = reduce(x);
        select(reduced.quadrant, sine(reduced), cosine(reduced))
    } else {
        beyond(x).0
    }
}

/// cos x, x in radians.
#[must_use]
pub fn cos(x: f64) -> f64 {
    if x.abs() <= RANGE {
        let reduced = reduce(x);
        select(reduced.quadrant + 1, sine(reduced), cosine(reduced))
    } else {
        beyond(x).1
    }
}

/// (sin x, cos x) for less than the price of both, x in radians.
#[must_use]
pub fn sin_cos(x: f64) -> (f64, f64) {
    if x.abs() <= RANGE {
        let reduced = reduce(x);
        let (sine, cosine) = (sine(reduced), cosine(reduced));
        (select(reduced.quadrant, sine, cosine), select(reduced.quadrant + 1, sine, cosine))
    } else {
        beyond(x)
    }
}

/// x less the nearest multiple of π/2. Where the second difference is rounded, the first is larger
/// than what is taken from it, so what the rounding took away is exact.
#[inline(always)]
fn reduce(x: f64) -> Reduced {
    let [first, second, third] = QUARTER_TURN;
    let shifted = x * INVERSE_QUARTER_TURN + INTEGER_SHIFT;
    let turns = shifted - INTEGER_SHIFT;
    let exact = x - turns * first;
    let product = turns * second;
    let rounded = exact - product;
    let rest = turns * third - ((exact - rounded) - product);
    let head = rounded - rest;
    let tail = (rounded - head) - rest;
    Reduced { quadrant: shifted.to_bits(), head, tail }
}

/// sin(head + tail).
#[inline(always)]
fn sine(Reduced { head, tail, .. }: Reduced) -> f64 {
    let [s1, s2, s3, s4, s5, s6] = SINE;
    let square = head * head;
    let cube = square * head;
    let low = s2 + square * (s3 + square * s4);
    let high = square * (square * square) * (s5 + square * s6);
    let series = low + high;
    head - ((square * (0.5 * tail - cube * series) - tail) - cube * s1)
}

/// cos(head + tail).
#[inline(always)]
fn cosine(Reduced { head, tail, .. }: Reduced) -> f64 {
    let [c1, c2, c3, c4, c5, c6] = COSINE;
    let square = head * head;
    let fourth = square * square;
    let low = square * (c1 + square * (c2 + square * c3));
    let high = fourth * fourth * (c4 + square * (c5 + square * c6));
    let series = low + high;
    let half = 0.5 * square;
    let rounded = 1.0 - half;
    rounded + (((1.0 - rounded) - half) + (square * series - head * tail))
}

/// The sine after as many quarter turns.
#[inline(always)]
fn select(quadrant: u64, sine: f64, cosine: f64) -> f64 {
    let odd = (quadrant & 1).wrapping_neg();
    let chosen = (sine.to_bits() & !odd) | (cosine.to_bits() & odd);
    f64::from_bits(chosen ^ ((quadrant & 2) << 62))
}

#[cold]
#[expect(clippy::disallowed_methods, reason = "this is where it stands in")]
fn beyond(x: f64) -> (f64, f64) {
    libm::sincos(x)
}
