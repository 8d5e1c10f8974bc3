//! Where runs end from every start, in the place of a map's colours, or behind a curve.

use crate::{
    backend::{Area, Backend, Drawn, draw_image},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match (&picture.scene().ground, picture.basins_seen()) {
        (Ground::Map { .. } | Ground::Curve(_), Some(image)) => {
            draw_image(area, &image, picture.scene().frame().plot())
        }
        _ => Ok(()),
    }
}
