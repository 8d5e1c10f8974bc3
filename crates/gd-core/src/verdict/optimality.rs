//! Whether a point is the best one known, and what is known of better ones.

use crate::{
    landscape::{
        critical_point::CriticalPoint,
        kind::{CriticalKind, is_isolated},
        survey::Landscape,
    },
    run::Run,
    space::{Goal, KnownPoint, Objective},
    verdict::{beyond::better_beyond, outcome::Outcome},
};

/// The best places that any run of a race has been at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Visited {
    /// The lowest.
    pub lowest: Option<KnownPoint>,
    /// The highest.
    pub highest: Option<KnownPoint>,
}

impl Visited {
    /// Takes in the places of a run.
    pub fn add(&mut self, run: &Run) {
        let (mut lowest, mut highest) = ((0, f64::INFINITY), (0, f64::NEG_INFINITY));
        for step in 0..=run.steps() {
            let Some((value, _)) = run.value(step) else { break };
            if value < lowest.1 {
                lowest = (step, value);
            }
            if value > highest.1 {
                highest = (step, value);
            }
        }
        let place = |(step, value): (usize, f64)| {
            run.row(step).map(|row| KnownPoint { at: row.theta, value })
        };
        let (lowest, highest) = (place(lowest), place(highest));
        if lowest.is_some_and(|new| self.lowest.is_none_or(|old| new.value < old.value)) {
            self.lowest = lowest;
        }
        if highest.is_some_and(|new| self.highest.is_none_or(|old| new.value > old.value)) {
            self.highest = highest;
        }
    }

    fn best(&self, goal: Goal) -> Option<KnownPoint> {
        match goal {
            Goal::Min => self.lowest,
            Goal::Max => self.highest,
        }
    }
}

/// As far as what is the best point known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// It is published, or follows from what the function is made of.
    Proven,
    /// The search of the domain found no better one.
    Domain,
    /// It is outside the domain, and nothing better is known.
    Known,
}

/// How a better point is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// It is published.
    Published,
    /// A critical point that was found in the domain.
    Found,
    /// The best place seen in the domain.
    Seen,
    /// A run has been there.
    Visited,
    /// It lies on a ray outwards.
    Beyond,
}

/// Whether an extremum is the best one known; if not, a better point.
pub(super) enum Rank {
    Best(Scope),
    Lesser(Option<(KnownPoint, Source)>),
}

/// The best point known that is better than a value.
pub(super) fn better(
    value: f64,
    goal: Goal,
    landscape: &Landscape,
    visited: &Visited,
) -> Option<(KnownPoint, Source)> {
    let source = match (landscape.optimum(goal), landscape.published) {
        (Some(_), Some(_)) if goal == Goal::Min => Source::Published,
        (Some(_), _) => Source::Found,
        (None, _) => Source::Seen,
    };
    let known = landscape.best(goal).map(|best| (best, source));
    let been = visited.best(goal).map(|best| (best, Source::Visited));
    let been = been.filter(|(been, _)| {
        known.is_none_or(|(known, _)| landscape.improves(been.value, known.value, goal))
    });
    been.or(known).filter(|(best, _)| landscape.improves(best.value, value, goal))
}

/// The rank of a minimum, or of a maximum.
pub(super) fn rank(
    point: &CriticalPoint,
    objective: &dyn Objective,
    landscape: &Landscape,
    visited: &Visited,
) -> Rank {
    let goal = if point.kind == CriticalKind::Maximum { Goal::Max } else { Goal::Min };
    let here = KnownPoint { at: point.at, value: point.value };
    let is_bound = || landscape.bound.is_some_and(|bound| landscape.ties(here.value, bound));
    if goal == Goal::Min && (landscape.is_convex || is_bound()) {
        return Rank::Best(Scope::Proven);
    }
    if let Some(better) = better(here.value, goal, landscape, visited) {
        return Rank::Lesser(Some(better));
    }
    let outwards = || better_beyond(objective, here, landscape, goal);
    if landscape
        .published
        .is_some_and(|known| goal == Goal::Min && landscape.ties(known, here.value))
    {
        // Of some functions the least value of a domain is published.
        return Rank::Best(if outwards().is_none() { Scope::Proven } else { Scope::Domain });
    }
    let is_as_good =
        landscape.best(goal).is_some_and(|best| landscape.ties(best.value, here.value));
    if landscape.contains(here.at) {
        return Rank::Best(Scope::Domain);
    }
    if is_as_good {
        return Rank::Best(Scope::Known);
    }
    match outwards() {
        Some(better) => Rank::Lesser(Some((better, Source::Beyond))),
        None => Rank::Best(Scope::Known),
    }
}

/// Whether a value is the best one known although no critical point is isolated there: that of a known
/// optimum, a loss's least one, or the lowest (highest) of the domain on flat ground in it.
pub(crate) fn is_optimal(
    here: KnownPoint,
    is_flat: bool,
    goal: Goal,
    landscape: &Landscape,
) -> bool {
    let ties = |value: f64| landscape.ties(here.value, value);
    landscape.optimum(goal).is_some_and(|best| ties(best.value))
        || (goal == Goal::Min && landscape.bound.is_some_and(ties))
        || (is_flat
            && landscape.range() > 0.0
            && landscape.contains(here.at)
            && landscape.best(goal).is_some_and(|best| ties(best.value)))
}

/// Whether other points are as good: on the same floor, or elsewhere.
pub(super) fn is_one_of_many(
    point: &CriticalPoint,
    objective: &dyn Objective,
    landscape: &Landscape,
) -> bool {
    // Beside a large constant the values around a minimum may be equal, its curvature is not 0.
    let [low, high] = point.eigenvalues.map(f64::abs);
    let is_curved = low.min(high) > 1e-6 * low.max(high);
    landscape.has_another(point)
        || (!point.is_kink && !is_curved && !is_isolated(objective, point.at, landscape.diagonal))
}

/// The outcome at an extremum of a rank.
pub(super) fn outcome(kind: CriticalKind, rank: &Rank) -> Outcome {
    match (kind, rank) {
        (CriticalKind::Maximum, Rank::Best(_)) => Outcome::GlobalMaximum,
        (CriticalKind::Maximum, Rank::Lesser(_)) => Outcome::LocalMaximum,
        (_, Rank::Best(_)) => Outcome::GlobalMinimum,
        (_, Rank::Lesser(_)) => Outcome::LocalMinimum,
    }
}
