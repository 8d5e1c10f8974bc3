//! Marks on the picture: critical points by kind, and events.

use gd_core::{CriticalKind, Point};
use plotters::prelude::DrawingBackend;

use crate::{
    Area, Drawn, Frame, Marker, Style,
    pen::{self, Pixel},
};

/// Something marked at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A critical point. Its shape tells its kind: a minimum is a triangle down, a maximum one up,
    /// a saddle a diagonal cross, a plateau a bar.
    Critical(CriticalKind),
    /// Something that happened at a step: a ring.
    Event,
}

/// Draws a mark in the foreground's colour on a halo. Nothing if outside the frame.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    mark: Mark,
    at: Point,
) -> Drawn<DB> {
    let at = frame.to_pixel(at);
    if frame.contains(at) { draw_at(area, style, mark, at) } else { Ok(()) }
}

pub(crate) fn draw_at<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    mark: Mark,
    at: Pixel,
) -> Drawn<DB> {
    let (x, y) = at;
    let bar = |length: f64, height: f64| -> Vec<Pixel> {
        let (dx, dy) = (style.px(length), style.px(height));
        vec![(x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy)]
    };
    let outline = |marker: Marker, radius: f64| marker.outline(at, style.px(radius));
    let (halo, body) = match mark {
        Mark::Critical(CriticalKind::Minimum) => {
            (outline(Marker::TriangleDown, 7.0), outline(Marker::TriangleDown, 4.5))
        }
        Mark::Critical(CriticalKind::Maximum) => {
            (outline(Marker::Triangle, 7.0), outline(Marker::Triangle, 4.5))
        }
        Mark::Critical(CriticalKind::Saddle) => {
            (outline(Marker::Cross, 6.8), outline(Marker::Cross, 4.8))
        }
        Mark::Critical(CriticalKind::Plateau) => (bar(8.0, 3.5), bar(6.5, 2.0)),
        Mark::Event => {
            let ring = outline(Marker::Circle, 10.0);
            pen::ring(area, &ring, style.halo, style.px(5.0))?;
            return pen::ring(area, &ring, style.foreground, style.px(2.0));
        }
    };
    pen::fill(area, &halo, style.halo)?;
    pen::fill(area, &body, style.foreground)
}
