//! Whether the learning rate was too large, by which limit.

use crate::{
    landscape::{critical_point::CriticalPoint, kind::CriticalKind, survey::Landscape},
    rule::update::Mechanism,
    run::{Run, stop::Stop},
    space::{Goal, KnownPoint, Objective, Point, distance},
    stability::{is_curved, limit_at, nearest_limit},
    verdict::{motion::Tail, outcome::Outcome},
};

/// A limit of the learning rate that a run exceeded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Exceeded {
    /// 2/λmax.
    pub(crate) limit: f64,
    /// The learning rate.
    pub(crate) rate: f64,
    /// Whether λmax is that of the minimum (maximum) that the run ought to settle at: else it is that
    /// of the place where a step was first too long.
    pub(crate) is_at_rest: bool,
    /// Where that minimum is, if there are others.
    pub(crate) named: Option<Point>,
}

/// The limit that a run exceeded that went astray: that of the minimum about which it bounces, or
/// of the best one known; or, where it got worse and worse, that of the place where a step was
/// first too long. `None` for rules whose steps are not in proportion to the slope.
pub(super) fn exceeded(run: &Run, landscape: &Landscape, outcome: Outcome) -> Option<Exceeded> {
    let conditions = run.conditions();
    let is_astray = match outcome {
        Outcome::OutOfBounds | Outcome::Worsening | Outcome::Oscillating => true,
        // What falls without an overshot step would with any rate.
        Outcome::FarOutside => run.first_too_long().is_some(),
        // With momentum a run may settle at rates beyond it.
        Outcome::OnSlope => {
            run.stop() == Some(Stop::MaxSteps)
                && !(conditions.rule.of.mechanism == Mechanism::Velocity
                    && Tail::of(run).gets_on(conditions.goal, false))
        }
        _ => false,
    };
    if !is_astray || conditions.rule.of.stability.is_none() {
        return None;
    }
    let objective = conditions.function.objective();
    let bounced_about = || {
        let tail = Tail::of(run);
        let middle = tail.middle();
        let rest = CriticalKind::lowest_of(conditions.goal.sign());
        let reach = tail.reach_from(middle);
        let point = CriticalPoint::near(objective, middle, reach, landscape.diagonal)?;
        (point.kind == rest && !point.is_kink && distance(point.at, middle) <= reach)
            .then(|| Some((point.at, limit_at(objective, point.at, conditions.goal)?)))
    };
    let rate = run.last().learning_rate;
    let is_exceeded = |limit: f64| rate >= limit * (1.0 - 1e-9);
    let of_rest = match bounced_about().filter(|_| outcome == Outcome::Oscillating) {
        Some(rest) => rest,
        None => limit_at_best(objective, landscape, conditions.goal)
            .filter(|(_, limit)| is_exceeded(*limit))
            .map(|rest| match nearest_limit(run, landscape) {
                // That of the slider.
                Some(nearest) if is_exceeded(nearest.1) => nearest,
                _ => rest,
            }),
    };
    let of_rest = of_rest.filter(|(_, limit)| is_exceeded(*limit)).map(|(at, limit)| Exceeded {
        limit,
        rate,
        is_at_rest: true,
        named: is_one_of_several(landscape, conditions.goal).then_some(at),
    });
    let on_the_way = || {
        run.first_too_long()
            .filter(|_| matches!(outcome, Outcome::OutOfBounds | Outcome::Worsening))
            .map(|(limit, rate)| Exceeded { limit, rate, is_at_rest: false, named: None })
    };
    of_rest.or_else(on_the_way)
}

/// Whether the domain has several minima (maxima).
fn is_one_of_several(landscape: &Landscape, goal: Goal) -> bool {
    let mut count = 0;
    for point in &landscape.critical {
        count += usize::from(point.kind == CriticalKind::lowest_of(goal.sign()));
    }
    count > 1
}

/// 2/λmax where runs ought to end: at the optimum, or, if the view shows better values of a
/// function without a bound, at the best minimum in it (for ascent, the best maximum). `None` where
/// there is no such point, or no curvature at it, as at a kink, or one beyond all numbers.
fn limit_at_best(
    objective: &dyn Objective,
    landscape: &Landscape,
    goal: Goal,
) -> Option<(Point, f64)> {
    let sign = goal.sign();
    let wanted = CriticalKind::lowest_of(sign);
    let mut best = landscape.optimum(goal);
    if best.is_none() {
        for &CriticalPoint { at, value, kind, .. } in &landscape.critical {
            if kind == wanted && best.is_none_or(|best| sign * value < sign * best.value) {
                best = Some(KnownPoint { at, value });
            }
        }
    }
    let KnownPoint { at, value } = best?;
    let is_there = |point: &&CriticalPoint| distance(point.at, at) <= 1e-6 * landscape.diagonal;
    if landscape.critical.iter().find(is_there).is_some_and(|point| point.is_kink) {
        return None;
    }
    let (mut place, mut rate) = (at, limit_at(objective, at, goal)?);
    // At one of several that are as good it may still settle.
    for other in &landscape.critical {
        if other.kind == wanted
            && !other.is_kink
            && landscape.ties(other.value, value)
            && let Some(limit) = limit_at(objective, other.at, goal).filter(|limit| *limit > rate)
        {
            (place, rate) = (other.at, limit);
        }
    }
    is_curved(rate, landscape).then_some((place, rate))
}
