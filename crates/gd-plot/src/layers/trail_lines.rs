//! The lines of trails with their step markers.

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{Mark, Shape},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_line(area, picture.style()))
}

/// The explained run's trail stands for all.
pub(super) fn marks(picture: &Picture) -> Vec<Mark> {
    let path = picture.selected().or(picture.paths().first());
    let mark = path.filter(|path| path.steps() > 0).map(|path| {
        let stroke = path.stroke();
        let dot = Shape::marker(stroke.marker, 0.6 + stroke.width, stroke.color);
        Mark::new(
            "trail",
            "path, a dot a step",
            [Shape::level(9.0, stroke.color, stroke.width), dot],
        )
    });
    mark.into_iter().collect()
}
