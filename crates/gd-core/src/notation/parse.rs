//! The number that a text stands for. The standard library's way has a table of powers of five, which
//! takes more bytes of the WebAssembly module than anything else; this one compares digits.

use super::decimal::Decimal;

/// The number nearest to what a text says, with the grammar and to the bit as by `str::parse`; of two
/// that are as near it is the even one.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (is_negative, size) = match text.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let is = |word: &str| size.eq_ignore_ascii_case(word);
    let value = if is("inf") || is("infinity") {
        f64::INFINITY
    } else if is("nan") {
        f64::NAN
    } else {
        read(size)?.value()
    };
    Some(if is_negative { -value } else { value })
}

/// Digits with or without a point and an exponent.
fn read(text: &str) -> Option<Decimal> {
    /// No text has so many digits that a greater exponent would be made good.
    const MOST: i32 = i32::MAX / 4;
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent),
        None => (text, "0"),
    };
    let (is_negative, size) = match exponent.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    if size.is_empty() {
        return None;
    }
    let mut exponent = 0_i32;
    for byte in size.bytes() {
        exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit(byte)?)).min(MOST);
    }
    let mut point = if is_negative { -exponent } else { exponent };
    let mut digits = Vec::new();
    let (mut any, mut is_whole) = (false, true);
    for byte in mantissa.bytes() {
        if byte == b'.' && is_whole {
            is_whole = false;
            continue;
        }
        let digit = digit(byte)?;
        any = true;
        if digit > 0 || !digits.is_empty() {
            digits.push(digit);
            point += i32::from(is_whole);
        } else {
            point -= i32::from(!is_whole);
        }
    }
    any.then(|| Decimal::new(digits, point))
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As the standard library reads it.
    fn is_read_alike(text: &str) {
        let (ours, expected) = (parse(text), text.parse::<f64>().ok());
        assert_eq!(ours.map(f64::to_bits), expected.map(f64::to_bits), "{text}");
    }

    #[test]
    fn what_is_a_number_is_what_the_standard_library_takes_for_one() {
        let written = "0 -0 +1 1. .5 . - + -. 1.. 1.2.3 1e 1e+ 1e5 1E-5 e5 .e1 1e1.5 1_0 0x1 ٣ inf -INF \
            Infinity infinit NaN -nan --1 1e400 -1e400 1e-400 1e99999999999 0e99999999999 1e-99999999999";
        written.split(' ').chain(["", " 1", "1 "]).for_each(is_read_alike);
        let zeros = "0".repeat(400);
        is_read_alike(&format!("0.{zeros}1e401"));
        is_read_alike(&format!("1{zeros}.0e-400"));
    }

    #[test]
    fn the_hardest_numbers_are_read_to_the_bit() {
        // Around the least and the greatest, and halfway between two.
        for text in [
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "9007199254740992.999999999999999999",
            "9007199254740993.00000000000000000000000001",
            "6929495644600919.5",
            "3e-324",
            "5e-324",
            "1.00000000000000011102230246251565404236316680908203125",
            "123456789012345678901234567890",
        ] {
            is_read_alike(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn numbers_are_read_to_the_bit(digits in "[0-9]{1,30}", places in "[0-9]{0,30}", e in -350..330) {
            is_read_alike(&format!("{digits}.{places}e{e}"));
        }

        /// Halfway between two, where the last of many digits decides.
        #[test]
        fn ties_are_read_to_the_bit(mantissa in 1u64 << 52..1 << 53, e in -60..60, last in "[01]?") {
            let tie = Decimal::of(2 * mantissa + 1, e).plain(1);
            is_read_alike(&format!("{tie}{last}"));
        }

        #[test]
        fn what_is_written_is_read_again(bits in any::<u64>().prop_map(f64::from_bits)) {
            is_read_alike(&format!("{bits:e}"));
        }
    }
}
