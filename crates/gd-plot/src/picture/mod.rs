//! The picture of a race at a step: all that its layers need, prepared and kept between frames.

mod basins;
pub mod budget;
pub mod changes;
pub mod layout;
mod path;
mod position;
mod scene;
mod step;

use gd_core::{
    CriticalPoint, Function, Point, Race, Scenario,
    map::{basin_image::BasinImage, grid::sample_gradient},
    scenario::{Mark, Marks, Part, Parts},
    space::{Goal, View},
};

pub use basins::Wanted;
pub use path::Path;
pub use position::Position;
pub(crate) use scene::Ground;
use scene::frame;
pub use scene::{Form, Scene};
pub use step::ExplainedStep;

use crate::{geometry::Region, style::Style};
use budget::Budget;
use changes::Changes;
use layout::Layout;

/// The length of a gradient field's cell, in CSS pixels.
pub const FIELD_CELL: f64 = 40.0;

/// The most marks of critical points; more would hide the map.
const MOST_MARKS: usize = 120;

/// A race at a step, ready to be drawn. It is brought up to date by [`update`](Self::update), which
/// works out what is new and nothing else, as much as its budget allows; then each plane is drawn
/// before the next update. While it is [pending](Self::is_pending), the next one goes on.
#[derive(Clone, Debug)]
pub struct Picture {
    layout: Layout,
    function: Function,
    goal: Goal,
    /// The regions that the link gives, from which the one shown follows.
    asked: [Option<View>; 2],
    parts: Parts,
    toggled: Parts,
    /// The kinds of mark that are hidden, and those that were before the last update.
    hidden: Marks,
    hidden_before: Marks,
    scene: Scene,
    field: Vec<(Point, [f64; 2])>,
    /// The part of the next field that is known; `None` if none is wanted.
    next_field: Option<Vec<(Point, [f64; 2])>>,
    critical: Vec<CriticalPoint>,
    is_mapped: bool,
    /// What has come of it.
    basins: BasinImage,
    /// Of which scenario.
    mapped: Option<Scenario>,
    paths: Vec<Path>,
    shown: Position,
    selected: Option<usize>,
    explained: Option<ExplainedStep>,
    changes: Changes,
    /// What the next update finds changed, whatever it finds.
    forgotten: Changes,
}

impl Picture {
    /// The picture of a race at its start, of which nothing is drawn.
    #[must_use]
    pub fn new(race: &Race, layout: &Layout) -> Self {
        let scenario = race.scenario();
        Self {
            layout: *layout,
            function: scenario.function.clone(),
            goal: scenario.goal,
            asked: [scenario.zoom, scenario.view],
            parts: scenario.show,
            toggled: Parts::default(),
            hidden: scenario.hide.marks,
            hidden_before: scenario.hide.marks,
            scene: Scene::new(scenario, layout),
            field: Vec::new(),
            next_field: None,
            critical: Vec::new(),
            is_mapped: scenario.basins().is_some(),
            basins: BasinImage::default(),
            mapped: None,
            paths: Vec::new(),
            shown: Position::default(),
            selected: None,
            explained: None,
            changes: Changes::NONE,
            forgotten: Changes::ALL,
        }
    }

    /// Takes things for changed at the next update: the [runs](Changes::RUNS) where they are others,
    /// [all](Changes::ALL) where what was drawn is lost.
    pub fn forget(&mut self, what: Changes) {
        self.forgotten |= what;
    }

    /// Brings it up to date with a race, a layout, where the race is shown and the run explained, as far
    /// as a budget goes; what has changed since the last time.
    pub fn update(
        &mut self,
        race: &Race,
        layout: &Layout,
        position: impl Into<Position>,
        selected: Option<usize>,
        mut budget: Budget,
    ) -> Changes {
        let position = position.into();
        let scenario = race.scenario();
        let mut changes = std::mem::take(&mut self.forgotten) | self.lay_out(scenario, layout);
        changes |= self.toggle(scenario) | self.map(scenario);
        changes |= self.sample(scenario, &mut budget);
        if changes.meets(Self::GROUND) {
            budget.share();
        }
        self.find_critical(race, &mut changes);
        changes |= Changes::SAMPLE.when(self.sample_field(scenario, changes, &mut budget));
        let is_other = self.paths.len() != race.racers().len() || position.step < self.shown.step;
        changes |= Changes::RUNS.when(is_other);
        changes |= Changes::STEP.when(position.step != self.shown.step);
        changes |= Changes::MOTION.when(position.share != self.shown.share);
        let is_other = selected != self.selected;
        (self.shown, self.selected) = (position, selected);
        changes |= Changes::STEP.when(self.follow_runs(race, changes, budget.segments));
        let explained = selected.and_then(|racer| {
            let path = self.paths.get(racer)?;
            ExplainedStep::of(race, racer, position.step, &self.scene, &self.layout.style, path)
        });
        changes |= Changes::SELECTION.when(is_other || explained != self.explained);
        (self.explained, self.changes) = (explained, changes);
        changes
    }

    /// Samples the function anew where it, or what is shown of it, is another.
    fn lay_out(&mut self, scenario: &Scenario, layout: &Layout) -> Changes {
        let is_other = self.function != scenario.function || self.goal != scenario.goal;
        let turned = Layout { viewpoint: layout.viewpoint, ..self.layout };
        let asked = [scenario.zoom, scenario.view];
        let is_reframed = turned != *layout
            || self.scene.form() != Form::of(scenario)
            || self.parts.contains(Part::Stretch) != scenario.shows(Part::Stretch)
            || self.asked != asked;
        if is_other || is_reframed {
            self.scene = Scene::new(scenario, layout);
        }
        let viewpoint = layout.viewpoint.unwrap_or(scenario.viewpoint);
        let is_seen_anew = self.scene.turn(viewpoint, &layout.style) || is_reframed;
        if is_other {
            self.function = scenario.function.clone();
        }
        (self.layout, self.goal, self.asked) = (*layout, scenario.goal, asked);
        Changes::FUNCTION.when(is_other) | Changes::FRAME.when(is_seen_anew)
    }

    /// Takes note of the parts and the kinds of mark that have been turned on or off. What is drawn
    /// step by step is drawn from the start where one of its kinds is.
    fn toggle(&mut self, scenario: &Scenario) -> Changes {
        self.toggled = self.parts ^ scenario.show;
        self.parts = scenario.show;
        self.hidden_before = self.hidden;
        self.hidden = scenario.hide.marks;
        let of_runs = [Mark::Path, Mark::Stall, Mark::Escape];
        Changes::RUNS.when(of_runs.into_iter().any(|mark| self.is_other(mark)))
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

    /// Samples the function more finely. Trails on a surface are others then, and where places are.
    fn sample(&mut self, scenario: &Scenario, budget: &mut Budget) -> Changes {
        let is_finer = self.scene.refine(&scenario.function, &self.layout, budget);
        let is_raised = is_finer && self.scene.form() == Form::Surface;
        Changes::SAMPLE.when(is_finer) | Changes::FRAME.when(is_raised)
    }

    /// Samples the gradient field, where it is on, in the direction in which runs go; whether it is
    /// whole now.
    fn sample_field(&mut self, scenario: &Scenario, changes: Changes, budget: &mut Budget) -> bool {
        let is_on = self.is_on(Part::Field) && self.scene.form() == Form::Map;
        if !is_on || changes.meets(Changes::FUNCTION.and(Changes::FRAME)) {
            self.field.clear();
            self.next_field = None;
        }
        if is_on && self.field.is_empty() {
            self.next_field.get_or_insert_default();
        }
        let Some(next) = &mut self.next_field else { return false };
        let (width, height) = self.scene.frame().plot().size();
        let cell = self.layout.style.px(FIELD_CELL);
        let [columns, rows] =
            [width, height].map(|length| (f64::from(length) / cell).max(1.0) as usize);
        let left = columns * rows - next.len().min(columns * rows);
        let objective = scenario.function.objective();
        let effort = Budget::GRADIENT * objective.effort();
        let count = left.min((budget.evaluations / effort).max(1));
        budget.spend(count.saturating_mul(effort));
        let cells = next.len()..next.len() + count;
        let more = sample_gradient(objective, self.scene.view(), columns, rows, cells);
        let sign = -scenario.goal.sign();
        next.extend(more.into_iter().map(|(at, gradient)| (at, gradient.map(|g| sign * g))));
        if count < left {
            return false;
        }
        self.field = self.next_field.take().unwrap_or_default();
        true
    }

    /// Takes the paths towards the step shown, from the start where what they were drawn by has
    /// changed, with so many segments in all; whether that only added something.
    fn follow_runs(&mut self, race: &Race, changes: Changes, segments: usize) -> bool {
        let style = &self.layout.style;
        let is_anew = changes.meets(Self::PATHS_ANEW);
        if is_anew {
            let paths = race.racers().iter();
            self.paths = paths.map(|racer| Path::new(racer, &self.scene, style)).collect();
        }
        let (mut has_grown, mut left) = (false, segments);
        let count = self.paths.len();
        for (k, (path, racer)) in self.paths.iter_mut().zip(race.racers()).enumerate() {
            // What one does not need is the others'. Where there are more runs than segments, the last
            // ones wait.
            let share = left.div_ceil(count - k);
            has_grown |= path.advance(racer, &self.scene, style, self.shown, share);
            left = left.saturating_sub(path.growth().segments());
        }
        has_grown && !is_anew
    }

    /// Whether more is to be prepared, by another update.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.scene.is_pending()
            || self.next_field.is_some()
            || self.paths.iter().any(Path::is_behind)
    }

    /// The region that shows what `base` shows under the place `from` under the place `to`, larger by
    /// a factor: what a drag, a pinch, a wheel or a key asks for. Places are the backend's pixels on
    /// the picture as it would show `base`; so a gesture gives where it began and where it is now,
    /// and nothing adds up on the way.
    #[must_use]
    pub fn region_after(
        &self,
        scenario: &Scenario,
        base: Region,
        from: (f64, f64),
        to: (f64, f64),
        factor: f64,
    ) -> Region {
        let lay_out = |region| frame(self.scene.form(), region, scenario, &self.layout);
        let [x, y] = lay_out(base).to_point(from);
        let [xmin, xmax, ymin, ymax] = base;
        let about = |at: f64, middle: f64| middle + factor * (at - middle);
        let mut region = [about(xmin, x), about(xmax, x), about(ymin, y), about(ymax, y)];
        // The labels of another region may leave it other margins.
        for _ in 0..3 {
            let [there_x, there_y] = lay_out(region).to_point(to);
            let [dx, dy] = [x - there_x, y - there_y];
            let [xmin, xmax, ymin, ymax] = region;
            region = [xmin + dx, xmax + dx, ymin + dy, ymax + dy];
        }
        region
    }

    /// What makes the ground be drawn anew, which takes a good part of a frame.
    const GROUND: Changes = Changes::FUNCTION.and(Changes::FRAME).and(Changes::SAMPLE);

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

    /// Which way runs go.
    #[must_use]
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// Whether a part is on.
    #[must_use]
    pub fn is_on(&self, part: Part) -> bool {
        self.parts.contains(part)
    }

    /// Whether the last update has turned a part on or off.
    #[must_use]
    pub fn is_toggled(&self, part: Part) -> bool {
        self.toggled.contains(part)
    }

    /// Whether a kind of mark is drawn where there is one.
    #[must_use]
    pub fn marks(&self, mark: Mark) -> bool {
        !self.hidden.contains(mark)
    }

    /// The kinds of mark that are not.
    #[must_use]
    pub fn hidden(&self) -> Marks {
        self.hidden
    }

    /// Whether the last update has hidden a kind of mark or shown it again.
    #[must_use]
    pub fn is_other(&self, mark: Mark) -> bool {
        self.hidden.contains(mark) != self.hidden_before.contains(mark)
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
