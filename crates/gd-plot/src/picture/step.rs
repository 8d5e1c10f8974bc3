//! What explains a step of a run: the slope, and the arrows from its place.

use gd_core::{Goal, Point, Race, explain};

use super::{
    path::Path,
    scene::{Form, Scene},
};
use crate::{
    arrows::{Arrow, Of},
    style::{Stroke, Style},
};

/// What explains a step.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedStep {
    /// Where it leaves from, in the frame's units.
    pub at: Point,
    /// ∂f/∂x there.
    pub slope: f64,
    /// The look of its run.
    pub stroke: Stroke,
    /// Plain descent's step, the rule's step, and what a mini-batch hides, from below.
    pub arrows: Vec<Arrow>,
}

impl ExplainedStep {
    /// What explains the step that leaves from where a run is; `None` where it has ended, and on a
    /// surface.
    pub(super) fn of(
        race: &Race,
        racer: usize,
        step: usize,
        scene: &Scene,
        style: &Style,
        path: &Path,
    ) -> Option<Self> {
        let run = &race.racers().get(racer)?.run;
        let step = step.min(run.steps());
        let (row, why) = (run.row(step)?, explain::step(run, step)?);
        if why.end.is_some() || scene.form() == Form::Surface {
            return None;
        }
        let (at, stroke) = (scene.point(row.theta, row.value), *path.stroke());
        let arrow = |vector, label, color, of| Arrow { from: at, vector, label, color, of };
        let named = |[descent, ascent]: [&'static str; 2]| match why.goal {
            Goal::Min => descent,
            Goal::Max => ascent,
        };
        let mut arrows = Vec::new();
        if why.batch.is_some() {
            // Beside each other two names could not be read.
            let label = if why.is_typical() { "" } else { named(["−α∇f", "+α∇f"]) };
            arrows.push(arrow(why.full, label, style.muted, Of::AllData));
        }
        if !why.is_plain() {
            arrows.push(arrow(
                why.plain,
                named(["−αg", "+αg"]),
                style.foreground,
                Of::PlainDescent,
            ));
        }
        let step = named(run.conditions().rule.of.step);
        arrows.push(arrow(why.step, step, stroke.color, Of::Rule));
        Some(Self { at, slope: row.gradient[0], stroke, arrows })
    }
}
