//! The curve of a function of one variable. Trails on it are drawn like any other, with points
//! \[x, f(x)\].

use gd_core::Point;
use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Backend, Drawn},
    frame::Frame,
    pen::{self, Lines},
    picture::{Ground, Picture},
    style::Style,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Curve(profile) => {
            draw_curve(area, picture.scene().frame(), picture.style(), profile.points())
        }
        _ => Ok(()),
    }
}

/// Draws f as a line through points from left to right, interrupted where one is not finite or
/// where the line leaps across the whole frame, as at a pole.
///
/// # Errors
/// The backend's.
pub fn draw_curve<DB: DrawingBackend>(
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
