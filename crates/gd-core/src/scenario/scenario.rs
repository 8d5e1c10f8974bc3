//! The scenario itself: what it holds, its defaults, and what follows from them.

use crate::{
    course::Hole,
    function::{Function, catalog},
    landscape::{framing::framing, value_range::value_range},
    rule::{
        clip::{self, Clip},
        hyperparameter::{Choice, LEARNING_RATE, NOISE, SEED, STEPS, TOLERANCE, to_digits},
        optimizer::gd,
        schedule::{self, Schedule},
        update::{RateScale, Rule},
    },
    run::batch::{Batch, Sampling},
    scenario::{
        hidden::Hidden,
        lesson_step::LessonStep,
        mapped::Mapped,
        mark::Mark,
        part::{Part, Parts},
        viewpoint::Viewpoint,
    },
    space::{Goal, Point, View, diagonal},
};

/// The region of a function of which nothing is known.
const SQUARE: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];

/// One update rule of a race.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct Entrant {
    /// The rule with its hyperparameters.
    pub rule: Choice<Rule>,
    /// Its own learning rate, if not the shared one or what suits it.
    pub learning_rate: Option<f64>,
}

impl Entrant {
    /// A rule with its defaults and without a learning rate of its own.
    #[must_use]
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule: Choice::new(rule), learning_rate: None }
    }

    /// The same with a learning rate of its own.
    #[must_use]
    pub fn learning_rate(self, learning_rate: f64) -> Self {
        Self { learning_rate: Some(learning_rate), ..self }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// What is shown of high dimensions, see [`high_dimension`](crate::high_dimension).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Experiment {
    /// The share of minima against the dimension.
    Hessians,
    /// What critical points are against their height.
    Fields,
}

/// Everything that a link says. A picture is a function of this and of a step's number.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct Scenario {
    /// The function that is descended.
    #[cfg_attr(feature = "link", serde(serialize_with = "source"))]
    pub function: Function,
    /// The start points; the function's own if empty.
    pub starts: Vec<Point>,
    /// The rules that race from every start.
    pub rules: Vec<Entrant>,
    /// α₀ of every rule without its own; what suits each on the function if `None`.
    pub learning_rate: Option<f64>,
    /// α₀ of every rule without its own from a step on, by ascending step.
    pub changes: Vec<(u32, f64)>,
    /// The most steps of a run.
    pub steps: u32,
    /// The gradient's norm at which a run has converged.
    pub tolerance: f64,
    /// The seed of all randomness, at most 2⁵³ − 1.
    pub seed: u64,
    /// Descent or ascent.
    pub goal: Goal,
    /// The region of the experiment; the function's own if `None`. In one dimension its y range is
    /// only shown.
    pub view: Option<View>,
    /// What is looked at; the region of the experiment if `None`.
    pub zoom: Option<View>,
    /// From where a surface is seen.
    pub viewpoint: Viewpoint,
    /// The learning rate's schedule.
    pub schedule: Choice<Schedule>,
    /// The gradient's clipping.
    pub clip: Choice<Clip>,
    /// The standard deviation of the noise on each gradient component.
    pub noise: f64,
    /// How many random starts are added.
    pub restarts: u32,
    /// The batch sizes that race with every rule; `Full` alone without data.
    pub batches: Vec<Batch>,
    /// How mini-batches are drawn.
    pub sampling: Sampling,
    /// The experiment shown, if any.
    pub experiment: Option<Experiment>,
    /// Whether the page is shown in its compact form for a frame.
    pub embed: bool,
    /// Whether the runs play as soon as they are shown; as it suits the place that shows them if `None`.
    pub play: Option<bool>,
    /// The step at which the page opens; the end if `None`, the start if it plays.
    pub step: Option<u32>,
    /// The parts that are turned on.
    pub show: Parts,
    /// The kinds of mark that are not drawn on the picture, and the parts of the page that are left out.
    pub hide: Hidden,
    /// What is mapped of every start at once, in place of the function's values.
    pub map: Option<Mapped>,
    /// Steps a second; a [pace](crate::pace) that can be followed if `None`.
    pub speed: Option<f64>,
    /// The colours; the reader's preference if `None`.
    pub theme: Option<Theme>,
    /// The hole of the course that is played, which says all but [what is chosen](crate::course::CHOSEN).
    pub hole: Option<Hole>,
    /// How many gradients the round is said to have taken.
    pub score: Option<u32>,
    /// The step of a lesson in which it is shown.
    pub lesson: Option<LessonStep>,
}

#[cfg(feature = "link")]
fn source<S: serde::Serializer>(function: &Function, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&function.source())
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            function: Function::of(catalog::DEFAULT),
            starts: Vec::new(),
            rules: vec![Entrant::new(&gd::RULE)],
            learning_rate: None,
            changes: Vec::new(),
            steps: STEPS.default as u32,
            tolerance: TOLERANCE.default,
            seed: SEED.default as u64,
            goal: Goal::Min,
            view: None,
            zoom: None,
            viewpoint: Viewpoint::default(),
            schedule: Choice::new(&schedule::CONSTANT),
            clip: Choice::new(&clip::NONE),
            noise: NOISE.default,
            restarts: 0,
            batches: vec![Batch::Full],
            sampling: Sampling::default(),
            experiment: None,
            embed: false,
            play: None,
            step: None,
            show: Parts::default(),
            hide: Hidden::default(),
            map: None,
            speed: None,
            theme: None,
            hole: None,
            score: None,
            lesson: None,
        }
    }
}

impl Scenario {
    /// α₀ of a rule: its own, the shared one, or else what suits it on the function. The last is
    /// derived from the rate that suits plain descent and the size of the function's own region, and
    /// depends neither on starts nor on what is looked at.
    #[must_use]
    pub fn rate(&self, entrant: &Entrant) -> f64 {
        entrant.learning_rate.or(self.learning_rate).unwrap_or_else(|| {
            let (rule, scale) = (entrant.rule.of, self.rate_scale());
            let suited = to_digits((rule.default_rate)(scale), 1);
            if LEARNING_RATE.allows(suited) { suited } else { LEARNING_RATE.default }
        })
    }

    /// The same after the last change on the way, which is one of the rates that are no rule's own.
    #[cfg(feature = "link")]
    pub(super) fn last_rate(&self, entrant: &Entrant) -> f64 {
        let change = self.changes.last().filter(|_| entrant.learning_rate.is_none());
        change.map_or_else(|| self.rate(entrant), |&(_, rate)| rate)
    }

    /// By what a rule's learning rate is chosen: of plain descent the function's own, or what the
    /// curvature on the way down from where its region begins allows.
    fn rate_scale(&self) -> RateScale {
        let framed = framing(&self.function);
        let own = self.function.learning_rate();
        let plain = own.or_else(|| framed.map(|framing| framing.learning_rate));
        let region = self.function.view().map(View::filled);
        let region = region.or_else(|| framed.map(|framing| framing.region)).unwrap_or(SQUARE);
        let diagonal = diagonal(region, self.dimension());
        RateScale { plain: plain.unwrap_or(LEARNING_RATE.default), diagonal }
    }

    /// The region of the experiment, \[xmin, xmax, ymin, ymax\]: the link's view, the function's
    /// own, or else the one in which its critical points near the origin are seen. Random starts are
    /// drawn from it, lengths are judged by it and critical points are searched in it. It does not
    /// depend on the starts. In one dimension only x counts, and y is \[0, 1\].
    #[must_use]
    pub fn domain(&self) -> [f64; 4] {
        let given = self.view.or_else(|| self.function.view()).map(View::filled);
        let framed = || framing(&self.function).map(|framing| framing.region);
        let [x0, x1, y0, y1] = given.or_else(framed).unwrap_or(SQUARE);
        if self.dimension() == 1 { [x0, x1, 0.0, 1.0] } else { [x0, x1, y0, y1] }
    }

    /// The region that is asked to be seen, \[xmin, xmax, ymin, ymax\]: the link's zoom, its view,
    /// the function's own region, or else the region of the experiment with the chosen starts. In one
    /// dimension the last two are the range of values; unless the link says it, it shows the
    /// valleys and the chosen starts, and the rest of the curve runs out of the picture.
    #[must_use]
    pub fn camera(&self) -> [f64; 4] {
        let given = self.zoom.or(self.view).or_else(|| self.function.view());
        let [x0, x1, y0, y1] = given.map_or_else(|| self.domain_with_starts(), View::filled);
        if self.dimension() == 2 || given.is_some_and(|view| view.y.is_some()) {
            return [x0, x1, y0, y1];
        }
        let starts: Vec<f64> = self.chosen_starts().iter().map(|[x, _]| *x).collect();
        let [y0, y1] = value_range(self.function.objective(), [x0, x1], &starts);
        [x0, x1, y0, y1]
    }

    /// The region of the experiment, as much wider as it takes to see the chosen starts well.
    fn domain_with_starts(&self) -> [f64; 4] {
        /// As far as a link can zoom.
        const FARTHEST: f64 = 4e8;
        let domain @ [x0, x1, y0, y1] = self.domain();
        let margins = [x1 - x0, y1 - y0].map(|side| 0.05 * side);
        let starts = self.starts.iter().filter(|start| start.iter().all(|c| c.abs() < FARTHEST));
        starts.fold(domain, |[x0, x1, y0, y1], [x, y]| {
            let [dx, dy] = margins;
            [x0.min(x - dx), x1.max(x + dx), y0.min(y - dy), y1.max(y + dy)]
        })
    }

    /// Whether a part is turned on.
    #[must_use]
    pub fn shows(&self, part: Part) -> bool {
        self.show.contains(part)
    }

    /// Whether a kind of mark is drawn where there is one.
    #[must_use]
    pub fn marks(&self, mark: Mark) -> bool {
        !self.hide.marks.contains(mark)
    }

    /// The starts that runs begin from, without the random ones: the link's, or the function's
    /// own, or a point up and right of the middle of the domain, where there is a slope.
    #[must_use]
    pub fn chosen_starts(&self) -> Vec<Point> {
        if !self.starts.is_empty() {
            return self.starts.clone();
        }
        let [x0, x1, y0, y1] = self.domain();
        let inside = |[x, y]: Point| {
            (x0..=x1).contains(&x) && (self.dimension() == 1 || (y0..=y1).contains(&y))
        };
        let framed = || framing(&self.function).map(|framing| framing.start);
        let own = self.function.start().or_else(framed).filter(|&start| inside(start));
        vec![own.unwrap_or_else(|| {
            let y = if self.dimension() == 1 { 0.0 } else { y0 + 0.75 * (y1 - y0) };
            [x0 + 0.8 * (x1 - x0), y]
        })]
    }

    /// How many variables the function has.
    #[must_use]
    pub fn dimension(&self) -> usize {
        self.function.objective().dimension()
    }

    /// The length against which distances are judged: the domain's diagonal, or its width in one
    /// dimension.
    #[must_use]
    pub fn diagonal(&self) -> f64 {
        diagonal(self.domain(), self.dimension())
    }
}
