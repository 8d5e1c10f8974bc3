//! Where runs begin and where they are now.

use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Backend, Drawn},
    marker, pen,
    pen::Pixel,
    picture::Picture,
    style::{Stroke, Style},
};

/// The explained run's are drawn last.
pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    for path in picture.paths().iter().chain(picture.selected()) {
        if let Some(at) = path.start() {
            draw_start(area, style, path.stroke(), at)?;
        }
        if let Some(at) = path.head() {
            draw_head(area, style, path.stroke(), at)?;
        }
    }
    Ok(())
}

/// Draws where a run is now: its marker, large, ringed by the halo.
///
/// # Errors
/// The backend's.
pub fn draw_head<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    stroke: &Stroke,
    at: Pixel,
) -> Drawn<DB> {
    let outline = |radius: f64| marker::outline(stroke.marker, at, style.px(radius));
    pen::fill(area, &outline(9.0), style.foreground)?;
    pen::fill(area, &outline(8.0), style.halo)?;
    pen::fill(area, &outline(5.5), stroke.color)
}

/// Draws where a run starts: its marker, hollow.
///
/// # Errors
/// The backend's.
pub fn draw_start<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    stroke: &Stroke,
    at: Pixel,
) -> Drawn<DB> {
    let outline = |radius: f64| marker::outline(stroke.marker, at, style.px(radius));
    pen::fill(area, &outline(7.5), style.halo)?;
    pen::fill(area, &outline(6.0), stroke.color)?;
    pen::fill(area, &outline(3.2), style.halo)
}
