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
const WIDTH: f64 = 2.5;
const CASING: f64 = 1.75;

/// By how much a hollow arrow is wider, and how thick its edge is, in CSS pixels.
const SWELL: f64 = 0.75;
const EDGE: f64 = 1.25;

/// Dashes of a broken shaft and the gaps between them, in CSS pixels.
const DASHES: [f64; 2] = [6.0, 4.0];

/// The shortest and the longest an [`Arrow`] is drawn, in CSS pixels. Shorter and longer ones keep
/// their direction, and look [otherwise](Length).
pub const LENGTHS: [f64; 2] = [14.0, 160.0];

/// How long an arrow is drawn beside how long it is, which its look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as it is.
    ToScale,
    /// Longer than it is: hollow.
    Stretched,
    /// Shorter than it is: its shaft is broken.
    Cut,
}

/// How long an arrow is drawn; `None` where it is not: for zero, for what is not finite, and outside
/// the frame.
#[must_use]
pub fn length(frame: &Frame, style: &Style, arrow: &Arrow) -> Option<Length> {
    placed(frame, style, arrow).map(|(.., length)| length)
}

/// From where to where an arrow is drawn.
fn placed(frame: &Frame, style: &Style, arrow: &Arrow) -> Option<(Pixel, Pixel, Length)> {
    let from = frame.to_pixel(arrow.from);
    let (ux, uy, length) = direction(frame, arrow.from, arrow.vector)?;
    if !frame.contains(from) {
        return None;
    }
    let [shortest, longest] = LENGTHS.map(|length| style.px(length));
    let look = if length < shortest {
        Length::Stretched
    } else if length > longest {
        Length::Cut
    } else {
        Length::ToScale
    };
    let length = clamp(length, shortest, longest);
    Some((from, (from.0 + ux * length, from.1 + uy * length), look))
}

/// Draws a vector as an arrow with a casing. Its length on the screen is that of the vector in the
/// view, within [`LENGTHS`].
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    arrow: &Arrow,
) -> Drawn<DB> {
    let Some((from, to, length)) = placed(frame, style, arrow) else { return Ok(()) };
    for (outline, ink) in outlines(from, to, length, arrow.color, style) {
        pen::fill(area, &outline, ink)?;
    }
    if arrow.label.is_empty() {
        return Ok(());
    }
    let apart = hypot(to.0 - from.0, to.1 - from.1);
    let (ux, uy) = ((to.0 - from.0) / apart, (to.1 - from.1) / apart);
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

/// What an arrow is made of, from below: outlines, and what fills each.
pub(crate) fn outlines(
    from: Pixel,
    to: Pixel,
    length: Length,
    color: RGBColor,
    style: &Style,
) -> Vec<(Vec<Pixel>, RGBColor)> {
    let [width, casing, swell, edge] = [WIDTH, CASING, SWELL, EDGE].map(|css| style.px(css));
    let whole = |more| shaft_and_head(from, to, width, more, style);
    let mut outlines = vec![(whole(casing), style.halo)];
    match length {
        Length::ToScale => outlines.push((whole(0.0), color)),
        Length::Stretched => {
            outlines.push((whole(swell), color));
            outlines.push((whole(swell - edge), style.halo));
        }
        Length::Cut => {
            outlines.push((whole(0.0), color));
            let [dash, gap] = DASHES.map(|css| style.px(css));
            let apart = hypot(to.0 - from.0, to.1 - from.1);
            let (ux, uy) = ((to.0 - from.0) / apart, (to.1 - from.1) / apart);
            let across = 0.5 * width + style.px(0.5);
            let corner = |along: f64, aside: f64| {
                (from.0 + along * ux - aside * uy, from.1 + along * uy + aside * ux)
            };
            let mut start = dash;
            while start + gap < apart - head(width, apart, style) {
                let end = start + gap;
                let corners = [(start, across), (end, across), (end, -across), (start, -across)];
                let corners = corners.map(|(along, aside)| corner(along, aside));
                outlines.push((corners.to_vec(), style.halo));
                start += dash + gap;
            }
        }
    }
    outlines
}

/// How long the head of an arrow of a length is.
fn head(width: f64, length: f64, style: &Style) -> f64 {
    (2.6 * width + style.px(2.0)).min(0.7 * length)
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
    let head = head(width, length, style);
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
