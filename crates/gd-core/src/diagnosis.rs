//! What a run's end means: the landscape around it, and the verdict in words and for programs.
//!
//! A [`Verdict`] says why the run stopped ([`Stop`]) and where it ended up ([`Outcome`]), told by
//! the Hessian and by f nearby, never by the function's name. “Global” is said of the best point
//! known: the catalogue's, or the best in the view.

use serde::Serialize;

use crate::{
    critical::{self, CriticalPoint, Kind, stability_limit},
    notation::short,
    objective::{Function, Objective, Point, catalog::KnownPoint},
    run::{Goal, Run, distance},
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
    /// The same two, where they are critical points and not just the best that the view shows of a
    /// function without a bound.
    optima: [Option<KnownPoint>; 2],
    /// The length of the view's diagonal (its width in one dimension).
    pub diagonal: f64,
    /// A steep slope of the view: the gradient's norm is below this at nine points of ten.
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
        let diagonal = diagonal(view, dimension);
        // A coordinate that is nothing but rounding is 0 to a reader.
        let tidy = |c: f64| if c.abs() < 1e-12 * diagonal { 0.0 } else { c };
        let found = |kind| {
            let of_kind = critical.iter().filter(move |point| point.kind == kind);
            of_kind.map(|point| KnownPoint { at: point.at.map(tidy), value: point.value })
        };
        let known = function.entry().map_or(&[][..], |entry| entry.minima).iter().copied();
        let best = |points: &mut dyn Iterator<Item = KnownPoint>, goal: Goal| {
            points.reduce(
                |best, point| if improves(point.value, best.value, goal) { point } else { best },
            )
        };
        let minimum = best(&mut known.chain(found(Kind::Minimum)), Goal::Min);
        let maximum = best(&mut found(Kind::Maximum), Goal::Max);
        let lowest = best(&mut minimum.into_iter().chain(samples.lowest), Goal::Min);
        let highest = best(&mut maximum.into_iter().chain(samples.highest), Goal::Max);
        let optima =
            [minimum.filter(|_| minimum == lowest), maximum.filter(|_| maximum == highest)];
        Self { critical, lowest, highest, optima, diagonal, slope: samples.slope, dimension }
    }

    /// The best point known.
    #[must_use]
    pub fn best(&self, goal: Goal) -> Option<KnownPoint> {
        match goal {
            Goal::Min => self.lowest,
            Goal::Max => self.highest,
        }
    }

    /// The best point known, if it is a critical point: a function without a bound has none.
    #[must_use]
    pub fn optimum(&self, goal: Goal) -> Option<KnownPoint> {
        let [minimum, maximum] = self.optima;
        match goal {
            Goal::Min => minimum,
            Goal::Max => maximum,
        }
    }

    /// The critical point at a place.
    fn near(&self, at: Point) -> Option<&CriticalPoint> {
        self.critical.iter().find(|point| distance(point.at, at) <= 0.02 * self.diagonal)
    }

    /// How many critical points are of the kind and value of the one at this place.
    fn ties(&self, at: Point) -> usize {
        self.near(at).map_or(0, |here| {
            let is_as_good = |other: &&CriticalPoint| {
                other.kind == here.kind
                    && !improves(other.value, here.value, Goal::Min)
                    && !improves(here.value, other.value, Goal::Min)
            };
            self.critical.iter().filter(is_as_good).count()
        })
    }
}

/// Whether a value is better than another, by more than rounding.
fn improves(value: f64, than: f64, goal: Goal) -> bool {
    goal.sign() * (than - value) > 1e-9 * (1.0 + than.abs())
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
        slopes.sort_unstable_by(f64::total_cmp);
        let slope = slopes.get(slopes.len() * 9 / 10).copied().unwrap_or_default();
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
    goal: Goal,
    dimension: usize,
    steps: usize,
    gradient_norm: f64,
    /// The learning rate that exceeded the limit.
    too_large: f64,
    /// Whether `better` is a critical point, not just the best place seen in the view.
    better_is_critical: bool,
    /// Whether other critical points in the view are as good.
    is_one_of_many: bool,
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
            .filter(|best| improves(best.value, last.value, goal));
        let limit =
            matches!(outcome, Outcome::OutOfBounds | Outcome::Worsening | Outcome::Oscillating)
                .then(|| first_too_long(run))
                .flatten();
        Some(Self {
            stop,
            outcome,
            at: last.theta,
            value: last.value,
            eigenvalues: critical::eigenvalues(here.hessian, landscape.dimension),
            better,
            stability_limit: limit.map(|(limit, _)| limit),
            goal,
            dimension: landscape.dimension,
            steps: run.steps(),
            gradient_norm: last.gradient_norm(),
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

    /// The verdict for a reader, in a sentence or two.
    #[must_use]
    pub fn sentence(&self) -> String {
        let steps = format!("{} step{}", self.steps, if self.steps == 1 { "" } else { "s" });
        let why = match self.stop {
            Stop::Converged => format!("Converged after {steps}"),
            Stop::MaxSteps => format!("Stopped at the limit of {steps}"),
            Stop::Diverged => format!("Diverged after {steps}"),
            Stop::Stalled => format!("Stalled after {steps}"),
            Stop::Undefined => "Could not start".to_owned(),
        };
        format!("{why}, {}", self.place())
    }

    /// Where the run ended up, in words.
    fn place(&self) -> String {
        let (value, slope) = (short(self.value), short(self.gradient_norm));
        let close = if self.stop == Stop::Converged { "at" } else { "close to" };
        let the = if self.is_one_of_many { "a" } else { "the" };
        match self.outcome {
            Outcome::GlobalMinimum | Outcome::LocalMinimum if self.goal == Goal::Max => {
                format!("{close} a minimum, value {value}: without a slope, ascent can't leave it.")
            }
            Outcome::GlobalMaximum | Outcome::LocalMaximum if self.goal == Goal::Min => {
                format!(
                    "{close} a maximum, value {value}: without a slope, descent can't leave it."
                )
            }
            Outcome::GlobalMinimum => format!("{close} {the} global minimum, value {value}."),
            Outcome::GlobalMaximum => format!("{close} {the} global maximum, value {value}."),
            Outcome::LocalMinimum => {
                format!("{close} a local minimum, value {value}.{}", self.better_one())
            }
            Outcome::LocalMaximum => {
                format!("{close} a local maximum, value {value}.{}", self.better_one())
            }
            Outcome::Saddle if self.dimension == 1 => format!(
                "{close} an inflection, value {value}: the slope vanishes, but f falls on one side."
            ),
            Outcome::Saddle => {
                let [low, high] = self.eigenvalues.map(short);
                format!(
                    "{close} a saddle, value {value}: the curvature is {low} one way and {high} the other."
                )
            }
            Outcome::Plateau => {
                format!("on a plateau, value {value}: the slope there is only {slope}.")
            }
            Outcome::OnSlope if self.stop == Stop::Converged => format!(
                "though still on a slope of {slope}, value {value}: a smaller tolerance leads on."
            ),
            Outcome::OnSlope => format!(
                "still on a slope of {slope}, value {value}: give it more steps or a larger learning rate."
            ),
            Outcome::FarOutside => format!(
                "far outside the view, value {value}: the function seems to have no bound there."
            ),
            Outcome::Oscillating => {
                format!("bouncing to and fro, value {value}.{}", self.limit())
            }
            Outcome::Hovering => format!(
                "hovering, value {value}: the steps' noise keeps it moving about a place of rest; a smaller or falling learning rate settles it, and so do larger batches."
            ),
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
        }
    }

    fn better_one(&self) -> String {
        let Some(better) = self.better else { return String::new() };
        let [x, y] = better.at.map(short);
        let at = if self.dimension == 1 { x } else { format!("({x}, {y})") };
        let value = short(better.value);
        let lower = if better.value < self.value { "lower" } else { "higher" };
        if self.better_is_critical {
            let apart = short((better.value - self.value).abs());
            format!(" The global one, near {at}, is {apart} {lower}: {value}.")
        } else {
            format!(" The function goes {lower} in view: {value} near {at}.")
        }
    }

    fn limit(&self) -> String {
        self.stability_limit.map_or_else(String::new, |limit| {
            format!(
                " The curvature allows plain descent a learning rate below 2/λmax = {}; this one was {}.",
                short(limit),
                short(self.too_large)
            )
        })
    }
}

/// Where a stopped run ended up.
fn outcome(stop: Stop, run: &Run, landscape: &Landscape) -> Outcome {
    let conditions = run.conditions();
    let last = run.last();
    let kind = critical::classify(conditions.function.objective(), last.theta, landscape.diagonal);
    // Noise keeps a run moving about the place where it came to rest.
    let is_random = conditions.noise > 0.0
        || conditions.rule.of.temperature.is_some()
        || run.batch(0).is_some();
    let is_moving = kind.is_none() || !is_random;
    match (stop, kind) {
        (Stop::Undefined, _) => Outcome::NoValue,
        (Stop::Diverged, _) => left_bounds(run),
        (Stop::Stalled, _) => Outcome::Plateau,
        (Stop::MaxSteps, _) if is_moving && worsening(run) => Outcome::Worsening,
        (Stop::MaxSteps, None) if is_random && hovering(run, landscape) => Outcome::Hovering,
        (Stop::MaxSteps, _) if is_moving && oscillating(run, landscape) => Outcome::Oscillating,
        (Stop::MaxSteps, _) if far(run) => Outcome::FarOutside,
        // A slope that is slight beside what lies far outside the view is still a slope.
        (Stop::MaxSteps, Some(Kind::Plateau))
            if !conditions.stop.is_slight(last.gradient_norm(), last.value) =>
        {
            Outcome::OnSlope
        }
        (_, Some(kind)) => rest(run, kind, landscape),
        (_, None) => Outcome::OnSlope,
    }
}

/// What a critical point means.
fn rest(run: &Run, kind: Kind, landscape: &Landscape) -> Outcome {
    let objective = run.conditions().function.objective();
    let theta = run.last().theta;
    // The value at the critical point itself: a loose tolerance stops short of it, and at a kink,
    // where Newton's steps lead nowhere, so does every run.
    let at_kink = || landscape.near(theta).filter(|point| point.kind == kind).map(|point| point.at);
    let at = critical::polish(objective, theta, landscape.diagonal)
        .filter(|at| distance(*at, theta) <= 0.02 * landscape.diagonal)
        .or_else(at_kink)
        .unwrap_or(theta);
    let value = objective.value(at);
    let is_best = |goal| landscape.best(goal).is_none_or(|best| !improves(best.value, value, goal));
    match kind {
        Kind::Minimum if is_best(Goal::Min) => Outcome::GlobalMinimum,
        Kind::Minimum => Outcome::LocalMinimum,
        Kind::Maximum if is_best(Goal::Max) => Outcome::GlobalMaximum,
        Kind::Maximum => Outcome::LocalMaximum,
        Kind::Saddle => Outcome::Saddle,
        Kind::Plateau => Outcome::Plateau,
    }
}

/// Where a run went that left the numbers, or the function's domain.
fn left_bounds(run: &Run) -> Outcome {
    let rows = run.rows();
    let last = run.last();
    let sign = run.conditions().goal.sign();
    let start = rows.first().map_or(f64::NAN, |start| start.value);
    let grown = last.value.abs() > 1e3 * (1.0 + start.abs())
        || last.length > 1e3 * run.conditions().stop.diagonal;
    if grown && sign * (last.value - start) < 0.0 {
        Outcome::FarOutside
    } else if grown || too_long(run, run.steps()).is_some() {
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

/// Whether the middle of the last 50 steps' places is at a point of rest.
fn hovering(run: &Run, landscape: &Landscape) -> bool {
    const STEPS: usize = 50;
    let Some(rows) = run.rows().len().checked_sub(STEPS).and_then(|k| run.rows().get(k..)) else {
        return false;
    };
    let middle = [0, 1]
        .map(|axis| rows.iter().filter_map(|row| row.theta.get(axis)).sum::<f64>() / STEPS as f64);
    let rest = match run.conditions().goal {
        Goal::Min => Kind::Minimum,
        Goal::Max => Kind::Maximum,
    };
    let points = landscape.critical.iter().filter(|point| point.kind == rest);
    points.map(|point| distance(point.at, middle)).any(|away| away <= 0.05 * landscape.diagonal)
}

/// 2/λmax and α at a row, if α is the larger; λmax is that of the descended function.
fn too_long(run: &Run, step: usize) -> Option<(f64, f64)> {
    let row = run.rows().get(step)?;
    let conditions = run.conditions();
    let sign = conditions.goal.sign();
    let hessian = conditions.function.objective().hessian(row.theta).hessian;
    stability_limit(hessian.map(|h| sign * h))
        .map(|limit| (limit, row.learning_rate))
        .filter(|(limit, rate)| rate > limit)
}

/// The first limit on the way that the learning rate exceeded, and that rate.
fn first_too_long(run: &Run) -> Option<(f64, f64)> {
    (0..run.rows().len()).find_map(|step| too_long(run, step))
}
