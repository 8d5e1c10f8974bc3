//! Where runs begin and where they are now.

use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{self, Mark, Shape},
    pen::Pixel,
    picture::Picture,
    style::{Stroke, Style},
};

/// The explained run's are drawn last, and what a surface hides first.
pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    for is_hidden in [true, false] {
        for path in picture.paths().iter().chain(picture.selected()) {
            let stroke = path.stroke();
            if let Some(spot) = path.start().filter(|spot| spot.is_hidden == is_hidden) {
                legend::draw_spot(area, style, &start(style, stroke), spot)?;
            }
            if let Some(spot) = path.head().filter(|spot| spot.is_hidden == is_hidden) {
                legend::draw_spot(area, style, &head(style, stroke), spot)?;
            }
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
    legend::draw(area, style, &head(style, stroke), at)
}

fn head(style: &Style, stroke: &Stroke) -> [Shape; 3] {
    [(9.0, style.foreground), (8.0, style.halo), (5.5, stroke.color)]
        .map(|(radius, color)| Shape::marker(stroke.marker, radius, color))
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
    legend::draw(area, style, &start(style, stroke), at)
}

fn start(style: &Style, stroke: &Stroke) -> [Shape; 3] {
    [(7.5, style.halo), (6.0, stroke.color), (3.2, style.halo)]
        .map(|(radius, color)| Shape::marker(stroke.marker, radius, color))
}

/// The explained run's marks stand for all.
pub(super) fn marks(picture: &Picture) -> Vec<Mark> {
    let (style, paths) =
        (picture.style(), || picture.selected().into_iter().chain(picture.paths()));
    let started = paths().find(|path| path.start().is_some());
    let now = paths().find(|path| path.head().is_some());
    let started = started.map(|path| Mark::new("start", "start", start(style, path.stroke())));
    let now = now.map(|path| Mark::new("now", "now", head(style, path.stroke())));
    started.into_iter().chain(now).collect()
}
