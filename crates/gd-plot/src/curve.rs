//! The curve of a function of one variable. Trails on it are drawn like any other, with points
//! \[x, f(x)\].

use gd_core::Point;
use plotters::{prelude::DrawingBackend, style::RGBColor};

use crate::{
    Area, Drawn, Frame, Style,
    pen::{self, Lines},
};

/// Draws f as a line through points from left to right, interrupted where one is not finite or
/// where the line leaps across the whole frame, as at a pole.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    points: &[Point],
) -> Drawn<DB> {
    let [_, _, ymin, ymax] = frame.view();
    let mut lines = Lines::default();
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        let (low, high) = (from[1].min(to[1]), from[1].max(to[1]));
        if low < ymin && high > ymax {
            continue;
        }
        if let Some((from, to)) = pen::clip(frame.to_pixel(from), frame.to_pixel(to), frame.plot())
        {
            lines.push(from, to);
        }
    }
    lines.draw(area, style.foreground, style.px(2.0))
}

/// How far a tangent reaches on each side, in CSS pixels.
const REACH: f64 = 80.0;

/// Draws the tangent at a point of the curve, 80 CSS pixels to each side. Nothing if the point is
/// outside the frame or the slope is not finite.
///
/// # Errors
/// The backend's.
pub fn draw_tangent<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    color: RGBColor,
    [x, y]: Point,
    slope: f64,
) -> Drawn<DB> {
    let at = frame.to_pixel([x, y]);
    if !frame.contains(at) || !slope.is_finite() {
        return Ok(());
    }
    let [xmin, xmax, ymin, ymax] = frame.view();
    let (width, height) = frame.plot().size();
    let rise = -slope * (xmax - xmin) / (ymax - ymin) * f64::from(height) / f64::from(width);
    let length = libm::hypot(1.0, rise);
    let (dx, dy) =
        if length.is_finite() { (1.0 / length, rise / length) } else { (0.0, rise.signum()) };
    let reach = style.px(REACH);
    let ends = ((at.0 - reach * dx, at.1 - reach * dy), (at.0 + reach * dx, at.1 + reach * dy));
    let Some((from, to)) = pen::clip(ends.0, ends.1, frame.plot()) else {
        return Ok(());
    };
    pen::line(area, &[from, to], style.halo, style.px(4.5))?;
    pen::line(area, &[from, to], color, style.px(1.75))
}
