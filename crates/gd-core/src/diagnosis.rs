//! What a run's end means: the landscape around it, and the verdict in words and for programs.

use serde::Serialize;

use crate::{
    critical::{self, CriticalPoint, Kind, stability_limit},
    objective::{Function, Objective, Point, catalog::KnownPoint},
    run::{Goal, Run, distance},
    scenario::number,
    stop::Stop,
};

/// What is known of a function in a view.
#[derive(Clone, Debug)]
pub struct Landscape {
    /// The critical points found in the view, lowest first.
    pub critical: Vec<CriticalPoint>,
    /// The lowest point known: of the catalogue, or else the lowest found in the view.
    pub lowest: Option<KnownPoint>,
    /// The highest point found in the view.
    pub highest: Option<KnownPoint>,
    /// The length of the view's diagonal (its width in one dimension).
    pub diagonal: f64,
    /// The gradient's median norm in the view.
    pub slope: f64,
    dimension: usize,
}

/// How many points the view is sampled at, along each axis.
const SAMPLES: [usize; 3] = [0, 401, 41];

impl Landscape {
    /// Looks over a function in a view \[xmin, xmax, ymin, ymax\] (in one dimension the last two
    /// are not looked at).
    #[must_use]
    pub fn survey(function: &Function, view: [f64; 4]) -> Self {
        let objective = function.objective();
        let dimension = objective.dimension();
        let critical = critical::find(objective, view);
        let samples = Samples::take(objective, view);
        let found = |point: &CriticalPoint| KnownPoint { at: point.at, value: point.value };
        let known = function.entry().map_or(&[][..], |entry| entry.minima).iter().copied();
        let lowest = critical
            .iter()
            .filter(|point| point.kind == Kind::Minimum)
            .map(found)
            .chain(known)
            .chain(samples.lowest)
            .min_by(|a, b| a.value.total_cmp(&b.value));
        let highest = critical
            .iter()
            .filter(|point| point.kind == Kind::Maximum)
            .map(found)
            .chain(samples.highest)
            .max_by(|a, b| a.value.total_cmp(&b.value));
        Self {
            critical,
            lowest,
            highest,
            diagonal: diagonal(view, dimension),
            slope: samples.slope,
            dimension,
        }
    }

    /// Whether a value is as good as the best known one, to rounding and to what the sampling of
    /// the view can tell.
    fn is_best(&self, value: f64, goal: Goal) -> bool {
        let best = match goal {
            Goal::Min => self.lowest,
            Goal::Max => self.highest,
        };
        best.is_none_or(|best| {
            goal.sign() * (value - best.value) <= 1e-9 * (1.0 + best.value.abs())
        })
    }
}

/// The length of a view's diagonal, or its width in one dimension.
#[must_use]
pub fn diagonal([x0, x1, y0, y1]: [f64; 4], dimension: usize) -> f64 {
    if dimension == 1 { x1 - x0 } else { libm::hypot(x1 - x0, y1 - y0) }
}

struct Samples {
    lowest: Option<KnownPoint>,
    highest: Option<KnownPoint>,
    slope: f64,
}

impl Samples {
    fn take(objective: &dyn Objective, [x0, x1, y0, y1]: [f64; 4]) -> Self {
        let dimension = objective.dimension();
        let count = SAMPLES.get(dimension).copied().unwrap_or_default();
        let place =
            |k: usize, low: f64, high: f64| low + (high - low) * k as f64 / (count as f64 - 1.0);
        let rows = if dimension == 1 { 1 } else { count };
        let mut slopes = Vec::with_capacity(count * rows);
        let (mut lowest, mut highest) = (None::<KnownPoint>, None::<KnownPoint>);
        for (i, j) in (0..count).flat_map(|i| (0..rows).map(move |j| (i, j))) {
            let at = [place(i, x0, x1), if dimension == 1 { 0.0 } else { place(j, y0, y1) }];
            let here = objective.gradient(at);
            if !here.value.is_finite() {
                continue;
            }
            let point = KnownPoint { at, value: here.value };
            if lowest.is_none_or(|lowest| point.value < lowest.value) {
                lowest = Some(point);
            }
            if highest.is_none_or(|highest| point.value > highest.value) {
                highest = Some(point);
            }
            let [gx, gy] = here.gradient;
            slopes.extend(Some(libm::hypot(gx, gy)).filter(|slope| slope.is_finite()));
        }
        let middle = slopes.len() / 2;
        let slope = if slopes.is_empty() {
            0.0
        } else {
            *slopes.select_nth_unstable_by(middle, f64::total_cmp).1
        };
        Self { lowest, highest, slope }
    }
}

/// Where a run ended up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// At the lowest minimum known.
    GlobalMinimum,
    /// At a minimum, with a lower one elsewhere.
    LocalMinimum,
    /// At the highest maximum known.
    GlobalMaximum,
    /// At a maximum, with a higher one elsewhere.
    LocalMaximum,
    /// At a saddle.
    Saddle,
    /// On a plateau.
    Plateau,
    /// Still on a slope.
    OnSlope,
    /// Far outside the view and still getting better: the function seems to have no bound.
    FarOutside,
    /// Bouncing to and fro without getting on.
    Oscillating,
    /// Worse than where it began, and getting worse.
    Worsening,
    /// Past all bounds.
    OutOfBounds,
    /// Where the function has no value.
    NoValue,
}

impl Outcome {
    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::GlobalMinimum => "global-minimum",
            Self::LocalMinimum => "local-minimum",
            Self::GlobalMaximum => "global-maximum",
            Self::LocalMaximum => "local-maximum",
            Self::Saddle => "saddle",
            Self::Plateau => "plateau",
            Self::OnSlope => "on-slope",
            Self::FarOutside => "far-outside",
            Self::Oscillating => "oscillating",
            Self::Worsening => "worsening",
            Self::OutOfBounds => "out-of-bounds",
            Self::NoValue => "no-value",
        }
    }
}

/// What a stopped run came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Why it stopped.
    pub stop: Stop,
    /// Where it ended up.
    pub outcome: Outcome,
    /// The last good point.
    pub at: Point,
    /// The value there.
    pub value: f64,
    /// The Hessian's eigenvalues there, ascending.
    pub eigenvalues: [f64; 2],
    /// A better point, where one is known.
    pub better: Option<KnownPoint>,
    /// 2/λmax where plain descent's step was first too long for the curvature, for a run that
    /// diverged, worsened or oscillated.
    pub stability_limit: Option<f64>,
    dimension: usize,
    steps: usize,
    gradient_norm: f64,
    learning_rate: f64,
}

impl Verdict {
    /// The verdict on a run that has stopped; `None` while it goes on.
    #[must_use]
    pub fn of(run: &Run, landscape: &Landscape) -> Option<Self> {
        let stop = run.stop()?;
        let goal = run.conditions().goal;
        let objective = run.conditions().function.objective();
        let last = run.last();
        let here = objective.hessian(last.theta);
        let kind = critical::classify(objective, last.theta, landscape.diagonal);
        let outcome = match (stop, kind) {
            (Stop::Undefined, _) => Outcome::NoValue,
            (Stop::Diverged, _) => left_bounds(run),
            (Stop::Stalled, _) => Outcome::Plateau,
            (Stop::MaxSteps, _) if worsening(run) => Outcome::Worsening,
            (Stop::MaxSteps, _) if oscillating(run, landscape) => Outcome::Oscillating,
            (Stop::MaxSteps, _) if far(run) => Outcome::FarOutside,
            // A slope that is slight beside what lies far outside the view is still a slope.
            (Stop::MaxSteps, Some(Kind::Plateau))
                if last.gradient_norm() > 1e-3 * landscape.slope =>
            {
                Outcome::OnSlope
            }
            (_, Some(kind)) => rest(objective, last.theta, kind, goal, landscape),
            (_, None) => Outcome::OnSlope,
        };
        let best = match goal {
            Goal::Min => landscape.lowest,
            Goal::Max => landscape.highest,
        };
        Some(Self {
            stop,
            outcome,
            at: last.theta,
            value: last.value,
            eigenvalues: critical::eigenvalues(here.hessian, landscape.dimension),
            better: best.filter(|_| !landscape.is_best(last.value, goal)),
            stability_limit: matches!(
                outcome,
                Outcome::OutOfBounds | Outcome::Worsening | Outcome::Oscillating
            )
            .then(|| too_long_step(run))
            .flatten(),
            dimension: landscape.dimension,
            steps: run.steps(),
            gradient_norm: last.gradient_norm(),
            learning_rate: last.learning_rate,
        })
    }

    /// The verdict for a program, `converged:global-minimum`; the bare stop reason where that says
    /// it all, `diverged`.
    #[must_use]
    pub fn id(&self) -> String {
        match self.stop {
            Stop::Diverged | Stop::Undefined => self.stop.id().to_owned(),
            _ => format!("{}:{}", self.stop.id(), self.outcome.id()),
        }
    }

    /// The verdict for a reader, in a sentence or two.
    #[must_use]
    pub fn sentence(&self) -> String {
        let steps = format!("{} step{}", self.steps, if self.steps == 1 { "" } else { "s" });
        let why = match self.stop {
            Stop::Converged => format!("Converged after {steps}"),
            Stop::MaxSteps => format!("Ran out of steps after {steps}"),
            Stop::Diverged => format!("Diverged after {steps}"),
            Stop::Stalled => format!("Stalled after {steps}"),
            Stop::Undefined => "Could not start".to_owned(),
        };
        let value = short(self.value);
        let close = if self.stop == Stop::Converged { "at" } else { "close to" };
        let place = match self.outcome {
            Outcome::GlobalMinimum => format!("{close} the global minimum, value {value}."),
            Outcome::GlobalMaximum => format!("{close} the global maximum, value {value}."),
            Outcome::LocalMinimum => {
                format!("{close} a local minimum, value {value}.{}", self.better_one())
            }
            Outcome::LocalMaximum => {
                format!("{close} a local maximum, value {value}.{}", self.better_one())
            }
            Outcome::Saddle => format!("{close} a saddle, value {value}: {}.", self.curvature()),
            Outcome::Plateau => format!(
                "on a plateau, value {value}: the slope there is only {}.",
                short(self.gradient_norm)
            ),
            Outcome::OnSlope => format!(
                "still on a slope of {}, value {value}: give it more steps or a larger learning rate.",
                short(self.gradient_norm)
            ),
            Outcome::FarOutside => format!(
                "far outside the view, value {value}: the function seems to have no bound there."
            ),
            Outcome::Oscillating => {
                format!("bouncing to and fro, value {value}.{}", self.limit())
            }
            Outcome::Worsening => {
                format!("further from the goal than at the start.{}", self.limit())
            }
            Outcome::OutOfBounds => {
                format!("past all bounds; the last good value is {value}.{}", self.limit())
            }
            Outcome::NoValue if self.stop == Stop::Diverged => {
                "the next step leads to where the function has no value.".to_owned()
            }
            Outcome::NoValue => {
                "the function has no finite value or slope at the start.".to_owned()
            }
        };
        format!("{why}, {place}")
    }

    fn better_one(&self) -> String {
        self.better.map_or_else(String::new, |better| {
            let [x, y] = better.at.map(short);
            let at = if self.dimension == 1 { x } else { format!("({x}, {y})") };
            let lower = if better.value < self.value { "lower" } else { "higher" };
            format!(
                " The global one, near {at}, is {} {lower}: {}.",
                short((better.value - self.value).abs()),
                short(better.value)
            )
        })
    }

    fn curvature(&self) -> String {
        let [low, high] = self.eigenvalues.map(short);
        if self.dimension == 1 {
            "the slope vanishes, but the function falls on one side".to_owned()
        } else {
            format!("the curvature is {low} one way and {high} the other")
        }
    }

    fn limit(&self) -> String {
        self.stability_limit.map_or_else(String::new, |limit| {
            format!(
                " The curvature allows plain descent a learning rate below 2/λmax = {}; this one was {}.",
                short(limit),
                short(self.learning_rate)
            )
        })
    }
}

/// A number to four significant digits.
pub(crate) fn short(value: f64) -> String {
    number(format!("{value:.3e}").parse().unwrap_or(value))
}

/// What a critical point means for the goal.
fn rest(
    objective: &dyn Objective,
    theta: Point,
    kind: Kind,
    goal: Goal,
    landscape: &Landscape,
) -> Outcome {
    // The value at the critical point itself: a loose tolerance stops short of it.
    let at = critical::polish(objective, theta, landscape.diagonal)
        .filter(|at| distance(*at, theta) <= 0.02 * landscape.diagonal)
        .unwrap_or(theta);
    let best = |goal| landscape.is_best(objective.value(at), goal);
    match kind {
        Kind::Minimum if goal == Goal::Max || best(Goal::Min) => Outcome::GlobalMinimum,
        Kind::Minimum => Outcome::LocalMinimum,
        Kind::Maximum if goal == Goal::Max && !best(Goal::Max) => Outcome::LocalMaximum,
        Kind::Maximum => Outcome::GlobalMaximum,
        Kind::Saddle => Outcome::Saddle,
        Kind::Plateau => Outcome::Plateau,
    }
}

/// Whether a run left the numbers or only the function's domain.
fn left_bounds(run: &Run) -> Outcome {
    let rows = run.rows();
    let last = run.last();
    let grown = rows.first().is_some_and(|start| {
        last.value.abs() > 1e3 * (1.0 + start.value.abs())
            || last.length > 1e3 * run.conditions().stop.diagonal
    });
    if grown || too_long(run, rows.len().saturating_sub(1)) {
        Outcome::OutOfBounds
    } else {
        Outcome::NoValue
    }
}

/// Whether a run is many views away from where it began.
fn far(run: &Run) -> bool {
    let last = run.last();
    run.rows().first().is_some_and(|start| {
        distance(start.theta, last.theta) > 10.0 * run.conditions().stop.diagonal
    })
}

/// Whether the run is worse than at its start, and worse over its last quarter.
fn worsening(run: &Run) -> bool {
    let sign = run.conditions().goal.sign();
    let rows = run.rows();
    let at = |k: usize| rows.get(k).map_or(f64::NAN, |row| sign * row.value);
    let end = rows.len().saturating_sub(1);
    at(end) > at(0) && at(end) > at(end - end / 4)
}

/// Whether the last steps go far and get nowhere: the path of the last 20 steps is ten times as
/// long as the distance they cover, and not just the fading swing into a minimum.
fn oscillating(run: &Run, landscape: &Landscape) -> bool {
    let rows = run.rows();
    let Some(then) = rows.len().checked_sub(21).and_then(|k| rows.get(k)) else { return false };
    let last = run.last();
    let path = last.length - then.length;
    path > 1e-3 * landscape.diagonal
        && path > 10.0 * distance(then.theta, last.theta)
        && last.gradient_norm() > 0.5 * then.gradient_norm()
}

/// Whether α exceeds 2/λmax, for the goal's sign, at a row.
fn too_long(run: &Run, step: usize) -> bool {
    limit_at(run, step)
        .zip(run.rows().get(step))
        .is_some_and(|(limit, row)| row.learning_rate > limit)
}

/// 2/λmax of the descended function at a row.
fn limit_at(run: &Run, step: usize) -> Option<f64> {
    let row = run.rows().get(step)?;
    let objective = run.conditions().function.objective();
    let sign = run.conditions().goal.sign();
    stability_limit(objective.hessian(row.theta).hessian.map(|h| sign * h))
}

/// The first limit on the way that the learning rate exceeded.
fn too_long_step(run: &Run) -> Option<f64> {
    (0..run.rows().len()).find(|&step| too_long(run, step)).and_then(|step| limit_at(run, step))
}
