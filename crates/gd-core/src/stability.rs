//! The learning rate beyond which plain descent cannot settle.

use crate::{
    landscape::{
        critical_point::CriticalPoint, eigenvalues, kind::CriticalKind, survey::Landscape,
    },
    space::{Goal, KnownPoint, Objective, Point, distance},
};

/// How large a learning rate plain descent (or ascent) can settle with; displayed as a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StabilityLimit {
    /// 2/λmax at the best minimum known, and of several that are as good at the flattest; for ascent
    /// λmax is that of −f, at the best maximum.
    pub rate: f64,
    /// Which of both.
    pub goal: Goal,
}

/// A curvature that changes the slope by less than this part of a steep slope over the view is
/// none.
const FLAT: f64 = 1e-6;

/// The limit where runs ought to end: at the optimum, or, if the view shows better values of a
/// function without a bound, at the best minimum in it (for ascent, the best maximum). `None` where
/// there is no such point, or no curvature at it, as at a kink, or one beyond all numbers.
#[must_use]
pub fn stability_limit(
    objective: &dyn Objective,
    landscape: &Landscape,
    goal: Goal,
) -> Option<StabilityLimit> {
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
    let limit_at =
        |at: Point| eigenvalues::stability_limit(objective.hessian(at).hessian.map(|h| sign * h));
    let mut rate = limit_at(at)?;
    // At one of several that are as good it may still settle.
    for other in &landscape.critical {
        if other.kind == wanted && !other.is_kink && landscape.ties(other.value, value) {
            rate = limit_at(other.at).map_or(rate, |limit| limit.max(rate));
        }
    }
    let is_curved = rate > 0.0 && 2.0 / rate * landscape.diagonal > FLAT * landscape.slope;
    is_curved.then_some(StabilityLimit { rate, goal })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{landscape::survey::Survey, scenario::Scenario};

    fn limit(query: &str) -> Option<f64> {
        let scenario = Scenario::parse(query).scenario;
        let landscape = Survey::new(&scenario.function, scenario.domain()).finish();
        let objective = scenario.function.objective();
        stability_limit(objective, &landscape, scenario.goal).map(|limit| limit.rate)
    }

    #[test]
    fn the_limit_is_that_of_the_best_point_for_the_goal() {
        let near = |query: &str, expected: f64| {
            let found = limit(query).unwrap();
            assert!((found / expected - 1.0).abs() < 1e-6, "{query}: {found}, {expected}");
        };
        // f″ = 2; and the steeper of 2 and 20.
        near("f=x^2", 1.0);
        near("f=x^2+10y^2", 0.1);
        // (x² − 1)² − x/4: f″ = 12x² − 4, and the lower minimum is the right one, at 1.0299.
        near("f=(x^2-1)^2-x/4&view=-2,2", 2.0 / (12.0 * 1.029_896 * 1.029_896 - 4.0));
        // Ascent on −3x² settles below 2/6.
        near("f=-3x^2&goal=max", 1.0 / 3.0);
        // x³ − 3x has no lowest point; its one minimum is at 1, with f″ = 6.
        near("f=x^3-3x", 1.0 / 3.0);
        // Himmelblau's four minima are as good; the flattest is at (−2.805118, 3.131312).
        near("f=(x^2%2By-11)^2%2B(x%2By^2-7)^2", 0.024_829_29);
        // However small the values are.
        near("f=1e-12*x^2", 1e12);
    }

    #[test]
    fn there_is_no_limit_without_curvature() {
        for query in ["f=x", "f=abs(x)", "f=abs(x)+abs(y)", "f=x^4", "f=x^2&goal=max", "f=x*y"] {
            assert_eq!(limit(query), None, "{query}");
        }
    }
}
