//! The layers of a picture. A layer is a file here, which draws it, and a row of [`layers`], which
//! says where it belongs, what makes it be drawn anew, and what a legend says of it.

mod axes;
mod basins;
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

use gd_core::scenario::{Mark, Part};

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{Entry, Legend},
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

/// A layer: what it is, where it belongs, when it is drawn, and how.
pub struct Layer<DB: Backend> {
    /// Its name.
    pub id: &'static str,
    /// What it is drawn on.
    pub plane: Plane,
    /// The forms that have it.
    pub forms: &'static [Form],
    /// The part of the picture that turns it on; `None` where it is always on.
    pub part: Option<Part>,
    /// The kinds of mark that it draws, if it draws marks; it is off where all are hidden.
    pub marks: &'static [Mark],
    /// What makes its plane be cleared and drawn anew.
    pub anew: Changes,
    /// What makes it draw more over what is there.
    pub more: Changes,
    /// Draws it, or what is new of it.
    pub draw: fn(&Picture, &Area<DB>) -> Drawn<DB>,
    /// What a legend says of it: of each kind of mark in sight, also of one that is hidden.
    pub legend: fn(&Picture, &mut Legend),
}

/// Every layer, from below.
#[must_use]
pub fn layers<DB: Backend>() -> [Layer<DB>; 16] {
    use Changes as C;
    use Plane::{Casing, Ground, Line, Overlay};

    const ALL: &[Form] = &[Map, Curve, Surface];
    const SCENE: Changes = C::FUNCTION.and(C::FRAME);
    const PATHS: Changes = Picture::PATHS_ANEW;
    const STEP: Changes = PATHS.and(C::STEP).and(C::SELECTION).and(C::MOTION);
    const CRITICAL: &[Mark] =
        &[Mark::Minimum, Mark::Maximum, Mark::Saddle, Mark::Inflection, Mark::Plateau];
    const ARROWS: &[Mark] = &[Mark::Step, Mark::PlainStep, Mark::FullStep];
    const PATH: &[Mark] = &[Mark::Path];
    const FIELD: Option<Part> = Some(Part::Field);
    let row = |id, plane, forms, part, marks, anew, more, draw, legend| Layer {
        id,
        plane,
        forms,
        part,
        marks,
        anew,
        more,
        draw,
        legend,
    };
    let ground = SCENE.and(C::SAMPLE).and(C::BASINS);
    let basins = SCENE.and(C::BASINS);
    let points = basins.and(C::LANDSCAPE);
    #[rustfmt::skip]
    let rows = [
        row("heat-map",        Ground,  &[Map],     None,  &[],      ground, C::NONE, heat_map::draw, heat_map::legend),
        row("basins",          Ground,  &[Map, Curve], None, &[],    basins, C::NONE, basins::draw, unmarked),
        row("contours",        Ground,  &[Map],     None,  &[],      ground, C::NONE, contours::draw, unmarked),
        row("axes",            Ground,  ALL,        None,  &[],      SCENE, C::NONE, axes::draw, unmarked),
        row("surface",         Ground,  &[Surface], None,  &[],      ground, C::NONE, surface::draw, surface::legend),
        row("curve",           Ground,  &[Curve],   None,  &[],      ground, C::NONE, curve::draw, unmarked),
        row("gradient-field",  Ground,  &[Map],     FIELD, &[],      ground, C::NONE, gradient_field::draw, gradient_field::legend),
        row("critical-points", Ground,  ALL,        None,  CRITICAL, points, C::NONE, critical_points::draw, critical_points::legend),
        row("hidden-trails",   Casing,  &[Surface], None,  PATH,     PATHS, C::STEP, hidden_trails::draw, hidden_trails::legend),
        row("trail-casings",   Casing,  ALL,        None,  PATH,     PATHS, C::STEP, trail_casings::draw, unmarked),
        row("trail-lines",     Line,    ALL,        None,  PATH,     PATHS, C::STEP, trail_lines::draw, trail_lines::legend),
        row("saddle-events",   Line,    ALL,        None,  &[Mark::Stall, Mark::Escape], PATHS, C::STEP, saddle_events::draw, saddle_events::legend),
        row("part-steps",      Overlay, ALL,        None,  PATH,     STEP,  C::NONE, part_steps::draw, unmarked),
        row("ends",            Overlay, ALL,        None,  &[Mark::Start, Mark::Now],    STEP,  C::NONE, ends::draw, ends::legend),
        row("tangent",         Overlay, &[Curve],   None,  &[Mark::Tangent],             STEP,  C::NONE, tangent::draw, tangent::legend),
        row("step-arrows",     Overlay, &[Map, Curve], None, ARROWS, STEP,  C::NONE, step_arrows::draw, step_arrows::legend),
    ];
    rows
}

/// Nothing to explain.
fn unmarked(_: &Picture, _: &mut Legend) {}

/// What a picture shows now, and what it would if it were not hidden, in the order of the layers,
/// whatever it is drawn on.
#[must_use]
pub fn legend<DB: Backend>(picture: &Picture) -> Vec<Entry> {
    let mut legend = Legend::new(picture.hidden());
    for layer in layers::<DB>() {
        if layer.forms.contains(&picture.scene().form()) {
            (layer.legend)(picture, &mut legend);
        }
    }
    legend.entries
}

impl<DB: Backend> Layer<DB> {
    /// Whether a picture has it.
    #[must_use]
    pub fn is_on(&self, picture: &Picture) -> bool {
        self.forms.contains(&picture.scene().form())
            && self.part.is_none_or(|part| picture.is_on(part))
            && (self.marks.is_empty() || self.marks.iter().any(|&mark| picture.marks(mark)))
    }

    /// Whether what the last update of a picture has found makes its plane be drawn anew.
    #[must_use]
    pub fn is_stale(&self, picture: &Picture) -> bool {
        picture.changes().meets(self.anew)
            || self.part.is_some_and(|part| picture.is_toggled(part))
            || self.marks.iter().any(|&mark| picture.is_other(mark))
    }
}
