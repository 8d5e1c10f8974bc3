//! How a number looks in prose.

use serde::Serialize;

use crate::{
    notation::{DIGITS, fixed, shorter},
    words::result::counted,
};

/// How a number looks: to so many significant digits, or places behind the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Look {
    /// How many significant digits it has; four if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digits: Option<u8>,
    /// How many places it has behind the point, in place of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// Whether it is told in hundredths.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub percent: bool,
    /// Whether it is told as so many steps, to the last one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub counted: bool,
}

impl Look {
    /// A number as it looks.
    #[must_use]
    pub fn of(self, value: f64) -> String {
        if self.counted {
            return counted(value as usize);
        }
        let value = if self.percent { 100.0 * value } else { value };
        let told = match self.places {
            Some(places) => {
                let size = fixed(value.abs(), usize::from(places));
                if value < 0.0 { "−".to_owned() + &size } else { size }
            }
            None => shorter(value, self.digits.map_or(DIGITS, usize::from)),
        };
        if self.percent { told + " %" } else { told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_looks_as_it_is_asked_to() {
        let look = |digits, places, percent| Look { digits, places, percent, counted: false };
        assert_eq!(Look::default().of(-2.400_04), "−2.4");
        assert_eq!(look(Some(2), None, false).of(12.9), "13");
        assert_eq!(look(None, Some(2), false).of(-0.5), "−0.50");
        assert_eq!(look(Some(3), None, true).of(0.123_45), "12.3 %");
        let steps = Look { counted: true, ..Look::default() };
        assert_eq!([0.0, 1.0, 31_246.0].map(|n| steps.of(n)), ["0 steps", "1 step", "31246 steps"]);
    }
}
