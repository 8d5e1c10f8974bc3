//! Marks of critical points, by kind.

use gd_core::{CriticalKind, CriticalPoint, scenario::Mark, words::basins::letter};
use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use crate::{
    backend::{Area, Backend, Drawn},
    basin_map,
    legend::{self, Legend, Shape},
    marker::{self, Marker},
    pen::{self, Pixel},
    picture::Picture,
    style::Style,
};

/// What is hidden is below what is seen.
pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (scene, style) = (picture.scene(), picture.style());
    for is_hidden in [true, false] {
        for (place, point) in picture.critical().iter().enumerate() {
            if picture.marks(Mark::of(point.kind, scene.dimension()))
                && let Some(spot) = scene.spot(point.at, point.value)
                && spot.is_hidden == is_hidden
            {
                let Some(rank) = picture.rank(place) else {
                    legend::draw_spot(area, style, &shapes(style, point.kind), spot)?;
                    continue;
                };
                legend::draw_spot(area, style, &of_basin(style, point.kind, rank), spot)?;
                let at = (spot.at.0 + style.px(9.0), spot.at.1 - style.px(9.0));
                let name = letter(usize::from(rank));
                let anchor = (HPos::Center, VPos::Center);
                pen::cased_text(area, style, &name, at, anchor, style.foreground)?;
            }
        }
    }
    Ok(())
}

/// Marks a critical point. The shape tells its kind: a minimum is a triangle down, a maximum one up,
/// a saddle, or an inflection of a curve, a
/// diagonal cross, a plateau a bar.
///
/// # Errors
/// The backend's.
pub fn draw_critical<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    kind: CriticalKind,
    at: Pixel,
) -> Drawn<DB> {
    legend::draw(area, style, &shapes(style, kind), at)
}

fn shapes(style: &Style, kind: CriticalKind) -> [Shape; 2] {
    let [halo, body] = match kind {
        CriticalKind::Minimum => [7.0, 4.5].map(|radius| outline(Marker::TriangleDown, radius)),
        CriticalKind::Maximum => [7.0, 4.5].map(|radius| outline(Marker::Triangle, radius)),
        CriticalKind::Saddle => [6.8, 4.8].map(|radius| outline(Marker::Cross, radius)),
        CriticalKind::Plateau => [bar(8.0, 3.5), bar(6.5, 2.0)],
    };
    let body = Shape::Polygon { points: body, fill: style.foreground };
    [Shape::Polygon { points: halo, fill: style.halo }, body]
}

/// The same with the colour of its basin.
fn of_basin(style: &Style, kind: CriticalKind, rank: u8) -> [Shape; 3] {
    let marker =
        if kind == CriticalKind::Maximum { Marker::Triangle } else { Marker::TriangleDown };
    [(8.0, style.halo), (6.6, style.foreground), (4.4, basin_map::color(rank))]
        .map(|(radius, fill)| Shape::Polygon { points: outline(marker, radius), fill })
}

fn outline(marker: Marker, radius: f64) -> Vec<Pixel> {
    marker::outline(marker, (0.0, 0.0), radius)
}

fn bar(x: f64, y: f64) -> Vec<Pixel> {
    vec![(-x, -y), (x, -y), (x, y), (-x, y)]
}

/// The kinds in sight.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let (scene, style) = (picture.scene(), picture.style());
    for kind in
        [CriticalKind::Minimum, CriticalKind::Maximum, CriticalKind::Saddle, CriticalKind::Plateau]
    {
        let is_seen = |point: &CriticalPoint| {
            point.kind == kind && scene.pixel(point.at, point.value).is_some()
        };
        if picture.critical().iter().any(is_seen) {
            let mark = Mark::of(kind, scene.dimension());
            legend.mark(mark, mark.id(), &shapes(style, kind));
        }
    }
}
