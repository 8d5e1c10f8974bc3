//! Marks as lists of shapes, which the picture draws and a legend shows.

use gd_core::{
    map::basin_image::StepScale,
    scenario::{Mark, Marks, Part},
};
use plotters::{
    prelude::DrawingBackend,
    style::{Color, RGBColor},
};

use crate::{
    arrows::{Length, outlines},
    backend::{Area, Drawn},
    marker::{self, Marker},
    pen::{self, Pixel},
    style::Style,
};

/// What an entry is of, and what hides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is always shown, by its name in code.
    Always(&'static str),
    /// A part of the picture that a link turns on.
    Part(Part),
    /// A kind of mark that a link hides.
    Mark(Mark),
}

/// What a picture shows, or would if it were not hidden.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is of.
    pub kind: Kind,
    /// What it is, in a few words.
    pub name: String,
    /// What it looks like, from below.
    pub shapes: Vec<Shape>,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// The entries of a legend, where some kinds of mark are hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// The entries.
    pub entries: Vec<Entry>,
    hidden: Marks,
}

impl Legend {
    /// One without entries.
    pub(crate) fn new(hidden: Marks) -> Self {
        Self { entries: Vec::new(), hidden }
    }

    /// Adds the entry of what is always shown.
    pub(crate) fn always(&mut self, id: &'static str, name: &str, shapes: Vec<Shape>) {
        let (kind, name) = (Kind::Always(id), name.to_owned());
        self.entries.push(Entry { kind, name, shapes, is_hidden: false });
    }

    /// Adds the entry of a kind of mark.
    pub(crate) fn mark(&mut self, mark: Mark, name: &str, shapes: &[Shape]) {
        let is_hidden = self.hidden.contains(mark);
        let (name, shapes) = (name.to_owned(), shapes.to_vec());
        self.entries.push(Entry { kind: Kind::Mark(mark), name, shapes, is_hidden });
    }
}

/// A part of a mark, in CSS pixels around the mark's place, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled polygon.
    Polygon {
        /// Its corners.
        points: Vec<Pixel>,
        /// What fills it.
        fill: RGBColor,
    },
    /// A line.
    Line {
        /// Its corners.
        points: Vec<Pixel>,
        /// Whether it leads back to the first one.
        is_closed: bool,
        /// Its colour.
        stroke: RGBColor,
        /// Its width.
        width: f64,
    },
    /// A bar of colours at equal distances.
    Gradient {
        /// The colours.
        stops: Vec<RGBColor>,
        /// What some places stand for, each by its share of the bar's length.
        ticks: Vec<(f64, String)>,
    },
}

impl Shape {
    /// A bar of the colours that numbers of steps have, with the few, the middle and the many.
    pub(crate) fn steps(stops: Vec<RGBColor>, scale: StepScale) -> Self {
        let mut ticks = Vec::new();
        let mut last = None;
        for share in [0.0, 0.5, 1.0] {
            let steps = scale.steps(share);
            if last != Some(steps) {
                ticks.push((share, steps.to_string()));
            }
            last = Some(steps);
        }
        Self::Gradient { stops, ticks }
    }
}

impl Shape {
    /// A marker of a radius.
    pub(crate) fn marker(marker: Marker, radius: f64, fill: RGBColor) -> Self {
        Self::Polygon { points: marker::outline(marker, (0.0, 0.0), radius), fill }
    }

    /// A ring around the mark's place.
    pub(crate) fn ring(radius: f64, stroke: RGBColor, width: f64) -> Self {
        let points = marker::outline(Marker::Circle, (0.0, 0.0), radius);
        Self::Line { points, is_closed: true, stroke, width }
    }

    /// A level line through the mark's place, so long each way.
    pub(crate) fn level(reach: f64, stroke: RGBColor, width: f64) -> Self {
        let points = vec![(-reach, 0.0), (reach, 0.0)];
        Self::Line { points, is_closed: false, stroke, width }
    }

    /// An arrow to the right.
    pub(crate) fn arrow(style: &Style, length: Length, color: RGBColor) -> Vec<Self> {
        let unit = Style { pixel_ratio: 1.0, ..*style };
        let mut shapes = Vec::new();
        for (points, fill) in outlines((-10.0, 0.0), (10.0, 0.0), length, color, &unit) {
            shapes.push(Self::Polygon { points, fill });
        }
        shapes
    }

    /// Draws it at a place. A bar of colours is none of a picture's marks.
    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style, at: Pixel) -> Drawn<DB> {
        let placed = |points: &[Pixel]| placed(style, points, at);
        match self {
            Self::Polygon { points, fill } => pen::fill(area, &placed(points), *fill),
            Self::Line { points, is_closed: true, stroke, width } => {
                pen::ring(area, &placed(points), *stroke, style.px(*width))
            }
            Self::Line { points, stroke, width, .. } => {
                pen::line(area, &placed(points), *stroke, style.px(*width))
            }
            Self::Gradient { .. } => Ok(()),
        }
    }
}

/// Where a mark is, and whether a surface is in front of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The place in the backend's pixels.
    pub at: Pixel,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// How thin and how pale is what a surface hides, in CSS pixels and as its share of the colour.
pub(crate) const HIDDEN: (f64, f64) = (1.25, 0.45);

/// Draws shapes at a place, from below; only their outlines, thin and pale, where they are hidden.
pub(crate) fn draw_spot<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    shapes: &[Shape],
    spot: Spot,
) -> Drawn<DB> {
    if !spot.is_hidden {
        return draw(area, style, shapes, spot.at);
    }
    for shape in shapes {
        let (Shape::Polygon { points, fill: color } | Shape::Line { points, stroke: color, .. }) =
            shape
        else {
            continue;
        };
        if *color != style.halo {
            let (width, share) = HIDDEN;
            pen::ring(area, &placed(style, points, spot.at), color.mix(share), style.px(width))?;
        }
    }
    Ok(())
}

/// The corners of a shape at a place.
fn placed(style: &Style, points: &[Pixel], at: Pixel) -> Vec<Pixel> {
    points.iter().map(|&(x, y)| (at.0 + style.px(x), at.1 + style.px(y))).collect()
}

/// Draws shapes at a place, from below.
pub(crate) fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    shapes: &[Shape],
    at: Pixel,
) -> Drawn<DB> {
    shapes.iter().try_for_each(|shape| shape.draw(area, style, at))
}
