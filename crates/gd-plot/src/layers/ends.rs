//! Where runs begin and where they are now.

use gd_core::scenario::Mark;
use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{self, Legend, Shape},
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
            if let Some(spot) = path.start().filter(|spot| spot.is_hidden == is_hidden)
                && picture.marks(Mark::Start)
            {
                legend::draw_spot(area, style, &start(style, stroke), spot)?;
            }
            if let Some(spot) = path.head().filter(|spot| spot.is_hidden == is_hidden)
                && picture.marks(Mark::Now)
            {
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
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let style = picture.style();
    let mut paths = picture.selected().into_iter().chain(picture.paths());
    if let Some(path) = paths.clone().find(|path| path.start().is_some()) {
        legend.mark(Mark::Start, "start", &start(style, path.stroke()));
    }
    if let Some(path) = paths.find(|path| path.head().is_some()) {
        legend.mark(Mark::Now, "now", &head(style, path.stroke()));
    }
}
