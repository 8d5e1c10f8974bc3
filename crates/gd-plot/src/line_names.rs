//! Names of lines, each at its line's end, none over another.

use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    marker,
    pen::{self, Pixel},
    style::{Stroke, Style},
};

/// A line's name.
#[derive(Clone, Debug, PartialEq)]
pub struct LineName {
    /// What the line is called.
    pub text: String,
    /// Its look: the marker stands at the line's end and behind the name.
    pub stroke: Stroke,
    /// Where it ends, in the backend's pixels.
    pub end: Pixel,
}

/// How far a name is from its line's end, in CSS pixels, and how wide its marker is with a gap.
const GAP: f64 = 8.0;
const SIGN: f64 = 13.0;

/// The radius of a point that no name lies over, in CSS pixels.
const POINT: f64 = 5.0;

/// A name is moved up or down so many lines of text at most; where none of them is free it is left out.
const MOST_MOVES: usize = 8;

/// Draws names within a frame, the first with the best place, clear of points of the backend's where
/// there is room.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    names: &[LineName],
    points: &[Pixel],
) -> Drawn<DB> {
    let plot = frame.plot();
    let [left, top, right, bottom] = [plot.left, plot.top, plot.right, plot.bottom].map(f64::from);
    let height = style.px(1.25 * style.text);
    let around = style.px(POINT);
    for LineName { stroke, end, .. } in names {
        mark(area, style, stroke, *end)?;
    }
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for LineName { text, stroke, end } in names {
        let width = style.px(style.width_of(text) + SIGN);
        let to = end.0.max(left + width).min(right) - style.px(GAP);
        let mut place = None;
        for k in 0..4 * MOST_MOVES {
            let is_clear = k < 2 * MOST_MOVES;
            // Above the line, below it, farther above, …
            let moved = (k % (2 * MOST_MOVES) / 2) as f64 + if k % 2 == 0 { 1.0 } else { 0.0 };
            let upper = end.1 + height * if k % 2 == 0 { -moved } else { moved };
            let its = [to - width, upper, to, upper + height];
            let meets = |other: &[f64; 4]| {
                its[0] < other[2] && other[0] < its[2] && its[1] < other[3] && other[1] < its[3]
            };
            let hides = |&(x, y): &Pixel| {
                is_clear && meets(&[x - around, y - around, x + around, y + around])
            };
            let is_within = its[1] >= top && its[3] <= bottom;
            if is_within && !taken.iter().any(meets) && !points.iter().any(hides) {
                place = Some(its);
                break;
            }
        }
        let Some(its) = place else { continue };
        taken.push(its);
        let middle = 0.5 * (its[1] + its[3]);
        mark(area, style, stroke, (to - style.px(0.4 * SIGN), middle))?;
        let at = (to - style.px(SIGN), middle);
        pen::cased_text(area, style, text, at, (HPos::Right, VPos::Center), stroke.color)?;
    }
    Ok(())
}

/// Draws a line's marker, at its end or beside its name.
///
/// # Errors
/// The backend's.
pub(crate) fn mark<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    stroke: &Stroke,
    at: Pixel,
) -> Drawn<DB> {
    let outline = |radius: f64| marker::outline(stroke.marker, at, style.px(radius));
    pen::fill(area, &outline(5.0), style.halo)?;
    pen::fill(area, &outline(4.0), stroke.color)
}
