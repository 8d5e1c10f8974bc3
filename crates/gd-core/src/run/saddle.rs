//! The watch on saddles: where a run lingers near one, and where it escapes (Dauphin et al. 2014).
//!
//! A run may be near a saddle where the Hessian has eigenvalues of both signs, the Newton step,
//! which leads to the saddle, is shorter than 1/20 of the domain's diagonal, and the slope is below
//! 1/10 of the domain's steep slopes. If it stays for five steps, the saddle is looked for. It
//! has left the saddle where the Hessian has one sign, or twice as far away.

use crate::{
    landscape::{critical_point::CriticalPoint, eigenvalues::eigenvalues, kind::CriticalKind},
    number::{dual::Dual2, hypot::hypot},
    run::row::{Event, Row},
    space::{Objective, Point, distance},
};

/// By what being near a saddle is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SaddleScale {
    /// The length of the domain's diagonal (its width in one dimension).
    pub diagonal: f64,
    /// A steep slope of the domain, see [`Sample::slope`](crate::landscape::sample::Sample::slope); with 0
    /// nothing is near.
    pub slope: f64,
}

/// A saddle at which a run lingered, or which it left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SaddleEvent {
    pub(crate) step: u32,
    pub(crate) event: Event,
    saddle: Point,
}

/// How many steps near a saddle count as lingering.
pub(crate) const LINGER: u8 = 5;

/// What the watch knows after a row: for how many steps the run has been near, up to
/// [`LINGER`], and what happened at the row.
pub(crate) struct Watched {
    pub(crate) near: u8,
    pub(crate) event: Option<SaddleEvent>,
}

/// Keeps the watch at a row, after so many steps near a saddle and the last event there was.
pub(crate) fn watch(
    before: u8,
    last: Option<SaddleEvent>,
    (step, row): (u32, &Row),
    here: &Dual2,
    objective: &dyn Objective,
    scale: SaddleScale,
) -> Watched {
    let [low, high] = eigenvalues(here.hessian, 2);
    let near = newton_step(here)
        .filter(|_| low < 0.0 && high > 0.0 && row.gradient_norm() < 0.1 * scale.slope)
        .is_some_and(|[x, y]| hypot(x, y) < 0.05 * scale.diagonal);
    if let Some(SaddleEvent { saddle, .. }) = last.filter(|_| before >= LINGER) {
        let is_close = distance(row.theta, saddle) < 0.1 * scale.diagonal;
        if near || (is_close && low < 0.0 && high > 0.0) {
            return Watched { near: LINGER, event: None };
        }
        let event = Some(SaddleEvent { step, event: Event::SaddleEscape, saddle });
        return Watched { near: 0, event };
    }
    let steps = if near { before + 1 } else { 0 };
    if steps < LINGER {
        return Watched { near: steps, event: None };
    }
    // On a plateau the Hessian can look like that of a saddle where there is none.
    saddle_near(row.theta, objective, scale.diagonal).map_or(
        Watched { near: 0, event: None },
        |saddle| {
            let event = Some(SaddleEvent { step, event: Event::SaddleStall, saddle });
            Watched { near: LINGER, event }
        },
    )
}

/// The step −H⁻¹∇f to the critical point of the local quadratic, if there is just one.
fn newton_step(here: &Dual2) -> Option<Point> {
    let [gx, gy] = here.gradient;
    let [a, b, c] = here.hessian;
    let determinant = a * c - b * b;
    let step = [(b * gy - c * gx) / determinant, (b * gx - a * gy) / determinant];
    step.iter().all(|d| d.is_finite()).then_some(step)
}

/// The saddle within 1/10 of the domain's diagonal, if there is one: where its Hessian vanishes, as
/// for a monkey saddle, a Newton step leads only half-way.
fn saddle_near(theta: Point, objective: &dyn Objective, diagonal: f64) -> Option<Point> {
    CriticalPoint::near(objective, theta, 0.1 * diagonal, diagonal)
        .filter(|point| point.kind == CriticalKind::Saddle)
        .map(|point| point.at)
}
