//! A series of values that grows, thinned to what can be seen of it.

use gd_core::Point;

/// A value and its number in the series.
type Numbered = (usize, f64);

/// The first, the least, the greatest and the last value of a stretch that can be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Extremes {
    first: Numbered,
    least: Numbered,
    greatest: Numbered,
    last: Numbered,
}

impl Extremes {
    /// Those of two neighbouring stretches together.
    fn and(self, next: Self) -> Self {
        Self {
            first: self.first,
            least: if next.least.1 < self.least.1 { next.least } else { self.least },
            greatest: if next.greatest.1 > self.greatest.1 { next.greatest } else { self.greatest },
            last: next.last,
        }
    }
}

/// The values of one run from step 0 on, of which at most so many stretches are kept, all of the same
/// length: of each the first, the least, the greatest and the last value. When there would be more,
/// two become one. What is kept depends on the values alone, not on how many came at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct ThinnedSeries {
    /// Only positive values can be shown.
    is_positive: bool,
    /// The most stretches.
    most: usize,
    /// How many values a stretch has.
    length: usize,
    /// The stretches; nothing where no value can be shown.
    stretches: Vec<Option<Extremes>>,
    values: usize,
    left_out: usize,
}

impl ThinnedSeries {
    /// A series without values, of which at most so many stretches are kept, two at least. Values
    /// that are not finite cannot be shown, and if `is_positive` those that are not positive.
    #[must_use]
    pub fn new(most: usize, is_positive: bool) -> Self {
        let stretches = Vec::new();
        Self { is_positive, most: most.max(2), length: 1, stretches, values: 0, left_out: 0 }
    }

    /// How many values there have been.
    #[must_use]
    pub fn values(&self) -> usize {
        self.values
    }

    /// How many of them cannot be shown.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// From the least to the greatest value that can be shown.
    #[must_use]
    pub fn range(&self) -> Option<[f64; 2]> {
        let whole = self.stretches.iter().flatten().copied().reduce(Extremes::and)?;
        Some([whole.least.1, whole.greatest.1])
    }

    /// \[number, value\] of all that is kept, in order; not a number where nothing is shown.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.stretches.iter().enumerate().flat_map(|(k, stretch)| {
            let mut kept = stretch.map_or_else(
                || [(k * self.length, f64::NAN); 4],
                |Extremes { first, least, greatest, last }| [first, least, greatest, last],
            );
            if kept[1].0 > kept[2].0 {
                kept.swap(1, 2);
            }
            let mut before = None;
            let is_other = move |&(number, _): &Numbered| before.replace(number) != Some(number);
            kept.into_iter().filter(is_other).map(|(number, value)| [number as f64, value])
        })
    }

    fn push(&mut self, value: f64) {
        if self.values == self.length * self.most {
            self.halve();
        }
        if self.values.is_multiple_of(self.length) {
            self.stretches.push(None);
        }
        let number = self.values;
        self.values += 1;
        if !value.is_finite() || (self.is_positive && value <= 0.0) {
            self.left_out += 1;
            return;
        }
        let Some(stretch) = self.stretches.last_mut() else { return };
        let here = (number, value);
        let alone = Extremes { first: here, least: here, greatest: here, last: here };
        *stretch = Some(stretch.map_or(alone, |before| before.and(alone)));
    }

    /// Makes one stretch of two.
    fn halve(&mut self) {
        let both = |pair: &[Option<Extremes>]| pair.iter().flatten().copied().reduce(Extremes::and);
        self.stretches = self.stretches.chunks(2).map(both).collect();
        self.length *= 2;
    }
}

impl Extend<f64> for ThinnedSeries {
    fn extend<T: IntoIterator<Item = f64>>(&mut self, values: T) {
        values.into_iter().for_each(|value| self.push(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thinned(values: &[f64], most: usize) -> ThinnedSeries {
        let mut series = ThinnedSeries::new(most, false);
        series.extend(values.iter().copied());
        series
    }

    #[test]
    fn a_long_series_keeps_its_extremes_and_ends() {
        let mut values: Vec<f64> = (0..10_000).map(|k| f64::from(k % 7)).collect();
        (values[5000], values[5001]) = (99.0, -99.0);
        let series = thinned(&values, 100);
        let points: Vec<_> = series.points().collect();
        assert!(points.len() <= 400);
        assert!(points.contains(&[5000.0, 99.0]) && points.contains(&[5001.0, -99.0]));
        assert_eq!((points[0], points[points.len() - 1]), ([0.0, 0.0], [9999.0, values[9999]]));
        assert!(points.windows(2).all(|pair| pair[0][0] < pair[1][0]));
        assert_eq!(series.range(), Some([-99.0, 99.0]));
    }

    #[test]
    fn a_short_series_is_kept_whole() {
        let values = [3.0, 1.0, 2.0, 5.0, 4.0];
        let points: Vec<_> = thinned(&values, 5).points().map(|[_, value]| value).collect();
        assert_eq!(points, values);
    }

    #[test]
    fn what_is_kept_does_not_depend_on_how_many_come_at_a_time() {
        let values: Vec<f64> = (0..777).map(|k| f64::from(k * k % 101)).collect();
        let mut grown = ThinnedSeries::new(9, false);
        for (k, part) in values.chunks(50).enumerate() {
            grown.extend(part.iter().copied());
            assert_eq!(grown, thinned(&values[..grown.values()], 9), "{k}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_counted_and_leaves_a_gap() {
        let values = [100.0, 0.0, -3.0, f64::NAN, f64::INFINITY, 0.01];
        let mut positive = ThinnedSeries::new(6, true);
        positive.extend(values);
        assert_eq!((positive.left_out(), thinned(&values, 6).left_out()), (4, 2));
        assert_eq!(positive.range(), Some([0.01, 100.0]));
        assert!(
            positive.points().nth(1).is_some_and(|[number, value]| number == 1.0 && value.is_nan())
        );
    }
}
