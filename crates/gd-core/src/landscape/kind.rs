//! What a critical point is: told by the Hessian, and by f on circles where that says nothing.

use crate::{
    landscape::{
        eigenvalues::eigenvalues,
        newton::{along, flattest_direction, full_hessian, gradient_size, newton},
    },
    number::{dual::Dual2, hypot::hypot},
    sort::sort_by_number,
    space::{Objective, Point, distance},
};

/// What a critical point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum CriticalKind {
    /// No lower point nearby; equal ones are allowed, as on the floor of a valley.
    Minimum,
    /// No higher point nearby; equal ones are allowed, as on the crest of a ridge.
    Maximum,
    /// Both higher and lower points nearby. The inflection of x³ at 0 counts as one.
    Saddle,
    /// Flat all around, to rounding.
    Plateau,
}

/// An eigenvalue this small beside the other one says nothing about its sign.
pub(crate) const SINGULAR: f64 = 1e-9;

/// A change of f over the view below this is flat, when it is also small beside the view's.
pub(crate) const FLAT: f64 = 1e-12;

/// What a place at which a run came to rest is; `None` if f simply slopes there.
///
/// - If a critical point is near (2 % of `scale`), its Hessian decides by the signs of the
///   eigenvalues. An eigenvalue below 1e-9 of the other, or two so small that f changes by less
///   than 1e-12 across the view, decide nothing: f is then compared on growing circles.
/// - At a kink, all of a circle of 1 % or 0.1 % of `scale` is higher or lower.
/// - Otherwise it is a plateau, like a sigmoid's tail, if the slope over the length `scale` makes
///   less than a hundredth of what f varies by around there, unless curvature soon ends it, as
///   on the floor of a ravine.
#[must_use]
pub fn classify(objective: &dyn Objective, theta: Point, scale: f64) -> Option<CriticalKind> {
    let range = surrounding_range(objective, theta, scale);
    if let Some((at, here)) = newton(objective, theta, scale, 60)
        && distance(at, theta) <= 0.02 * scale
    {
        return Some(kind_at(objective, at, &here, scale, range));
    }
    if let Some(kind) = kink(objective, theta, [0.01 * scale, 0.001 * scale], range) {
        return Some(kind);
    }
    let here = objective.hessian(theta);
    let slope = gradient_size(&here);
    let [low, high] = eigenvalues(here.hessian, objective.dimension());
    let curvature = low.abs().max(high.abs());
    let is_flat = slope * scale <= 0.01 * range;
    let is_open =
        0.05 * scale * curvature <= 10.0 * slope || curvature * scale * scale <= 0.01 * range;
    (is_flat && is_open).then_some(CriticalKind::Plateau)
}

/// How many directions of a circle are looked at.
pub(crate) const DIRECTIONS: u32 = 32;

/// The angle between two of them.
pub(crate) const TURN: f64 = std::f64::consts::TAU / 32.0;

/// A unit vector turned by an angle.
pub(crate) fn turned([x, y]: [f64; 2], angle: f64) -> [f64; 2] {
    let (sin, cos) = libm::sincos(angle);
    [x * cos - y * sin, y * cos + x * sin]
}

/// The directions in which f is compared: ±x, or all around, beginning with `first`.
pub(crate) fn directions(dimension: usize, first: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    let (first, turn, count) =
        if dimension < 2 { ([1.0, 0.0], 0.0, 2) } else { (first, TURN, DIRECTIONS) };
    (0..count).map(move |k| {
        let [x, y] = turned(first, turn * f64::from(k));
        if turn == 0.0 && k == 1 { [-x, y] } else { [x, y] }
    })
}

/// By how much f varies around a place, on circles up to half of `scale`.
pub(crate) fn surrounding_range(objective: &dyn Objective, theta: Point, scale: f64) -> f64 {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for radius in [0.125, 0.25, 0.5] {
        for direction in directions(objective.dimension(), [1.0, 0.0]) {
            let value = objective.value(along(theta, radius * scale, direction));
            if value.is_finite() {
                low = low.min(value);
                high = high.max(value);
            }
        }
    }
    (high - low).clamp(0.0, f64::MAX)
}

/// f on a circle around a place.
pub(crate) struct Circle<'a> {
    objective: &'a dyn Objective,
    centre: Point,
    first: [f64; 2],
    radius: f64,
}

impl Circle<'_> {
    fn value(&self, direction: [f64; 2]) -> f64 {
        self.objective.value(along(self.centre, self.radius, direction))
    }

    /// Compares with the centre; `None` if all is equal to rounding.
    fn compare(&self, range: f64) -> Option<CriticalKind> {
        let middle = self.objective.value(self.centre);
        let values: Vec<f64> =
            directions(self.objective.dimension(), self.first).map(|u| self.value(u)).collect();
        let (mut higher, mut lower, mut size) = (0.0_f64, 0.0_f64, middle.abs());
        for &value in &values {
            higher = higher.max(value - middle);
            lower = lower.max(middle - value);
            if value.is_finite() {
                size = size.max(value.abs());
            }
        }
        let rounding = 8.0 * f64::EPSILON * size + FLAT * 1e-2 * range.min(1.0);
        // On a valley floor the centre is a rounding error up the side, not a pass.
        let counts = |change: f64, against: f64| change > rounding && change > 1e-9 * against;
        if counts(higher, lower) && !counts(lower, higher) {
            lower = lower.max(middle - self.lowest(&values, 1.0));
        } else if counts(lower, higher) && !counts(higher, lower) {
            higher = higher.max(-self.lowest(&values, -1.0) - middle);
        }
        match (counts(higher, lower), counts(lower, higher)) {
            (true, true) => Some(CriticalKind::Saddle),
            (true, false) => Some(CriticalKind::Minimum),
            (false, true) => Some(CriticalKind::Maximum),
            (false, false) => None,
        }
    }

    /// The lowest of sign·f on the circle: the floor of a ravine, even a curved one, passes
    /// between the directions, so the four lowest dips are narrowed down.
    fn lowest(&self, values: &[f64], sign: f64) -> f64 {
        if self.objective.dimension() < 2 {
            return values.iter().fold(f64::INFINITY, |lowest, value| lowest.min(sign * value));
        }
        let around = values.iter().cycle().map(|value| sign * value);
        let before = around.clone().skip(values.len() - 1);
        let after = around.clone().skip(1);
        let mut dips: Vec<(f64, usize)> = before
            .zip(around)
            .zip(after)
            .take(values.len())
            .enumerate()
            .filter(|(_, ((before, here), after))| here <= before && here <= after)
            .map(|(k, ((_, here), _))| (here, k))
            .collect();
        sort_by_number(&mut dips, |(value, _)| *value);
        dips.iter().take(4).fold(f64::INFINITY, |lowest, (start, k)| {
            let (mut angle, mut dip, mut turn) = (TURN * *k as f64, *start, 0.5 * TURN);
            for _ in 0..24 {
                for next in [angle - turn, angle + turn] {
                    let value = sign * self.value(turned(self.first, next));
                    if value < dip {
                        (angle, dip) = (next, value);
                    }
                }
                turn *= 0.5;
            }
            lowest.min(dip)
        })
    }
}

/// The extremum at a kink, if all of one of these circles is higher or lower than its centre.
pub(crate) fn kink(
    objective: &dyn Objective,
    theta: Point,
    radii: [f64; 2],
    range: f64,
) -> Option<CriticalKind> {
    let along_floor = flattest_direction(objective.hessian(theta).hessian);
    let first = if along_floor.iter().all(|u| u.is_finite()) { along_floor } else { [1.0, 0.0] };
    radii
        .into_iter()
        .filter_map(|radius| Circle { objective, centre: theta, first, radius }.compare(range))
        .find(|kind| *kind != CriticalKind::Saddle)
}

/// Whether the gradient jumps here: its change over a length does not shrink with the length.
pub(crate) fn is_kinked(objective: &dyn Objective, at: Point, scale: f64) -> bool {
    let jump = |radius: f64| {
        directions(objective.dimension(), [1.0, 0.0])
            .map(|direction| {
                let [ax, ay] = objective.gradient(along(at, radius, direction)).gradient;
                let [bx, by] = objective.gradient(along(at, -radius, direction)).gradient;
                hypot(ax - bx, ay - by)
            })
            .fold(0.0, f64::max)
    };
    jump(1e-7 * scale) > 0.01 * jump(1e-4 * scale)
}

/// Whether the eigenvalues leave the kind open.
pub(crate) fn is_degenerate([low, high]: [f64; 2], scale: f64, range: f64) -> bool {
    let (small, large) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    small <= SINGULAR * large || large * scale * scale <= FLAT * range.min(1.0)
}

/// The kind of the critical point `at`.
pub(crate) fn kind_at(
    objective: &dyn Objective,
    at: Point,
    here: &Dual2,
    scale: f64,
    range: f64,
) -> CriticalKind {
    let hessian = full_hessian(here, objective.dimension());
    let [low, high] = eigenvalues(hessian, 2);
    if is_degenerate([low, high], scale, range) {
        let first = flattest_direction(hessian);
        return [0.001, 0.01]
            .into_iter()
            .find_map(|part| {
                Circle { objective, centre: at, first, radius: part * scale }.compare(range)
            })
            .unwrap_or(CriticalKind::Plateau);
    }
    if low > 0.0 {
        CriticalKind::Minimum
    } else if high < 0.0 {
        CriticalKind::Maximum
    } else {
        CriticalKind::Saddle
    }
}
