//! The range of values that shows a curve.

use crate::{
    landscape::framing::{Stationary, sign_changes, slope_along, spread_evenly},
    number::clamp::clamp,
    sort::sort,
    space::Objective,
};

/// How many places are looked at.
const PLACES: u32 = 401;

/// The most stationary points that are looked at, from the left; more are of much the same height,
/// or no range shows them.
const MOST: usize = 32;

/// The largest value that is shown: the difference of two can still be held.
const LARGEST: f64 = 0.25 * f64::MAX;

/// The range of values that shows a curve over \[x0, x1\]: the heights of its stationary points, with
/// room for the walls of its valleys, and of the places that are shown, such as starts; the rest runs
/// out of the picture. A curve without valleys is shown but for its tails.
#[must_use]
pub(crate) fn value_range(
    objective: &dyn Objective,
    [x0, x1]: [f64; 2],
    shown: &[f64],
) -> [f64; 2] {
    let curve = |x: f64| {
        let here = objective.gradient([x, 0.0]);
        [here.value, here.gradient[0]]
    };
    let places = slope_along(&curve, &spread_evenly(x0, x1, PLACES));
    let mut values = Vec::new();
    for place in &places {
        if place.value.is_finite() {
            values.push(place.value);
        }
    }
    sort(&mut values);
    let share = |hundredths: usize| values.get(values.len() * hundredths / 100).copied();
    let ends = values.first().zip(values.last());
    let (Some((&lowest, &highest)), Some(low), Some(high)) = (ends, share(5), share(95)) else {
        return [-1.0, 1.0];
    };
    let mut heights = Vec::new();
    for change in sign_changes(&places).into_iter().take(MOST) {
        if let Some(stationary) = Stationary::between(&curve, change) {
            heights.push(stationary.value);
        }
    }
    let tail = 1.2 * (0.5 * high - 0.5 * low);
    let most = [lowest.max(low - tail), highest.min(high + tail)];
    let [mut bottom, mut top] = match heights[..] {
        [] => most,
        // As high as the lower side of the valley, twice; the higher one runs out of the picture.
        [height] => {
            let (mut left, mut right) = (None, 0.0);
            for place in places.iter().filter(|place| place.is_finite()) {
                right = (place.value - height).abs();
                left = left.or(Some(right));
            }
            let left = left.unwrap_or_default();
            let room = (2.0 * left.min(right)).max(0.1 * left.max(right));
            [most[0].max(height - room), most[1].min(height + room)]
        }
        _ => {
            let [bottom, top] = extent(&heights);
            let room = 1.2 * (0.5 * top - 0.5 * bottom);
            [lowest.max(bottom - room), highest.min(top + room)]
        }
    };
    heights.push(bottom);
    heights.push(top);
    for &x in shown {
        let value = objective.value([x, 0.0]);
        if (x0..=x1).contains(&x) && value.is_finite() {
            heights.push(value);
        }
    }
    [bottom, top] = extent(&heights).map(|end| clamp(end, -LARGEST, LARGEST));
    let margin = if top > bottom { 0.08 * (top - bottom) } else { (1e-3 * top.abs()).max(1.0) };
    [bottom - margin, top + margin]
}

fn extent(values: &[f64]) -> [f64; 2] {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for &value in values {
        (low, high) = (low.min(value), high.max(value));
    }
    [low, high]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::formula::Formula;

    /// What part of the range's height is between two heights.
    fn share(formula: &str, region: [f64; 2], starts: &[f64], [low, high]: [f64; 2]) -> f64 {
        let [bottom, top] = value_range(&Formula::parse(formula).unwrap(), region, starts);
        assert!(bottom < low && high < top, "{formula}: {bottom}..{top}");
        (high - low) / (top - bottom)
    }

    /// The heights are in closed form, or to their last digit.
    #[test]
    fn valleys_fill_the_picture() {
        for (formula, region, starts, heights, least) in [
            // The deep valley, the hill; and the shallow valley, the hill.
            ("x^4-3x^2+x", [-2.3, 2.1], &[][..], [-3.513_905, 0.083_256], 0.4),
            ("x^4-3x^2+x", [-2.3, 2.1], &[], [-1.070_230, 0.083_256], 0.12),
            ("x^4-3x^2+x", [-5.0, 5.0], &[], [-3.513_905, 0.083_256], 0.4),
            ("x^4-3x^2+x", [-5.0, 5.0], &[2.0, -2.0], [-3.513_905, 6.0], 0.6),
            ("x^2", [-5.0, 5.0], &[], [0.0, 9.0], 0.3),
            ("1/x+x", [-1.8, 1.8], &[], [-2.0, 2.0], 0.3),
            ("1/x", [-5.0, 5.0], &[], [-2.0, 2.0], 0.3),
            ("sin(50x)", [-0.3, 0.3], &[], [-1.0, 1.0], 0.8),
            ("x^x", [-0.1, 2.9], &[1.9], [0.692_201, 3.386_000], 0.4),
            ("exp(x)-x", [-4.0, 4.0], &[], [1.0, 4.0], 0.2),
            ("x^2", [-5.0, 5.0], &[8.0], [0.0, 25.0], 0.8),
        ] {
            let share = share(formula, region, starts, heights);
            assert!(share >= least, "{formula}: {share}");
        }
    }

    #[test]
    fn there_is_a_range_whatever_the_values() {
        for formula in [
            "3+0x",
            "sqrt(-1-x^2)",
            "exp(x^4)",
            "exp(exp(x^2))",
            "1/(x-x)",
            "floor(x)",
            "1e20+0x",
            "-1e307x^2*(x-1)",
            "1e308*sin(x)",
            "1.7e308*sign(x)",
            "-1.7e308+0x",
        ] {
            let [bottom, top] = value_range(&Formula::parse(formula).unwrap(), [-9.0, 9.0], &[1.0]);
            assert!(bottom < top, "{formula}: {bottom}..{top}");
            assert!((top - bottom).is_finite(), "{formula}: {bottom}..{top}");
        }
    }
}
