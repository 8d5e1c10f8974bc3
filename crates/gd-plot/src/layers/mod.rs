//! The layers of a picture. A layer is a file here, which draws it, and a row of [`layers`], which
//! says where it belongs, what makes it be drawn anew, and what a legend says of it.

mod axes;
mod contours;
mod critical_points;
mod curve;
mod ends;
mod gradient_field;
mod heat_map;
mod hidden_trails;
mod part_steps;
mod saddle_events;
mod step_arrows;
mod surface;
mod tangent;
mod trail_casings;
mod trail_lines;

pub use critical_points::draw_critical;
pub use curve::draw_curve;
pub use ends::{draw_head, draw_start};
pub use gradient_field::draw_field;
pub use tangent::draw_tangent;

use gd_core::scenario::Part;

use crate::{
    backend::{Area, Backend, Drawn},
    legend::Mark,
    picture::{
        Form::{self, Curve, Map, Surface},
        Picture,
        changes::Changes,
    },
};

/// What a layer is drawn on. A page keeps a canvas for each, from below; elsewhere all are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plane {
    /// What stays while runs go on.
    Ground,
    /// What belongs below the lines of all trails.
    Casing,
    /// The lines.
    Line,
    /// What moves at every step.
    Overlay,
}

impl Plane {
    /// All planes, from below.
    pub const ALL: [Self; 4] = [Self::Ground, Self::Casing, Self::Line, Self::Overlay];
}

/// Which part of the picture turns a layer on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It is always on.
    Always,
    /// It is on with the part.
    With(Part),
    /// It is off with the part.
    Without(Part),
}

/// A layer: what it is, where it belongs, when it is drawn, and how.
pub struct Layer<DB: Backend> {
    /// Its name.
    pub id: &'static str,
    /// What it is drawn on.
    pub plane: Plane,
    /// The forms that have it.
    pub forms: &'static [Form],
    /// The part of the picture that turns it on or off.
    pub when: When,
    /// What makes its plane be cleared and drawn anew.
    pub anew: Changes,
    /// What makes it draw more over what is there.
    pub more: Changes,
    /// Draws it, or what is new of it.
    pub draw: fn(&Picture, &Area<DB>) -> Drawn<DB>,
    /// The kinds of mark that are to be seen of it, for a legend.
    pub marks: fn(&Picture) -> Vec<Mark>,
}

/// Every layer, from below.
#[must_use]
pub fn layers<DB: Backend>() -> [Layer<DB>; 15] {
    use Changes as C;
    use Plane::{Casing, Ground, Line, Overlay};
    use When::{Always, With, Without};

    const ALL: &[Form] = &[Map, Curve, Surface];
    const SCENE: Changes = C::FUNCTION.and(C::FRAME);
    const PATHS: Changes = Picture::PATHS_ANEW;
    const STEP: Changes = PATHS.and(C::STEP).and(C::SELECTION).and(C::MOTION);
    let row = |id, plane, forms, when, anew, more, draw, marks| Layer {
        id,
        plane,
        forms,
        when,
        anew,
        more,
        draw,
        marks,
    };
    let ground = SCENE.and(C::SAMPLE);
    let points = SCENE.and(C::LANDSCAPE);
    #[rustfmt::skip]
    let rows = [
        row("heat-map",        Ground,  &[Map],     Always,           ground, C::NONE, heat_map::draw, heat_map::marks),
        row("contours",        Ground,  &[Map],     Always,           ground, C::NONE, contours::draw, unmarked),
        row("axes",            Ground,  ALL,        Always,           SCENE, C::NONE, axes::draw, unmarked),
        row("surface",         Ground,  &[Surface], Always,           ground, C::NONE, surface::draw, surface::marks),
        row("curve",           Ground,  &[Curve],   Always,           ground, C::NONE, curve::draw, unmarked),
        row("gradient-field",  Ground,  &[Map],     With(Part::Field),    ground, C::NONE, gradient_field::draw, gradient_field::marks),
        row("critical-points", Ground,  ALL,        Without(Part::Plain), points, C::NONE, critical_points::draw, critical_points::marks),
        row("hidden-trails",   Casing,  &[Surface], Always,           PATHS, C::STEP, hidden_trails::draw, hidden_trails::marks),
        row("trail-casings",   Casing,  ALL,        Always,           PATHS, C::STEP, trail_casings::draw, unmarked),
        row("trail-lines",     Line,    ALL,        Always,           PATHS, C::STEP, trail_lines::draw, trail_lines::marks),
        row("saddle-events",   Line,    ALL,        Always,           PATHS, C::STEP, saddle_events::draw, saddle_events::marks),
        row("part-steps",      Overlay, ALL,        Always,           STEP,  C::NONE, part_steps::draw, unmarked),
        row("ends",            Overlay, ALL,        Always,           STEP,  C::NONE, ends::draw, ends::marks),
        row("tangent",         Overlay, &[Curve],   Always,           STEP,  C::NONE, tangent::draw, tangent::marks),
        row("step-arrows",     Overlay, &[Map, Curve], Always,        STEP,  C::NONE, step_arrows::draw, step_arrows::marks),
    ];
    rows
}

/// Nothing to explain.
fn unmarked(_: &Picture) -> Vec<Mark> {
    Vec::new()
}

/// The kinds of mark that a picture shows now, in the order of their layers, whatever it is drawn on.
#[must_use]
pub fn legend<DB: Backend>(picture: &Picture) -> Vec<Mark> {
    let layers = layers::<DB>();
    let on = layers.iter().filter(|layer| layer.is_on(picture));
    on.flat_map(|layer| (layer.marks)(picture)).collect()
}

impl<DB: Backend> Layer<DB> {
    /// Whether a picture has it.
    #[must_use]
    pub fn is_on(&self, picture: &Picture) -> bool {
        let is_wanted = match self.when {
            When::Always => true,
            When::With(part) => picture.is_on(part),
            When::Without(part) => !picture.is_on(part),
        };
        is_wanted && self.forms.contains(&picture.scene().form())
    }

    /// Whether what the last update of a picture has found makes its plane be drawn anew.
    #[must_use]
    pub fn is_stale(&self, picture: &Picture) -> bool {
        let is_toggled = match self.when {
            When::Always => false,
            When::With(part) | When::Without(part) => picture.is_toggled(part),
        };
        is_toggled || picture.changes().meets(self.anew)
    }
}
