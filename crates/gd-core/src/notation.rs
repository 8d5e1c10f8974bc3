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

/// A number to four significant digits, and the power of ten it is to be multiplied by, if it is
/// too large or too small to be written out.
pub(crate) fn scientific(value: f64) -> (String, Option<i32>) {
    let written = format!("{value:.3e}");
    let rounded: f64 = written.parse().unwrap_or(value);
    if rounded == 0.0 || !rounded.is_finite() || (1e-4..1e6).contains(&rounded.abs()) {
        return (number(rounded), None);
    }
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    (digits.to_owned(), exponent.parse().ok())
}

/// The same in a line of text, −4.447×10⁻⁷.
pub(crate) fn short(value: f64) -> String {
    let (digits, exponent) = scientific(value);
    let power = exponent.map_or_else(String::new, |exponent| format!("×10{}", raised(exponent)));
    format!("{}{power}", digits.replace('-', "−"))
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
        let expected = ["6", "−0.5", "123500", "−4.447×10⁻⁷", "2×10¹²", "0", "10", "inf"];
        assert_eq!(written.map(short), expected);
    }
}
