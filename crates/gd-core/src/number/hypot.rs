//! The length of a vector.

/// √(x² + y²) without overflow or underflow in between, to less than one unit in the last place: the
/// same bits as `libm::hypot`'s, whose software square root takes most of its time in WebAssembly.
/// Infinite if x or y is, else NaN if x or y is.
///
/// The squares are taken exactly, each as a sum of two numbers (Dekker 1971, *A floating-point
/// technique for extending the available precision*).
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    const LARGE: f64 = f64::from_bits((1023 + 510) << 52);
    const SMALL: f64 = f64::from_bits((1023 - 450) << 52);
    const UP: f64 = f64::from_bits((1023 + 700) << 52);
    const DOWN: f64 = f64::from_bits((1023 - 700) << 52);
    let (x, y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return f64::INFINITY;
    }
    let (x, y) = if x < y { (y, x) } else { (x, y) };
    let exponent = |x: f64| x.to_bits() >> 52;
    if y == 0.0 || x.is_nan() || y.is_nan() || exponent(x) - exponent(y) > 64 {
        return x + y;
    }
    if x >= 2.0 * LARGE {
        UP * length(DOWN * x, DOWN * y)
    } else if y < SMALL {
        DOWN * length(UP * x, UP * y)
    } else {
        length(x, y)
    }
}

#[inline(always)]
fn length(x: f64, y: f64) -> f64 {
    let ((x, x_rest), (y, y_rest)) = (square(x), square(y));
    (y_rest + x_rest + y + x).sqrt()
}

/// x² rounded, and what the rounding took away.
#[inline(always)]
fn square(x: f64) -> (f64, f64) {
    const SPLIT: f64 = 134_217_729.0; // 2²⁷ + 1
    let scaled = x * SPLIT;
    let high = x - scaled + scaled;
    let low = x - high;
    let square = x * x;
    (square, high * high - square + 2.0 * high * low + low * low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_libms_to_the_bit() {
        let mut random = 1_u64;
        let mut next = || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 11) ^ random
        };
        for k in 0..400_000 {
            let (a, b) = (next(), next());
            let (x, y) = match k % 4 {
                // Any bits, and numbers whose sizes are alike.
                0 => (f64::from_bits(a), f64::from_bits(b)),
                1 => (f64::from_bits(a), f64::from_bits((b % (1 << 58)).wrapping_add(a))),
                _ => ((a >> 40) as f64 / 1e6 - 8.0, (b >> 40) as f64 / 1e6 - 8.0),
            };
            let (ours, expected) = (hypot(x, y), libm::hypot(x, y));
            let same = ours.to_bits() == expected.to_bits() || ours.is_nan() && expected.is_nan();
            assert!(same, "{x:e} {y:e}: {ours:e}, {expected:e}");
        }
    }

    #[test]
    fn it_is_libms_at_the_edges() {
        let powers = (0..2047_u64).map(|e| f64::from_bits(e << 52 | 12345));
        let edges = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MAX, 5e-324];
        let numbers: Vec<f64> = powers.chain(edges).collect();
        for &x in &numbers {
            for &y in &numbers {
                let (ours, expected) = (hypot(x, y), libm::hypot(x, y));
                let same =
                    ours.to_bits() == expected.to_bits() || ours.is_nan() && expected.is_nan();
                assert!(same, "{x:e} {y:e}: {ours:e}, {expected:e}");
            }
        }
    }
}
