//! A run's path laid onto a surface, taken further as the run goes on.

use gd_core::{Point, number::hypot::hypot};

use super::{
    projection::{Place, Projection},
    relief::Surface,
};
use crate::{
    folds::Folds,
    geometry::Rectangle,
    pen::{self, Pixel},
    style::{Stroke, Style},
    trail::{Growth, TrailPen, Vertex},
};

/// Takes a trail over a surface further. What is drawn depends on the points alone, not on how many
/// came at a time; a new point costs the same however long the path is.
///
/// Another surface, projection or style wants a new pen.
#[derive(Clone, Debug)]
pub struct PathPen {
    pen: TrailPen,
    projection: Projection,
    plot: Rectangle,
    /// The last point on the surface.
    last: Option<(Point, Pixel, Place)>,
    /// The last vertex, if what follows it is hidden.
    hidden_from: Option<Pixel>,
    /// The steps drawn last, on the ground.
    folds: Folds,
    /// Whether the last step lay on one of those.
    is_folded: bool,
}

impl PathPen {
    /// A pen that has drawn nothing.
    #[must_use]
    pub fn new(stroke: Stroke, projection: &Projection) -> Self {
        let whole = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
        let (width, height) = projection.size;
        let plot = Rectangle { left: 0, top: 0, right: whole(width), bottom: whole(height) };
        Self {
            pen: TrailPen::new(stroke),
            projection: *projection,
            plot,
            last: None,
            hidden_from: None,
            folds: Folds::default(),
            is_folded: false,
        }
    }

    /// Whether each step so far has a marker of its own.
    #[must_use]
    pub fn marks_every_step(&self) -> bool {
        self.pen.marks_every_step()
    }

    /// Takes up new points until there are so many segments more; the rest is left. Where the surface
    /// is in front of the path, it is thin and pale; what is outside the region is left out.
    #[must_use]
    pub fn grow(
        &mut self,
        surface: &Surface,
        style: &Style,
        mut points: impl Iterator<Item = Point>,
        segments: usize,
    ) -> Growth {
        let mut vertices = Vec::new();
        // Each takes as long to find as to draw.
        while 2 * vertices.len() < segments
            && let Some(point) = points.next()
        {
            self.lay(surface, style, point, &mut vertices);
        }

        let interruption = Vertex { at: (f64::NAN, f64::NAN), is_step: false };
        let seen = vertices.iter().flat_map(|&(vertex, is_seen)| {
            [Some(vertex), (!is_seen).then_some(interruption)].into_iter().flatten()
        });
        let mut growth = self.pen.follow(self.plot, style, seen, usize::MAX);
        growth.segments += vertices.len();
        for (Vertex { at, .. }, is_seen) in vertices {
            if let Some(from) = self.hidden_from
                && let Some((from, to)) = pen::clip(from, at, self.plot)
            {
                growth.hidden.push(from, to);
            }
            self.hidden_from = (!is_seen).then_some(at);
        }
        growth
    }

    /// The vertices up to a point, with whether the eye sees what follows each.
    fn lay(
        &mut self,
        surface: &Surface,
        style: &Style,
        point: Point,
        vertices: &mut Vec<(Vertex, bool)>,
    ) {
        const INTERRUPTION: (Vertex, bool) =
            (Vertex { at: (f64::NAN, f64::NAN), is_step: false }, false);
        let projection = &self.projection;
        // A step that is hidden has no marker.
        let vertex = |place: Place, is_step| {
            let is_seen = !surface.hides(projection, place);
            (Vertex { at: projection.pixel(place), is_step: is_step && is_seen }, is_seen)
        };
        let Some(place) = surface.place(point) else {
            vertices.push(INTERRUPTION);
            (self.last, self.is_folded) = (None, false);
            return;
        };
        let pixel = projection.pixel(place);
        if let Some(([x, y], from, from_place)) = self.last {
            let length = hypot(pixel.0 - from.0, pixel.1 - from.1);
            if length < style.px(0.5) {
                self.pen.leave_out();
                return;
            }
            let unit = projection.unit;
            let [from, to] = [from_place, place].map(|at| (unit * at.x, unit * at.y));
            if self.folds.cover(from, to, style.px(0.5)) {
                if !std::mem::replace(&mut self.is_folded, true) {
                    vertices.push(INTERRUPTION);
                }
                self.pen.leave_out();
                self.last = Some((point, pixel, place));
                return;
            }
            if std::mem::take(&mut self.is_folded) {
                vertices.push(vertex(from_place, false));
            }
            // Long steps follow the ground in pieces of about half a cell.
            let pieces = (length / (projection.unit / Surface::CELLS as f64)).ceil().min(200.0);
            for k in 1..pieces as usize {
                let share = k as f64 / pieces;
                let between = [x + share * (point[0] - x), y + share * (point[1] - y)];
                let laid = surface.place(between).map(|place| vertex(place, false));
                vertices.push(laid.unwrap_or(INTERRUPTION));
            }
        }
        vertices.push(vertex(place, true));
        self.last = Some((point, pixel, place));
    }
}
