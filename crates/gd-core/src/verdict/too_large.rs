//! Whether the learning rate was too large, by which limit.

use crate::{
    landscape::{
        critical_point::CriticalPoint, eigenvalues, kind::CriticalKind, survey::Landscape,
    },
    rule::update::Rule,
    run::{Run, stop::Stop},
    space::distance,
    stability::stability_limit,
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
}

/// Whether a rule adds up slopes in a velocity.
fn is_momentum(rule: &Rule) -> bool {
    ["momentum", "classical-momentum", "nesterov"].contains(&rule.id)
}

/// Whether a rule's steps are in proportion to slopes, so that there is a limit.
pub(super) fn is_proportional(rule: &Rule) -> bool {
    rule.id == "gd" || is_momentum(rule)
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
                && !(is_momentum(conditions.rule.of)
                    && Tail::of(run).gets_on(conditions.goal, false))
        }
        _ => false,
    };
    if !is_astray || !is_proportional(conditions.rule.of) {
        return None;
    }
    let objective = conditions.function.objective();
    let bounced_about = || {
        let tail = Tail::of(run);
        let middle = tail.middle();
        let rest = CriticalKind::lowest_of(conditions.goal.sign());
        let reach = tail.reach_from(middle);
        let point = CriticalPoint::near(objective, middle, reach, landscape.diagonal)?;
        let hessian = objective.hessian(point.at).hessian.map(|h| conditions.goal.sign() * h);
        (point.kind == rest && !point.is_kink && distance(point.at, middle) <= reach)
            .then(|| eigenvalues::stability_limit(hessian))
    };
    let rate = run.last().learning_rate;
    let of_rest = match bounced_about().filter(|_| outcome == Outcome::Oscillating) {
        Some(limit) => limit,
        None => stability_limit(objective, landscape, conditions.goal).map(|limit| limit.rate),
    };
    let of_rest = of_rest.filter(|limit| rate >= limit * (1.0 - 1e-9)).map(|limit| Exceeded {
        limit,
        rate,
        is_at_rest: true,
    });
    let on_the_way = || {
        run.first_too_long()
            .filter(|_| matches!(outcome, Outcome::OutOfBounds | Outcome::Worsening))
            .map(|(limit, rate)| Exceeded { limit, rate, is_at_rest: false })
    };
    of_rest.or_else(on_the_way)
}
