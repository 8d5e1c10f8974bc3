//! Rings where runs lingered near a saddle or left one.

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{self, Mark, Shape},
    picture::{Path, Picture},
    style::Style,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    picture
        .paths()
        .iter()
        .flat_map(Path::saddle_events)
        .try_for_each(|&spot| legend::draw_spot(area, style, &shapes(style), spot))
}

fn shapes(style: &Style) -> [Shape; 2] {
    [(style.halo, 5.0), (style.foreground, 2.0)].map(|(ink, width)| Shape::ring(10.0, ink, width))
}

pub(super) fn marks(picture: &Picture) -> Vec<Mark> {
    let is_seen = picture.paths().iter().any(Path::has_met_saddle);
    let mark =
        || Mark::new("saddle-event", "stalled at a saddle, or left it", shapes(picture.style()));
    is_seen.then(mark).into_iter().collect()
}
