//! What a run's end means: a verdict, as facts.
//!
//! A [`Verdict`] says why the run stopped ([`Stop`]) and where it ended up ([`Outcome`]). It claims
//! what was checked at the place and in the scale of the run, and is told by derivatives and values,
//! never by the function's name. No run is ended for it: a run stops by its own rules, and what became
//! of it is looked at afterwards.
//!
//! # What each outcome asks for, and what is said
//!
//! *Near* a critical point c means: Newton's steps from the end, or a pattern search where the gradient
//! has a kink, lead to c, at most a tenth of the way from the start to c is left, and no more than a
//! twentieth of the domain's diagonal. Of a run that the limit of steps stopped the same holds for the
//! last 20 steps, and it does not bounce, or closes in; or it keeps within a hundredth of the way; and it does not hop
//! between two places. The first line that applies counts.
//!
//! | outcome | asks for | is said |
//! |---|---|---|
//! | `no-value` | no finite value or slope at the start; or the next step leads to where f has no value or slope | could not start; left the domain |
//! | `far-outside` of a run that diverged | f has improved by a thousand times its range in the domain, or the path is a thousand diagonals long and f has improved; or the next step leads to where θ or f is too large for a number, and f is better there | as below |
//! | `out-of-bounds` | the same while f got worse; or the next step leads to where θ or f is too large for a number | diverged, and the limit that α exceeded |
//! | `global-minimum` | near a minimum: no eigenvalue negative, or f higher on circles around it; its loss is convex or 0, or its value the published one, or none that is known is lower by more than a billionth of the domain's range: not in the domain, nor where any run has been, nor, outside the domain, on 16 rays | at the global minimum, if it is published or follows from what the loss is; else at *the lowest minimum found in the region* |
//! | `local-minimum` | near a minimum, and a lower point is known | the lower point, and how it is known |
//! | `global-maximum`, `local-maximum` | the same of −f | the same |
//! | `saddle` | near a point with eigenvalues of both signs, or f higher and lower on the smallest circle on which it differs | the curvatures there |
//! | `plateau` | near a point where f is equal on all of a circle of a hundredth of the diagonal | the slope |
//! | `global-minimum` | the value of a known optimum, or of a loss's least value, or the lowest of the domain on flat ground in it | a global minimum |
//! | `hovering` | chance moves the run; a point of rest is in the middle of the last 50 places | jittering about which minimum, and the lower one that is known |
//! | `worsening` | worse than at the start, and the worst of each eighth of the run in its second half no better than that before it | getting worse, and the limit that α exceeded |
//! | `oscillating` | the last 20 steps are ten times as long as the way they cover, or three times with every fourth one for the worse, and do not fade; or it hops between two places | bouncing, and the limit of the minimum that it bounces about |
//! | `far-outside` | more than ten diagonals from the start, further from the domain's middle, and better than there | without a bound, only if f improves by no less over each of 40 distances that double |
//! | `plateau` | a known optimum is better, and along a whole diagonal, and all of the way there, the slope would not make up a tenth of what is missing, nor does curvature soon end it, and at the limit of steps it has not grown threefold since the start; or along a whole diagonal it would change f by no more than rounding | the slope |
//! | `on-slope` | anything else | the slope; why the run stays there, if it does; more steps only if its last steps led to better places and no limit was exceeded, a larger rate only if they also went straight on |

mod arrival;
mod beyond;
mod motion;
mod optimality;
mod outcome;
mod too_large;

use crate::{
    landscape::{
        critical_point::CriticalPoint, eigenvalues::eigenvalues, kind::CriticalKind,
        survey::Landscape,
    },
    run::{
        Run,
        conditions::Conditions,
        row::Row,
        stop::{FAR, Stop},
    },
    space::{Goal, KnownPoint, Point, distance},
};
pub(crate) use arrival::End;
pub(crate) use beyond::Beyond;
pub(crate) use motion::{STEPS as TAIL, Standstill, Tail};
pub use optimality::Visited;
pub(crate) use optimality::{Scope, Source};
pub use outcome::Outcome;
pub(crate) use too_large::Exceeded;

use beyond::beyond;
use motion::{hovered_about, is_worsening, standstill};
pub(crate) use optimality::is_optimal;
use optimality::{Rank, better, is_one_of_many, rank};
use too_large::exceeded;

/// What a stopped run came to.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// The Hessian's eigenvalues, ascending: at the critical point that the run is near, or else
    /// where it ended.
    pub eigenvalues: [f64; 2],
    /// A better point, where one is known.
    pub better: Option<KnownPoint>,
    /// 2/λmax, where a run went astray whose learning rate was larger: at the minimum (maximum) that
    /// it ought to settle at, or where its step was first too long.
    pub stability_limit: Option<f64>,
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) goal: Goal,
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) dimension: usize,
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) steps: usize,
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) gradient_norm: f64,
    /// What a value is called, f or loss.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) value_name: &'static str,
    /// The value at the start.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) first_value: f64,
    /// What the value is [but for rounding](Landscape::nominal).
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) nominal: f64,
    /// What the better point's value is but for rounding.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) better_nominal: f64,
    /// The critical point that it is near, or about which it keeps moving.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) critical: Option<KnownPoint>,
    /// Whether no more than a thousandth of the way to it is left.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) is_there: bool,
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) exceeded: Option<Exceeded>,
    /// The region of the experiment, \[xmin, xmax, ymin, ymax\].
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) region: [f64; 4],
    /// How the better point is known.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) source: Option<Source>,
    /// As far as what it is the best point, where it is.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) scope: Option<Scope>,
    /// What f does further on, where the run is far outside, or on a slope with no minimum known.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) beyond: Option<Beyond>,
    /// Why it stays on a slope, if it does.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) standstill: Option<Standstill>,
    /// Whether its last steps led to better places.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) is_getting_on: bool,
    /// Whether longer steps would lead on: the last ones went about straight on, and twice the
    /// learning rate would not exceed 2/λmax there.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) has_room: bool,
    /// Whether they fade, by a rule whose steps are in proportion to slopes.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) fades: bool,
    /// Whether weight decay pulls it towards 0.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) decays: bool,
    /// Whether its gradients are taken over mini-batches.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) is_batched: bool,
    /// Whether it takes steps up by a temperature's chance.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) is_annealed: bool,
    /// Whether other points are known to be as good.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) is_one_of_many: bool,
}

impl Verdict {
    /// The verdict on a run that has stopped, by what is known of the function and of where runs have
    /// been; `None` while it goes on.
    #[must_use]
    pub fn of(run: &Run, landscape: &Landscape, visited: &Visited) -> Option<Self> {
        let stop = run.stop()?;
        let conditions = run.conditions();
        let (goal, objective) = (conditions.goal, conditions.function.objective());
        let last = run.last();
        let near = match stop {
            Stop::Converged | Stop::MaxSteps => near(run, landscape, stop),
            Stop::Diverged | Stop::Undefined => None,
        };
        let extremum = near
            .filter(|point| matches!(point.kind, CriticalKind::Minimum | CriticalKind::Maximum));
        let rank = extremum.map(|point| rank(&point, objective, landscape, visited));
        let outcome = match (stop, &near, &rank) {
            (Stop::Undefined, ..) => Outcome::NoValue,
            (Stop::Diverged, ..) => {
                let first = run.row(0).map_or(f64::NAN, |start| start.value);
                let next = run.quantities(run.steps()).map(|made| made.map(|axis| axis.theta));
                left_bounds(conditions, landscape, first, &last, next)
            }
            (_, Some(point), Some(rank)) => optimality::outcome(point.kind, rank),
            (_, Some(CriticalPoint { kind: CriticalKind::Saddle, .. }), _) => Outcome::Saddle,
            (_, near, _) => elsewhere(run, landscape, near.is_some()),
        };
        let is_best = matches!(outcome, Outcome::GlobalMinimum | Outcome::GlobalMaximum);
        let known = match &rank {
            Some(Rank::Lesser(better)) => *better,
            _ if is_best => None,
            _ => better(last.value, goal, landscape, visited),
        };
        let scope = match rank {
            Some(Rank::Best(scope)) => Some(scope),
            _ if is_best && (landscape.is_convex || landscape.bound.is_some()) => {
                Some(Scope::Proven)
            }
            _ => is_best.then_some(Scope::Domain),
        };
        let (exceeded, tail) = (exceeded(run, landscape, outcome), Tail::of(run));
        let critical = match outcome {
            Outcome::Hovering => hovered_about(run, landscape),
            _ => near.filter(|_| outcome.is_critical()),
        };
        let start = run.row(0).unwrap_or(last);
        let curvature = eigenvalues(objective.hessian(last.theta).hessian, landscape.dimension);
        let steepest = curvature.map(|curvature| goal.sign() * curvature);
        // A valley elsewhere is hidden by noise that keeps a run about one.
        let known = match (outcome, critical) {
            (Outcome::Hovering, Some(point)) => better(point.value, goal, landscape, visited),
            _ => known,
        };
        let is_one_of_many =
            extremum.map_or(is_best, |point| is_one_of_many(&point, objective, landscape));
        let at = critical.map_or(KnownPoint { at: last.theta, value: last.value }, |point| {
            KnownPoint { at: point.at, value: point.value }
        });
        let (left, way) = (distance(at.at, last.theta), distance(at.at, start.theta));
        let known_value = known.map_or(f64::NAN, |(better, _)| better.value);
        Some(Self {
            stop,
            outcome,
            at: last.theta,
            value: last.value,
            eigenvalues: eigenvalues(objective.hessian(at.at).hessian, landscape.dimension),
            better: known.map(|(better, _)| better),
            stability_limit: exceeded.map(|exceeded| exceeded.limit),
            goal,
            dimension: landscape.dimension,
            steps: run.steps(),
            gradient_norm: last.gradient_norm(),
            value_name: conditions.function.value_name(),
            first_value: start.value,
            nominal: landscape.nominal(last.value, Some(start.value), goal),
            better_nominal: landscape.nominal(known_value, None, goal),
            critical: critical.map(|point| KnownPoint { at: point.at, value: point.value }),
            is_there: left <= (1e-3 * way).max(1e-6 * landscape.diagonal)
                || (is_one_of_many && landscape.ties(last.value, at.value)),
            exceeded,
            region: landscape.domain(),
            source: known.map(|(_, source)| source),
            scope,
            beyond: (outcome == Outcome::FarOutside
                || (outcome == Outcome::OnSlope && landscape.optimum(goal).is_none()))
            .then(|| beyond(run, landscape)),
            standstill: (outcome == Outcome::OnSlope).then(|| standstill(run)).flatten(),
            is_getting_on: tail.gets_on(goal, conditions.is_random()),
            has_room: tail.is_straight()
                && last.learning_rate * steepest[0].max(steepest[1]) <= 1.0,
            fades: conditions.rule.of.stability.is_some()
                && !conditions.is_random()
                && tail.fades(),
            decays: conditions.rule.settings().any(|(one, value)| one.id == "wd" && value > 0.0),
            is_batched: run.batch(0).is_some(),
            is_annealed: conditions.rule.of.temperature.is_some(),
            is_one_of_many,
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

/// The critical point that a run has come near.
fn near(run: &Run, landscape: &Landscape, stop: Stop) -> Option<CriticalPoint> {
    let (conditions, start) = (run.conditions(), run.row(0)?.theta);
    let end = End { conditions, start, last: run.last(), steps: run.steps(), stop };
    end.near(landscape, || Tail::of(run))
}

/// Where a run ended up that is near no extremum and no saddle.
fn elsewhere(run: &Run, landscape: &Landscape, is_flat: bool) -> Outcome {
    let goal = run.conditions().goal;
    let last = run.last();
    let here = KnownPoint { at: last.theta, value: last.value };
    if is_optimal(here, is_flat, goal, landscape) {
        return match goal {
            Goal::Min => Outcome::GlobalMinimum,
            Goal::Max => Outcome::GlobalMaximum,
        };
    }
    if is_flat {
        return Outcome::Plateau;
    }
    if run.stop() == Some(Stop::MaxSteps) {
        if run.conditions().is_random() && hovered_about(run, landscape).is_some() {
            return Outcome::Hovering;
        }
        if is_worsening(run, landscape) {
            return Outcome::Worsening;
        }
        let tail = Tail::of(run);
        if tail.is_bouncing(goal, landscape.diagonal) || tail.is_two_cycle(landscape.diagonal) {
            return Outcome::Oscillating;
        }
        if is_far(run, landscape) {
            return Outcome::FarOutside;
        }
    }
    if is_on_plateau(run, landscape) { Outcome::Plateau } else { Outcome::OnSlope }
}

/// Whether a run ended on a plateau.
fn is_on_plateau(run: &Run, landscape: &Landscape) -> bool {
    let Some(start) = run.row(0) else { return false };
    let (conditions, stop) = (run.conditions(), run.stop().unwrap_or(Stop::MaxSteps));
    let end = End { conditions, start: start.theta, last: run.last(), steps: run.steps(), stop };
    end.is_on_plateau(landscape, start.gradient_norm())
}

/// Where a run went that left the numbers, or the function's domain: from a first value to its last row,
/// and to where the step leads that it could not take.
pub(crate) fn left_bounds(
    conditions: &Conditions,
    landscape: &Landscape,
    first: f64,
    last: &Row,
    next: Option<Point>,
) -> Outcome {
    let sign = conditions.goal.sign();
    let change = last.value - first;
    let grown = change.abs() > 1e3 * landscape.range() || last.length > 1e3 * landscape.diagonal;
    if grown {
        return if sign * change < 0.0 { Outcome::FarOutside } else { Outcome::OutOfBounds };
    }
    // Where f is too large for a number it is infinite; where it has no value it is none.
    let Some([x, y]) = next else { return Outcome::OutOfBounds };
    let value = conditions.function.objective().value([x, y]);
    let is_past = value.is_infinite() || !(x.abs() <= FAR && y.abs() <= FAR);
    match (is_past, sign * (value - last.value) < 0.0) {
        (false, _) => Outcome::NoValue,
        (true, false) => Outcome::OutOfBounds,
        (true, true) => Outcome::FarOutside,
    }
}

/// Whether a run is many diagonals away from where it began, further out and better than there.
fn is_far(run: &Run, landscape: &Landscape) -> bool {
    let last = run.last();
    let sign = run.conditions().goal.sign();
    let middle = landscape.middle();
    run.row(0).is_some_and(|start| {
        distance(start.theta, last.theta) > 10.0 * landscape.diagonal
            && distance(middle, last.theta) > distance(middle, start.theta)
            && sign * (last.value - start.value) < 0.0
    })
}
