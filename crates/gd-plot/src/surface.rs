//! The surface of a function of two variables in three dimensions, seen in parallel projection.

use gd_core::{Point, map::grid::Grid};
use plotters::{
    prelude::DrawingBackend,
    style::{
        Color, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use crate::{
    Area, Drawn, Stroke, Style, Theme, ValueScale, View,
    geometry::Rectangle,
    heat_map,
    pen::{self, Lines, Pixel},
    style::mix,
    trail::{TrailPen, Vertex, draw_head_at, draw_start_at},
};

/// From where a surface is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The angle by which the surface is turned about the vertical, counter-clockwise from above,
    /// in radians. At 0, x runs to the right.
    pub yaw: f64,
    /// The angle of the eye above the horizon in radians, kept between 0.1 and π/2.
    pub pitch: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { yaw: 0.5, pitch: 0.65 }
    }
}

/// A surface over a grid of [`CELLS`](Self::CELLS) cells to a side, coarse enough to be turned at
/// every frame.
///
/// Heights are not to scale: a height is the mean of the heat map's shade and the linear one, so
/// that a bowl stays a bowl and a ravine has a floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    view: View,
    /// Row by row from ymin; NaN where f is not finite.
    shades: Vec<f64>,
    heights: Vec<f64>,
}

/// Nodes to a side.
const NODES: usize = Surface::CELLS + 1;
/// How high the highest point is, where the square is 2 to a side.
const HEIGHT: f64 = 1.0;
/// By how much a trail hovers above the surface.
const LIFT: f64 = 0.012;

/// A place in the scene: the square is \[−1, 1\]², heights begin at 0.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    z: f64,
}

/// The parallel projection onto a surface of pixels.
struct Projection {
    sin_yaw: f64,
    cos_yaw: f64,
    sin_pitch: f64,
    cos_pitch: f64,
    middle: Pixel,
    zoom: f64,
}

impl Projection {
    fn new((width, height): (u32, u32), style: &Style, camera: Camera) -> Self {
        let yaw = if camera.yaw.is_finite() { camera.yaw } else { 0.0 };
        let pitch = if camera.pitch.is_finite() { camera.pitch } else { 0.65 };
        let (sin_yaw, cos_yaw) = libm::sincos(yaw);
        let (sin_pitch, cos_pitch) = libm::sincos(pitch.clamp(0.1, std::f64::consts::FRAC_PI_2));
        let room = |length: u32| (f64::from(length) - style.px(3.0 * style.text)).max(1.0);
        // Large enough for every yaw, so that the surface does not swell as it turns.
        let reach = std::f64::consts::SQRT_2;
        let tall = 2.0 * reach * sin_pitch + HEIGHT * cos_pitch;
        let zoom = (room(width) / (2.0 * reach)).min(room(height) / tall);
        let middle =
            (0.5 * f64::from(width), 0.5 * f64::from(height) + 0.5 * zoom * HEIGHT * cos_pitch);
        Self { sin_yaw, cos_yaw, sin_pitch, cos_pitch, middle, zoom }
    }

    /// How far behind the middle a place is, on the ground.
    fn depth(&self, x: f64, y: f64) -> f64 {
        x * self.sin_yaw + y * self.cos_yaw
    }

    fn pixel(&self, Place { x, y, z }: Place) -> Pixel {
        let across = x * self.cos_yaw - y * self.sin_yaw;
        let up = self.depth(x, y) * self.sin_pitch + z * self.cos_pitch;
        (self.middle.0 + self.zoom * across, self.middle.1 - self.zoom * up)
    }
}

impl Surface {
    /// Cells to a side.
    pub const CELLS: usize = 40;

    /// The surface of a field.
    #[must_use]
    pub fn new(field: &Grid, scale: &ValueScale) -> Self {
        let [low, high] = scale.range();
        let value = |column: usize, row: usize| {
            let at = row.min(field.rows().saturating_sub(1)) * field.columns()
                + column.min(field.columns().saturating_sub(1));
            field.values().get(at).copied().unwrap_or(f64::NAN)
        };
        let place = |k: usize, count: usize| {
            let at = k as f64 / Self::CELLS as f64 * count.saturating_sub(1) as f64;
            (at as usize, at.fract())
        };
        let blend = |a: f64, b: f64, share: f64| if share == 0.0 { a } else { a + (b - a) * share };
        let (mut shades, mut heights) = (Vec::new(), Vec::new());
        for (k, j) in (0..NODES).flat_map(|j| (0..NODES).map(move |k| (k, j))) {
            let ((i, across), (j, up)) = (place(k, field.columns()), place(j, field.rows()));
            let value = blend(
                blend(value(i, j), value(i + 1, j), across),
                blend(value(i, j + 1), value(i + 1, j + 1), across),
                up,
            );
            let shade = scale.shade(value);
            let linear = (0.5 * value - 0.5 * low) / (0.5 * high - 0.5 * low);
            let linear = if linear.is_nan() { shade } else { linear };
            shades.push(shade);
            heights.push(0.5 * HEIGHT * (shade + linear));
        }
        Self { view: field.view(), shades, heights }
    }

    /// Draws the surface with its ground and the names and ends of the axes.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        camera: Camera,
    ) -> Drawn<DB> {
        let projection = Projection::new(area.dim_in_pixel(), style, camera);
        self.draw_ground(area, style, &projection)?;
        let mut cells: Vec<(f64, usize)> = (0..Self::CELLS)
            .flat_map(|j| (0..Self::CELLS).map(move |i| j * NODES + i))
            .map(|node| {
                let Place { x, y, .. } = self.place(node);
                (projection.depth(x, y), node)
            })
            .collect();
        cells.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        for (_, node) in cells {
            self.draw_cell(area, style, &projection, node)?;
        }
        Ok(())
    }

    /// Draws a trail on the surface drawn before, and its markers at both ends. Where the surface is in
    /// front of it, the trail is thin and pale. What is outside the view is left out.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_trail<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        camera: Camera,
        stroke: &Stroke,
        points: &[Point],
    ) -> Drawn<DB> {
        let size = area.dim_in_pixel();
        let projection = Projection::new(size, style, camera);
        let path = self.path(&projection, style, points);
        let whole = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
        let plot = Rectangle { left: 0, top: 0, right: whole(size.0), bottom: whole(size.1) };

        let mut hidden = Lines::default();
        for pair in path.windows(2) {
            if let &[(from, is_seen), (to, _)] = pair
                && !is_seen
                && let Some((from, to)) = pen::clip(from.at, to.at, plot)
            {
                hidden.push(from, to);
            }
        }
        hidden.draw(area, stroke.color.mix(0.45), style.px(1.25))?;

        let interruption = Vertex { at: (f64::NAN, f64::NAN), is_step: false };
        let seen = path.iter().flat_map(|&(vertex, is_seen)| {
            [Some(vertex), (!is_seen).then_some(interruption)].into_iter().flatten()
        });
        TrailPen::new(*stroke).draw_vertices(area, area, plot, style, seen)?;
        let end = |at: Option<&Point>| {
            at.and_then(|&at| self.lifted(at)).map(|place| projection.pixel(place))
        };
        if let Some(at) = end(points.first()) {
            draw_start_at(area, style, stroke, at)?;
        }
        match end(points.last()) {
            Some(at) => draw_head_at(area, style, stroke, at),
            None => Ok(()),
        }
    }

    /// Where a point of the surface is drawn on a canvas of this size; `None` outside the view or
    /// where f is not finite.
    #[must_use]
    pub fn to_pixel(
        &self,
        size: (u32, u32),
        style: &Style,
        camera: Camera,
        at: Point,
    ) -> Option<(f64, f64)> {
        self.lifted(at).map(|place| Projection::new(size, style, camera).pixel(place))
    }

    fn place(&self, node: usize) -> Place {
        let coordinate = |k: usize| 2.0 * k as f64 / Self::CELLS as f64 - 1.0;
        let z = self.heights.get(node).copied().unwrap_or(f64::NAN);
        Place { x: coordinate(node % NODES), y: coordinate(node / NODES), z }
    }

    fn draw_cell<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
        node: usize,
    ) -> Drawn<DB> {
        let corners = [node, node + 1, node + NODES + 1, node + NODES];
        let shade = 0.25 * corners.iter().filter_map(|&k| self.shades.get(k)).sum::<f64>();
        let [a, b, c, d] = corners.map(|corner| self.place(corner));
        if !(a.z + b.z + c.z + d.z).is_finite() {
            return Ok(());
        }
        let quad = [a, b, c, d].map(|place| projection.pixel(place));
        // Light from the upper left, turning with the eye.
        let (rise_x, rise_y) = (b.z + c.z - a.z - d.z, c.z + d.z - a.z - b.z);
        let slope = 0.25 * Self::CELLS as f64;
        let lit = |x: f64, y: f64| {
            let leftward = x * projection.cos_yaw - y * projection.sin_yaw;
            let forward = projection.depth(x, y);
            (0.5 * leftward + 0.35 * forward) / libm::sqrt(1.0 + x * x + y * y)
        };
        let light = lit(slope * rise_x, slope * rise_y);
        let color = heat_map::color(shade, style.theme);
        let (dark, bright) = (RGBColor(16, 20, 32), RGBColor(255, 255, 255));
        let color = if light < 0.0 {
            mix(color, dark, -0.5 * light)
        } else {
            mix(color, bright, if style.theme == Theme::Light { 0.45 } else { 0.2 } * light)
        };
        pen::fill(area, &quad, color)?;
        let ink = match style.theme {
            Theme::Light => mix(color, dark, 0.16),
            Theme::Dark => mix(color, bright, 0.1),
        };
        // The two far edges lie on cells drawn before, so no cell drawn later covers them; the near
        // ones belong to a nearer cell, except on the rim.
        let [a, b, c, d] = quad;
        let (column, row, last) = (node % NODES, node / NODES, Self::CELLS - 1);
        let (far, near_x, near_y) = match (projection.sin_yaw > 0.0, projection.cos_yaw > 0.0) {
            (true, true) => ([b, c, d], (column == 0, [a, d]), (row == 0, [a, b])),
            (true, false) => ([a, b, c], (column == 0, [a, d]), (row == last, [c, d])),
            (false, true) => ([c, d, a], (column == last, [b, c]), (row == 0, [a, b])),
            (false, false) => ([d, a, b], (column == last, [b, c]), (row == last, [c, d])),
        };
        let width = style.px(0.75);
        if pen::is_folded(&far) {
            pen::line(area, &far[..2], ink, width)?;
            pen::line(area, &far[1..], ink, width)?;
        } else {
            pen::line(area, &far, ink, width)?;
        }
        for (is_rim, edge) in [near_x, near_y] {
            if is_rim {
                pen::line(area, &edge, ink, width)?;
            }
        }
        Ok(())
    }

    fn draw_ground<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
    ) -> Drawn<DB> {
        let ground = |x: f64, y: f64| projection.pixel(Place { x, y, z: 0.0 });
        let corners = [ground(-1.0, -1.0), ground(1.0, -1.0), ground(1.0, 1.0), ground(-1.0, 1.0)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            pen::line(area, &[*from, *to], style.muted, style.hairline(1.0))?;
        }
        let [xmin, xmax, ymin, ymax] = self.view;
        let end = |value: f64| {
            let text = format!("{value:.4}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
        };
        // Each axis is named along the side of the square that is nearer to the eye.
        let near_y = if projection.cos_yaw > 0.0 { -1.16 } else { 1.16 };
        let near_x = if projection.sin_yaw > 0.0 { -1.16 } else { 1.16 };
        let labels = [
            (-1.0, near_y, end(xmin), style.muted),
            (1.0, near_y, end(xmax), style.muted),
            (0.0, near_y, "x".to_owned(), style.foreground),
            (near_x, -1.0, end(ymin), style.muted),
            (near_x, 1.0, end(ymax), style.muted),
            (near_x, 0.0, "y".to_owned(), style.foreground),
        ];
        labels.iter().try_for_each(|(x, y, label, color)| {
            let inward = |at: f64| if at.abs() == 1.0 { 0.88 * at } else { at };
            let at = ground(inward(*x), inward(*y));
            pen::text(area, style, label, at, (HPos::Center, VPos::Center), *color)
        })
    }

    /// A point of the view on the square.
    fn on_square(&self, [x, y]: Point) -> Option<(f64, f64)> {
        let [xmin, xmax, ymin, ymax] = self.view;
        let place = |at: f64, from: f64, to: f64| {
            2.0 * (0.5 * at - 0.5 * from) / (0.5 * to - 0.5 * from) - 1.0
        };
        let (x, y) = (place(x, xmin, xmax), place(y, ymin, ymax));
        (x.abs() <= 1.0 && y.abs() <= 1.0).then_some((x, y))
    }

    /// The height above a place of the square, `None` outside it or where f is not finite.
    fn height(&self, x: f64, y: f64) -> Option<f64> {
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

    fn lifted(&self, at: Point) -> Option<Place> {
        let (x, y) = self.on_square(at)?;
        self.height(x, y).map(|z| Place { x, y, z: z + LIFT })
    }

    /// A trail laid onto the surface, with whether the eye sees what follows each vertex.
    fn path(
        &self,
        projection: &Projection,
        style: &Style,
        points: &[Point],
    ) -> Vec<(Vertex, bool)> {
        let mut path = Vec::new();
        let interruption = (Vertex { at: (f64::NAN, f64::NAN), is_step: false }, false);
        let mut last: Option<(Point, Pixel)> = None;
        for &point in points {
            let Some(place) = self.lifted(point) else {
                path.push(interruption);
                last = None;
                continue;
            };
            let pixel = projection.pixel(place);
            if let Some(([x, y], from)) = last {
                let length = libm::hypot(pixel.0 - from.0, pixel.1 - from.1);
                if length < style.px(0.5) {
                    continue;
                }
                // Long steps follow the ground in pieces of about half a cell.
                let pieces = (length / (projection.zoom / Self::CELLS as f64)).ceil().min(200.0);
                for k in 1..pieces as usize {
                    let share = k as f64 / pieces;
                    let between = [x + share * (point[0] - x), y + share * (point[1] - y)];
                    match self.lifted(between) {
                        Some(place) => {
                            let at = projection.pixel(place);
                            path.push((
                                Vertex { at, is_step: false },
                                self.sees(projection, place),
                            ));
                        }
                        None => path.push(interruption),
                    }
                }
            }
            path.push((Vertex { at: pixel, is_step: true }, self.sees(projection, place)));
            last = Some((point, pixel));
        }
        path
    }

    /// Whether nothing of the surface is between a place and the eye.
    fn sees(&self, projection: &Projection, place: Place) -> bool {
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
