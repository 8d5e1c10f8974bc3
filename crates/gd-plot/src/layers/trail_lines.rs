//! The lines of trails with their step markers.

use gd_core::scenario::Mark;

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{Legend, Shape},
    picture::{Path, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_line(area, picture.style()))
}

/// The explained run's trail stands for all.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let path = picture.selected().or(picture.paths().first());
    let Some(path) = path.filter(|path| path.steps() > 0) else { return };
    let name = if picture.paths().iter().all(Path::marks_every_step) {
        "path, a dot a step"
    } else {
        "path, one dot for near steps"
    };
    let stroke = path.stroke();
    let dot = Shape::marker(stroke.marker, 0.6 + stroke.width, stroke.color);
    let line = Shape::level(9.0, stroke.color, stroke.width);
    legend.mark(Mark::Path, name, &[line, dot]);
}
