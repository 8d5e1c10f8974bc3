//! The heights of a surface.

use gd_core::{Point, map::grid::Grid};

use super::projection::{HEIGHT, Place, Projection, Viewpoint};
use crate::{
    geometry::Region,
    pen::Pixel,
    style::Style,
    ticks::{ends, linear},
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
    /// Values at the vertical axis, as they are written, with their heights.
    pub(super) ticks: Vec<(f64, String)>,
}

/// How far apart the ticks of the vertical axis are at least.
const TICK_GAP: f64 = 0.16;

/// How high a value lies.
fn height_of(value: f64, scale: &ValueScale) -> f64 {
    let [low, high] = scale.range();
    let shade = scale.shade(value);
    let linear = (0.5 * value - 0.5 * low) / (0.5 * high - 0.5 * low);
    let linear = if linear.is_nan() { shade } else { linear };
    0.5 * HEIGHT * (shade + linear)
}

/// Nodes to a side.
pub(super) const NODES: usize = Surface::CELLS + 1;
/// By how much a trail hovers above the surface.
pub(super) const LIFT: f64 = 0.012;

impl Surface {
    /// Cells to a side.
    pub const CELLS: usize = 40;

    /// The surface of a grid.
    #[must_use]
    pub fn new(grid: &Grid, scale: &ValueScale) -> Self {
        let [low, high] = scale.range();
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
        let ends = [low, high].into_iter().zip(ends([low, high]));
        let mut ticks: Vec<_> =
            ends.map(|(value, label)| (height_of(value, scale), label)).collect();
        for tick in linear(low, high, 4.0) {
            let height = height_of(tick.value, scale);
            if ticks.iter().all(|(other, _)| (other - height).abs() >= TICK_GAP) {
                ticks.push((height, tick.label));
            }
        }
        ticks.retain(|(height, _)| height.is_finite());
        Self { region: grid.view(), shades, heights, ticks }
    }

    /// What the surface is over.
    #[must_use]
    pub fn region(&self) -> Region {
        self.region
    }

    /// Where a point of the surface is drawn on a canvas of this size; `None` outside the view or
    /// where f is not finite.
    #[must_use]
    pub fn to_pixel(
        &self,
        size: (u32, u32),
        style: &Style,
        viewpoint: Viewpoint,
        at: Point,
    ) -> Option<Pixel> {
        self.lifted(at).map(|place| Projection::new(size, style, viewpoint).pixel(place))
    }

    pub(super) fn place(&self, node: usize) -> Place {
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

    /// The height above a place of the square, `None` outside it or where f is not finite.
    pub(super) fn height(&self, x: f64, y: f64) -> Option<f64> {
        let cell = |at: f64| {
            let at = (0.5 * at + 0.5) * Self::CELLS as f64;
            let k = (at.max(0.0) as usize).min(Self::CELLS - 1);
            (k, at - k as f64)
        };
        if !(x.abs() <= 1.0 && y.abs() <= 1.0) {
            return None;
        }
        let ((i, across), (j, up)) = (cell(x), cell(y));
        let node = j * NODES + i;
        let corner = |k: usize| self.heights.get(k).copied();
        let low = corner(node)? * (1.0 - across) + corner(node + 1)? * across;
        let high = corner(node + NODES)? * (1.0 - across) + corner(node + NODES + 1)? * across;
        let height = low * (1.0 - up) + high * up;
        height.is_finite().then_some(height)
    }

    pub(super) fn lifted(&self, at: Point) -> Option<Place> {
        let (x, y) = self.on_square(at)?;
        self.height(x, y).map(|z| Place { x, y, z: z + LIFT })
    }

    /// Whether nothing of the surface is between a place and the eye.
    pub(super) fn sees(&self, projection: &Projection, place: Place) -> bool {
        let step = 1.0 / Self::CELLS as f64;
        let climb = step * projection.sin_pitch / projection.cos_pitch.max(1e-9);
        (1..=4 * Self::CELLS)
            .map(|k| k as f64)
            .map(|k| (k, place.z + LIFT + k * climb))
            .take_while(|&(_, z)| z < HEIGHT)
            .map_while(|(k, z)| {
                let x = place.x - k * step * projection.sin_yaw;
                let y = place.y - k * step * projection.cos_yaw;
                (x.abs() <= 1.0 && y.abs() <= 1.0).then(|| (self.height(x, y), z))
            })
            .all(|(ground, z)| ground.is_none_or(|ground| ground < z))
    }
}
