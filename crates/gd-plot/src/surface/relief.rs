//! The heights of a surface.

use gd_core::{
    Point,
    map::grid::Grid,
    number::{clamp::clamp, hypot::hypot},
};

use super::{
    heights::{HeightTick, height_of, height_ticks},
    projection::{Place, Projection},
};
use crate::{
    geometry::Region,
    pen::{Pixel, unit},
    value_scale::ValueScale,
};

/// A surface over a grid of [`CELLS`](Self::CELLS) cells to a side, coarse enough to be turned at
/// every frame.
///
/// Heights are not to scale: a height is the mean of the heat map's shade and the linear one, so
/// that a bowl stays a bowl and a ravine has a floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    region: Region,
    /// Row by row from ymin; NaN where f is not finite.
    pub(super) shades: Vec<f64>,
    heights: Vec<f64>,
    /// The ticks of the vertical axis, from below.
    pub(super) ticks: Vec<HeightTick>,
}

/// Nodes to a side.
pub(super) const NODES: usize = Surface::CELLS + 1;

impl Surface {
    /// Cells to a side.
    pub const CELLS: usize = 40;

    /// The surface of a grid.
    #[must_use]
    pub fn new(grid: &Grid, scale: &ValueScale) -> Self {
        let value = |column: usize, row: usize| {
            let at = row.min(grid.rows().saturating_sub(1)) * grid.columns()
                + column.min(grid.columns().saturating_sub(1));
            grid.values().get(at).copied().unwrap_or(f64::NAN)
        };
        let place = |k: usize, count: usize| {
            let at = k as f64 / Self::CELLS as f64 * count.saturating_sub(1) as f64;
            (at as usize, at.fract())
        };
        let blend = |a: f64, b: f64, share: f64| if share == 0.0 { a } else { a + (b - a) * share };
        let (mut shades, mut heights) = (Vec::new(), Vec::new());
        for (k, j) in (0..NODES).flat_map(|j| (0..NODES).map(move |k| (k, j))) {
            let ((i, across), (j, up)) = (place(k, grid.columns()), place(j, grid.rows()));
            let value = blend(
                blend(value(i, j), value(i + 1, j), across),
                blend(value(i, j + 1), value(i + 1, j + 1), across),
                up,
            );
            shades.push(scale.shade(value));
            heights.push(height_of(value, scale));
        }
        let is_empty = heights.iter().all(|height| height.is_nan());
        let ticks = if is_empty { Vec::new() } else { height_ticks(scale) };
        Self { region: grid.view(), shades, heights, ticks }
    }

    /// What the surface is over.
    #[must_use]
    pub fn region(&self) -> Region {
        self.region
    }

    /// Where a point of the surface is drawn; `None` outside the region or where f is not finite.
    #[must_use]
    pub fn to_pixel(&self, projection: &Projection, at: Point) -> Option<Pixel> {
        self.place(at).map(|place| projection.pixel(place))
    }

    /// The point of the surface that is seen at a pixel: the nearest one of the drawn cells; `None`
    /// beside the surface.
    #[must_use]
    pub fn to_point(&self, projection: &Projection, pixel: Pixel) -> Option<Point> {
        let (x, y) = self.nearest(projection, projection.ray_at(pixel), f64::INFINITY)?;
        let [xmin, xmax, ymin, ymax] = self.region;
        let between = |at: f64, from: f64, to: f64| {
            let share = clamp(0.5 * at + 0.5, 0.0, 1.0);
            from * (1.0 - share) + to * share
        };
        Some([between(x, xmin, xmax), between(y, ymin, ymax)])
    }

    /// Whether a point of the surface is hidden behind another or seen from below.
    #[must_use]
    pub fn is_hidden(&self, projection: &Projection, at: Point) -> bool {
        self.place(at).is_some_and(|place| self.hides(projection, place))
    }

    /// Which way a vector at a point of the surface leads along it on the screen, as a unit vector;
    /// `None` where it has no direction.
    #[must_use]
    pub fn direction(&self, projection: &Projection, at: Point, vector: [f64; 2]) -> Option<Pixel> {
        let (x, y) = self.on_square(at)?;
        let cell = [Self::cell_at(Self::in_cells(x)), Self::cell_at(Self::in_cells(y))];
        let [xmin, xmax, ymin, ymax] = self.region;
        let along = vector[0] / (0.5 * xmax - 0.5 * xmin);
        let away = vector[1] / (0.5 * ymax - 0.5 * ymin);
        let on_cell = |share: f64| {
            let (x, y) = (x + share * along, y + share * away);
            let z = self.height_in(cell, [Self::in_cells(x), Self::in_cells(y)]);
            projection.pixel(Place { x, y, z })
        };
        // Short, so that it is the slope of the cell.
        let ((x0, y0), (x1, y1)) = (on_cell(0.0), on_cell(0.01 / hypot(along, away)));
        unit(x1 - x0, y1 - y0)
    }

    pub(super) fn node(&self, node: usize) -> Place {
        let coordinate = |k: usize| 2.0 * k as f64 / Self::CELLS as f64 - 1.0;
        let z = self.heights.get(node).copied().unwrap_or(f64::NAN);
        Place { x: coordinate(node % NODES), y: coordinate(node / NODES), z }
    }

    /// A point of the region on the square.
    fn on_square(&self, [x, y]: Point) -> Option<(f64, f64)> {
        let [xmin, xmax, ymin, ymax] = self.region;
        let place = |at: f64, from: f64, to: f64| {
            2.0 * (0.5 * at - 0.5 * from) / (0.5 * to - 0.5 * from) - 1.0
        };
        let (x, y) = (place(x, xmin, xmax), place(y, ymin, ymax));
        (x.abs() <= 1.0 && y.abs() <= 1.0).then_some((x, y))
    }

    /// A coordinate on the square in cells from its edge.
    fn in_cells(at: f64) -> f64 {
        (0.5 * at + 0.5) * Self::CELLS as f64
    }

    /// The cell, along an axis, of a place in cells from the square's edge.
    pub(super) fn cell_at(at: f64) -> usize {
        (at.max(0.0) as usize).min(Self::CELLS - 1)
    }

    /// The height in a cell, at a place in cells from the square's lower left corner; NaN where f is not
    /// finite.
    pub(super) fn height_in(&self, [i, j]: [usize; 2], [x, y]: [f64; 2]) -> f64 {
        let (across, up) = (x - i as f64, y - j as f64);
        let node = j * NODES + i;
        let corner = |k: usize| self.heights.get(k).copied().unwrap_or(f64::NAN);
        let low = corner(node) * (1.0 - across) + corner(node + 1) * across;
        let high = corner(node + NODES) * (1.0 - across) + corner(node + NODES + 1) * across;
        low * (1.0 - up) + high * up
    }

    /// The height above a place of the square, `None` outside it or where f is not finite.
    fn height(&self, x: f64, y: f64) -> Option<f64> {
        if !(x.abs() <= 1.0 && y.abs() <= 1.0) {
            return None;
        }
        let (x, y) = (Self::in_cells(x), Self::in_cells(y));
        let height = self.height_in([Self::cell_at(x), Self::cell_at(y)], [x, y]);
        height.is_finite().then_some(height)
    }

    /// The place of a point, on the drawn cells; `None` outside the region or where f is not finite.
    pub(super) fn place(&self, at: Point) -> Option<Place> {
        let (x, y) = self.on_square(at)?;
        self.height(x, y).map(|z| Place { x, y, z })
    }
}
