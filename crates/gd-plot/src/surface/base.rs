//! The square below a surface, with its axes.

use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use super::{
    projection::{Place, Projection},
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
    /// x, y and the value's.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_base<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        style: &Style,
        projection: &Projection,
        [x, y, value]: [&str; 3],
    ) -> Drawn<DB> {
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
        self.draw_vertical_axis(area, style, projection, value)
    }
}
