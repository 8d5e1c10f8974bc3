//! The picture of a race at a step: all that its layers need, prepared and kept between frames.

pub mod changes;
pub mod layout;
mod path;
mod scene;
mod step;

use std::collections::BTreeSet;

use gd_core::{
    CriticalPoint, Function, Point, Race, Scenario,
    map::grid::sample_gradient,
    scenario::Part,
    space::{Goal, View},
};

pub use path::Path;
pub(crate) use scene::Ground;
pub use scene::{Form, Scene};
pub use step::ExplainedStep;

use crate::style::Style;
use changes::Changes;
use layout::Layout;

/// The length of a gradient field's cell, in CSS pixels.
pub const FIELD_CELL: f64 = 40.0;

/// The most marks of critical points; more would hide the map.
const MOST_MARKS: usize = 120;

/// A race at a step, ready to be drawn. It is brought up to date by [`update`](Self::update), which
/// works out what is new and nothing else; then each plane is drawn before the next update.
#[derive(Clone, Debug)]
pub struct Picture {
    layout: Layout,
    function: Function,
    goal: Goal,
    /// The regions that the link gives, from which the one shown follows.
    asked: [Option<View>; 2],
    parts: BTreeSet<Part>,
    toggled: BTreeSet<Part>,
    scene: Scene,
    field: Vec<(Point, [f64; 2])>,
    critical: Vec<CriticalPoint>,
    paths: Vec<Path>,
    shown: usize,
    selected: Option<usize>,
    explained: Option<ExplainedStep>,
    changes: Changes,
    /// What the next update finds changed, whatever it finds.
    forgotten: Changes,
}

impl Picture {
    /// The picture of a race at its start.
    #[must_use]
    pub fn new(race: &Race, layout: &Layout) -> Self {
        let scenario = race.scenario();
        let mut picture = Self {
            layout: *layout,
            function: scenario.function.clone(),
            goal: scenario.goal,
            asked: [scenario.zoom, scenario.view],
            parts: scenario.show.clone(),
            toggled: BTreeSet::new(),
            scene: Scene::new(scenario, layout),
            field: Vec::new(),
            critical: Vec::new(),
            paths: Vec::new(),
            shown: 0,
            selected: None,
            explained: None,
            changes: Changes::NONE,
            forgotten: Changes::ALL,
        };
        picture.update(race, layout, 0, None);
        picture.forgotten = Changes::ALL;
        picture
    }

    /// Forgets the runs, which are others from now on.
    pub fn forget_runs(&mut self) {
        self.forgotten |= Changes::RUNS;
    }

    /// Brings it up to date with a race, a layout, the step shown and the run explained; what has
    /// changed since the last time.
    pub fn update(
        &mut self,
        race: &Race,
        layout: &Layout,
        step: usize,
        selected: Option<usize>,
    ) -> Changes {
        let scenario = race.scenario();
        let mut changes = std::mem::take(&mut self.forgotten) | self.lay_out(scenario, layout);
        self.toggle(scenario);
        self.find_critical(race, &mut changes);
        self.sample_field(scenario, changes);
        let is_other = self.paths.len() != race.racers().len() || step < self.shown;
        changes |= Changes::RUNS.when(is_other);
        changes |= Changes::STEP.when(step != self.shown);
        let is_other = selected != self.selected;
        (self.shown, self.selected) = (step, selected);
        changes |= Changes::STEP.when(self.follow_runs(race, changes));
        let explained = selected.and_then(|racer| {
            let path = self.paths.get(racer)?;
            ExplainedStep::of(race, racer, step, &self.scene, &self.layout.style, path)
        });
        changes |= Changes::SELECTION.when(is_other || explained != self.explained);
        (self.explained, self.changes) = (explained, changes);
        changes
    }

    /// Samples the function anew where it, or what is shown of it, is another.
    fn lay_out(&mut self, scenario: &Scenario, layout: &Layout) -> Changes {
        let is_other = self.function != scenario.function || self.goal != scenario.goal;
        let is_turned = self.layout.viewpoint != layout.viewpoint;
        let turned = Layout { viewpoint: layout.viewpoint, ..self.layout };
        let asked = [scenario.zoom, scenario.view];
        let is_reframed = turned != *layout
            || self.scene.form() != Form::of(scenario)
            || self.parts.contains(&Part::Stretch) != scenario.shows(Part::Stretch)
            || self.asked != asked;
        if is_other || is_reframed {
            self.scene = Scene::new(scenario, layout);
        } else if is_turned {
            self.scene.turn(layout.viewpoint);
        }
        let is_seen_anew = is_reframed || is_turned && self.scene.form() == Form::Surface;
        if is_other {
            self.function = scenario.function.clone();
        }
        (self.layout, self.goal, self.asked) = (*layout, scenario.goal, asked);
        Changes::FUNCTION.when(is_other) | Changes::FRAME.when(is_seen_anew)
    }

    /// Takes note of the parts that have been turned on or off.
    fn toggle(&mut self, scenario: &Scenario) {
        self.toggled = &self.parts ^ &scenario.show;
        self.parts.clone_from(&scenario.show);
    }

    /// Takes over the critical points, which may be found after the first picture is drawn.
    fn find_critical(&mut self, race: &Race, changes: &mut Changes) {
        let critical = race.landscape().map_or(&[][..], |landscape| &landscape.critical);
        let few = if critical.len() > MOST_MARKS { &[][..] } else { critical };
        if self.critical != few {
            self.critical = few.to_vec();
            *changes |= Changes::LANDSCAPE;
        }
    }

    /// Samples the gradient field, where it is on, in the direction in which runs go.
    fn sample_field(&mut self, scenario: &Scenario, changes: Changes) {
        let is_on = self.is_on(Part::Field) && self.scene.form() == Form::Map;
        let is_new = self.is_toggled(Part::Field) || self.field.is_empty();
        if !is_on {
            self.field.clear();
        } else if is_new || changes.meets(Changes::FUNCTION.and(Changes::FRAME)) {
            let (width, height) = self.scene.frame().plot().size();
            let cell = self.layout.style.px(FIELD_CELL);
            let [columns, rows] =
                [width, height].map(|length| (f64::from(length) / cell).max(1.0) as usize);
            let objective = scenario.function.objective();
            self.field = sample_gradient(objective, self.scene.view(), columns, rows);
            for (_, gradient) in &mut self.field {
                *gradient = gradient.map(|g| -scenario.goal.sign() * g);
            }
        }
    }

    /// Takes the paths to the step shown, from the start where what they were drawn by has changed;
    /// whether that only added something.
    fn follow_runs(&mut self, race: &Race, changes: Changes) -> bool {
        let style = &self.layout.style;
        let is_anew = changes.meets(Self::PATHS_ANEW);
        if is_anew {
            let paths = race.racers().iter();
            self.paths = paths.map(|racer| Path::new(race, racer, &self.scene, style)).collect();
        }
        let mut has_grown = false;
        for (path, racer) in self.paths.iter_mut().zip(race.racers()) {
            has_grown |= path.advance(racer, &self.scene, style, self.shown);
        }
        has_grown && !is_anew
    }

    /// What makes paths begin anew.
    pub(crate) const PATHS_ANEW: Changes = Changes::FUNCTION.and(Changes::FRAME).and(Changes::RUNS);

    /// The function, laid out and sampled.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Its look.
    #[must_use]
    pub fn style(&self) -> &Style {
        &self.layout.style
    }

    /// What the last update has found changed.
    #[must_use]
    pub fn changes(&self) -> Changes {
        self.changes
    }

    /// Whether a part is on.
    #[must_use]
    pub fn is_on(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether the last update has turned a part on or off.
    #[must_use]
    pub fn is_toggled(&self, part: Part) -> bool {
        self.toggled.contains(&part)
    }

    /// The directions in which runs go, each at its place of the map; empty while the part is off.
    #[must_use]
    pub fn field(&self) -> &[(Point, [f64; 2])] {
        &self.field
    }

    /// The critical points known; none if there are too many to tell apart.
    #[must_use]
    pub fn critical(&self) -> &[CriticalPoint] {
        &self.critical
    }

    /// The runs, in order.
    #[must_use]
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// The run that is explained.
    #[must_use]
    pub fn selected(&self) -> Option<&Path> {
        self.selected.and_then(|racer| self.paths.get(racer))
    }

    /// What explains the step shown of that run.
    #[must_use]
    pub fn explained(&self) -> Option<&ExplainedStep> {
        self.explained.as_ref()
    }
}
