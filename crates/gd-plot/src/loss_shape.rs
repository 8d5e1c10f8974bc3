//! The shape of losses: what one point costs, by how far off its prediction is.

use gd_core::Point;
use plotters::prelude::DrawingBackend;

use crate::{
    axes::{self, Axes},
    backend::{Area, Drawn},
    data,
    frame::Frame,
    style::{Stroke, Style},
};

/// One or more losses over the same axis, laid out.
#[derive(Clone, Debug)]
pub struct LossShape {
    frame: Frame,
}

impl LossShape {
    /// Lays losses out so that all of every curve, \[residual or score, loss\], is seen.
    #[must_use]
    pub fn new(size: (u32, u32), style: &Style, curves: &[&[Point]]) -> Self {
        let all = || curves.iter().flat_map(|curve| curve.iter().copied());
        let end = |of: fn(f64, f64) -> f64, start, axis: fn(Point) -> f64| {
            all().map(axis).filter(|value| value.is_finite()).fold(start, of)
        };
        let [left, right] = [
            end(f64::min, f64::INFINITY, |[x, _]| x),
            end(f64::max, f64::NEG_INFINITY, |[x, _]| x),
        ];
        let top = end(f64::max, 0.0, |[_, y]| y);
        Self { frame: Frame::new(size, [left, right, 0.0, 1.05 * top], style).named_above(style) }
    }

    /// The correspondence of residuals and losses with pixels.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Draws the axes; `x` is what is on the horizontal one.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_axes<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        x: &str,
    ) -> Drawn<DB> {
        axes::draw(area, &self.frame, style, &Axes { x, y: "loss of a point", grid: true })
    }

    /// Draws a loss.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_curve<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        stroke: &Stroke,
        curve: &[Point],
    ) -> Drawn<DB> {
        data::draw_fit(area, &self.frame, style, stroke, curve)
    }

    /// Draws where the data's points are on a loss's curve.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_points<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        stroke: &Stroke,
        points: &[Point],
    ) -> Drawn<DB> {
        data::draw_values(area, &self.frame, style, stroke, points)
    }
}
