//! How large the numbers of a tape can become.

use super::{Operation, Place, Tape};

/// An upper bound of |number| for each place of a tape, where each input is at most as large as given;
/// infinite where there is none, or where a number may be NaN. Interval arithmetic about 0 (Moore 1966,
/// *Interval Analysis*), in which a bound beyond 10³⁰⁰ counts as none, so that rounding has no part.
#[must_use]
pub fn bounds(tape: &Tape, input: impl Fn(u8) -> f64) -> Vec<f64> {
    let mut bounds: Vec<f64> = Vec::with_capacity(tape.operations().len());
    for operation in tape.operations() {
        let of = |place: Place| bounds.get(usize::from(place)).copied().unwrap_or(f64::INFINITY);
        let bound = match *operation {
            Operation::Input(k) => input(k),
            Operation::Constant(k) => k.abs(),
            Operation::Add(a, b) | Operation::Subtract(a, b) => of(a) + of(b),
            // 0·∞ is NaN, which is no bound either.
            Operation::Multiply(a, b) => of(a) * of(b),
            Operation::Divide(a, b) => match tape.constant(b) {
                Some(k) if k != 0.0 => of(a) / k.abs(),
                _ => f64::INFINITY,
            },
            Operation::Negate(a) | Operation::Absolute(a) => of(a),
            Operation::Sine(a) | Operation::Cosine(a) if of(a) < f64::INFINITY => 1.0,
            Operation::IfGreater(_, _, c, d) => of(c).max(of(d)),
            Operation::SquareRoot(_)
            | Operation::Sine(_)
            | Operation::Cosine(_)
            | Operation::Exponential(_)
            | Operation::Power(_)
            | Operation::Call(..) => f64::INFINITY,
        };
        bounds.push(if bound < 1e300 { bound } else { f64::INFINITY });
    }
    bounds
}
