//! The casings that set trails off from what is below them.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_casing(area, picture.style()))
}
