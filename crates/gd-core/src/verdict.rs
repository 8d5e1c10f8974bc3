//! What a run's end means: the landscape around it, and the verdict in words and for programs.
//!
//! A [`Verdict`] says why the run stopped ([`Stop`]) and where it ended up ([`Outcome`]), told by
//! the Hessian and by f nearby, never by the function's name. “Global” is said of the best point
//! known: the catalogue's, or the best in the view.

use crate::{
    landscape::{
        eigenvalues::{eigenvalues, stability_limit},
        kind::{CriticalKind, classify},
        newton::polish,
        survey::Landscape,
    },
    run::{Run, stop::Stop},
    space::{Goal, KnownPoint, Point, distance},
};

/// Where a run ended up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
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
    /// Kept moving by noise about a place where it would come to rest.
    Hovering,
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
            Self::Hovering => "hovering",
            Self::Worsening => "worsening",
            Self::OutOfBounds => "out-of-bounds",
            Self::NoValue => "no-value",
        }
    }
}

/// What a stopped run came to.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
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
    pub(crate) goal: Goal,
    pub(crate) dimension: usize,
    pub(crate) steps: usize,
    pub(crate) gradient_norm: f64,
    /// The value at the start.
    pub(crate) first_value: f64,
    /// The learning rate that exceeded the limit.
    pub(crate) too_large: f64,
    /// Whether `better` is a critical point, not just the best place seen in the view.
    pub(crate) better_is_critical: bool,
    /// Whether other critical points in the view are as good.
    pub(crate) is_one_of_many: bool,
}

impl Outcome {
    /// Whether it is a point where the slope vanishes by itself, not all around.
    #[must_use]
    pub fn is_critical(self) -> bool {
        matches!(
            self,
            Self::GlobalMinimum
                | Self::LocalMinimum
                | Self::GlobalMaximum
                | Self::LocalMaximum
                | Self::Saddle
        )
    }

    /// Whether the run rests where there is better to be had, so that one that moves on by other
    /// means may find it.
    #[must_use]
    pub fn is_stuck(self) -> bool {
        matches!(self, Self::LocalMinimum | Self::LocalMaximum | Self::Saddle | Self::Plateau)
    }
}

impl Verdict {
    /// The verdict on a run that has stopped; `None` while it goes on.
    #[must_use]
    pub fn of(run: &Run, landscape: &Landscape) -> Option<Self> {
        let stop = run.stop()?;
        let conditions = run.conditions();
        let (goal, objective) = (conditions.goal, conditions.function.objective());
        let last = run.last();
        let here = objective.hessian(last.theta);
        let outcome = outcome(stop, run, landscape);
        let better = landscape
            .best(goal)
            .filter(|_| !matches!(outcome, Outcome::GlobalMinimum | Outcome::GlobalMaximum))
            .filter(|best| landscape.improves(best.value, last.value, goal));
        let limit =
            matches!(outcome, Outcome::OutOfBounds | Outcome::Worsening | Outcome::Oscillating)
                .then(|| run.first_too_long())
                .flatten();
        Some(Self {
            stop,
            outcome,
            at: last.theta,
            value: last.value,
            eigenvalues: eigenvalues(here.hessian, landscape.dimension),
            better,
            stability_limit: limit.map(|(limit, _)| limit),
            goal,
            dimension: landscape.dimension,
            steps: run.steps(),
            gradient_norm: last.gradient_norm(),
            first_value: run.row(0).map_or(f64::NAN, |start| start.value),
            too_large: limit.map_or(last.learning_rate, |(_, rate)| rate),
            better_is_critical: landscape.optimum(goal).is_some(),
            is_one_of_many: landscape.ties(last.theta) > 1,
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
}

/// Where a stopped run ended up.
fn outcome(stop: Stop, run: &Run, landscape: &Landscape) -> Outcome {
    let conditions = run.conditions();
    let last = run.last();
    let kind = classify(conditions.function.objective(), last.theta, landscape.diagonal);
    // Noise keeps a run moving about the place where it came to rest.
    let is_random = conditions.noise > 0.0
        || conditions.rule.of.temperature.is_some()
        || run.batch(0).is_some();
    let is_moving = kind.is_none() || !is_random;
    match (stop, kind) {
        (Stop::Undefined, _) => Outcome::NoValue,
        (Stop::Diverged, _) => left_bounds(run, landscape),
        (Stop::MaxSteps, _) if is_moving && worsening(run) => Outcome::Worsening,
        (Stop::MaxSteps, None) if is_random && hovering(run, landscape) => Outcome::Hovering,
        (Stop::MaxSteps, _) if is_moving && oscillating(run, landscape) => Outcome::Oscillating,
        (Stop::MaxSteps, _) if far(run, landscape) => Outcome::FarOutside,
        // A slope that is slight beside what lies far outside the view is still a slope.
        (Stop::MaxSteps, Some(CriticalKind::Plateau)) if !is_slight(run, landscape) => {
            Outcome::OnSlope
        }
        (_, Some(kind)) => rest(run, kind, landscape),
        (_, None) => Outcome::OnSlope,
    }
}

/// What a critical point means.
fn rest(run: &Run, kind: CriticalKind, landscape: &Landscape) -> Outcome {
    let objective = run.conditions().function.objective();
    let theta = run.last().theta;
    // The value at the critical point itself: a loose tolerance stops short of it, and at a kink,
    // where Newton's steps lead nowhere, so does every run.
    let at_kink =
        || landscape.nearest(theta).filter(|point| point.kind == kind).map(|point| point.at);
    let at = polish(objective, theta, landscape.diagonal)
        .filter(|at| distance(*at, theta) <= 0.02 * landscape.diagonal)
        .or_else(at_kink)
        .unwrap_or(theta);
    let value = objective.value(at);
    let is_best =
        |goal| landscape.best(goal).is_none_or(|best| !landscape.improves(best.value, value, goal));
    match kind {
        CriticalKind::Minimum if is_best(Goal::Min) => Outcome::GlobalMinimum,
        CriticalKind::Minimum => Outcome::LocalMinimum,
        CriticalKind::Maximum if is_best(Goal::Max) => Outcome::GlobalMaximum,
        CriticalKind::Maximum => Outcome::LocalMaximum,
        CriticalKind::Saddle => Outcome::Saddle,
        CriticalKind::Plateau => Outcome::Plateau,
    }
}

/// Whether the slope at the end is slight: along all of the domain's diagonal it would not make up a
/// tenth of what the value is from the best one.
fn is_slight(run: &Run, landscape: &Landscape) -> bool {
    let last = run.last();
    let best = landscape.best(run.conditions().goal).map_or(f64::NAN, |best| best.value);
    last.gradient_norm() * landscape.diagonal <= 0.1 * (last.value - best).abs()
}

/// Where a run went that left the numbers, or the function's domain.
fn left_bounds(run: &Run, landscape: &Landscape) -> Outcome {
    let last = run.last();
    let sign = run.conditions().goal.sign();
    let start = run.row(0).map_or(f64::NAN, |start| start.value);
    let grown =
        last.value.abs() > 1e3 * (1.0 + start.abs()) || last.length > 1e3 * landscape.diagonal;
    if grown && sign * (last.value - start) < 0.0 {
        Outcome::FarOutside
    } else if grown || ends_too_long(run) {
        Outcome::OutOfBounds
    } else {
        Outcome::NoValue
    }
}

/// Whether a run is many diagonals away from where it began.
fn far(run: &Run, landscape: &Landscape) -> bool {
    let last = run.last();
    run.row(0).is_some_and(|start| distance(start.theta, last.theta) > 10.0 * landscape.diagonal)
}

/// Whether the run is worse than at its start, and worse over its last quarter.
fn worsening(run: &Run) -> bool {
    let sign = run.conditions().goal.sign();
    let at = |step: usize| run.row(step).map_or(f64::NAN, |row| sign * row.value);
    let end = run.steps();
    at(end) > at(0) && at(end) > at(end - end / 4)
}

/// Whether the last steps go far and get nowhere: the path of the last 20 steps is ten times as
/// long as the distance they cover, and not just the fading swing into a minimum.
fn oscillating(run: &Run, landscape: &Landscape) -> bool {
    let Some(then) = run.steps().checked_sub(20).and_then(|step| run.row(step)) else {
        return false;
    };
    let last = run.last();
    let path = last.length - then.length;
    path > 1e-3 * landscape.diagonal
        && path > 10.0 * distance(then.theta, last.theta)
        && last.gradient_norm() > 0.5 * then.gradient_norm()
}

/// Whether the middle of the last 50 steps' places is at a point of rest.
fn hovering(run: &Run, landscape: &Landscape) -> bool {
    const STEPS: usize = 50;
    let rows = run.rows();
    let Some(before) = rows.len().checked_sub(STEPS) else { return false };
    let places: Vec<Point> = rows.skip(before).map(|row| row.theta).collect();
    let middle = [0, 1]
        .map(|axis| places.iter().filter_map(|theta| theta.get(axis)).sum::<f64>() / STEPS as f64);
    let rest = match run.conditions().goal {
        Goal::Min => CriticalKind::Minimum,
        Goal::Max => CriticalKind::Maximum,
    };
    let points = landscape.critical.iter().filter(|point| point.kind == rest);
    points.map(|point| distance(point.at, middle)).any(|away| away <= 0.05 * landscape.diagonal)
}

/// Whether α exceeds 2/λmax of the descended function at the last row.
fn ends_too_long(run: &Run) -> bool {
    let (last, conditions) = (run.last(), run.conditions());
    let sign = conditions.goal.sign();
    let hessian = conditions.function.objective().hessian(last.theta).hessian;
    stability_limit(hessian.map(|h| sign * h)).is_some_and(|limit| last.learning_rate > limit)
}
