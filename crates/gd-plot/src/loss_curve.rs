//! Learning curves: a value or a gradient's norm against the step.

use gd_core::Point;
use plotters::prelude::DrawingBackend;

use crate::{
    axes::{self, Axes},
    backend::{Area, Drawn},
    frame::Frame,
    geometry::AxisScale,
    style::{Stroke, Style},
    trail::TrailPen,
};

/// The values of one run, from step 0 on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    /// The values.
    pub values: &'a [f64],
    /// How far apart they are on the x axis: 1 for an axis of steps.
    pub spacing: f64,
    /// The look of the curve.
    pub stroke: Stroke,
}

/// The way along a curve from one marker to the next, in CSS pixels.
const MARKER_GAP: f64 = 64.0;

/// The most points that are drawn of all curves together.
const MOST_POINTS: usize = 40_000;

/// The curves of several runs, laid out. However long they are, what is drawn of each is at most
/// four points to a column of the screen's pixels, or to a few columns where there are many curves:
/// the first, the least, the greatest, the last.
#[derive(Clone, Debug)]
pub struct LossCurve {
    frame: Frame,
    curves: Vec<(Stroke, Vec<Point>)>,
    left_out: usize,
}

impl LossCurve {
    /// Lays curves out over their whole length on a surface of this size. The y axis takes in every
    /// value that can be shown; a linear one begins at zero where that costs little room.
    #[must_use]
    pub fn new(size: (u32, u32), style: &Style, series: &[Series], scale: AxisScale) -> Self {
        let is_shown =
            |value: f64| value.is_finite() && (scale == AxisScale::Linear || value > 0.0);
        let (mut low, mut high, mut left_out) = (f64::INFINITY, f64::NEG_INFINITY, 0);
        for &value in series.iter().flat_map(|series| series.values) {
            if is_shown(value) {
                (low, high) = (low.min(value), high.max(value));
            } else {
                left_out += 1;
            }
        }
        let [low, high] = roomy(low, high, scale);
        let end = |series: &Series| series.spacing * series.values.len().saturating_sub(1) as f64;
        let end = series.iter().map(end).fold(f64::MIN_POSITIVE, f64::max);
        let view = [0.0, end, low, high];
        let frame = Frame::with_scale(size, view, scale, style);
        let columns = (frame.plot().size().0 / style.grain.max(1)).max(1) as usize;
        let columns = columns.min(MOST_POINTS / 4 / series.len().max(1)).max(1);
        let curves = series.iter().map(|s| {
            let stride = (end / s.spacing / columns as f64).max(1.0) as usize;
            let mut points = decimated(s.values, stride, is_shown);
            points.iter_mut().for_each(|[x, _]| *x *= s.spacing);
            (s.stroke, points)
        });
        Self { frame, curves: curves.collect(), left_out }
    }

    /// The correspondence of steps and values with pixels.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// How many values cannot be shown: those not finite, and on a logarithmic scale those not
    /// positive. The page should say so.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Draws axes, with these names, and curves.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        [x, y]: [&str; 2],
    ) -> Drawn<DB> {
        axes::draw(area, &self.frame, style, &Axes { x, y, grid: true })?;
        self.curves.iter().try_for_each(|(stroke, points)| {
            let mut pen = TrailPen::uncased(*stroke, MARKER_GAP);
            pen.grow(&self.frame, style, points.iter().copied()).draw(area, style)
        })
    }
}

/// A little more than the range of values.
fn roomy(low: f64, high: f64, scale: AxisScale) -> [f64; 2] {
    if low > high {
        return [0.0, 1.0];
    }
    match scale {
        AxisScale::Log => {
            let room = libm::sqrt(libm::sqrt((high / low).clamp(1.2, 10.0)));
            [low / room, (high * room).min(f64::MAX)]
        }
        AxisScale::Linear => {
            let low = if low > 0.0 && low < 0.4 * high { 0.0 } else { low };
            let room = (0.04 * high - 0.04 * low).max(1e-9 * high.abs());
            let below = if low == 0.0 { 0.0 } else { room };
            [(low - below).max(f64::MIN), (high + room).min(f64::MAX)]
        }
    }
}

/// \[step, value\] of the first, least, greatest and last value of every `stride` steps, in order;
/// not a number where nothing is shown.
fn decimated(values: &[f64], stride: usize, is_shown: impl Fn(f64) -> bool) -> Vec<Point> {
    let mut points = Vec::new();
    for (k, chunk) in values.chunks(stride).enumerate() {
        let mut shown = chunk.iter().copied().enumerate().filter(|&(_, value)| is_shown(value));
        let Some(first) = shown.next() else {
            points.push([(k * stride) as f64, f64::NAN]);
            continue;
        };
        let (mut least, mut greatest, mut last) = (first, first, first);
        for next in shown {
            if next.1 < least.1 {
                least = next;
            }
            if next.1 > greatest.1 {
                greatest = next;
            }
            last = next;
        }
        let mut kept = [first, least, greatest, last];
        kept.sort_unstable_by_key(|&(j, _)| j);
        let at = |(j, value)| [(k * stride + j) as f64, value];
        let mut before = None;
        points.extend(kept.into_iter().filter(|&(j, _)| before.replace(j) != Some(j)).map(at));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_curve_keeps_its_extremes_and_ends() {
        let mut values: Vec<f64> = (0..10_000).map(|k| f64::from(k % 7)).collect();
        (values[5000], values[5001]) = (99.0, -99.0);
        let points = decimated(&values, 100, f64::is_finite);
        assert!(points.len() <= 400);
        assert!(points.contains(&[5000.0, 99.0]) && points.contains(&[5001.0, -99.0]));
        assert_eq!((points[0], points[points.len() - 1]), ([0.0, 0.0], [9999.0, values[9999]]));
        assert!(points.windows(2).all(|pair| pair[0][0] < pair[1][0]));
    }

    #[test]
    fn a_logarithmic_scale_counts_what_it_leaves_out() {
        let style = Style::new(gd_core::scenario::Theme::Light, 1.0, 1);
        let stroke = Stroke::nth(0, style.theme);
        let series =
            [Series { values: &[100.0, 1.0, 0.0, -3.0, f64::NAN, 0.01], spacing: 1.0, stroke }];
        let log = LossCurve::new((400, 300), &style, &series, AxisScale::Log);
        let linear = LossCurve::new((400, 300), &style, &series, AxisScale::Linear);
        assert_eq!((log.left_out(), linear.left_out()), (3, 1));
        let [_, _, low, high] = log.frame().view();
        assert!(low > 0.0 && low < 0.01 && high > 100.0);
    }
}
