//! The tangent of a curve where the explained run is.

use gd_core::{Point, number::hypot::hypot, scenario::Mark};
use plotters::{prelude::DrawingBackend, style::RGBColor};

use crate::{
    backend::{Area, Backend, Drawn},
    frame::Frame,
    legend::{Legend, Shape},
    pen,
    picture::Picture,
    style::Style,
};

/// How far a tangent reaches on each side, in CSS pixels.
const REACH: f64 = 80.0;
/// Its width with and without its casing, in CSS pixels.
const CASED: f64 = 4.5;
const WIDTH: f64 = 1.75;

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
    let length = hypot(1.0, rise);
    let (dx, dy) =
        if length.is_finite() { (1.0 / length, rise / length) } else { (0.0, rise.signum()) };
    let reach = style.px(REACH);
    let ends = ((at.0 - reach * dx, at.1 - reach * dy), (at.0 + reach * dx, at.1 + reach * dy));
    let Some((from, to)) = pen::clip(ends.0, ends.1, frame.plot()) else {
        return Ok(());
    };
    pen::line(area, &[from, to], style.halo, style.px(CASED))?;
    pen::line(area, &[from, to], color, style.px(WIDTH))
}

pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let (style, frame) = (picture.style(), picture.scene().frame());
    let Some(step) = picture.explained() else { return };
    if step.slope.is_finite() && frame.contains(frame.to_pixel(step.at)) {
        let inks = [(style.halo, CASED), (step.stroke.color, WIDTH)];
        let shapes = inks.map(|(ink, width)| Shape::level(9.0, ink, width));
        legend.mark(Mark::Tangent, "tangent", &shapes);
    }
}

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (frame, style) = (picture.scene().frame(), picture.style());
    picture.explained().map_or(Ok(()), |step| {
        draw_tangent(area, frame, style, step.stroke.color, step.at, step.slope)
    })
}
