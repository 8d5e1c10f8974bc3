//! Marks of critical points, by kind.

use gd_core::CriticalKind;
use plotters::prelude::DrawingBackend;

use crate::{
    backend::{Area, Backend, Drawn},
    marker::{self, Marker},
    pen::{self, Pixel},
    picture::Picture,
    style::Style,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (scene, style) = (picture.scene(), picture.style());
    picture.critical().iter().try_for_each(|point| {
        scene
            .pixel(style, point.at, point.value)
            .map_or(Ok(()), |at| draw_critical(area, style, point.kind, at))
    })
}

/// Marks a critical point. The shape tells its kind: a minimum is a triangle down, a maximum one up,
/// a saddle a diagonal cross, a plateau a bar.
///
/// # Errors
/// The backend's.
pub fn draw_critical<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    kind: CriticalKind,
    at: Pixel,
) -> Drawn<DB> {
    let (x, y) = at;
    let bar = |length: f64, height: f64| -> Vec<Pixel> {
        let (dx, dy) = (style.px(length), style.px(height));
        vec![(x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy)]
    };
    let outline = |marker, radius: f64| marker::outline(marker, at, style.px(radius));
    let [halo, body] = match kind {
        CriticalKind::Minimum => [7.0, 4.5].map(|radius| outline(Marker::TriangleDown, radius)),
        CriticalKind::Maximum => [7.0, 4.5].map(|radius| outline(Marker::Triangle, radius)),
        CriticalKind::Saddle => [6.8, 4.8].map(|radius| outline(Marker::Cross, radius)),
        CriticalKind::Plateau => [bar(8.0, 3.5), bar(6.5, 2.0)],
    };
    pen::fill(area, &halo, style.halo)?;
    pen::fill(area, &body, style.foreground)
}
