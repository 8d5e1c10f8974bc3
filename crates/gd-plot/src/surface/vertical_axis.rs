//! The vertical axis of a surface.

use plotters::{
    prelude::DrawingBackend,
    style::text_anchor::{HPos, VPos},
};

use super::{
    heights::HeightTick,
    projection::{HEIGHT, Place, Projection},
    relief::Surface,
};
use crate::{
    backend::{Area, Drawn},
    pen,
    style::Style,
};

impl Surface {
    /// Draws the vertical axis at the corner farthest to the left. Where it has no room for its
    /// numbers, as seen from above, it has only its line.
    pub(super) fn draw_vertical_axis<DB: DrawingBackend>(
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
        let ends = self.ticks.first().into_iter().chain(self.ticks.last());
        let mut taken: Vec<f64> = Vec::new();
        for HeightTick { height, label, .. } in ends.chain(&self.ticks) {
            let (x, y) = at(*height);
            if taken.iter().any(|other| (other - y).abs() < style.px(1.2 * style.text)) {
                continue;
            }
            taken.push(y);
            pen::line(area, &[(x - style.px(4.0), y), (x, y)], style.muted, style.hairline(1.0))?;
            let beside = (x - style.px(7.0), y);
            pen::text(area, style, label, beside, (HPos::Right, VPos::Center), style.muted)?;
        }
        let above = (top.0, top.1 - style.px(4.0));
        pen::text(area, style, name, above, (HPos::Center, VPos::Bottom), style.foreground)
    }
}
