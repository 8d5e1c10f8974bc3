//! Data and what a model makes of them: points by class, the fit among them, its residuals, and
//! the mini-batch of a step.

use gd_core::{Point, number::hypot::hypot};
use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    marker::{self, Marker},
    pen::{self, Lines},
    style::{Stroke, Style},
    trail::TrailPen,
};

/// A point of the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Its place.
    pub at: Point,
    /// Its class, if it has one: a disc is of class 0, a square of class 1.
    pub class: Option<bool>,
    /// Whether it is in the mini-batch of the step.
    pub in_batch: bool,
}

/// The radius of a point, and of the ring around one of the mini-batch, in CSS pixels.
const RADIUS: f64 = 4.0;
const RING: f64 = 8.5;

/// Draws the points; those outside the frame are left out. Points of the mini-batch are ringed, and
/// the others recede where there is one.
///
/// # Errors
/// The backend's.
pub fn draw_points<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    points: &[DataPoint],
) -> Drawn<DB> {
    // Strokes that any sight tells apart, and that a few runs leave unused.
    let [zero, one] = [6, 5].map(|k| Stroke::nth(k, style.theme).color);
    for point in points {
        let at = frame.to_pixel(point.at);
        if !frame.contains(at) {
            continue;
        }
        let (marker, color) = match point.class {
            None => (Marker::Circle, style.muted),
            Some(false) => (Marker::Circle, zero),
            Some(true) => (Marker::Square, one),
        };
        let outline = |marker, radius: f64| marker::outline(marker, at, style.px(radius));
        if point.in_batch {
            let ring = outline(Marker::Circle, RING);
            pen::ring(area, &ring, style.halo, style.px(5.0))?;
            pen::ring(area, &ring, style.foreground, style.px(2.0))?;
        }
        pen::fill(area, &outline(marker, RADIUS + 1.25), style.halo)?;
        pen::fill(area, &outline(marker, RADIUS), color)?;
    }
    Ok(())
}

/// The number of the point nearest to a place, if one is within `reach` CSS pixels of it.
#[must_use]
pub fn nearest(
    frame: &Frame,
    style: &Style,
    points: impl Iterator<Item = Point>,
    (x, y): (f64, f64),
    reach: f64,
) -> Option<usize> {
    let away = |(px, py)| hypot(px - x, py - y);
    let aways = points.map(|at| away(frame.to_pixel(at))).enumerate();
    let near = aways.filter(|(_, away)| *away <= style.px(reach));
    near.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(k, _)| k)
}

/// Draws what a run's model looks like now, a curve or a boundary, in the run's stroke.
///
/// # Errors
/// The backend's.
pub fn draw_fit<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    stroke: &Stroke,
    curve: &[Point],
) -> Drawn<DB> {
    TrailPen::unmarked(*stroke).grow(frame, style, curve.iter().copied()).draw(area, style)
}

/// Draws values as the markers of a stroke; those outside the frame are left out.
///
/// # Errors
/// The backend's.
pub fn draw_values<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    stroke: &Stroke,
    values: &[Point],
) -> Drawn<DB> {
    let places = values.iter().map(|&at| frame.to_pixel(at)).filter(|&at| frame.contains(at));
    for at in places {
        let outline = |radius: f64| marker::outline(stroke.marker, at, style.px(radius));
        pen::fill(area, &outline(4.5), style.halo)?;
        pen::fill(area, &outline(3.5), stroke.color)?;
    }
    Ok(())
}

/// Draws the error of values: from each so far up and down.
///
/// # Errors
/// The backend's.
pub fn draw_errors<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    stroke: &Stroke,
    errors: &[(Point, f64)],
) -> Drawn<DB> {
    errors.iter().try_for_each(|&([x, y], error)| {
        let [_, _, lowest, _] = frame.view();
        // On a logarithmic axis there may be no lower end.
        let ends = [[x, (y - error).max(lowest)], [x, y + error]].map(|end| frame.to_pixel(end));
        Lines::clipped(ends, frame.plot()).draw(area, stroke.color, style.px(1.5))
    })
}

/// Draws the residuals: from each point a line up or down to what is predicted there.
///
/// # Errors
/// The backend's.
pub fn draw_residuals<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    residuals: &[(Point, f64)],
) -> Drawn<DB> {
    residuals.iter().try_for_each(|&([x, y], predicted)| {
        let ends = [[x, y], [x, predicted]].map(|end| frame.to_pixel(end));
        Lines::clipped(ends, frame.plot()).draw(area, style.muted, style.px(1.0))
    })
}
