//! How rare minima are among critical points: by dimension, and by height.

use gd_core::high_dimension::{
    MOST_DIMENSIONS,
    field::Band,
    hessian::{Share, asymptotic_share_of_minima},
};
use plotters::prelude::DrawingBackend;

use crate::{
    axes::{self, Axes},
    backend::{Area, Drawn},
    data,
    frame::Frame,
    geometry::AxisScale,
    style::{Stroke, Style},
};

/// The least share on the axis.
const LEAST: f64 = 1e-6;

/// Draws the share of minima among random Hessians against their dimension: markers with their
/// error as found, and as a line how it falls in theory.
///
/// # Errors
/// The backend's.
pub fn draw_by_dimension<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    shares: &[Share],
) -> Drawn<DB> {
    let view = [0.5, MOST_DIMENSIONS as f64 + 0.5, LEAST, 1.0];
    let frame = Frame::with_scale(area.dim_in_pixel(), view, AxisScale::Log, style);
    axes::draw(area, &frame, style, &Axes { x: "dimension n", y: "share of minima", grid: true })?;
    let [found, theory] = [1, 0].map(|k| Stroke::nth(k, style.theme));
    let curve: Vec<_> =
        (1..=MOST_DIMENSIONS).map(|n| [n as f64, asymptotic_share_of_minima(n)]).collect();
    data::draw_fit(area, &frame, style, &theory, &curve)?;
    let some = shares.iter().filter(|share| share.share > 0.0);
    let errors: Vec<_> =
        some.map(|share| ([share.dimension as f64, share.share], share.error)).collect();
    data::draw_errors(area, &frame, style, &found, &errors)?;
    let values: Vec<_> = errors.iter().map(|(at, _)| *at).collect();
    data::draw_values(area, &frame, style, &found, &values)
}

/// Draws the share of minima among the critical points of random fields against their height, a
/// curve for each dimension from 1 on.
///
/// # Errors
/// The backend's.
pub fn draw_by_height<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    dimensions: &[Vec<Band>],
) -> Drawn<DB> {
    let frame = Frame::new(area.dim_in_pixel(), [-3.25, 3.25, 0.0, 1.05], style);
    axes::draw(area, &frame, style, &Axes { x: "height", y: "share of minima", grid: true })?;
    for (k, bands) in dimensions.iter().enumerate() {
        let stroke = Stroke::nth(k, style.theme);
        let curve: Vec<_> = bands.iter().map(|band| [band.height, band.share]).collect();
        data::draw_fit(area, &frame, style, &stroke, &curve)?;
        data::draw_values(area, &frame, style, &stroke, &curve)?;
    }
    Ok(())
}
