//! Arrows all over a map, the way runs go.

use gd_core::{Goal, Point, number::hypot::hypot, scenario::Part, sort::sort};
use plotters::prelude::DrawingBackend;

use crate::{
    arrows::{direction, shaft_and_head},
    backend::{Area, Backend, Drawn},
    frame::Frame,
    legend::{Entry, Kind, Legend, Shape},
    pen,
    picture::{FIELD_CELL, Picture},
    style::Style,
};

/// The width of a shaft, and of the casing around it, in CSS pixels.
const WIDTH: f64 = 1.2;
const CASING: f64 = 0.9;

/// A part of the picture that is off at first.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let (style, is_on) = (picture.style(), picture.is_on(Part::Field));
    let mut name = match picture.goal() {
        Goal::Min => "downhill −∇f".to_owned(),
        Goal::Max => "uphill ∇f".to_owned(),
    };
    if is_on {
        name += ", longer where steeper";
    }
    let unit = Style { pixel_ratio: 1.0, ..*style };
    let mut shapes = Vec::new();
    for (more, fill) in [(CASING, style.halo), (0.0, style.foreground)] {
        let points = shaft_and_head((-9.0, 0.0), (9.0, 0.0), WIDTH, more, &unit);
        shapes.push(Shape::Polygon { points, fill });
    }
    legend.entries.push(Entry { kind: Kind::Part(Part::Field), name, shapes, is_hidden: !is_on });
}

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    draw_field(area, picture.scene().frame(), picture.style(), picture.field(), FIELD_CELL)
}

/// Draws a field of vectors, each centred at its point. Lengths tell sizes apart by rank: the
/// largest fills its cell of `cell` CSS pixels, the smallest a third of it.
///
/// # Errors
/// The backend's.
pub fn draw_field<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    vectors: &[(Point, [f64; 2])],
    cell: f64,
) -> Drawn<DB> {
    let mut sizes: Vec<f64> = vectors.iter().map(|(_, [x, y])| hypot(*x, *y)).collect();
    sizes.retain(|size| size.is_finite());
    sort(&mut sizes);
    for &(point, vector) in vectors {
        let Some((ux, uy, _)) = direction(frame, point, vector) else {
            continue;
        };
        let (x, y) = frame.to_pixel(point);
        if !frame.contains((x, y)) {
            continue;
        }
        let size = hypot(vector[0], vector[1]);
        let rank = sizes.partition_point(|&s| s < size) as f64 / sizes.len().max(1) as f64;
        let half = style.px(0.5 * cell * (0.3 + 0.55 * rank));
        let (from, to) = ((x - ux * half, y - uy * half), (x + ux * half, y + uy * half));
        let (width, casing) = (style.px(WIDTH), style.px(CASING));
        pen::fill(area, &shaft_and_head(from, to, width, casing, style), style.halo)?;
        pen::fill(area, &shaft_and_head(from, to, width, 0.0, style), style.foreground)?;
    }
    Ok(())
}
