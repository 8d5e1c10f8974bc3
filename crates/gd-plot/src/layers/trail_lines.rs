//! The lines of trails with their step markers.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_line(area, picture.style()))
}
