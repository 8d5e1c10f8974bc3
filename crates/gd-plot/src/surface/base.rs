//! The square below a surface, with its axes.

use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use super::{
    projection::{Place, Projection, Viewpoint},
    relief::Surface,
};
use crate::{
    backend::{Area, Drawn},
    pen,
    style::Style,
    ticks::ends,
};

impl Surface {
    /// Draws the square below the surface, with the names and ends of the axes.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_base<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        viewpoint: Viewpoint,
        names: [&str; 2],
    ) -> Drawn<DB> {
        let projection = Projection::new(area.dim_in_pixel(), style, viewpoint);
        let ground = |x: f64, y: f64| projection.pixel(Place { x, y, z: 0.0 });
        let corners = [ground(-1.0, -1.0), ground(1.0, -1.0), ground(1.0, 1.0), ground(-1.0, 1.0)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            pen::line(area, &[*from, *to], style.muted, style.hairline(1.0))?;
        }
        let [xmin, xmax, ymin, ymax] = self.region();
        let [[left, right], [front, back]] = [ends([xmin, xmax]), ends([ymin, ymax])];
        let [x, y] = names.map(str::to_owned);
        // Each axis is named along the side of the square that is nearer to the eye.
        let near_y = if projection.cos_yaw > 0.0 { -1.16 } else { 1.16 };
        let near_x = if projection.sin_yaw > 0.0 { -1.16 } else { 1.16 };
        let labels = [
            (-1.0, near_y, left, style.muted),
            (1.0, near_y, right, style.muted),
            (0.0, near_y, x, style.foreground),
            (near_x, -1.0, front, style.muted),
            (near_x, 1.0, back, style.muted),
            (near_x, 0.0, y, style.foreground),
        ];
        labels.iter().try_for_each(|(x, y, label, color)| {
            let inward = |at: f64| if at.abs() == 1.0 { 0.88 * at } else { at };
            let at = ground(inward(*x), inward(*y));
            pen::text(area, style, label, at, (HPos::Center, VPos::Center), *color)
        })
    }
}
