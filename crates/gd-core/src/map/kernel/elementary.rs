//! Sine, cosine and exponential function in vectors: the operations of [`sine`] and [`exponential`], in
//! their order, so that the bits are theirs.

use super::emitter::{Emitter, Local};
use crate::number::{exponential, nearest::INTEGER_SHIFT, sine};

/// The sine of an angle and, as [`cosine`] needs it too, what it is made of.
#[derive(Clone, Copy)]
pub(super) struct Turned {
    sine: Local,
    cosine: Local,
    quadrant: Local,
}

/// Reduces an angle.
pub(super) fn turn(emitter: &mut Emitter, x: Local) -> Turned {
    let [first, second, third] = sine::QUARTER_TURN.map(|part| emitter.constant(part));
    let inverse = emitter.constant(sine::INVERSE_QUARTER_TURN);
    let shift = emitter.constant(INTEGER_SHIFT);
    let scaled = emitter.multiply(x, inverse);
    let shifted = emitter.add(scaled, shift);
    let turns = emitter.subtract(shifted, shift);
    let whole = emitter.multiply(turns, first);
    let exact = emitter.subtract(x, whole);
    let product = emitter.multiply(turns, second);
    let rounded = emitter.subtract(exact, product);
    let rest = emitter.multiply(turns, third);
    let lost = emitter.subtract(exact, rounded);
    let lost = emitter.subtract(lost, product);
    let rest = emitter.subtract(rest, lost);
    let head = emitter.subtract(rounded, rest);
    let tail = emitter.subtract(rounded, head);
    let tail = emitter.subtract(tail, rest);

    let square = emitter.multiply(head, head);
    let (half, one) = (emitter.constant(0.5), emitter.constant(1.0));

    let [s1, s2, s3, s4, s5, s6] = sine::SINE;
    let cube = emitter.multiply(square, head);
    let low = emitter.polynomial(square, &[s2, s3, s4]);
    let fourth = emitter.multiply(square, square);
    let sixth = emitter.multiply(square, fourth);
    let ends = emitter.polynomial(square, &[s5, s6]);
    let high = emitter.multiply(sixth, ends);
    let series = emitter.add(low, high);
    let halved = emitter.multiply(half, tail);
    let bent = emitter.multiply(cube, series);
    let inner = emitter.subtract(halved, bent);
    let inner = emitter.multiply(square, inner);
    let inner = emitter.subtract(inner, tail);
    let s1 = emitter.constant(s1);
    let third = emitter.multiply(cube, s1);
    let inner = emitter.subtract(inner, third);
    let sine = emitter.subtract(head, inner);

    let [c1, c2, c3, c4, c5, c6] = sine::COSINE;
    let low = emitter.polynomial(square, &[c1, c2, c3]);
    let low = emitter.multiply(square, low);
    let eighth = emitter.multiply(fourth, fourth);
    let ends = emitter.polynomial(square, &[c4, c5, c6]);
    let high = emitter.multiply(eighth, ends);
    let series = emitter.add(low, high);
    let halved = emitter.multiply(half, square);
    let rounded = emitter.subtract(one, halved);
    let lost = emitter.subtract(one, rounded);
    let lost = emitter.subtract(lost, halved);
    let bent = emitter.multiply(square, series);
    let turned = emitter.multiply(head, tail);
    let bent = emitter.subtract(bent, turned);
    let rest = emitter.add(lost, bent);
    let cosine = emitter.add(rounded, rest);
    Turned { sine, cosine, quadrant: shifted }
}

impl Turned {
    /// The sine after so many more quarter turns.
    pub(super) fn after(&self, emitter: &mut Emitter, turns: i64) -> Local {
        let quadrant = if turns == 0 {
            self.quadrant
        } else {
            let turns = emitter.bits(turns.cast_unsigned());
            emitter.apply([self.quadrant, turns], |sink| {
                sink.i64x2_add();
            })
        };
        let (one, two) = (emitter.bits(1), emitter.bits(2));
        let odd = emitter.and(quadrant, one);
        let odd = emitter.apply([odd], |sink| {
            sink.i64x2_neg();
        });
        let chosen = emitter.choose(self.cosine, self.sine, odd);
        let sign = emitter.and(quadrant, two);
        let sign = emitter.apply([sign], |sink| {
            sink.i32_const(62).i64x2_shl();
        });
        emitter.apply([chosen, sign], |sink| {
            sink.v128_xor();
        })
    }
}

/// eˣ.
pub(super) fn exponential(emitter: &mut Emitter, x: Local) -> Local {
    let [first, second] = exponential::LN_2.map(|part| emitter.constant(part));
    let inverse = emitter.constant(exponential::INVERSE_LN_2);
    let shift = emitter.constant(INTEGER_SHIFT);
    let scaled = emitter.multiply(x, inverse);
    let shifted = emitter.add(scaled, shift);
    let doublings = emitter.subtract(shifted, shift);
    let whole = emitter.multiply(doublings, first);
    let high = emitter.subtract(x, whole);
    let low = emitter.multiply(doublings, second);

    let (one, two) = (emitter.constant(1.0), emitter.constant(2.0));
    let r = emitter.subtract(high, low);
    let square = emitter.multiply(r, r);
    let series = emitter.polynomial(square, &exponential::RATIO);
    let bent = emitter.multiply(square, series);
    let c = emitter.subtract(r, bent);
    let numerator = emitter.multiply(r, c);
    let denominator = emitter.subtract(two, c);
    let quotient = emitter.divide(numerator, denominator);
    let sum = emitter.subtract(quotient, low);
    let sum = emitter.add(sum, high);
    let kernel = emitter.add(one, sum);
    let exponent = emitter.apply([shifted], |sink| {
        sink.i32_const(52).i64x2_shl();
    });
    emitter.apply([kernel, exponent], |sink| {
        sink.i64x2_add();
    })
}
