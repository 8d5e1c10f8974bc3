//! Learning curves: a value or a gradient's norm against the step.

use gd_core::Point;
use plotters::prelude::DrawingBackend;

use crate::{
    axes::{self, Axes},
    backend::{Area, Drawn},
    frame::Frame,
    geometry::AxisScale,
    style::{Stroke, Style},
    thinned_series::ThinnedSeries,
    trail::{TrailPen, Vertex},
};

/// The values of one run, from step 0 on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    /// The values, thinned for the same scale.
    pub values: &'a ThinnedSeries,
    /// How far apart they are on the x axis: 1 for an axis of steps.
    pub spacing: f64,
    /// The look of the curve.
    pub stroke: Stroke,
}

/// The way along a curve from one marker to the next, in CSS pixels.
const MARKER_GAP: f64 = 64.0;

/// The most stretches of all curves together, and of one.
const MOST_STRETCHES: usize = 3_000;
const MOST_OF_ONE: usize = 1024;

/// How many stretches are kept of each of so many series: however long they are, no more is drawn.
#[must_use]
pub fn stretches(series: usize) -> usize {
    (MOST_STRETCHES / series.max(1)).min(MOST_OF_ONE)
}

/// The curves of several runs, laid out.
#[derive(Clone, Debug)]
pub struct LossCurve {
    frame: Frame,
    curves: Vec<(TrailPen, Vec<Point>)>,
    /// Which curve is drawn next, and from which of its points on; nothing before the axes are drawn.
    next: Option<(usize, usize)>,
    left_out: usize,
}

impl LossCurve {
    /// Lays curves out over their whole length on a surface of this size. The y axis takes in every
    /// value that can be shown; a linear one begins at zero where that costs little room.
    #[must_use]
    pub fn new(size: (u32, u32), style: &Style, series: &[Series], scale: AxisScale) -> Self {
        let ranges = series.iter().filter_map(|series| series.values.range());
        let whole = ranges.reduce(|[a, b], [c, d]| [a.min(c), b.max(d)]);
        let [low, high] = whole.map_or([0.0, 1.0], |[low, high]| roomy(low, high, scale));
        let end = |s: &Series| s.spacing * s.values.values().saturating_sub(1) as f64;
        let end = series.iter().map(end).fold(f64::MIN_POSITIVE, f64::max);
        let frame = Frame::with_scale(size, [0.0, end, low, high], scale, style).named_above(style);
        let curves = series.iter().map(|s| {
            let points = s.values.points().map(|[number, value]| [number * s.spacing, value]);
            (TrailPen::uncased(s.stroke, MARKER_GAP), points.collect())
        });
        let left_out = series.iter().map(|series| series.values.left_out()).sum();
        Self { frame, curves: curves.collect(), next: None, left_out }
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

    /// Whether some of it has been drawn.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.next.is_some()
    }

    /// Whether all of it has been drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.next.is_some_and(|(curve, _)| curve >= self.curves.len())
    }

    /// Draws axes, with these names, and the curves until there are so many
    /// [segments](crate::trail::Growth::segments); the next call goes on from there.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(
        &mut self,
        area: &Area<DB>,
        style: &Style,
        [x, y]: [&str; 2],
        segments: usize,
    ) -> Drawn<DB> {
        if self.next.is_none() {
            axes::draw(area, &self.frame, style, &Axes { x, y, grid: true })?;
        }
        let (mut curve, mut from) = self.next.unwrap_or_default();
        let mut left = segments;
        while left > 0
            && let Some((pen, points)) = self.curves.get_mut(curve)
        {
            let mut rest = points.get(from..).unwrap_or_default().iter();
            let frame = &self.frame;
            let vertices =
                rest.by_ref().map(|&point| Vertex { at: frame.to_pixel(point), is_step: true });
            let growth = pen.follow(frame.plot(), style, vertices, left);
            left = left.saturating_sub(growth.segments());
            from = points.len() - rest.len();
            if rest.len() == 0 {
                (curve, from) = (curve + 1, 0);
            }
            growth.draw(area, style)?;
        }
        self.next = Some((curve, from));
        Ok(())
    }
}

/// A little more than the range of values.
fn roomy(low: f64, high: f64, scale: AxisScale) -> [f64; 2] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::IntoDrawingArea;

    use crate::svg::Svg;

    #[test]
    fn a_logarithmic_scale_counts_what_it_leaves_out() {
        let style = Style::new(gd_core::scenario::Theme::Light, 1.0, 1);
        let stroke = Stroke::nth(0, style.theme);
        let curve = |scale| {
            let mut values = ThinnedSeries::new(9, scale == AxisScale::Log);
            values.extend([100.0, 1.0, 0.0, -3.0, f64::NAN, 0.01]);
            let series = [Series { values: &values, spacing: 1.0, stroke }];
            LossCurve::new((400, 300), &style, &series, scale)
        };
        let (log, linear) = (curve(AxisScale::Log), curve(AxisScale::Linear));
        assert_eq!((log.left_out(), linear.left_out()), (3, 1));
        let [_, _, low, high] = log.frame().view();
        assert!(low > 0.0 && low < 0.01 && high > 100.0);
    }

    /// Noise, which has as many segments as it has values.
    #[test]
    fn a_call_draws_so_many_segments_and_the_next_goes_on() {
        let style = Style::new(gd_core::scenario::Theme::Light, 1.0, 1);
        let mut values = ThinnedSeries::new(500, false);
        values.extend((0..500).map(|k| f64::from(k * k % 101)));
        let [a, b] = [0, 1].map(|k| Stroke::nth(k, style.theme));
        let series = [a, b].map(|stroke| Series { values: &values, spacing: 1.0, stroke });
        let drawn = |segments: usize| {
            let mut chart = LossCurve::new((400, 300), &style, &series, AxisScale::Linear);
            let (mut calls, mut lines) = (0, 0);
            while !chart.is_drawn() {
                let mut svg = String::new();
                let area = Svg::new(&mut svg, (400, 300), 1.0).into_drawing_area();
                chart.draw(&area, &style, ["", ""], segments).unwrap();
                drop(area);
                (calls, lines) = (calls + 1, lines + svg.matches("<polygon").count());
                assert!(chart.is_begun());
            }
            (calls, lines)
        };
        let (calls, lines) = drawn(usize::MAX);
        assert!(calls == 1 && lines > 10);
        assert!(drawn(200).0 > 5);
    }
}
