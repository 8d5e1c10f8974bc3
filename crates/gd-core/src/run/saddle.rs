//! The watch on saddles: where a run lingers near one, and where it escapes (Dauphin et al. 2014).

use crate::{
    landscape::{
        eigenvalues::eigenvalues,
        kind::{CriticalKind, classify},
        newton::polish,
    },
    number::dual::Dual2,
    run::{
        row::{Event, Row, Vigil},
        stop::StopRules,
    },
    space::{Objective, Point, distance},
};

/// The step −H⁻¹∇f to the critical point of the local quadratic, if there is just one.
pub(crate) fn newton_step(here: &Dual2) -> Option<Point> {
    let [gx, gy] = here.gradient;
    let [a, b, c] = here.hessian;
    let determinant = a * c - b * b;
    let step = [(b * gy - c * gx) / determinant, (b * gx - a * gy) / determinant];
    step.iter().all(|d| d.is_finite()).then_some(step)
}

/// How many steps near a saddle count as lingering.
pub(crate) const LINGER: u32 = 5;

/// Keeps the vigil: a run may be near a saddle where the Hessian has eigenvalues of
/// both signs, the Newton step, which leads to the saddle, is shorter than 1/20 of the view's
/// diagonal, and the slope is below 1/10 of the view's steep slopes. If it stays, the saddle is
/// looked for; it has left it where the Hessian has one sign, or twice as far away.
pub(crate) fn watch_saddle(
    row: &mut Row,
    here: &Dual2,
    objective: &dyn Objective,
    rules: &StopRules,
) -> Option<Event> {
    let [low, high] = eigenvalues(here.hessian, 2);
    let near = newton_step(here)
        .filter(|_| low < 0.0 && high > 0.0 && row.gradient_norm() < 0.1 * rules.slope)
        .is_some_and(|[x, y]| libm::hypot(x, y) < 0.05 * rules.diagonal);
    if row.vigil.steps >= LINGER {
        let is_close = distance(row.theta, row.vigil.saddle) < 0.1 * rules.diagonal;
        if near || (is_close && low < 0.0 && high > 0.0) {
            return None;
        }
        row.vigil = Vigil::default();
        return Some(Event::SaddleEscape);
    }
    let steps = if near { row.vigil.steps + 1 } else { 0 };
    let saddle = if steps == LINGER { saddle_near(row.theta, objective, rules) } else { None };
    row.vigil = match saddle {
        Some(saddle) => Vigil { steps, saddle },
        // On a plateau the Hessian can look like that of a saddle where there is none.
        None => Vigil { steps: steps % LINGER, ..Vigil::default() },
    };
    saddle.map(|_| Event::SaddleStall)
}

/// The saddle within 1/10 of the view's diagonal, if there is one: where its Hessian vanishes, as
/// for a monkey saddle, a Newton step leads only half-way.
pub(crate) fn saddle_near(
    theta: Point,
    objective: &dyn Objective,
    rules: &StopRules,
) -> Option<Point> {
    polish(objective, theta, rules.diagonal)
        .filter(|at| distance(*at, theta) < 0.1 * rules.diagonal)
        .filter(|at| classify(objective, *at, rules.diagonal) == Some(CriticalKind::Saddle))
}
