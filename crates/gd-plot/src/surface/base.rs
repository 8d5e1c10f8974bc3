//! The square below a surface, with its axes.

use gd_core::sort::sort_by_number;
use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use super::{
    projection::{HEIGHT, Place, Projection, Viewpoint},
    relief::Surface,
};
use crate::{
    backend::{Area, Drawn},
    pen,
    style::Style,
    ticks::ends,
};

impl Surface {
    /// Draws the square below the surface and the vertical axis, with the names and ends of the axes:
    /// x, y and the value's. The vertical axis stands at the corner farthest to the left; where it has
    /// no room for its numbers, as seen from above, it has only its line.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_base<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        viewpoint: Viewpoint,
        [x, y, value]: [&str; 3],
    ) -> Drawn<DB> {
        let projection = Projection::new(area.dim_in_pixel(), style, viewpoint);
        let ground = |x: f64, y: f64| projection.pixel(Place { x, y, z: 0.0 });
        let corners = [ground(-1.0, -1.0), ground(1.0, -1.0), ground(1.0, 1.0), ground(-1.0, 1.0)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            pen::line(area, &[*from, *to], style.muted, style.hairline(1.0))?;
        }
        let [xmin, xmax, ymin, ymax] = self.region();
        let [[left, right], [front, back]] = [ends([xmin, xmax]), ends([ymin, ymax])];
        // Each axis is named along the side of the square that is nearer to the eye.
        let near_y = if projection.cos_yaw > 0.0 { -1.16 } else { 1.16 };
        let near_x = if projection.sin_yaw > 0.0 { -1.16 } else { 1.16 };
        let labels = [
            (-1.0, near_y, left.as_str(), style.muted),
            (1.0, near_y, right.as_str(), style.muted),
            (0.0, near_y, x, style.foreground),
            (near_x, -1.0, front.as_str(), style.muted),
            (near_x, 1.0, back.as_str(), style.muted),
            (near_x, 0.0, y, style.foreground),
        ];
        for (x, y, label, color) in labels {
            let inward = |at: f64| if at.abs() == 1.0 { 0.88 * at } else { at };
            let (at, half) = (ground(inward(x), inward(y)), 0.5 * style.px(style.width_of(label)));
            let width = f64::from(area.dim_in_pixel().0);
            let at = (at.0.min(width - half).max(half), at.1);
            pen::text(area, style, label, at, (HPos::Center, VPos::Center), color)?;
        }
        self.draw_vertical(area, style, &projection, value)
    }

    /// Draws the vertical axis.
    fn draw_vertical<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
        name: &str,
    ) -> Drawn<DB> {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let across = |(x, y): (f64, f64)| projection.pixel(Place { x, y, z: 0.0 }).0;
        let leftmost = corners.into_iter().min_by(|a, b| across(*a).total_cmp(&across(*b)));
        let (x, y) = leftmost.unwrap_or((-1.0, -1.0));
        let at = |z: f64| projection.pixel(Place { x, y, z });
        let (foot, top) = (at(0.0), at(HEIGHT));
        pen::line(area, &[foot, top], style.muted, style.hairline(1.0))?;
        if foot.1 - top.1 < style.px(2.0 * style.text) {
            return Ok(());
        }
        let mut last = f64::INFINITY;
        let mut ticks: Vec<_> = self.ticks.iter().collect();
        sort_by_number(&mut ticks, |(height, _)| *height);
        for (height, label) in ticks {
            let (x, y) = at(*height);
            if y > last - style.px(1.2 * style.text) {
                continue;
            }
            last = y;
            pen::line(area, &[(x - style.px(4.0), y), (x, y)], style.muted, style.hairline(1.0))?;
            let beside = (x - style.px(7.0), y);
            pen::text(area, style, label, beside, (HPos::Right, VPos::Center), style.muted)?;
        }
        let above = (top.0, top.1 - style.px(4.0));
        pen::text(area, style, name, above, (HPos::Center, VPos::Bottom), style.foreground)
    }
}
