//! What a critical point is: told by the Hessian, and by f on circles where that says nothing.

use crate::{
    landscape::{
        eigenvalues::eigenvalues,
        newton::{along, flattest_direction, full_hessian},
    },
    number::{dual::Dual2, hypot::hypot, sine::sin_cos},
    sort::{sort, sort_by_number},
    space::{Objective, Point},
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

impl CriticalKind {
    /// What a lowest point of sign·f is.
    pub(crate) fn lowest_of(sign: f64) -> Self {
        if sign > 0.0 { Self::Minimum } else { Self::Maximum }
    }
}

/// An eigenvalue this small beside the other one says nothing about its sign.
const SINGULAR: f64 = 1e-9;

/// The Hessian has to be much the same this far away, in parts of the scale, for its signs to count.
/// Newton's steps end much nearer to the critical point.
const NEARBY: f64 = 3e-5;

/// The radii, in parts of the scale, of the circles on which f is compared, and of the largest
/// that counts as near.
const RADII: [f64; 6] = [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3];
const NEAR: f64 = 0.01;

/// How many directions of a circle are looked at.
const DIRECTIONS: u32 = 32;

/// The angle between two of them.
const TURN: f64 = std::f64::consts::TAU / 32.0;

/// A unit vector turned by an angle.
fn turned([x, y]: [f64; 2], angle: f64) -> [f64; 2] {
    let (sin, cos) = sin_cos(angle);
    [x * cos - y * sin, y * cos + x * sin]
}

/// The directions in which f is compared: ±x, or all around, beginning with `first`.
fn directions(dimension: usize, first: [f64; 2]) -> Vec<[f64; 2]> {
    if dimension < 2 {
        return vec![[1.0, 0.0], [-1.0, 0.0]];
    }
    let mut directions = Vec::new();
    for k in 0..DIRECTIONS {
        directions.push(turned(first, TURN * f64::from(k)));
    }
    directions
}

/// What f is at a distance from a place, in some directions.
fn values_around(
    objective: &dyn Objective,
    centre: Point,
    radius: f64,
    directions: &[[f64; 2]],
) -> Vec<f64> {
    let mut values = Vec::new();
    for direction in directions {
        values.push(objective.value(along(centre, radius, *direction)));
    }
    values
}

/// What f is on a circle beside its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rim {
    /// Equal, to rounding.
    Flat,
    /// Nowhere lower, and higher somewhere, or all around.
    Higher { all: bool },
    /// Nowhere higher, and lower somewhere, or all around.
    Lower { all: bool },
    /// Both.
    Both,
}

/// Circles around a place on which f is compared with the centre.
struct Circles<'a> {
    objective: &'a dyn Objective,
    centre: Point,
    middle: f64,
    /// The direction looked at first: of a valley's floor, if there is one.
    first: [f64; 2],
    /// By how much f differs between places that are one but for rounding, or a 1e-15th of how much
    /// it typically does on a circle of a tenth of the scale.
    noise: f64,
}

impl<'a> Circles<'a> {
    fn new(objective: &'a dyn Objective, centre: Point, first: [f64; 2], scale: f64) -> Self {
        let middle = objective.value(centre);
        let [x, y] = centre;
        let hair = 4.0 * f64::EPSILON * scale.max(x.abs()).max(y.abs());
        let mut noise = 0.0_f64;
        for k in 1..=4 {
            let beside = [[1.0, 0.0], [-1.0, 0.0], first];
            for value in values_around(objective, centre, hair * f64::from(k), &beside) {
                if value.is_finite() {
                    noise = noise.max((value - middle).abs());
                }
            }
        }
        let directions = directions(objective.dimension(), first);
        let mut changes = values_around(objective, centre, 0.1 * scale, &directions);
        for change in &mut changes {
            *change = (*change - middle).abs();
        }
        changes.retain(|change| change.is_finite());
        sort(&mut changes);
        let typical = changes.get(changes.len() / 2).copied().unwrap_or_default();
        Self { objective, centre, middle, first, noise: noise.max(1e-15 * typical) }
    }

    fn value(&self, radius: f64, direction: [f64; 2]) -> f64 {
        self.objective.value(along(self.centre, radius, direction))
    }

    /// By how much a value is higher than the middle, 0 if only by rounding.
    fn rise(&self, value: f64) -> f64 {
        let rise = value - self.middle;
        let rounding = 8.0 * f64::EPSILON * value.abs().max(self.middle.abs()) + 4.0 * self.noise;
        if rise.abs() > rounding { rise } else { 0.0 }
    }

    fn rim(&self, radius: f64) -> Rim {
        let directions = directions(self.objective.dimension(), self.first);
        let values = values_around(self.objective, self.centre, radius, &directions);
        let (mut highest, mut lowest, mut is_equal) = (0.0_f64, 0.0_f64, false);
        for &value in &values {
            let rise = self.rise(value);
            highest = highest.max(rise);
            lowest = lowest.min(rise);
            is_equal |= rise == 0.0;
        }
        // On a valley floor the centre is a rounding error up the side, not a pass.
        let counts = |change: f64, against: f64| change > 0.0 && change > 1e-9 * against;
        // A ravine's floor may pass between the directions.
        if counts(highest, -lowest) && !counts(-lowest, highest) {
            let dip = self.rise(self.lowest(radius, &values, 1.0));
            lowest = lowest.min(dip);
            is_equal |= dip == 0.0;
        } else if counts(-lowest, highest) && !counts(highest, -lowest) {
            let dip = self.rise(-self.lowest(radius, &values, -1.0));
            highest = highest.max(dip);
            is_equal |= dip == 0.0;
        }
        match (counts(highest, -lowest), counts(-lowest, highest)) {
            (true, true) => Rim::Both,
            (true, false) => Rim::Higher { all: !is_equal && lowest == 0.0 },
            (false, true) => Rim::Lower { all: !is_equal && highest == 0.0 },
            (false, false) => Rim::Flat,
        }
    }

    /// The lowest of sign·f on the circle: the floor of a ravine, even a curved one, passes
    /// between the directions, so the four lowest dips are narrowed down.
    fn lowest(&self, radius: f64, values: &[f64], sign: f64) -> f64 {
        if self.objective.dimension() < 2 {
            return values.iter().fold(f64::INFINITY, |lowest, value| lowest.min(sign * value));
        }
        let count = values.len();
        let at = |k: usize| values.get(k % count).map_or(f64::NAN, |value| sign * value);
        let mut dips = Vec::new();
        for k in 0..count {
            if at(k) <= at(k + count - 1) && at(k) <= at(k + 1) {
                dips.push((at(k), k));
            }
        }
        sort_by_number(&mut dips, |(value, _)| *value);
        dips.iter().take(4).fold(f64::INFINITY, |lowest, (start, k)| {
            let (mut angle, mut dip, mut turn) = (TURN * *k as f64, *start, 0.5 * TURN);
            for _ in 0..24 {
                for next in [angle - turn, angle + turn] {
                    let value = sign * self.value(radius, turned(self.first, next));
                    if value < dip {
                        (angle, dip) = (next, value);
                    }
                }
                turn *= 0.5;
            }
            lowest.min(dip)
        })
    }

    /// Whether f (−f with −1) is lower on the circle in a direction in which it does not rise before.
    fn falls_at_once(&self, radius: f64, sign: f64) -> bool {
        directions(self.objective.dimension(), self.first).into_iter().any(|ahead| {
            let rise = |part: f64| sign * self.rise(self.value(part * radius, ahead));
            rise(1.0) < 0.0 && [0.25, 0.5, 0.75].into_iter().all(|part| rise(part) <= 0.0)
        })
    }

    /// Whether the floor of a valley (of −f with −1) that leads off in the first direction and back
    /// falls at this distance.
    fn falls_along_floor(&self, radius: f64, sign: f64) -> bool {
        let [x, y] = self.first;
        [[x, y], [-x, -y]].into_iter().any(|ahead| {
            (-3..=3).any(|k| {
                let value = self.value(radius, turned(ahead, TURN * f64::from(k)));
                sign * self.rise(value) < 0.0
            })
        })
    }
}

/// Whether f is higher on all of a small circle: a minimum that is not one of a floor's.
pub(crate) fn is_isolated(objective: &dyn Objective, at: Point, scale: f64) -> bool {
    let first = flattest_direction(full_hessian(&objective.hessian(at), objective.dimension()));
    let circles = Circles::new(objective, at, first, scale);
    [1e-4, 1e-3].into_iter().any(|part| {
        matches!(circles.rim(part * scale), Rim::Higher { all: true } | Rim::Lower { all: true })
    })
}

/// What the values on growing circles say of a critical point.
///
/// - If f is lower and higher on a near one, and not higher all around on a nearer one, nor a floor there
///   from which it is lower only behind a rise, a saddle.
/// - If it is only higher on them, a minimum; where it is equal in some direction, only if it does not
///   fall further on in that direction, as on the floor of a trench: else nothing.
/// - If f is equal on all near ones, a plateau; or, where it is higher all around further on, the
///   flat bottom of a minimum.
fn kind_by_values(circles: &Circles, scale: f64) -> Option<CriticalKind> {
    let mut floor = None;
    for part in RADII {
        let (radius, is_near) = (part * scale, part <= NEAR);
        if let Some((_, sign)) = floor
            && !is_near
        {
            if circles.falls_along_floor(radius, sign) {
                return None;
            }
            continue;
        }
        match circles.rim(radius) {
            Rim::Flat => {}
            Rim::Higher { all: true } => return Some(CriticalKind::Minimum),
            Rim::Lower { all: true } => return Some(CriticalKind::Maximum),
            // What is lower behind a rise is another valley than this floor.
            Rim::Both if floor.is_some_and(|(_, sign)| !circles.falls_at_once(radius, sign)) => {}
            Rim::Both if is_near => return Some(CriticalKind::Saddle),
            Rim::Higher { all: false } if is_near => floor = Some((CriticalKind::Minimum, 1.0)),
            Rim::Lower { all: false } if is_near => floor = Some((CriticalKind::Maximum, -1.0)),
            Rim::Both | Rim::Higher { .. } | Rim::Lower { .. } => {
                return Some(CriticalKind::Plateau);
            }
        }
    }
    Some(floor.map_or(CriticalKind::Plateau, |(kind, _)| kind))
}

/// Whether the Hessian leaves the kind open: an eigenvalue below 1e-9 of the other, or one that
/// 3e-5 of the scale away has another sign or is four times as large, as at x³ or x⁴.
pub(crate) fn is_degenerate(
    objective: &dyn Objective,
    at: Point,
    here: &Dual2,
    scale: f64,
) -> bool {
    let dimension = objective.dimension();
    let hessian = full_hessian(here, dimension);
    let [low, high] = eigenvalues(hessian, 2);
    let (small, large) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    let is_regular = small > SINGULAR * large;
    if !is_regular {
        return true;
    }
    let curvature = |[a, b, c]: [f64; 3], [u, v]: [f64; 2]| a * u * u + 2.0 * b * u * v + c * v * v;
    let [u, v] = if dimension < 2 { [1.0, 0.0] } else { flattest_direction(hessian) };
    let axes = [[u, v], [-v, u]];
    axes.into_iter().take(dimension).any(|axis| {
        let middle = curvature(hessian, axis);
        [NEARBY, -NEARBY].into_iter().any(|part| {
            let there = objective.hessian(along(at, part * scale, axis));
            let beside = curvature(full_hessian(&there, dimension), axis);
            beside.is_finite() && (beside * middle <= 0.0 || middle.abs() < 0.25 * beside.abs())
        })
    })
}

/// The kind of the critical point `at`: by the signs of the Hessian's eigenvalues, or by values
/// where those leave it open. `None` if f falls along the floor on which it seemed to be one.
pub(crate) fn kind_at(
    objective: &dyn Objective,
    at: Point,
    here: &Dual2,
    scale: f64,
) -> Option<CriticalKind> {
    let hessian = full_hessian(here, objective.dimension());
    if is_degenerate(objective, at, here, scale) {
        let first = flattest_direction(hessian);
        return kind_by_values(&Circles::new(objective, at, first, scale), scale);
    }
    let [low, high] = eigenvalues(hessian, 2);
    Some(if low > 0.0 {
        CriticalKind::Minimum
    } else if high < 0.0 {
        CriticalKind::Maximum
    } else {
        CriticalKind::Saddle
    })
}

/// Whether f has its lowest value (of −f with −1) at a kink here: the gradient jumps, f does not, and
/// is higher all around on the smallest circle on which it differs.
pub(crate) fn is_kink(objective: &dyn Objective, at: Point, scale: f64, sign: f64) -> bool {
    if !objective.value(at).is_finite()
        || !is_kinked(objective, at, scale)
        || !is_continuous(objective, at, scale)
    {
        return false;
    }
    let along_floor = flattest_direction(objective.hessian(at).hessian);
    let first = if along_floor.iter().all(|u| u.is_finite()) { along_floor } else { [1.0, 0.0] };
    let circles = Circles::new(objective, at, first, scale);
    let rims = [1e-5, 1e-4, 1e-3].into_iter().map(|part| circles.rim(part * scale));
    match rims.into_iter().find(|rim| *rim != Rim::Flat) {
        Some(Rim::Higher { .. }) => sign > 0.0,
        Some(Rim::Lower { .. }) => sign < 0.0,
        _ => false,
    }
}

/// Whether the gradient jumps here: its change over a length does not shrink with the length.
fn is_kinked(objective: &dyn Objective, at: Point, scale: f64) -> bool {
    let jump = |radius: f64| {
        let mut most = 0.0_f64;
        for direction in directions(objective.dimension(), [1.0, 0.0]) {
            let [ax, ay] = objective.gradient(along(at, radius, direction)).gradient;
            let [bx, by] = objective.gradient(along(at, -radius, direction)).gradient;
            most = most.max(hypot(ax - bx, ay - by));
        }
        most
    };
    jump(1e-7 * scale) > 0.01 * jump(1e-4 * scale)
}

/// Whether f comes near to its value here: at a jump, or in a pole, it does not.
fn is_continuous(objective: &dyn Objective, at: Point, scale: f64) -> bool {
    let middle = objective.value(at);
    let directions = directions(objective.dimension(), [1.0, 0.0]);
    let apart = |radius: f64| {
        let mut most = 0.0_f64;
        for value in values_around(objective, at, radius, &directions) {
            most = most.max((value - middle).abs());
        }
        most
    };
    apart(1e-9 * scale) <= 0.4 * apart(1e-4 * scale)
}
