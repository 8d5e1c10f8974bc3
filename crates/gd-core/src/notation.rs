//! Numbers as a reader sees them.

/// A number as a person writes it, in the fewest digits that parse back to the same bits.
#[must_use]
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && size.is_finite() && !(1e-5..1e16).contains(&size) {
        format!("{value:e}")
    } else {
        format!("{value}")
    }
}

/// How many significant digits a sentence shows of a number.
pub const DIGITS: usize = 4;

/// A number to four significant digits, and the power of ten it is to be multiplied by, if it is
/// too large or too small to be written out.
pub(crate) fn scientific(value: f64) -> (String, Option<i32>) {
    rounded(value, DIGITS)
}

fn rounded(value: f64, digits: usize) -> (String, Option<i32>) {
    let written = format!("{value:.*e}", digits.max(1) - 1);
    let rounded: f64 = written.parse().unwrap_or(value);
    if rounded == 0.0 || !rounded.is_finite() || (1e-4..1e6).contains(&rounded.abs()) {
        return (number(rounded), None);
    }
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let digits = if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    };
    (digits.to_owned(), exponent.parse().ok())
}

/// A number in a line of text to four significant digits, −4.447×10⁻⁷.
#[must_use]
pub fn short(value: f64) -> String {
    shorter(value, DIGITS)
}

/// The same to so many significant digits, at least one.
#[must_use]
pub fn shorter(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return "not a number".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    // Adding 0 takes the sign from −0.
    let (digits, exponent) = rounded(value + 0.0, digits);
    let power = exponent.map_or_else(String::new, |exponent| format!("×10{}", raised(exponent)));
    format!("{}{power}", digits.replace('-', "−"))
}

/// A point in a line of text, (3, −0.5), or its one coordinate, to so many significant digits.
#[must_use]
pub fn place([x, y]: [f64; 2], dimension: usize, digits: usize) -> String {
    let [x, y] = [x, y].map(|c| shorter(c, digits));
    if dimension == 1 { x } else { format!("({x}, {y})") }
}

/// An exponent in superscript digits.
fn raised(exponent: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |digit: char| match digit.to_digit(10) {
        Some(digit) => DIGITS.get(digit as usize).copied().unwrap_or('⁰'),
        None => '⁻',
    };
    exponent.to_string().chars().map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_typeset() {
        let written = [6.0, -0.5, 123_456.0, -4.447_012e-7, 2e12, 0.0, 9.999_96, f64::INFINITY];
        let expected = ["6", "−0.5", "123500", "−4.447×10⁻⁷", "2×10¹²", "0", "10", "∞"];
        assert_eq!(written.map(short), expected);
        assert_eq!([-0.0, -f64::INFINITY, f64::NAN].map(short), ["0", "−∞", "not a number"]);
        assert_eq!(
            [1, 2, 3].map(|digits| shorter(1.2345e7, digits)),
            ["1×10⁷", "1.2×10⁷", "1.23×10⁷"]
        );
        assert_eq!(
            [shorter(9.996e8, 3), shorter(2e20, 1), shorter(99.96, 3)],
            ["1×10⁹", "2×10²⁰", "100"]
        );
    }
}
