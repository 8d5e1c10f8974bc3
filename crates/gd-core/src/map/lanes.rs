//! A step's tape carried out for many runs side by side, operation by operation.

use std::ops::RangeInclusive;

use crate::{
    map::{
        bundle::{BOX, Bundle, ENDED, Ended, FIELDS, STEPS, Sieve},
        step::StepTape,
    },
    number::hypot::hypot,
    run::stop::FAR,
    tape::{Operation, Place},
};

/// How many runs go side by side.
pub const LANES: usize = 32;

type Lane = [f64; LANES];

/// Goes on with every run of a bundle of [`LANES`] lanes from the first of some steps, at which they are,
/// until it ends, or to the last.
pub fn advance(
    step: &StepTape,
    table: &[f64],
    sieve: Sieve,
    bundle: &mut Bundle,
    steps: RangeInclusive<usize>,
) {
    let mut needed = step.next.clone();
    needed.extend([step.value].into_iter().chain(step.gradient));
    let readers = step.tape.readers(&needed);
    let mut numbers = vec![[0.0; LANES]; step.tape.operations().len()];
    for group in bundle.numbers_mut().chunks_exact_mut(FIELDS * LANES) {
        advance_group(step, table, sieve, group, &steps, &readers, &mut numbers);
    }
}

fn advance_group(
    step: &StepTape,
    table: &[f64],
    sieve: Sieve,
    group: &mut [f64],
    steps: &RangeInclusive<usize>,
    readers: &[usize],
    numbers: &mut [Lane],
) {
    let mut fields = [[0.0; LANES]; FIELDS];
    for (field, lanes) in fields.iter_mut().zip(group.chunks_exact(LANES)) {
        field.copy_from_slice(lanes);
    }
    let rows = table.chunks_exact(1 + step.powers.len()).enumerate();
    for (t, row) in rows.take(steps.end() + 1).skip(*steps.start()) {
        evaluate(step, row, &fields, readers, numbers);
        let [value, gx, gy] = [step.value, step.gradient[0], step.gradient[1]]
            .map(|place| numbers.get(usize::from(place)).copied().unwrap_or([f64::NAN; LANES]));
        widen(&mut fields, t == *steps.start());
        let mut goes_on = false;
        for lane in 0..LANES {
            let of = |lanes: &Lane| lanes.get(lane).copied().unwrap_or(f64::NAN);
            let [x, y, ..] = fields.each_ref().map(of);
            let ended = fields.get(ENDED).map_or(f64::NAN, of);
            if ended != Ended::Not.code() {
                continue;
            }
            let ended = judge([x, y], of(&value), [of(&gx), of(&gy)], sieve);
            let steps = if ended == Ended::Diverged { t as f64 - 1.0 } else { t as f64 };
            for (field, number) in [(STEPS, steps), (ENDED, ended.code())] {
                if let Some(kept) = fields.get_mut(field).and_then(|field| field.get_mut(lane)) {
                    *kept = number;
                }
            }
            goes_on |= ended == Ended::Not;
        }
        if !goes_on {
            break;
        }
        if t < *steps.end() {
            go_on(step, &mut fields, numbers);
        }
    }
    for (field, lanes) in fields.iter().zip(group.chunks_exact_mut(LANES)) {
        lanes.copy_from_slice(field);
    }
}

/// Widens the boxes of the runs that go on to where they are, or begins them there.
fn widen(fields: &mut [Lane; FIELDS], begins: bool) {
    let (before, boxes) = fields.split_at_mut(BOX);
    let ([x, y, .., ended], [x0, x1, y0, y1]) = (before, boxes) else { return };
    for (low, high, at) in [(x0, x1, x), (y0, y1, y)] {
        let lanes = low.iter_mut().zip(high).zip(at.iter()).zip(ended.iter());
        for (((low, high), at), ended) in lanes {
            if *ended == Ended::Not.code() {
                *low = if begins || *at < *low { *at } else { *low };
                *high = if begins || *high < *at { *at } else { *high };
            }
        }
    }
}

/// How a run has ended at a place, if it has.
fn judge(theta: [f64; 2], value: f64, [gx, gy]: [f64; 2], sieve: Sieve) -> Ended {
    let [x, y] = theta;
    let square = gx * gx + gy * gy;
    if square > sieve.small && x * x + y * y <= sieve.far && square + value.abs() <= sieve.large {
        return Ended::Not;
    }
    if !(x.abs() <= FAR && y.abs() <= FAR) {
        return Ended::Diverged;
    }
    if !(value.is_finite() && gx.is_finite() && gy.is_finite()) {
        return Ended::Unsure;
    }
    let has_converged = sieve.tolerance > 0.0 && hypot(gx, gy) <= sieve.tolerance;
    if has_converged { Ended::Converged } else { Ended::Not }
}

/// Carries out all operations at a step.
fn evaluate(
    step: &StepTape,
    row: &[f64],
    fields: &[Lane; FIELDS],
    readers: &[usize],
    numbers: &mut [Lane],
) {
    let of = |k: usize| row.get(k).copied().unwrap_or(f64::NAN);
    let power = |base: f64| {
        let place = step.powers.iter().position(|one| one.to_bits() == base.to_bits());
        of(1 + place.unwrap_or_default())
    };
    for (place, (operation, count)) in step.tape.operations().iter().zip(readers).enumerate() {
        if *count == 0 {
            continue;
        }
        let (before, rest) = numbers.split_at_mut(place);
        let Some(to) = rest.first_mut() else { continue };
        let none = [f64::NAN; LANES];
        let at = |place: Place| before.get(usize::from(place)).unwrap_or(&none);
        let call = step.tape.call();
        // A loop for each operation, which a compiler can make one of vectors.
        match *operation {
            Operation::Add(a, b) => each2(to, at(a), at(b), |a, b| a + b),
            Operation::Subtract(a, b) => each2(to, at(a), at(b), |a, b| a - b),
            Operation::Multiply(a, b) => each2(to, at(a), at(b), |a, b| a * b),
            Operation::Divide(a, b) => each2(to, at(a), at(b), |a, b| a / b),
            Operation::Call(callee, a, b) => each2(to, at(a), at(b), |a, b| call(callee, a, b)),
            Operation::Constant(k) => *to = [k; LANES],
            Operation::Power(base) => *to = [power(base); LANES],
            Operation::Input(number) => {
                *to = fields.get(usize::from(number)).copied().unwrap_or(none);
                if number == crate::map::step::LEARNING_RATE {
                    *to = [of(0); LANES];
                }
            }
            _ => {
                for (lane, to) in to.iter_mut().enumerate() {
                    let read = |place| at(place).get(lane).copied().unwrap_or(f64::NAN);
                    *to = operation.carry_out(read, |_| f64::NAN, power, call);
                }
            }
        }
    }
}

#[inline(always)]
fn each2(to: &mut Lane, a: &Lane, b: &Lane, f: impl Fn(f64, f64) -> f64) {
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        *to = f(*a, *b);
    }
}

/// Takes the step of the runs that go on.
fn go_on(step: &StepTape, fields: &mut [Lane; FIELDS], numbers: &[Lane]) {
    let Some(ended) = fields.get(ENDED).copied() else { return };
    for (field, next) in fields.iter_mut().zip(&step.next) {
        let Some(next) = numbers.get(usize::from(*next)) else { continue };
        for ((kept, next), ended) in field.iter_mut().zip(next).zip(ended) {
            if ended == Ended::Not.code() {
                *kept = *next;
            }
        }
    }
}
