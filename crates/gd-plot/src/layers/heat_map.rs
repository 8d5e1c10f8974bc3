//! The heat map below a map.

use crate::{
    backend::{Area, Backend, Drawn, draw_image},
    heat_map,
    legend::{Mark, Shape},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Map { image, .. } => draw_image(area, image, picture.scene().frame().plot()),
        _ => Ok(()),
    }
}

/// The scale of colours, of a map as of a surface.
pub(super) fn marks(picture: &Picture) -> Vec<Mark> {
    let theme = picture.style().theme;
    let stops = (0..=8).map(|k| heat_map::color(f64::from(k) / 8.0, theme)).collect();
    vec![Mark::new(
        "color-scale",
        "low to high",
        [Shape::Gradient { stops, ends: ["low", "high"] }],
    )]
}
