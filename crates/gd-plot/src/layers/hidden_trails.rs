//! Trails where a surface is in front of them.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_hidden(area, picture.style()))
}
