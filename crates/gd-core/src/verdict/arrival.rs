//! What the place at which a run stopped is near: the part of a verdict that a map asks of every start.

use crate::{
    landscape::{
        critical_point::CriticalPoint, eigenvalues::eigenvalues, kind::CriticalKind,
        survey::Landscape,
    },
    run::{conditions::Conditions, row::Row, stop::Stop},
    space::{Point, distance},
    verdict::motion::Tail,
};

/// The end of a run that converged or took all its steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'a> {
    pub(crate) conditions: &'a Conditions,
    pub(crate) start: Point,
    pub(crate) last: Row,
    pub(crate) steps: usize,
    pub(crate) stop: Stop,
}

impl End<'_> {
    /// How near a critical point is near: a part of the way from the start to it, and a millionth of the
    /// diagonal, which is no distance.
    fn reach_to(&self, at: Point, part: f64, diagonal: f64) -> f64 {
        (part * distance(self.start, at)).max(1e-6 * diagonal)
    }

    /// How far critical points are looked for.
    pub(crate) fn reach(&self, diagonal: f64) -> f64 {
        self.reach_to(self.last.theta, 0.12, diagonal).min(0.05 * diagonal)
    }

    /// The critical point that the run has come near; its last steps are looked at if it took all.
    pub(crate) fn near(
        &self,
        landscape: &Landscape,
        tail: impl FnOnce() -> Tail,
    ) -> Option<CriticalPoint> {
        let (theta, diagonal) = (self.last.theta, landscape.diagonal);
        // To and fro between two places it is at none: looked at first, since a search takes longer.
        let tail = (self.stop != Stop::Converged).then(tail);
        if tail.as_ref().is_some_and(|tail| tail.is_two_cycle(diagonal)) {
            return None;
        }
        let tail = || tail.unwrap_or_else(|| Tail::of_rows(&[]));
        let objective = self.conditions.function.objective();
        let reach = self.reach(diagonal);
        let mut point = CriticalPoint::near(objective, theta, reach, diagonal);
        if point.is_none() {
            let mut nearest = reach;
            for other in &landscape.critical {
                let away = distance(other.at, theta);
                if away <= reach && (point.is_none() || away < nearest) {
                    (point, nearest) = (Some(*other), away);
                }
            }
        }
        point.filter(|point| self.is_at(point, landscape, tail))
    }

    /// Whether the run has come to a critical point.
    pub(crate) fn is_at(
        &self,
        point: &CriticalPoint,
        landscape: &Landscape,
        tail: impl FnOnce() -> Tail,
    ) -> bool {
        let diagonal = landscape.diagonal;
        let reach_to = |part| self.reach_to(point.at, part, diagonal);
        // Rounding may bend a convex function, where its values are almost 0.
        let is_possible = !landscape.is_convex
            || matches!(point.kind, CriticalKind::Minimum | CriticalKind::Plateau);
        if !is_possible || distance(point.at, self.last.theta) > reach_to(0.1) {
            return false;
        }
        if self.stop == Stop::Converged {
            return true;
        }
        let tail = tail();
        if tail.is_two_cycle(diagonal) {
            return false;
        }
        let most = 0.05 * diagonal;
        let left = tail.in_second_half(self.steps).reach_from(point.at);
        let settles = || {
            !self.conditions.is_random()
                && (tail.closes_in_on(point.at)
                    || !tail.is_bouncing(self.conditions.goal, diagonal))
        };
        left <= reach_to(0.01).min(most) || (left <= reach_to(0.1).min(most) && settles())
    }

    /// Whether along all of the domain's diagonal, and all of the way to a better optimum, the slope at the
    /// end would not make up a tenth of what is missing to that, and curvature does not soon end it, as on
    /// the floor of a ravine; or whether along the diagonal it would change f by no more than rounding.
    pub(crate) fn is_on_plateau(&self, landscape: &Landscape, first_slope: f64) -> bool {
        let (last, conditions) = (self.last, self.conditions);
        let here = conditions.function.objective().hessian(last.theta);
        let [low, high] = eigenvalues(here.hessian, landscape.dimension);
        let curvature = low.abs().max(high.abs());
        let (slope, diagonal) = (last.gradient_norm(), landscape.diagonal);
        // Beside a deep pit the way down is long on an ordinary slope too: one that grows threefold leads to it.
        if self.stop == Stop::MaxSteps && slope > 3.0 * first_slope {
            return false;
        }
        let is_flat = |missing: f64, reach: f64| {
            let is_open = 0.05 * reach * curvature <= 10.0 * slope
                || curvature * reach * reach <= 0.01 * missing;
            slope * reach <= 0.1 * missing && is_open
        };
        is_flat(8.0 * f64::EPSILON * landscape.range(), diagonal)
            || landscape.optimum(conditions.goal).is_some_and(|optimum| {
                let missing = conditions.goal.sign() * (last.value - optimum.value);
                is_flat(missing, diagonal.max(distance(optimum.at, last.theta)))
            })
    }
}
