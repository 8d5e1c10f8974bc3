//! Arrows: vectors at points.

use gd_core::{
    Point,
    number::{clamp::clamp, hypot::hypot},
};
use plotters::{
    prelude::DrawingBackend,
    style::{
        RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    pen::{self, Pixel},
    style::Style,
};

/// A vector at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Where it starts.
    pub from: Point,
    /// Its components, in the view's units.
    pub vector: [f64; 2],
    /// What it is, written at its head; may be empty.
    pub label: &'static str,
    /// Its colour.
    pub color: RGBColor,
    /// Whose step it is.
    pub of: Of,
}

/// Whose step an arrow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The rule's.
    Rule,
    /// Plain descent's.
    PlainDescent,
    /// Plain descent's over all data, where the step sees a mini-batch.
    AllData,
}

/// The width of a shaft, and of the casing around it, in CSS pixels.
pub(crate) const WIDTH: f64 = 2.5;
pub(crate) const CASING: f64 = 1.75;

/// The shortest and the longest an [`Arrow`] is drawn, in CSS pixels. Shorter and longer ones keep
/// their direction.
pub const LENGTHS: [f64; 2] = [14.0, 160.0];

/// Draws a vector as an arrow with a casing. Its length on the screen is that of the vector in the
/// view, within [`LENGTHS`]. Nothing is drawn for zero, for what is not finite, or outside the frame.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    arrow: &Arrow,
) -> Drawn<DB> {
    let from = frame.to_pixel(arrow.from);
    let Some((ux, uy, length)) = direction(frame, arrow.from, arrow.vector) else {
        return Ok(());
    };
    if !frame.contains(from) {
        return Ok(());
    }
    let [shortest, longest] = LENGTHS.map(|length| style.px(length));
    let length = clamp(length, shortest, longest);
    let to = (from.0 + ux * length, from.1 + uy * length);
    let (width, casing) = (style.px(WIDTH), style.px(CASING));
    pen::fill(area, &shaft_and_head(from, to, width, casing, style), style.halo)?;
    pen::fill(area, &shaft_and_head(from, to, width, 0.0, style), arrow.color)?;
    if arrow.label.is_empty() {
        return Ok(());
    }
    let gap = style.px(6.0);
    let at = (to.0 + ux * gap, to.1 + uy * gap);
    let across = if ux > 0.4 {
        HPos::Left
    } else if ux < -0.4 {
        HPos::Right
    } else {
        HPos::Center
    };
    let down = if uy > 0.4 {
        VPos::Top
    } else if uy < -0.4 {
        VPos::Bottom
    } else {
        VPos::Center
    };
    pen::cased_text(area, style, arrow.label, at, (across, down), arrow.color)
}

/// The unit vector and the length on the screen, `None` for what has no direction there.
pub(crate) fn direction(
    frame: &Frame,
    [x, y]: Point,
    [dx, dy]: [f64; 2],
) -> Option<(f64, f64, f64)> {
    let from = frame.to_pixel([x, y]);
    let (to_x, to_y) = frame.to_pixel([x + dx, y + dy]);
    let (px, py) = (to_x - from.0, to_y - from.1);
    let length = hypot(px, py);
    (length.is_finite() && length > 0.0).then(|| (px / length, py / length, length))
}

/// An arrow's outline, `more` wider all around.
pub(crate) fn shaft_and_head(
    from: Pixel,
    to: Pixel,
    width: f64,
    more: f64,
    style: &Style,
) -> Vec<Pixel> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = hypot(dx, dy);
    let (ux, uy) = (dx / length, dy / length);
    let head = (2.6 * width + style.px(2.0)).min(0.7 * length);
    let (shaft, barb) = (0.5 * width + more, 0.45 * head + more);
    let (neck, start, tip) = (length - head - 0.8 * more, -more, length + 1.8 * more);
    [
        (start, shaft),
        (neck + 0.15 * head, shaft),
        (neck, barb),
        (tip, 0.0),
        (neck, -barb),
        (neck + 0.15 * head, -shaft),
        (start, -shaft),
    ]
    .iter()
    .map(|&(along, aside)| (from.0 + along * ux - aside * uy, from.1 + along * uy + aside * ux))
    .collect()
}
