//! The heat map below a map.

use crate::{
    backend::{Area, Backend, Drawn, draw_image},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Map { image, .. } => draw_image(area, image, picture.scene().frame().plot()),
        _ => Ok(()),
    }
}
