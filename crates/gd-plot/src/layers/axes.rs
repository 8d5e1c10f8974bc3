//! The axes, with the names of the variables.

use crate::{
    axes::{self, Axes},
    backend::{Area, Backend, Drawn},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (scene, style) = (picture.scene(), picture.style());
    let [x, y] = scene.names();
    match &scene.ground {
        Ground::Surface { surface, projection } => {
            surface.draw_base(area, style, projection, [x, y, scene.value_name()])
        }
        Ground::Map { .. } => axes::draw(area, scene.frame(), style, &Axes { x, y, grid: false }),
        Ground::Curve(_) => axes::draw(area, scene.frame(), style, &Axes { x, y, grid: true }),
    }
}
