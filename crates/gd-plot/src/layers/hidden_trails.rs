//! Trails where a surface is in front of them.

use gd_core::scenario::Mark;

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{HIDDEN, Legend, Shape},
    picture::{Path, Picture},
    style::mix,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    picture.paths().iter().try_for_each(|path| path.growth().draw_hidden(area, picture.style()))
}

/// What is behind the surface, where something is.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let (scene, style) = (picture.scene(), picture.style());
    let mut is_hidden = picture.paths().iter().any(Path::is_hidden);
    for point in picture.critical() {
        is_hidden |= picture.marks(Mark::of(point.kind, scene.dimension()))
            && scene.spot(point.at, point.value).is_some_and(|spot| spot.is_hidden);
    }
    let (width, share) = HIDDEN;
    let ink = mix(style.background, style.foreground, share);
    if is_hidden {
        legend.always("hidden", "behind the surface", vec![Shape::level(9.0, ink, width)]);
    }
}
