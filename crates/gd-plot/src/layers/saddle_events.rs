//! Rings where runs lingered near a saddle or left one.

use crate::{
    backend::{Area, Backend, Drawn},
    marker::{self, Marker},
    pen,
    picture::{Path, Picture},
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    picture.paths().iter().flat_map(Path::saddle_events).try_for_each(|&at| {
        let ring = marker::outline(Marker::Circle, at, style.px(10.0));
        pen::ring(area, &ring, style.halo, style.px(5.0))?;
        pen::ring(area, &ring, style.foreground, style.px(2.0))
    })
}
