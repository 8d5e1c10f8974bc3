//! The heat map below a map.

use crate::{
    backend::{Area, Backend, Drawn, draw_image},
    heat_map,
    legend::{Legend, Shape},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        // The basins are drawn in its place.
        Ground::Map { .. } if picture.basins().is_some() => Ok(()),
        Ground::Map { image, .. } => draw_image(area, image, picture.scene().frame().plot()),
        _ => Ok(()),
    }
}

/// The bar of colours, of a map as of a surface.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    if picture.basins().is_some() {
        return;
    }
    let (scene, theme) = (picture.scene(), picture.style().theme);
    let mut stops = Vec::new();
    for k in 0..=8 {
        stops.push(heat_map::color(f64::from(k) / 8.0, theme));
    }
    let bar = Shape::Gradient { stops, ticks: scene.scale().ticks() };
    legend.always("colors", scene.value_name(), vec![bar]);
}
