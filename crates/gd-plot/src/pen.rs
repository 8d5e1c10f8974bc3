//! The strokes, fills and letters all charts are made of, in the backend's pixels.

use gd_core::number::hypot::hypot;
use plotters::{
    element::{PathElement, Polygon, Text},
    prelude::DrawingBackend,
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{
    backend::{Area, Drawn},
    geometry::Rectangle,
    marker::{Marker, Stamp},
    style::Style,
};

/// A place in the backend's pixels.
pub(crate) type Pixel = (f64, f64);

/// The direction of a vector, `None` where it has none.
pub(crate) fn unit(x: f64, y: f64) -> Option<Pixel> {
    let length = hypot(x, y);
    (length > 0.0 && length.is_finite()).then(|| (x / length, y / length))
}

fn whole((x, y): Pixel) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

/// An open line.
pub(crate) fn line<DB: DrawingBackend>(
    area: &Area<DB>,
    points: &[Pixel],
    color: impl Color,
    width: f64,
) -> Drawn<DB> {
    if points.len() < 2 || area.dim_in_pixel() == (0, 0) {
        return Ok(());
    }
    let stroke_width = (width.round() as u32).max(1);
    let style = ShapeStyle { color: color.to_rgba(), filled: false, stroke_width };
    area.draw(&PathElement::new(points.iter().map(|&p| whole(p)).collect::<Vec<_>>(), style))
}

/// A filled polygon.
pub(crate) fn fill<DB: DrawingBackend>(
    area: &Area<DB>,
    points: &[Pixel],
    color: impl Color,
) -> Drawn<DB> {
    if points.len() < 3 {
        return Ok(());
    }
    let points: Vec<_> = points.iter().map(|&p| whole(p)).collect();
    area.draw(&Polygon::new(points, color.to_rgba()))
}

/// Text with its anchor at a place.
pub(crate) fn text<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    text: &str,
    at: Pixel,
    anchor: (HPos, VPos),
    color: RGBColor,
) -> Drawn<DB> {
    let font =
        FontDesc::new(FontFamily::Name(style.family), style.px(style.text), FontStyle::Normal);
    let look =
        TextStyle { font, color: color.to_backend_color(), pos: Pos::new(anchor.0, anchor.1) };
    area.draw(&Text::new(text, whole(at), look))
}

/// Text with a casing that sets it off from what is below.
pub(crate) fn cased_text<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    written: &str,
    at: Pixel,
    anchor: (HPos, VPos),
    color: RGBColor,
) -> Drawn<DB> {
    let casing = style.px(1.25);
    for (dx, dy) in [
        (-1.0, 0.0),
        (1.0, 0.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (-0.7, -0.7),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.7, -0.7),
    ] {
        let beside = (at.0 + dx * casing, at.1 + dy * casing);
        text(area, style, written, beside, anchor, style.halo)?;
    }
    text(area, style, written, at, anchor, color)
}

/// A closed line, overlapping itself so that its ends join.
pub(crate) fn ring<DB: DrawingBackend>(
    area: &Area<DB>,
    corners: &[Pixel],
    color: impl Color,
    width: f64,
) -> Drawn<DB> {
    let closed: Vec<Pixel> = corners.iter().chain(corners.iter().take(2)).copied().collect();
    line(area, &closed, color, width)
}

/// The part of a segment inside a rectangle (Liang & Barsky 1984), `None` if there is none or an
/// end is not finite.
pub(crate) fn clip(from: Pixel, to: Pixel, plot: Rectangle) -> Option<(Pixel, Pixel)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    if !(dx.is_finite() && dy.is_finite() && from.0.is_finite() && from.1.is_finite()) {
        return None;
    }
    let edges = [
        (-dx, from.0 - f64::from(plot.left)),
        (dx, f64::from(plot.right) - from.0),
        (-dy, from.1 - f64::from(plot.top)),
        (dy, f64::from(plot.bottom) - from.1),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (outward, room) in edges {
        if outward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if outward < 0.0 {
            enter = enter.max(room / outward);
        } else {
            leave = leave.min(room / outward);
        }
    }
    let along = |t: f64| {
        if t == 0.0 {
            from
        } else if t == 1.0 {
            to
        } else {
            (from.0 + t * dx, from.1 + t * dy)
        }
    };
    (enter <= leave).then(|| (along(enter), along(leave)))
}

/// Lines made of segments, joined where one ends at the start of the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lines(pub(crate) Vec<Vec<Pixel>>);

impl Lines {
    pub(crate) fn push(&mut self, from: Pixel, to: Pixel) {
        match self.0.last_mut() {
            Some(line) if line.last() == Some(&from) => line.push(to),
            _ => self.0.push(vec![from, to]),
        }
    }

    /// A polyline's parts inside a rectangle.
    pub(crate) fn clipped(points: impl IntoIterator<Item = Pixel>, plot: Rectangle) -> Self {
        let mut lines = Self::default();
        let mut last = None;
        for point in points {
            if let Some(last) = last
                && let Some((from, to)) = clip(last, point, plot)
            {
                lines.push(from, to);
            }
            last = Some(point);
        }
        lines
    }

    /// What drawing them takes, in segments: a sharp turn takes as long as some of them.
    pub(crate) fn effort(&self) -> usize {
        const TURN: usize = 10;
        let of = |line: &Vec<Pixel>| {
            line.len() + TURN * line.windows(3).filter(|corner| is_sharp(corner)).count()
        };
        self.0.iter().map(of).sum()
    }

    /// Draws them with joins that are round where they turn sharply, at which backends' mitred
    /// joins shoot out.
    pub(crate) fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        color: impl Color,
        width: f64,
    ) -> Drawn<DB> {
        let color = color.to_rgba();
        let round = Stamp::new(Marker::Circle, 0.5 * width);
        for points in &self.0 {
            let mut rest = points.as_slice();
            while let Some(turn) = rest.windows(3).position(is_sharp) {
                let Some((first, _)) = rest.split_at_checked(turn + 2) else { break };
                line(area, first, color, width)?;
                if let Some(&joint) = first.last() {
                    fill(area, &round.at(joint), color)?;
                }
                rest = rest.get(turn + 1..).unwrap_or_default();
            }
            line(area, rest, color, width)?;
        }
        Ok(())
    }
}

/// The cosine of the angle by which a line turns at the middle one of three places.
fn turn(corner: &[Pixel]) -> f64 {
    let &[a, b, c] = corner else { return 1.0 };
    let ((ux, uy), (vx, vy)) = ((b.0 - a.0, b.1 - a.1), (c.0 - b.0, c.1 - b.1));
    (ux * vx + uy * vy) / (hypot(ux, uy) * hypot(vx, vy)).max(f64::MIN_POSITIVE)
}

/// Whether a line turns by more than 60° there.
fn is_sharp(corner: &[Pixel]) -> bool {
    turn(corner) < 0.5
}

/// Whether a line turns so far back there, by more than 150°, that a mitred join would shoot out.
pub(crate) fn is_folded(corner: &[Pixel]) -> bool {
    turn(corner) < -0.85
}
