//! The surface of a function of two variables.

use gd_core::map::basin::Cell;

use crate::{
    backend::{Area, Backend, Drawn},
    basin_map,
    layers::heat_map,
    legend::{Legend, Shape},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Surface { surface, projection } => {
            let style = picture.style();
            let color = |at| {
                let basins = picture.basins()?;
                let Cell { end, steps } = basins.cell(at)?;
                Some(basin_map::flat(end, basins.scale().shade(steps), style.theme))
            };
            surface.draw_cells(area, style, projection, &color)
        }
        _ => Ok(()),
    }
}

/// The scale of colours, and a word about the heights, which are no straight measure of values.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let stroke = picture.style().foreground;
    let line =
        |from, to| Shape::Line { points: vec![from, to], is_closed: false, stroke, width: 1.0 };
    let mut shapes = vec![line((2.0, -8.0), (2.0, 8.0))];
    for y in [8.0, 1.0, -3.0, -6.0, -8.0] {
        shapes.push(line((-3.0, y), (2.0, y)));
    }
    heat_map::legend(picture, legend);
    legend.always("heights", "heights not to scale", shapes);
}
