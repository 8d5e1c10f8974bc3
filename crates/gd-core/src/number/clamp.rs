//! A number kept within a range.

/// The number of a range that is nearest to a value; NaN stays NaN. Unlike [`f64::clamp`] it never
/// panics, whatever the range's ends are: of an empty range it gives an end.
#[must_use]
#[inline]
pub fn clamp(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_within_the_range_as_the_standard_library_does() {
        for value in [-2.0, -1.0, -0.0, 0.0, 0.5, 1.0, 3.0, f64::INFINITY, f64::NAN] {
            let (ours, theirs) = (clamp(value, -1.0, 1.0), value.clamp(-1.0, 1.0));
            assert_eq!(ours.to_bits(), theirs.to_bits(), "{value}");
        }
        assert_eq!(clamp(0.5, f64::NAN, f64::NAN), 0.5);
        assert_eq!(clamp(0.5, 1.0, 0.0), 1.0);
    }
}
