//! A surface's cells, shaded by value and light.

use gd_core::{Point, scenario::Theme, sort::sort_by_number};
use plotters::{prelude::DrawingBackend, style::RGBColor};

use super::{
    projection::{Place, Projection},
    relief::{NODES, Surface},
};
use crate::{
    backend::{Area, Drawn},
    heat_map, pen,
    style::{Style, mix},
};

impl Surface {
    /// Draws the surface, its cells from the farthest to the nearest, each in the colour that its middle
    /// has, or else in that of its value.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_cells<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
        color: &dyn Fn(Point) -> Option<RGBColor>,
    ) -> Drawn<DB> {
        let mut cells: Vec<(f64, usize)> = (0..Self::CELLS)
            .flat_map(|j| (0..Self::CELLS).map(move |i| j * NODES + i))
            .map(|node| {
                let Place { x, y, .. } = self.node(node);
                (projection.depth(x, y), node)
            })
            .collect();
        sort_by_number(&mut cells, |(depth, _)| -depth);
        for (_, node) in cells {
            let color = color(self.middle(node));
            self.draw_cell(area, style, projection, node, color)?;
        }
        Ok(())
    }

    /// The place in the middle of the cell of a node.
    fn middle(&self, node: usize) -> Point {
        let [x0, x1, y0, y1] = self.region();
        let share = |k: usize| (k as f64 + 0.5) / Self::CELLS as f64;
        let (x, y) = (share(node % NODES), share(node / NODES));
        [x0 + x * (x1 - x0), y0 + y * (y1 - y0)]
    }

    fn draw_cell<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
        node: usize,
        color: Option<RGBColor>,
    ) -> Drawn<DB> {
        let corners = [node, node + 1, node + NODES + 1, node + NODES];
        let shade = 0.25 * corners.iter().filter_map(|&k| self.shades.get(k)).sum::<f64>();
        let [a, b, c, d] = corners.map(|corner| self.node(corner));
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
        let color = color.unwrap_or_else(|| heat_map::color(shade, style.theme));
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
}
