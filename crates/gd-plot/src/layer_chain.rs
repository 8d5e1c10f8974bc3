//! A chain of layers with the gradient on its way back through it: a curve of its size at each layer,
//! and below it the layers with arrows from each to the one before, the thicker the larger it is.

use gd_core::{Point, notation::shorter, number::clamp::clamp};
use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use crate::{
    arrows::shaft_and_head,
    backend::{Area, Drawn},
    data,
    geometry::AxisScale,
    loss_curve::{LossCurve, Series},
    marker::{self, Marker},
    pen,
    style::{Stroke, Style},
    thinned_series::ThinnedSeries,
};

/// The height of the chain with what is written below it, in lines of text, and how much of the
/// picture it takes at most.
const CHAIN: f64 = 4.5;
const MOST: f64 = 0.45;

/// Where layers are as far apart, in CSS pixels, the curve has a marker at each.
const APART: f64 = 12.0;

/// The least distance of an arrow's ends, in CSS pixels: where layers are closer together, an arrow
/// leads past some of them.
const REACH: f64 = 32.0;

/// The width of the arrow of the largest gradient and of one of next to none, in CSS pixels.
const WIDEST: f64 = 7.0;
const NARROWEST: f64 = 1.0;

/// How far the arrows are below the curve, and the layers below them, in CSS pixels.
const LANE: f64 = 10.0;
const ROW: f64 = 14.0;

/// From the largest gradient down to so many powers of ten less arrows get narrower, or down to the least
/// where that is less still.
const POWERS: f64 = 12.0;

/// Draws |∂f/∂hₖ|, the input's, k = 0, first. A layer that no gradient reaches is hollow.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    stroke: Stroke,
    gradients: &[f64],
) -> Drawn<DB> {
    let (width, height) = area.dim_in_pixel();
    let below = style.px(CHAIN * style.text).min(MOST * f64::from(height));
    let (upper, lower) = area.split_vertically(height.saturating_sub(below as u32));
    let mut sizes = ThinnedSeries::new(gradients.len(), true);
    sizes.extend(gradients.iter().copied());
    let series = [Series { values: &sizes, spacing: 1.0, stroke }];
    let mut curve = LossCurve::new(upper.dim_in_pixel(), style, &series, AxisScale::Log);
    curve.draw(&upper, style, ["layer", "|∂f/∂h|"], usize::MAX)?;
    let frame = curve.frame();
    let across = |layer: usize| frame.to_pixel([layer as f64, 1.0]).0;
    if across(1) - across(0) >= style.px(APART) {
        let values: Vec<Point> =
            gradients.iter().enumerate().map(|(layer, size)| [layer as f64, *size]).collect();
        data::draw_values(&upper, frame, style, &stroke, &values)?;
    }
    draw_chain(&lower, style, &stroke, gradients, &across, f64::from(width))
}

/// Draws the chain, its layers where they are across the curve.
fn draw_chain<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    stroke: &Stroke,
    gradients: &[f64],
    across: &dyn Fn(usize) -> f64,
    width: f64,
) -> Drawn<DB> {
    let layers = gradients.len().saturating_sub(1);
    let largest = gradients.iter().copied().fold(0.0, f64::max);
    let least = gradients.iter().copied().filter(|size| *size > 0.0).fold(largest, f64::min);
    // Each by itself: their quotient may be too large for a number.
    let below = |size: f64| libm::log10(largest) - libm::log10(size);
    let powers = POWERS.max(below(least));
    let (lane, row) = (style.px(LANE), style.px(LANE + ROW));
    let gap = (across(1) - across(0)) / style.px(1.0);
    let stride = ((REACH / gap).ceil() as usize).max(1);
    let radius = clamp(0.3 * gap, 1.25, 4.5);
    let mut from = layers;
    while from > 0 {
        let to = from.saturating_sub(stride);
        let arrives = gradients.get(to).copied().unwrap_or_default();
        let size = gradients.get(from).copied().unwrap_or_default();
        if size > 0.0 && arrives > 0.0 {
            let share = if size < largest { 1.0 - below(size) / powers } else { 1.0 };
            let wide = style.px((WIDEST * share).max(NARROWEST));
            let clear = style.px(1.5);
            let (tail, tip) = ((across(from) - clear, lane), (across(to) + clear, lane));
            pen::fill(area, &shaft_and_head(tail, tip, wide, 0.0, style), stroke.color)?;
        }
        from = to;
    }
    for (layer, gradient) in gradients.iter().enumerate() {
        let at = (across(layer), row);
        let ring = |radius| marker::outline(Marker::Circle, at, style.px(radius));
        pen::fill(area, &ring(radius), style.foreground)?;
        if *gradient == 0.0 {
            pen::fill(area, &ring(0.6 * radius), style.background)?;
        }
    }
    let under = row + style.px(8.0);
    let size = |layer: usize| shorter(gradients.get(layer).copied().unwrap_or(f64::NAN), 3);
    let first = format!("input: {}", size(0));
    let last = format!("layer {layers}: {}", size(layers));
    let ink = style.foreground;
    let end = (across(layers) + style.px(radius)).min(width);
    let start = (across(0) - style.px(radius)).max(0.0);
    pen::text(area, style, &first, (start, under), (HPos::Left, VPos::Top), ink)?;
    pen::text(area, style, &last, (end, under), (HPos::Right, VPos::Top), ink)
}
