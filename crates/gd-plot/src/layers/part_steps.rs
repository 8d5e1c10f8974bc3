//! The part of a step that each run has gone on its way to the next place.

use crate::{
    backend::{Area, Backend, Drawn},
    picture::Picture,
};

/// As the trail will be drawn there once the step is whole.
pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    for part in picture.paths().iter().filter_map(|path| path.part_step()) {
        part.draw_hidden(area, style)?;
        part.draw(area, style)?;
    }
    Ok(())
}
