//! From values to shades: one scale for heat map, contours and surface.

use gd_core::{number::clamp::clamp, sort::sort};

use crate::ticks;

/// A monotone map of a function's values over a view to shades in \[0, 1\], under which bowls,
/// ravines, ripples and needles all show structure.
///
/// The shade is the mean of two: the logarithm of the height above the minimum, with the tenth
/// percentile as its knee, which opens up what is deep; and the rank among all values, which
/// opens up what is common, even beside a pole. Ties have no rank of their own, so a plateau
/// stays one shade.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueScale {
    lowest: f64,
    highest: f64,
    knee: f64,
    /// Values, strictly increasing, with their ranks from 0 to 1.
    ranks: Vec<(f64, f64)>,
}

/// How long a bar of the shades is beside the numbers on it, in characters.
pub const CHARACTERS: f64 = 26.0;

/// How many ranks are told apart.
const RANKS: usize = 128;
/// At most so many values are sorted.
const MOST_VALUES: usize = 8192;

impl ValueScale {
    /// The scale for a sample of values. Those not finite are ignored.
    #[must_use]
    pub fn new(values: &[f64]) -> Self {
        // An odd stride does not fall in with the columns of an even grid.
        let stride = (values.len() / MOST_VALUES) | 1;
        let mut sorted: Vec<f64> =
            values.iter().step_by(stride).copied().filter(|value| value.is_finite()).collect();
        let (lowest, highest) = values
            .iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &v| (a.min(v), b.max(v)));
        if lowest > highest {
            return Self { lowest: 0.0, highest: 0.0, knee: 1.0, ranks: Vec::new() };
        }
        sorted.push(lowest);
        sorted.push(highest);
        sort(&mut sorted);
        let quantile = |share: f64| {
            sorted.get((share * (sorted.len() - 1) as f64) as usize).copied().unwrap_or(highest)
        };
        let span = half_difference(highest, lowest);
        let knee = [0.1, 0.25, 0.5, 0.75]
            .iter()
            .map(|&share| half_difference(quantile(share), lowest))
            .find(|&knee| knee > 1e-6 * span)
            .unwrap_or(1e-3 * span)
            .max(f64::MIN_POSITIVE);

        let common = half_difference(quantile(0.98), quantile(0.02));
        let tie = (1e-6 * common).max(1e-12 * span);
        let mut ranks = vec![(lowest, 0.0)];
        let mut last = (lowest, 0.0_f64);
        for k in 1..=RANKS {
            let value = quantile(k as f64 / RANKS as f64);
            if half_difference(value, last.0) > tie {
                last = (value, last.1 + 1.0);
                ranks.push(last);
            }
        }
        for (_, rank) in &mut ranks {
            *rank /= last.1.max(1.0);
        }
        Self { lowest, highest, knee, ranks }
    }

    /// The least and the greatest value.
    #[must_use]
    pub fn range(&self) -> [f64; 2] {
        [self.lowest, self.highest]
    }

    /// The shade of a value in \[0, 1\], NaN if the value is not finite.
    #[must_use]
    pub fn shade(&self, value: f64) -> f64 {
        if !value.is_finite() {
            return f64::NAN;
        }
        let value = clamp(value, self.lowest, self.highest);
        let above = |value: f64| libm::log1p(half_difference(value, self.lowest) / self.knee);
        let whole = above(self.highest);
        if whole > 0.0 { 0.5 * (above(value) / whole + self.rank(value)) } else { 0.5 }
    }

    /// The value with a shade, the inverse of [`shade`](Self::shade).
    #[must_use]
    pub fn value(&self, shade: f64) -> f64 {
        let (mut low, mut high) = (self.lowest, self.highest);
        for _ in 0..100 {
            let middle = 0.5 * low + 0.5 * high;
            if self.shade(middle) < shade { low = middle } else { high = middle }
        }
        high
    }

    /// What places on a bar of the shades stand for, each by its shade: the lowest and the highest
    /// value, and round ones between, where their labels have room on a bar as long as
    /// [`CHARACTERS`]. None where there are no values.
    #[must_use]
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let [low, high] = ticks::ends(self.range());
        if self.ranks.is_empty() || self.lowest == self.highest {
            return if self.ranks.is_empty() { Vec::new() } else { vec![(0.5, low)] };
        }
        let room = |label: &str| label.chars().count() as f64 + 1.0;
        let (mut end, last) = (room(&low), CHARACTERS - room(&high));
        let mut ticks = vec![(0.0, low)];
        for share in [0.25, 0.5, 0.75] {
            let [from, to] = [share - 0.1, share + 0.1].map(|shade| self.value(shade));
            let round = ticks::linear(from, to, 1.0);
            let mut nearest: Option<ticks::Tick> = None;
            for tick in round {
                let off = |tick: &ticks::Tick| (self.shade(tick.value) - share).abs();
                if nearest.as_ref().is_none_or(|nearest| off(&tick) < off(nearest)) {
                    nearest = Some(tick);
                }
            }
            let Some(tick) = nearest else { continue };
            let (shade, room) = (self.shade(tick.value), room(&tick.label));
            let start = CHARACTERS * shade - 0.5 * room;
            // Beside a long number others count from it.
            if start >= end && start + room <= last && !tick.label.starts_with('+') {
                end = start + room;
                ticks.push((shade, tick.label));
            }
        }
        ticks.push((1.0, high));
        ticks
    }

    fn rank(&self, value: f64) -> f64 {
        let k = self.ranks.partition_point(|&(knot, _)| knot <= value);
        match (k.checked_sub(1).and_then(|k| self.ranks.get(k)), self.ranks.get(k)) {
            (Some(&(from, low)), Some(&(to, high))) => {
                let share = half_difference(value, from) / half_difference(to, from);
                low + (high - low) * share
            }
            (Some(&(_, rank)), None) => rank,
            _ => 0.0,
        }
    }
}

/// (a − b) / 2, which does not overflow.
fn half_difference(a: f64, b: f64) -> f64 {
    0.5 * a - 0.5 * b
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::{Function, function::catalog, map::grid::Grid};

    #[test]
    fn shades_rise_with_values_and_come_back() {
        for entry in catalog::CATALOG {
            let function = Function::of(entry);
            if function.objective().dimension() == 1 {
                continue;
            }
            let field = Grid::sample(function.objective(), entry.view, 80, 80);
            let scale = ValueScale::new(field.values());
            let [low, high] = scale.range();
            assert_eq!((scale.shade(low), scale.shade(high)), (0.0, 1.0), "{}", entry.id);
            let mut last = f64::NEG_INFINITY;
            for k in 0..=10 {
                let shade = f64::from(k) / 10.0;
                let value = scale.value(shade);
                assert!(value >= last, "{}", entry.id);
                assert!((scale.shade(value) - shade).abs() < 1e-6, "{} at {shade}", entry.id);
                last = value;
            }
        }
    }

    /// Himmelblau's function in its region goes from 0, its minima, to f(−6, −6) = 2186.
    #[test]
    fn a_bar_has_round_numbers_where_their_colours_are() {
        let entry = catalog::find("himmelblau").unwrap();
        let function = Function::of(entry);
        let field = Grid::sample(function.objective(), [-6.0, 6.0, -6.0, 6.0], 121, 121);
        let scale = ValueScale::new(field.values());
        let ticks = scale.ticks();
        assert_eq!(ticks.first(), Some(&(0.0, "0".to_owned())));
        assert_eq!(ticks.last(), Some(&(1.0, "2186".to_owned())));
        assert!(ticks.len() > 3, "{ticks:?}");
        for (shade, label) in &ticks {
            assert!((scale.shade(label.parse().unwrap()) - shade).abs() < 1e-3, "{ticks:?}");
        }
        assert_eq!(ValueScale::new(&[2.0, 2.0]).ticks(), [(0.5, "2".to_owned())]);
        assert_eq!(ValueScale::new(&[f64::NAN]).ticks(), []);
    }

    /// In every catalogue function's region numbers rise and keep apart on the bar.
    #[test]
    fn numbers_on_a_bar_have_room() {
        for entry in catalog::CATALOG {
            let function = Function::of(entry);
            let field = Grid::sample(function.objective(), entry.view, 80, 80);
            let ticks = ValueScale::new(field.values()).ticks();
            let mut end = -1.0;
            for (shade, label) in &ticks {
                let length = label.chars().count() as f64;
                let start = (CHARACTERS - length).min((CHARACTERS * shade - 0.5 * length).max(0.0));
                assert!(start >= end + 0.5, "{}: {ticks:?}", entry.id);
                end = start + length;
            }
            assert!(end <= CHARACTERS, "{}: {ticks:?}", entry.id);
        }
    }

    /// No shade is empty and none swallows a bowl, a ravine or a ripple.
    #[test]
    fn every_tenth_of_the_shades_is_used() {
        for id in ["sphere", "rosenbrock", "rastrigin", "himmelblau", "ackley"] {
            let entry = catalog::find(id).unwrap();
            let field = Grid::sample(Function::of(entry).objective(), entry.view, 100, 100);
            let scale = ValueScale::new(field.values());
            let mut count = [0; 10];
            for &value in field.values() {
                count[((10.0 * scale.shade(value)) as usize).min(9)] += 1;
            }
            for share in count {
                assert!((10..4000).contains(&share), "{id}: {count:?}");
            }
        }
    }

    #[test]
    fn a_pole_does_not_hide_the_rest() {
        let values: Vec<f64> = (-500..500).map(|k| 1.0 / (f64::from(k) + 0.001)).collect();
        let scale = ValueScale::new(&values);
        assert!(scale.shade(0.5) - scale.shade(-0.5) > 0.3);
    }

    #[test]
    fn a_plateau_is_one_shade_whatever_its_rounding() {
        let mut values: Vec<f64> = (0..1000).map(|k| f64::from(k) * 1e-15).collect();
        values.push(-1.0);
        let scale = ValueScale::new(&values);
        assert!(scale.shade(1e-12) - scale.shade(0.0) < 1e-6);
        assert!(scale.shade(0.0) > 0.9);
    }

    #[test]
    fn values_without_an_order_have_no_shade() {
        let scale = ValueScale::new(&[f64::NAN, f64::INFINITY]);
        assert!(scale.shade(f64::NAN).is_nan() && scale.shade(f64::NEG_INFINITY).is_nan());
        assert_eq!(ValueScale::new(&[2.0, 2.0]).shade(2.0), 0.5);
        let vast = ValueScale::new(&[-f64::MAX, 0.0, f64::MAX]);
        assert_eq!((vast.shade(-f64::MAX), vast.shade(f64::MAX)), (0.0, 1.0));
    }
}
