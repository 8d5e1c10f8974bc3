//! A map's lines of equal value.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Map { contours, .. } => {
            contours.draw(area, picture.scene().frame(), picture.style())
        }
        _ => Ok(()),
    }
}
