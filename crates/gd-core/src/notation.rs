//! Numbers as a reader sees them.

mod decimal;
pub(crate) mod mathml;
mod rounding;

mod parse;

use decimal::Decimal;
pub use parse::parse;

/// A number as a person writes it, in the fewest digits that parse back to the same bits.
#[must_use]
pub fn number(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return if value.is_nan() { "NaN" } else { of_sign(value, "inf", "-inf") }.to_owned();
    }
    let (minus, decimal) = (of_sign(value, "", "-"), Decimal::shortest(value));
    if size != 0.0 && !(1e-5..1e16).contains(&size) {
        format!("{minus}{}e{}", decimal.mantissa(1), decimal.exponent())
    } else {
        minus.to_owned() + &decimal.plain(0)
    }
}

fn of_sign(value: f64, plus: &'static str, minus: &'static str) -> &'static str {
    if value.is_sign_negative() { minus } else { plus }
}

/// A number with so many places behind the point, `-0.50` with two.
#[must_use]
pub fn fixed(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return number(value);
    }
    of_sign(value, "", "-").to_owned() + &Decimal::exact(value).to_places(places).plain(places)
}

/// A number with so many significant digits, at least one, `-4.50e-7` with three.
#[must_use]
pub fn exponential(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return number(value);
    }
    let decimal = Decimal::exact(value).rounded(digits.max(1));
    format!("{}{}e{}", of_sign(value, "", "-"), decimal.mantissa(digits), decimal.exponent())
}

/// The nearest number with so many places behind the point. Read from its digits it has no rounding
/// noise.
#[must_use]
pub fn to_places(value: f64, places: usize) -> f64 {
    parse(&fixed(value, places)).unwrap_or(value)
}

/// A whole number times a power of ten. Read from its digits it has no rounding noise.
#[must_use]
pub fn scaled(count: f64, exponent: i32) -> f64 {
    parse(&format!("{}e{exponent}", fixed(count, 0))).unwrap_or(f64::NAN)
}

/// How many significant digits a sentence shows of a number.
pub const DIGITS: usize = 4;

/// A number to four significant digits, and the power of ten it is to be multiplied by, if it is
/// too large or too small to be written out.
pub(crate) fn scientific(value: f64) -> (String, Option<i32>) {
    rounded(value, DIGITS)
}

/// Whether that says all of a number, but for the noise of its last bits.
pub(crate) fn is_exact(value: f64) -> bool {
    !value.is_finite() || Decimal::exact(value).rounded(13).digits().len() <= DIGITS
}

fn rounded(value: f64, digits: usize) -> (String, Option<i32>) {
    if !value.is_finite() {
        return (number(value), None);
    }
    let decimal = Decimal::exact(value).rounded(digits.max(1));
    let rounded = libm::copysign(decimal.value(), value);
    if rounded == 0.0 || !rounded.is_finite() || (1e-4..1e6).contains(&rounded.abs()) {
        return (number(rounded), None);
    }
    (of_sign(value, "", "-").to_owned() + &decimal.mantissa(1), Some(decimal.exponent()))
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
    use proptest::prelude::*;

    /// Numbers of all sizes, and those at which digits are hard to find: powers of two and of ten,
    /// ties, and the least and the greatest.
    fn value() -> impl Strategy<Value = f64> {
        prop_oneof![
            any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |value| value.is_finite()),
            (any::<bool>(), -1074..1024).prop_map(|(up, k)| {
                let power = libm::ldexp(1.0, k);
                if up { power.next_up() } else { power }
            }),
            (-99_999i32..99_999, -30..30).prop_map(|(n, k)| scaled(f64::from(n), k)),
            (-9999i32..9999, 0i32..12).prop_map(|(n, k)| libm::ldexp(f64::from(n), -k)),
            Just(-0.0),
            Just(f64::MAX),
            Just(-5e-324),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        /// By the standard library.
        #[test]
        fn digits_are_the_shortest_and_the_nearest(value in value(), n in 0usize..18) {
            let size = value.abs();
            let is_long = size != 0.0 && !(1e-5..1e16).contains(&size);
            prop_assert_eq!(number(value), if is_long { format!("{value:e}") } else { value.to_string() });
            prop_assert_eq!(fixed(value, n), format!("{value:.n$}"));
            prop_assert_eq!(exponential(value, n + 1), format!("{value:.n$e}"));
        }
    }

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
