//! The picture of a function: a map, a curve or a surface, and what is drawn where on it.

use gd_core::{
    CriticalKind, Point,
    map::grid::{Grid, Profile},
};
use plotters::prelude::DrawingBackend;

use crate::{
    Area, Drawn, Frame, Stroke, Style, ValueScale, View,
    arrows::{self, Arrow},
    axes::{self, Axes},
    contour::Contours,
    curve,
    heat_map::{self, Image},
    markers::{self, Mark},
    pen::Pixel,
    surface::{Camera, Surface},
    trail::{self, TrailPen},
};

/// How many contours a map has.
const CONTOURS: usize = 16;

/// The length of a gradient field's cell, in CSS pixels.
pub const FIELD_CELL: f64 = 40.0;

/// A function's picture, laid out on a surface of a size.
#[derive(Clone, Debug)]
pub struct Scene {
    frame: Frame,
    ground: Ground,
    names: [&'static str; 2],
}

#[derive(Clone, Debug)]
enum Ground {
    Map { image: Image, contours: Contours },
    Curve(Profile),
    Surface(Box<Surface>, Camera),
}

impl Scene {
    /// The map of a function of two variables: heat map, contours, axes.
    #[must_use]
    pub fn map(size: (u32, u32), field: &Grid, style: &Style) -> Self {
        let frame = Frame::new(size, field.view(), style);
        let scale = ValueScale::new(field.values());
        let (width, height) = frame.plot().size();
        let pixels = (width / style.grain.max(1), height / style.grain.max(1));
        let hatch = (6.0 * style.scale / f64::from(style.grain.max(1))) as u32;
        let image = heat_map::image(field, &scale, style.theme, pixels, hatch);
        let contours = Contours::new(field, &scale, CONTOURS, style.theme);
        Self { frame, ground: Ground::Map { image, contours }, names: ["x", "y"] }
    }

    /// The curve of a function of one variable over a view.
    #[must_use]
    pub fn curve(size: (u32, u32), view: View, profile: Profile, style: &Style) -> Self {
        let frame = Frame::new(size, view, style);
        Self { frame, ground: Ground::Curve(profile), names: ["x", "f(x)"] }
    }

    /// The surface of a function of two variables.
    #[must_use]
    pub fn surface(size: (u32, u32), field: &Grid, camera: Camera) -> Self {
        let surface = Surface::new(field, &ValueScale::new(field.values()));
        let frame = Frame::bare(size, field.view());
        let ground = Ground::Surface(Box::new(surface), camera);
        Self { frame, ground, names: ["x", "y"] }
    }

    /// The same with other names at its axes; a surface has none.
    #[must_use]
    pub fn named(self, names: [&'static str; 2]) -> Self {
        Self { names, ..self }
    }

    /// The heat map of a map, a pixel of it for one of the screen's, and where its upper left corner
    /// is. Fast to put on a canvas by itself; [`draw_ground`](Self::draw_ground) leaves it out.
    #[must_use]
    pub fn image(&self) -> Option<(&Image, (i32, i32))> {
        let plot = self.frame.plot();
        match &self.ground {
            Ground::Map { image, .. } => Some((image, (plot.left, plot.top))),
            _ => None,
        }
    }

    /// Sees a surface from elsewhere; others have no camera.
    pub fn turn(&mut self, camera: Camera) {
        if let Ground::Surface(_, now) = &mut self.ground {
            *now = camera;
        }
    }

    /// Whether it is a surface, which has no frame of its own and is drawn anew at each turn.
    #[must_use]
    pub fn is_surface(&self) -> bool {
        matches!(self.ground, Ground::Surface(..))
    }

    /// The correspondence of the view with pixels; of no use for a surface.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Draws what stays as runs go on, but for the heat map's [`image`](Self::image).
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_ground<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Drawn<DB> {
        let [x, y] = self.names;
        match &self.ground {
            Ground::Map { contours, .. } => {
                contours.draw(area, &self.frame, style)?;
                axes::draw(area, &self.frame, style, &Axes { x, y, grid: false })
            }
            Ground::Curve(profile) => {
                axes::draw(area, &self.frame, style, &Axes { x, y, grid: true })?;
                curve::draw(area, &self.frame, style, profile.points())
            }
            Ground::Surface(surface, camera) => surface.draw(area, style, *camera),
        }
    }

    /// Draws the vectors of a field over a map, in cells of [`FIELD_CELL`].
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_field<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        vectors: &[(Point, [f64; 2])],
    ) -> Drawn<DB> {
        match self.ground {
            Ground::Map { .. } => arrows::draw_field(area, &self.frame, style, vectors, FIELD_CELL),
            _ => Ok(()),
        }
    }

    /// How many cells of [`FIELD_CELL`] there is room for, across and up.
    #[must_use]
    pub fn field_cells(&self, style: &Style) -> (usize, usize) {
        let (width, height) = self.frame.plot().size();
        let count =
            |length: u32| (f64::from(length) / (style.scale * FIELD_CELL)).max(1.0) as usize;
        (count(width), count(height))
    }

    /// Marks a critical point by its kind.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_critical<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        kind: CriticalKind,
        at: Point,
        value: f64,
    ) -> Drawn<DB> {
        self.draw_mark(area, style, Mark::Critical(kind), at, value)
    }

    /// Rings a place where something happened.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_event<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        at: Point,
        value: f64,
    ) -> Drawn<DB> {
        self.draw_mark(area, style, Mark::Event, at, value)
    }

    fn draw_mark<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        mark: Mark,
        at: Point,
        value: f64,
    ) -> Drawn<DB> {
        self.pixel(style, at, value).map_or(Ok(()), |at| markers::draw_at(area, style, mark, at))
    }

    /// Draws a trail further, see [`TrailPen::draw`]. On a surface, which has to be drawn anew at
    /// each turn, the whole trail is drawn on the line's layer.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_trail<DB: DrawingBackend>(
        &self,
        casing: &Area<DB>,
        line: &Area<DB>,
        style: &Style,
        trail: &mut Trail,
    ) -> Drawn<DB> {
        match &self.ground {
            Ground::Surface(surface, camera) => {
                surface.draw_trail(line, style, *camera, &trail.stroke, &trail.points)
            }
            _ => trail.pen.draw(casing, line, &self.frame, style, &trail.points),
        }
    }

    /// Draws where a run begins and where it is now. On a surface the trail has its own ends.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_ends<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        trail: &Trail,
    ) -> Drawn<DB> {
        let (Some(&start), Some(&head)) = (trail.points.first(), trail.points.last()) else {
            return Ok(());
        };
        if self.is_surface() {
            return Ok(());
        }
        trail::draw_start(area, &self.frame, style, &trail.stroke, start)?;
        trail::draw_head(area, &self.frame, style, &trail.stroke, head)
    }

    /// Draws a vector from θ: an arrow on a map, one along the x axis from the curve, none on a
    /// surface.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_arrow<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        arrow: &Arrow,
        value: f64,
    ) -> Drawn<DB> {
        if self.is_surface() {
            return Ok(());
        }
        let from = self.point(arrow.from, value);
        arrows::draw(area, &self.frame, style, &Arrow { from, ..*arrow })
    }

    /// Draws the tangent of a curve; nothing on the others.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_tangent<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        stroke: &Stroke,
        at: Point,
        slope: f64,
    ) -> Drawn<DB> {
        match self.ground {
            Ground::Curve(_) => {
                curve::draw_tangent(area, &self.frame, style, stroke.color, at, slope)
            }
            _ => Ok(()),
        }
    }

    /// The point of the frame at which θ is drawn: itself on a map, \[x, f(x)\] on a curve.
    #[must_use]
    pub fn point(&self, theta: Point, value: f64) -> Point {
        match self.ground {
            Ground::Curve(_) => [theta[0], value],
            _ => theta,
        }
    }

    /// The pixel at which θ is drawn; `None` where it is out of sight.
    #[must_use]
    pub fn pixel(&self, style: &Style, theta: Point, value: f64) -> Option<Pixel> {
        match &self.ground {
            Ground::Surface(surface, camera) => {
                surface.to_pixel(self.frame.size(), style, *camera, theta)
            }
            _ => Some(self.frame.to_pixel(self.point(theta, value)))
                .filter(|&pixel| self.frame.contains(pixel)),
        }
    }

    /// θ under a pixel of a map or a curve; `None` outside the view and on a surface.
    #[must_use]
    pub fn theta(&self, pixel: Pixel) -> Option<Point> {
        let inside = self.frame.contains(pixel);
        match self.ground {
            Ground::Map { .. } if inside => Some(self.frame.to_point(pixel)),
            Ground::Curve(_) if inside => Some([self.frame.to_point(pixel)[0], 0.0]),
            _ => None,
        }
    }
}

/// A run's places on a scene, and the pen that draws them.
#[derive(Clone, Debug)]
pub struct Trail {
    stroke: Stroke,
    points: Vec<Point>,
    pen: TrailPen,
}

impl Trail {
    /// A trail without places.
    #[must_use]
    pub fn new(stroke: Stroke) -> Self {
        Self { stroke, points: Vec::new(), pen: TrailPen::new(stroke) }
    }

    /// The look of it.
    #[must_use]
    pub fn stroke(&self) -> &Stroke {
        &self.stroke
    }

    /// The places so far, as [`Scene::point`] gives them.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Adds places.
    pub fn extend(&mut self, points: impl IntoIterator<Item = Point>) {
        self.points.extend(points);
    }
}
