//! The learning rate beyond which a run cannot settle at the minimum that it is at.

use crate::{
    landscape::{
        critical_point::CriticalPoint, eigenvalues, kind::CriticalKind, survey::Landscape,
    },
    rule::{clip, hyperparameter::Declared, schedule},
    run::{Run, batch::Batch, stop::Stop},
    space::{Goal, Objective, Point, distance},
};

/// How large a learning rate a rule can settle with at a minimum; displayed as a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StabilityLimit {
    /// The limit; for ascent λmax is that of −f, at a maximum.
    pub rate: f64,
    /// The same as a formula, `2/λmax`.
    pub formula: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// Which of both.
    pub goal: Goal,
    /// Where the minimum is, or the maximum.
    pub at: Point,
    /// How many coordinates that has, and the name of the first.
    pub dimension: usize,
    /// The name of the first coordinate.
    pub variable: &'static str,
}

/// A curvature that changes the slope by less than this part of a steep slope over the view is
/// none.
const FLAT: f64 = 1e-6;

/// The limit for a run at the minimum (for ascent, the maximum) that is nearest to its end, or to its
/// start if it diverged. `None` where it does not follow from the curvature there: for a rule without
/// such a limit, with a schedule, clipping, noise or mini-batches, without a minimum in the domain, and
/// without a curvature, as at a kink.
#[must_use]
pub fn stability_limit(run: &Run, landscape: &Landscape) -> Option<StabilityLimit> {
    let conditions = run.conditions();
    let stability = conditions.rule.of.stability?;
    let (at, plain) = nearest_limit(run, landscape)?;
    let function = &conditions.function;
    let [variable, _] = function.variables();
    Some(StabilityLimit {
        rate: 0.5 * plain * (stability.limit)(&conditions.rule.values),
        formula: stability.formula,
        rule: conditions.rule.of.name_for(conditions.goal),
        goal: conditions.goal,
        at,
        dimension: function.objective().dimension(),
        variable,
    })
}

/// The minimum (maximum) whose limit [`stability_limit`] tells of, and what it is for plain descent,
/// 2/λmax.
pub(crate) fn nearest_limit(run: &Run, landscape: &Landscape) -> Option<(Point, f64)> {
    let conditions = run.conditions();
    let is_plain = conditions.schedule.of.id() == schedule::CONSTANT.id
        && conditions.clip.of.id() == clip::NONE.id
        && conditions.noise == 0.0
        && conditions.batch == Batch::Full;
    let place = match run.stop() {
        Some(Stop::Diverged | Stop::Undefined) => run.row(0)?.theta,
        _ => run.last().theta,
    };
    let wanted = CriticalKind::lowest_of(conditions.goal.sign());
    let mut nearest: Option<&CriticalPoint> = None;
    for point in &landscape.critical {
        let is_nearer =
            nearest.is_none_or(|nearest| distance(point.at, place) < distance(nearest.at, place));
        if point.kind == wanted && is_nearer {
            nearest = Some(point);
        }
    }
    let at = nearest.filter(|_| is_plain)?.at;
    let is_there = |point: &CriticalPoint| distance(point.at, at) <= 1e-6 * landscape.diagonal;
    if landscape.critical.iter().any(|point| point.is_kink && is_there(point)) {
        return None;
    }
    let limit = limit_at(conditions.function.objective(), at, conditions.goal)?;
    is_curved(limit, landscape).then_some((at, limit))
}

/// 2/λmax at a point, of −f for ascent; `None` without a curvature there.
pub(crate) fn limit_at(objective: &dyn Objective, at: Point, goal: Goal) -> Option<f64> {
    eigenvalues::stability_limit(objective.hessian(at).hessian.map(|h| goal.sign() * h))
}

/// Whether the curvature of a limit 2/λmax is more than none over the view.
pub(crate) fn is_curved(limit: f64, landscape: &Landscape) -> bool {
    limit > 0.0 && 2.0 / limit * landscape.diagonal > FLAT * landscape.slope
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{race::Race, scenario::Scenario};

    fn limit(query: &str) -> Option<StabilityLimit> {
        let race = Race::finished(Scenario::parse(query).scenario);
        stability_limit(&race.racers()[0].run, race.landscape().unwrap())
    }

    fn near(query: &str, expected: f64) {
        let found = limit(query).unwrap().rate;
        assert!((found / expected - 1.0).abs() < 1e-5, "{query}: {found}, {expected}");
    }

    #[test]
    fn the_limit_is_that_of_the_minimum_where_the_run_is() {
        // f″ = 2; and the steeper of 2 and 20.
        near("f=x^2&at=3&lr=0.1", 1.0);
        near("f=x^2+10y^2&at=3,1&lr=0.01", 0.1);
        // (x² − 1)² − x/4: f″ = 12x² − 4, at the roots −0.9675 and 1.0299 of 4x³ − 4x − 1/4.
        let curvature = |x: f64| 12.0 * x * x - 4.0;
        near("f=(x^2-1)^2-x/4&view=-2,2&at=1.5&lr=0.01", 2.0 / curvature(1.029_896));
        near("f=(x^2-1)^2-x/4&view=-2,2&at=-1.5&lr=0.01", 2.0 / curvature(-0.967_150));
        // Ascent on −3x² settles below 2/6.
        near("f=-3x^2&goal=max&at=1&lr=0.01", 1.0 / 3.0);
        // x³ − 3x has no lowest point; its one minimum is at 1, with f″ = 6.
        near("f=x^3-3x&at=1.5&lr=0.01", 1.0 / 3.0);
        // One that diverges does so from the minimum where it began: λ = 2 and 20.
        near("f=ravine&at=3,1&lr=0.2", 0.1);
    }

    /// Himmelblau's four minima, and λmax there, from the closed form of the Hessian.
    #[test]
    fn each_of_several_minima_has_its_own() {
        for (start, at, rate) in [
            ("3.5,2.5", [3.0, 2.0], 0.024_306),
            ("-2.5,3", [-2.805_118, 3.131_312], 0.024_829),
            ("-3.5,-3", [-3.779_310, -3.283_186], 0.014_949),
            ("3.5,-1.5", [3.584_428, -1.848_127], 0.018_972),
        ] {
            let found = limit(&format!("f=himmelblau&at={start}&lr=0.005")).unwrap();
            assert!(distance(found.at, at) < 1e-5, "{found:?}");
            assert!((found.rate / rate - 1.0).abs() < 1e-3, "{found:?}");
        }
    }

    /// On λ = 2: Polyak 1964, and for Nesterov's rule the root −1 of z² − (1+β)(1−αλ)z + β(1−αλ).
    #[test]
    fn a_run_settles_below_the_limit_of_its_rule_and_not_above() {
        for (rule, expected) in [
            ("gd", 1.0),
            ("momentum(beta=0.5)", 1.5),
            ("classical-momentum(beta=0.9)", 1.9),
            ("nesterov(beta=0.9)", 1.9 / 2.8),
        ] {
            let link = |rate: f64| format!("f=x^2&at=3&opt={rule}&lr={rate}&steps=20000");
            near(&link(0.1), expected);
            let end = |share: f64| {
                let race = Race::finished(Scenario::parse(&link(share * expected)).scenario);
                race.racers()[0].run.last().theta[0].abs()
            };
            assert!(end(0.99) < 1e-3 && end(1.01) > 3.0, "{rule}");
        }
    }

    #[test]
    fn there_is_no_limit_where_it_would_not_be_true() {
        for query in [
            "f=x",
            "f=abs(x)&at=1.05",
            "f=abs(x)+abs(y)",
            "f=x^4&at=1",
            "f=x^2&goal=max",
            "f=x*y",
            "f=x^2&opt=adam",
            "f=x^2&opt=anneal",
            "f=x^2&schedule=inverse-time",
            "f=x^2&clip=norm",
            "f=x^2&noise=0.1",
            "data=line&batch=1",
        ] {
            assert_eq!(limit(query), None, "{query}");
        }
    }
}
