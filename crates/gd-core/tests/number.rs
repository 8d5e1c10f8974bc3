//! Sine, cosine and the exponential function against mpmath within their range and libm beyond it.
#![allow(clippy::unwrap_used, reason = "tests may panic")]
#![expect(clippy::disallowed_methods, reason = "libm is what they are compared with")]

use gd_core::number::{
    exponential::exp,
    sine::{cos, sin, sin_cos},
};

/// The error of a number in units in the last place, where the exact one is the sum of two.
fn error(found: f64, [nearest, rest]: [f64; 2]) -> f64 {
    let unit = nearest.abs().next_up() - nearest.abs();
    ((found - nearest) - rest).abs() / unit
}

fn lines(fixture: &str) -> impl Iterator<Item = Vec<f64>> {
    fixture.lines().map(|line| line.split('\t').map(|number| number.parse().unwrap()).collect())
}

/// See `tests/fixtures/mpmath/sine.py`.
#[test]
fn sine_and_cosine_are_mpmaths() {
    let mut compared = 0;
    for line in lines(include_str!("../../../tests/fixtures/mpmath/sine.tsv")) {
        let [x, sine, sine_rest, cosine, cosine_rest] = line[..] else { panic!("{line:?}") };
        let errors = [error(sin(x), [sine, sine_rest]), error(cos(x), [cosine, cosine_rest])];
        assert!(errors.iter().all(|&error| error < 0.8), "{x:e}: {errors:?}");
        compared += 1;
    }
    assert_eq!(compared, 348);
}

/// See `tests/fixtures/mpmath/exponential.py`.
#[test]
fn the_exponential_is_mpmaths() {
    let mut compared = 0;
    for line in lines(include_str!("../../../tests/fixtures/mpmath/exponential.tsv")) {
        let [x, value, rest] = line[..] else { panic!("{line:?}") };
        let error = error(exp(x), [value, rest]);
        assert!(error < 0.9, "{x:e}: {error}");
        compared += 1;
    }
    assert_eq!(compared, 250);
}

/// Angles of every size that is reduced, and some beyond.
fn angles() -> impl Iterator<Item = f64> {
    let sizes = (0..2047_u64).map(|exponent| f64::from_bits(exponent << 52 | 0x5_1234_5678));
    sizes.chain((0..100_000).map(|k| f64::from(k) * 0.010_273))
}

#[test]
fn sine_is_odd_and_cosine_even_to_the_bit() {
    for x in angles().chain([0.0]) {
        assert_eq!(sin(-x).to_bits(), (-sin(x)).to_bits(), "{x:e}");
        assert_eq!(cos(-x).to_bits(), cos(x).to_bits(), "{x:e}");
    }
    assert_eq!(sin(0.0).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn both_at_once_are_each_to_the_bit() {
    for x in angles() {
        let (sine, cosine) = sin_cos(x);
        let found = [sine.to_bits(), cosine.to_bits()];
        assert_eq!(found, [sin(x).to_bits(), cos(x).to_bits()], "{x:e}");
    }
}

#[test]
fn at_the_edges_they_join_libms() {
    let within = |found: f64, expected: f64| error(found, [expected, 0.0]) <= 1.0;
    for edge in [1024.0, -1024.0_f64] {
        for x in [edge, edge * (1.0 - f64::EPSILON)] {
            assert!(within(sin(x), libm::sin(x)) && within(cos(x), libm::cos(x)), "{x}");
        }
        for x in [edge * (1.0 + f64::EPSILON), edge * 1.5, edge * 1e9, edge * 1e300] {
            assert_eq!((sin(x), cos(x)), (libm::sin(x), libm::cos(x)), "{x:e}");
        }
    }
    for edge in [708.0, -708.0_f64] {
        for x in [edge, edge * (1.0 - f64::EPSILON)] {
            assert!(within(exp(x), libm::exp(x)), "{x}");
        }
        for x in [edge * (1.0 + f64::EPSILON), edge * 1.002, edge * 1.02, edge * 2.0] {
            assert_eq!(exp(x), libm::exp(x), "{x:e}");
        }
    }
}

/// As IEEE 754-2019, 9.2.1, has it.
#[test]
fn what_is_not_finite_is_told() {
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(sin(x).is_nan() && cos(x).is_nan());
    }
    assert!(exp(f64::NAN).is_nan());
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(f64::NEG_INFINITY).to_bits(), 0.0_f64.to_bits());
    assert_eq!((exp(0.0), exp(-0.0)), (1.0, 1.0));
    assert_eq!((exp(710.0), exp(-750.0)), (f64::INFINITY, 0.0));
}
