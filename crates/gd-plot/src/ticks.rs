//! Where an axis has ticks, and what is written beside them.

use gd_core::notation::{exponential, fixed, number as shortest, scaled};

use crate::{
    geometry::{AxisScale, Rectangle, Region},
    style::Style,
};

/// A tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it is.
    pub value: f64,
    /// What is written beside it.
    pub label: String,
}

/// The ticks of both axes: at 1, 2 or 5 times a power of ten, or at powers of ten on a logarithmic
/// scale, as close as their labels stay apart.
#[must_use]
pub fn ticks(
    [xmin, xmax, ymin, ymax]: Region,
    [across, up]: [AxisScale; 2],
    plot: Rectangle,
    style: &Style,
) -> (Vec<Tick>, Vec<Tick>) {
    let (width, height) = plot.size();
    let fit = |length: u32, room: f64| {
        (f64::from(length) / style.px(room * style.text).max(1.0)).clamp(2.0, 8.0)
    };
    let on = |scale: AxisScale, from: f64, to: f64, room: f64| match scale {
        AxisScale::Linear => linear(from, to, room),
        AxisScale::Log => logarithmic(from, to, room),
    };
    (on(across, xmin, xmax, fit(width, 6.0)), on(up, ymin, ymax, fit(height, 4.0)))
}

/// Ticks at multiples of 1, 2 or 5 times a power of ten, at most about `count`, two at least.
pub(crate) fn linear(from: f64, to: f64, count: f64) -> Vec<Tick> {
    let least = to / count - from / count;
    let exponent = libm::log10(least).floor();
    if !exponent.is_finite() || exponent < -300.0 {
        return Vec::new();
    }
    let exponent = exponent as i32;
    let (factor, exponent) = [(1.0, exponent), (2.0, exponent), (5.0, exponent)]
        .into_iter()
        .find(|&(factor, k)| factor * scaled(1.0, k) >= least * (1.0 - 1e-9))
        .unwrap_or((1.0, exponent + 1));
    let step = factor * scaled(1.0, exponent);
    let (first, last) = ((from / step - 1e-9).ceil(), (to / step + 1e-9).floor());
    // Where numbers begin with the same many digits, all but the first tell how far it is from there.
    let is_deep = libm::log10(from.abs().max(to.abs())) - f64::from(exponent) > MOST_DIGITS;
    let mut ticks = Vec::new();
    for k in 0..=20 {
        let count = first + f64::from(k);
        if count > last {
            break;
        }
        // Written as digits before they are a number, a tick has no rounding noise.
        let value = scaled(count * factor, exponent);
        let label = if !is_deep {
            number(value, exponent)
        } else if k == 0 {
            shortest(value).replace('-', "−")
        } else {
            format!("+{}", number(scaled(f64::from(k) * factor, exponent), exponent))
        };
        ticks.push(Tick { value, label });
    }
    // One number says nothing of the scale.
    if ticks.len() < 2 && count < MOST_TICKS { linear(from, to, 2.0 * count) } else { ticks }
}

/// Where two ticks are not found among so many, there are none.
const MOST_TICKS: f64 = 32.0;
/// Numbers of more digits than this are not written out beside every tick.
const MOST_DIGITS: f64 = 7.0;

/// A multiple of 10ᵏ in as few characters as it takes.
fn number(value: f64, k: i32) -> String {
    let size = value.abs();
    let label = if value == 0.0 {
        "0".to_owned()
    } else if size < 1e5 && (k >= -4 || size >= 0.1) {
        fixed(value, usize::try_from(-k).unwrap_or(0))
    } else {
        scientific(value, k)
    };
    label.replace('-', "−")
}

/// Such as 2.5×10⁻⁷.
fn scientific(value: f64, k: i32) -> String {
    let exponent = libm::log10(value.abs() * (1.0 + 1e-12)).floor() as i32;
    let digits = usize::try_from(exponent - k).unwrap_or(0).min(12);
    let written = exponential(value, digits + 1);
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let mantissa = if digits == 0 { mantissa } else { mantissa.trim_end_matches('0') };
    let mantissa = mantissa.trim_end_matches('.');
    let power = superscript(exponent);
    match mantissa {
        "1" => format!("10{power}"),
        "-1" => format!("-10{power}"),
        _ => format!("{mantissa}×10{power}"),
    }
}

/// The ends of an interval, each in as few digits as tell a thousandth of the interval.
pub(crate) fn ends([from, to]: [f64; 2]) -> [String; 2] {
    let exponent = libm::log10(0.5 * to - 0.5 * from).floor();
    let k = if exponent.is_finite() { exponent as i32 - 2 } else { 0 };
    [from, to].map(|end| {
        // Zero but for rounding is zero.
        let end = if end.abs() < 1e-9 * (0.5 * to - 0.5 * from) { 0.0 } else { end };
        let label = number(end, k);
        if label.contains(['.']) && !label.contains(['×']) {
            label.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            label
        }
    })
}

fn superscript(exponent: &str) -> String {
    let raised = |digit: char| match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => digit.to_digit(10).and_then(|d| char::from_u32(0x2070 + d)).unwrap_or(digit),
    };
    exponent.chars().map(raised).collect()
}

/// Ticks at every so many powers of ten; at 2 and 5 too where there are less than two powers, and
/// at equal steps where even these are too few.
fn logarithmic(from: f64, to: f64, count: f64) -> Vec<Tick> {
    let (low, high) = (libm::log10(from), libm::log10(to));
    let (first, last) = ((low - 1e-9).ceil() as i32, (high + 1e-9).floor() as i32);
    let stride = (f64::from(last - first) / count).ceil().max(1.0) as usize;
    let factors: &[f64] = if high - low < 2.0 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let ticks: Vec<Tick> = (first - 1..=last)
        .filter(|k| (k.rem_euclid(stride as i32)) == 0)
        .flat_map(|k| factors.iter().map(move |factor| (k, factor)))
        .filter_map(|(k, factor)| {
            let value: f64 = scaled(*factor, k);
            let shown = value >= from * (1.0 - 1e-9) && value <= to * (1.0 + 1e-9);
            let label = || {
                if (-3..5).contains(&k) { number(value, k) } else { scientific(value, k) }
            };
            shown.then(|| Tick { value, label: label().replace('-', "−") })
        })
        .collect();
    if ticks.len() < 2 { linear(from, to, count) } else { ticks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_numbers_without_noise() {
        assert_eq!(labels(&linear(-5.0, 5.0, 8.0)), ["−4", "−2", "0", "2", "4"]);
        let tenths = linear(0.0, 0.5, 6.0);
        assert_eq!(labels(&tenths), ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]);
        assert_eq!(tenths[3].value, 0.3);
        let millions = ["0", "5×10⁵", "10⁶", "1.5×10⁶", "2×10⁶", "2.5×10⁶"];
        assert_eq!(labels(&linear(0.0, 2.5e6, 6.0)), millions);
        assert_eq!(labels(&linear(0.0, 2e-7, 3.0)), ["0", "10⁻⁷", "2×10⁻⁷"]);
    }

    /// Nearer together than their numbers are long: 1 and 10⁻¹¹ apart.
    #[test]
    fn ticks_of_a_deep_zoom_are_told_apart() {
        let deep = linear(1.0, 1.000_000_000_1, 6.0);
        let steps = ["1", "+2×10⁻¹¹", "+4×10⁻¹¹", "+6×10⁻¹¹", "+8×10⁻¹¹", "+10⁻¹⁰"];
        assert_eq!(labels(&deep), steps);
        let first = linear(-1e6 - 3e-4, -1e6 + 3e-4, 3.5);
        assert_eq!(labels(&first), ["−1000000.0002", "+0.0002", "+0.0004"]);
        for k in -14..15 {
            for middle in [0.0, 0.3, -1.0, 7e5, 1e10] {
                let half = libm::pow(10.0, f64::from(k));
                for count in [2.0, 3.3, 8.0] {
                    let ticks = linear(middle - half, middle + half, count);
                    let mut seen = labels(&ticks);
                    let resolved = half > 1e-13 * f64::abs(middle);
                    assert!(ticks.len() >= 2 || !resolved, "{middle} {k} {count}");
                    seen.sort_unstable();
                    seen.dedup();
                    assert!(seen.len() == ticks.len() || !resolved, "{middle} {k}: {seen:?}");
                }
            }
        }
    }

    #[test]
    fn the_ends_of_any_interval_are_told_apart() {
        assert_eq!(ends([-6.0, 6.0]), ["−6", "6"]);
        assert_eq!(ends([-0.25, 1.0]), ["−0.25", "1"]);
        assert_eq!(ends([-1e-6, 1e-6]), ["−10⁻⁶", "10⁻⁶"]);
        assert_eq!(ends([0.0, 2.5e-7]), ["0", "2.5×10⁻⁷"]);
        assert_eq!(ends([1000.0, 1000.002]), ["1000", "1000.002"]);
        assert_eq!(ends([-4e8, 4e8]), ["−4×10⁸", "4×10⁸"]);
    }

    #[test]
    fn logarithmic_ticks_are_powers_of_ten() {
        let expected = ["10⁻⁶", "10⁻⁴", "0.01", "1", "100"];
        assert_eq!(labels(&logarithmic(1e-7, 300.0, 6.0)), expected);
        assert_eq!(labels(&logarithmic(1.0, 20.0, 6.0)), ["1", "2", "5", "10", "20"]);
        assert_eq!(labels(&logarithmic(3.0, 4.0, 4.0)).len(), 3);
    }
}
