//! Pictures drawn layer by layer, on planes or whole.

use gd_core::Race;

use crate::{
    backend::{Area, Backend, Drawn},
    layers::{Plane, layers},
    picture::{Picture, budget::Budget, layout::Layout},
    svg::drawn,
};

/// What a plane wants after an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    /// It stays as it is.
    Keep,
    /// What is new is drawn over it.
    Add,
    /// It is cleared and drawn anew.
    Clear,
}

/// What a plane wants since the last update of a picture.
#[must_use]
pub fn refresh<DB: Backend>(picture: &Picture, plane: Plane) -> Refresh {
    let layers = layers::<DB>();
    let on_plane = || layers.iter().filter(|layer| layer.plane == plane);
    if on_plane().any(|layer| layer.is_stale(picture)) {
        Refresh::Clear
    } else if on_plane().any(|layer| picture.changes().meets(layer.more)) {
        Refresh::Add
    } else {
        Refresh::Keep
    }
}

/// Draws a plane: what the last update has added where there is more, else all of it.
///
/// # Errors
/// The backend's.
pub fn draw_plane<DB: Backend>(picture: &Picture, plane: Plane, area: &Area<DB>) -> Drawn<DB> {
    let layers = layers();
    let on_plane = layers.iter().filter(|layer| layer.plane == plane);
    on_plane.filter(|layer| layer.is_on(picture)).try_for_each(|layer| (layer.draw)(picture, area))
}

/// Draws a race at a step, all planes on one area, on the style's background.
///
/// # Errors
/// The backend's.
pub fn draw_whole<DB: Backend>(
    race: &Race,
    layout: &Layout,
    step: usize,
    selected: Option<usize>,
    area: &Area<DB>,
) -> Drawn<DB> {
    let mut picture = Picture::new(race, layout);
    picture.update(race, layout, step, selected, Budget::UNLIMITED);
    area.fill(&layout.style.background)?;
    Plane::ALL.into_iter().try_for_each(|plane| draw_plane(&picture, plane, area))
}

/// A race at a step as an SVG, as large as the layout in CSS pixels.
#[must_use]
pub fn svg(race: &Race, layout: &Layout, step: usize, selected: Option<usize>) -> String {
    drawn(layout.size, layout.style.pixel_ratio, |area| {
        draw_whole(race, layout, step, selected, area)
    })
}
