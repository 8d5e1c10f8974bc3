//! The surface of a function of two variables.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::{Ground, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    match &picture.scene().ground {
        Ground::Surface { surface, viewpoint } => {
            surface.draw_cells(area, picture.style(), *viewpoint)
        }
        _ => Ok(()),
    }
}
