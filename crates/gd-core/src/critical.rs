//! Critical points: where the gradient vanishes, what kind they are, and where they lie in a view.
//!
//! Everything here works from an [`Objective`]'s values and derivatives alone, so a typed formula
//! is served like a function of the catalogue. A `scale` is the length by which distances are
//! judged, usually the view's diagonal (its width in one dimension).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Dual2, Objective, Point};

/// What a critical point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// No lower point nearby; equal ones are allowed, as on the floor of a valley.
    Minimum,
    /// No higher point nearby; equal ones are allowed, as on the crest of a ridge.
    Maximum,
    /// Both higher and lower points nearby. The inflection of x³ at 0 counts as one.
    Saddle,
    /// Flat all around, to rounding.
    Plateau,
}

/// A critical point and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CriticalPoint {
    /// \[x, y\]
    pub at: Point,
    /// f there.
    pub value: f64,
    /// What it is.
    pub kind: Kind,
    /// The Hessian's eigenvalues, see [`eigenvalues`]; meaningless at a kink, where the Hessian
    /// does not exist.
    pub eigenvalues: [f64; 2],
}

/// The most points that [`find`] returns.
pub const MOST_POINTS: usize = 1000;

/// An eigenvalue this small beside the other one says nothing about its sign.
const SINGULAR: f64 = 1e-9;
/// A change of f over the view below this is flat, when it is also small beside the view's.
const FLAT: f64 = 1e-12;

/// The eigenvalues, ascending, of the Hessian \[∂xx, ∂xy, ∂yy\]. In one dimension both are f″.
///
/// The one nearer to zero is computed without cancellation, as in LAPACK's `dlaev2`.
#[must_use]
pub fn eigenvalues(hessian: [f64; 3], dimension: usize) -> [f64; 2] {
    let [a, b, c] = hessian;
    if dimension < 2 {
        return [a, a];
    }
    let sum = a + c;
    let root = libm::hypot(a - c, 2.0 * b);
    let large = 0.5 * if sum < 0.0 { sum - root } else { sum + root };
    if large == 0.0 {
        return [0.0; 2];
    }
    let (most, least) = if a.abs() > c.abs() { (a, c) } else { (c, a) };
    let small = (most / large) * least - (b / large) * b;
    if large < small { [large, small] } else { [small, large] }
}

/// The largest learning rate at which plain gradient descent does not diverge on the quadratic
/// with this Hessian, 2/λmax; `None` where no eigenvalue is positive.
///
/// Goh 2017, *Why Momentum Really Works*, Distill, doi:10.23915/distill.00006.
#[must_use]
pub fn stability_limit(hessian: [f64; 3]) -> Option<f64> {
    let [_, largest] = eigenvalues(hessian, 2);
    (largest > 0.0).then(|| 2.0 / largest)
}

/// The critical point that Levenberg–Marquardt steps on ∇f = 0 reach from here, or `None` if
/// they do not converge.
///
/// A step is at most a tenth of `scale`, and at most 60 are taken. Where the Hessian is singular
/// at the solution, as for x⁴, the linear convergence is extrapolated (Aitken).
#[must_use]
pub fn polish(objective: &dyn Objective, theta: Point, scale: f64) -> Option<Point> {
    newton(objective, theta, scale, 60).map(|(at, _)| at)
}

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
pub fn classify(objective: &dyn Objective, theta: Point, scale: f64) -> Option<Kind> {
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
    (is_flat && is_open).then_some(Kind::Plateau)
}

/// The critical points of a function in a view \[xmin, xmax, ymin, ymax\], lowest first.
///
/// [`polish`]-like steps start from the points of a grid (65 × 65, or 2049 in one dimension) around
/// which each component of the gradient changes sign or comes near 0. A pattern search from the
/// grid's own minima and maxima finds those at kinks, where the gradient is never small; saddles at
/// kinks, and minima in bent ravines of kinks, it misses, as it does what the grid is too coarse
/// for. Points closer than 1e-6 of the view's diagonal are one. Critical points that are not
/// isolated (a valley floor, a plateau) are reported once per connected set, to the resolution of
/// the grid. At most [`MOST_POINTS`] are returned, at most 220,000 Hessians and 900,000 values
/// computed, whatever the function. A view that is not finite and ordered has none.
#[must_use]
pub fn find(objective: &dyn Objective, view: [f64; 4]) -> Vec<CriticalPoint> {
    Search::new(objective, view).map(Search::run).unwrap_or_default()
}

fn distance([ax, ay]: Point, [bx, by]: Point) -> f64 {
    libm::hypot(ax - bx, ay - by)
}

fn along([x, y]: Point, length: f64, [dx, dy]: [f64; 2]) -> Point {
    [x + length * dx, y + length * dy]
}

/// The Hessian with the missing second variable of a one-dimensional function made harmless.
fn full_hessian(here: &Dual2, dimension: usize) -> [f64; 3] {
    let [a, b, c] = here.hessian;
    if dimension < 2 { [a, 0.0, a] } else { [a, b, c] }
}

/// The unit eigenvector of the eigenvalue that is nearer to zero.
fn flattest_direction([a, b, c]: [f64; 3]) -> [f64; 2] {
    // Half this angle belongs to the upper eigenvalue, which is the larger in size if a + c ≥ 0.
    let angle = 0.5 * libm::atan2(2.0 * b, a - c);
    let (sin, cos) = libm::sincos(angle);
    if a + c < 0.0 { [cos, sin] } else { [-sin, cos] }
}

/// ∇f and the Hessian along the Hessian's eigenvectors, the flattest first.
struct Modes {
    flattest: [f64; 2],
    slopes: [f64; 2],
    curvatures: [f64; 2],
}

impl Modes {
    /// `None` where a derivative is not finite.
    fn new(here: &Dual2, dimension: usize, scale: f64) -> Option<Self> {
        let [gx, gy] = here.gradient;
        let hessian = full_hessian(here, dimension);
        let [low, high] = eigenvalues(hessian, 2);
        if !(here.value.is_finite()
            && gx.is_finite()
            && gy.is_finite()
            && low.is_finite()
            && high.is_finite())
        {
            return None;
        }
        let [a, _, c] = hessian;
        let curvatures = if a + c < 0.0 { [high, low] } else { [low, high] };
        let [ux, uy] = flattest_direction(hessian);
        let along = gx * ux + gy * uy;
        let [_, steepest] = curvatures;
        // On a valley floor the slope along it is only rounding.
        let along = if along.abs() <= 4e-15 * steepest.abs() * scale { 0.0 } else { along };
        Some(Self { flattest: [ux, uy], slopes: [along, gy * ux - gx * uy], curvatures })
    }

    /// The Levenberg–Marquardt step to ∇f = 0.
    fn step(&self, damping: f64) -> [f64; 2] {
        let ([ux, uy], [s, t], [a, b]) = (self.flattest, self.slopes, self.curvatures);
        let ridge = damping * b * b;
        let solve = |slope: f64, curvature: f64| {
            if slope == 0.0 { 0.0 } else { -slope * curvature / (curvature * curvature + ridge) }
        };
        let (p, q) = (solve(s, a), solve(t, b));
        [p * ux - q * uy, p * uy + q * ux]
    }

    /// The length of Newton's step, infinite where there is a slope without curvature.
    fn undamped_length(&self) -> f64 {
        let ([s, t], [a, b]) = (self.slopes, self.curvatures);
        let solve = |slope: f64, curvature: f64| if slope == 0.0 { 0.0 } else { slope / curvature };
        libm::hypot(solve(s, a), solve(t, b))
    }
}

fn gradient_size(here: &Dual2) -> f64 {
    let [gx, gy] = here.gradient;
    libm::hypot(gx, gy)
}

/// Levenberg–Marquardt on ∇f = 0: at most `steps` steps of at most two evaluations.
fn newton(
    objective: &dyn Objective,
    start: Point,
    scale: f64,
    steps: usize,
) -> Option<(Point, Dual2)> {
    let dimension = objective.dimension();
    let (mut at, mut here) = (start, objective.hessian(start));
    let mut modes = Modes::new(&here, dimension, scale)?;
    let (mut damping, mut last_length) = (0.0, f64::INFINITY);
    for _ in 0..steps {
        if modes.undamped_length() <= 1e-14 * scale {
            break;
        }
        let [dx, dy] = modes.step(damping);
        let length = libm::hypot(dx, dy);
        if !(length.is_finite() && length > 0.0) {
            // A slope without curvature: an inflection's tangent, not a critical point.
            if damping > 0.0 {
                break;
            }
            damping = 1e-3;
            continue;
        }
        let shorten = (0.1 * scale / length).min(1.0);
        let direction = [shorten * dx, shorten * dy];
        let size = gradient_size(&here);

        let ratio = length / last_length;
        last_length = length;
        let aitken = (damping == 0.0 && shorten == 1.0 && (0.3..0.95).contains(&ratio))
            .then(|| along(at, 1.0 / (1.0 - ratio), direction))
            .map(|next| (next, objective.hessian(next)))
            .filter(|(_, there)| gradient_size(there) < 0.1 * size);
        let (next, there) = aitken.unwrap_or_else(|| {
            let next = along(at, 1.0, direction);
            (next, objective.hessian(next))
        });
        if gradient_size(&there) < size
            && let Some(ahead) = Modes::new(&there, dimension, scale)
        {
            (at, here, modes) = (next, there, ahead);
            damping = if damping < 1e-6 { 0.0 } else { 0.1 * damping };
        } else if length <= 1e-12 * scale || damping > 1e8 {
            break;
        } else {
            damping = (10.0 * damping).max(1e-3);
        }
    }
    (modes.undamped_length() <= 1e-7 * scale).then_some((at, here))
}

/// How many directions of a circle are looked at.
const DIRECTIONS: u32 = 32;
/// The angle between two of them.
const TURN: f64 = std::f64::consts::TAU / 32.0;

/// A unit vector turned by an angle.
fn turned([x, y]: [f64; 2], angle: f64) -> [f64; 2] {
    let (sin, cos) = libm::sincos(angle);
    [x * cos - y * sin, y * cos + x * sin]
}

/// The directions in which f is compared: ±x, or all around, beginning with `first`.
fn directions(dimension: usize, first: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    let (first, turn, count) =
        if dimension < 2 { ([1.0, 0.0], 0.0, 2) } else { (first, TURN, DIRECTIONS) };
    (0..count).map(move |k| {
        let [x, y] = turned(first, turn * f64::from(k));
        if turn == 0.0 && k == 1 { [-x, y] } else { [x, y] }
    })
}

/// By how much f varies around a place, on circles up to half of `scale`.
fn surrounding_range(objective: &dyn Objective, theta: Point, scale: f64) -> f64 {
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
struct Circle<'a> {
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
    fn compare(&self, range: f64) -> Option<Kind> {
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
            (true, true) => Some(Kind::Saddle),
            (true, false) => Some(Kind::Minimum),
            (false, true) => Some(Kind::Maximum),
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
        dips.sort_by(|(a, _), (b, _)| a.total_cmp(b));
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
fn kink(objective: &dyn Objective, theta: Point, radii: [f64; 2], range: f64) -> Option<Kind> {
    let along_floor = flattest_direction(objective.hessian(theta).hessian);
    let first = if along_floor.iter().all(|u| u.is_finite()) { along_floor } else { [1.0, 0.0] };
    radii
        .into_iter()
        .filter_map(|radius| Circle { objective, centre: theta, first, radius }.compare(range))
        .find(|kind| *kind != Kind::Saddle)
}

/// Whether the gradient jumps here: its change over a length does not shrink with the length.
fn is_kinked(objective: &dyn Objective, at: Point, scale: f64) -> bool {
    let jump = |radius: f64| {
        directions(objective.dimension(), [1.0, 0.0])
            .map(|direction| {
                let [ax, ay] = objective.gradient(along(at, radius, direction)).gradient;
                let [bx, by] = objective.gradient(along(at, -radius, direction)).gradient;
                libm::hypot(ax - bx, ay - by)
            })
            .fold(0.0, f64::max)
    };
    jump(1e-7 * scale) > 0.01 * jump(1e-4 * scale)
}

/// Whether the eigenvalues leave the kind open.
fn is_degenerate([low, high]: [f64; 2], scale: f64, range: f64) -> bool {
    let (small, large) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    small <= SINGULAR * large || large * scale * scale <= FLAT * range.min(1.0)
}

/// The kind of the critical point `at`.
fn kind_at(objective: &dyn Objective, at: Point, here: &Dual2, scale: f64, range: f64) -> Kind {
    let hessian = full_hessian(here, objective.dimension());
    let [low, high] = eigenvalues(hessian, 2);
    if is_degenerate([low, high], scale, range) {
        let first = flattest_direction(hessian);
        return [0.001, 0.01]
            .into_iter()
            .find_map(|part| {
                Circle { objective, centre: at, first, radius: part * scale }.compare(range)
            })
            .unwrap_or(Kind::Plateau);
    }
    if low > 0.0 {
        Kind::Minimum
    } else if high < 0.0 {
        Kind::Maximum
    } else {
        Kind::Saddle
    }
}

/// A critical point on its way into the list.
struct Candidate {
    at: Point,
    here: Dual2,
    /// What a pattern search found it to be, where the derivatives can't tell.
    kink: Option<Kind>,
}

/// The state of [`find`].
struct Search<'a> {
    objective: &'a dyn Objective,
    view: [f64; 4],
    scale: f64,
    /// Points of the grid along x and y, and their distance.
    count: [usize; 2],
    cell: [f64; 2],
    values: Vec<f64>,
    gradients: Vec<Point>,
    range: f64,
}

impl<'a> Search<'a> {
    fn new(objective: &'a dyn Objective, view: [f64; 4]) -> Option<Self> {
        let [xmin, xmax, ymin, ymax] = view;
        let one = objective.dimension() < 2;
        let view = if one { [xmin, xmax, 0.0, 0.0] } else { view };
        let scale = if one { xmax - xmin } else { libm::hypot(xmax - xmin, ymax - ymin) };
        if !(scale.is_finite() && xmin < xmax && (one || ymin < ymax)) {
            return None;
        }
        let count = if one { [2049, 1] } else { [65, 65] };
        let cell = if one {
            [(xmax - xmin) / 2048.0, 0.0]
        } else {
            [(xmax - xmin) / 64.0, (ymax - ymin) / 64.0]
        };
        let (values, gradients) = (Vec::new(), Vec::new());
        let mut search =
            Self { objective, view, scale, count, cell, values, gradients, range: 0.0 };
        (search.values, search.gradients) = search
            .grid()
            .map(|at| objective.gradient(at))
            .map(|here| (here.value, here.gradient))
            .unzip();
        let finite = || search.values.iter().copied().filter(|value| value.is_finite());
        let (low, high) =
            (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
        search.range = (high - low).clamp(0.0, f64::MAX);
        Some(search)
    }

    fn run(self) -> Vec<CriticalPoint> {
        let starts = self.grid().zip(self.starts());
        let mut found: Vec<Candidate> =
            starts.filter_map(|(at, is_start)| is_start.then(|| self.smooth(at))?).collect();
        found.sort_by(|a, b| gradient_size(&a.here).total_cmp(&gradient_size(&b.here)));
        let mut points: Vec<CriticalPoint> = Vec::new();
        let mut connected = Vec::new();
        for candidate in found {
            self.sort_in(candidate, &mut points, &mut connected);
        }
        for candidate in self.missed_extrema(&points, &connected) {
            self.sort_in(candidate, &mut points, &mut connected);
        }
        points.extend(self.merge(&connected).into_iter().map(|candidate| self.describe(candidate)));
        points.sort_by(|a, b| a.value.total_cmp(&b.value));
        points.truncate(MOST_POINTS);
        points
    }

    /// Adds a candidate to the isolated points, unless it is there, or to those that may be
    /// connected with others.
    fn sort_in(
        &self,
        candidate: Candidate,
        points: &mut Vec<CriticalPoint>,
        connected: &mut Vec<Candidate>,
    ) {
        let hessian = full_hessian(&candidate.here, self.objective.dimension());
        if candidate.kink.is_some()
            || is_degenerate(eigenvalues(hessian, 2), self.scale, self.range)
        {
            connected.push(candidate);
        } else if points.iter().all(|other| distance(other.at, candidate.at) > 1e-6 * self.scale) {
            points.push(self.describe(&candidate));
        }
    }

    /// The points of the grid, row by row.
    fn grid(&self) -> impl Iterator<Item = Point> {
        let [xmin, _, ymin, _] = self.view;
        let ([nx, ny], [dx, dy]) = (self.count, self.cell);
        (0..ny)
            .flat_map(move |j| (0..nx).map(move |i| [xmin + i as f64 * dx, ymin + j as f64 * dy]))
    }

    /// For each point of the grid, whether a critical point may be near: each component of the
    /// gradient changes sign around it, or comes nearer to 0 there than before and after.
    fn starts(&self) -> Vec<bool> {
        let [nx, ny] = self.count;
        let slopes = |component: fn(Point) -> f64| -> Vec<f64> {
            self.gradients.iter().copied().map(component).collect()
        };
        let vanishing = [slopes(|[x, _]| x), slopes(|[_, y]| y)].map(|slopes| {
            let at = |i: usize, j: usize| slopes.get(j * nx + i).copied().unwrap_or(f64::NAN);
            let may_vanish = move |(j, i): (usize, usize)| {
                let here = at(i, j);
                let columns = i.saturating_sub(1)..=(i + 1).min(nx - 1);
                let rows = j.saturating_sub(1)..=(j + 1).min(ny - 1);
                let changes_sign = rows
                    .clone()
                    .flat_map(|j| columns.clone().map(move |i| (i, j)))
                    .any(|(i, j)| here * at(i, j) <= 0.0);
                let is_nearest = |slope: f64| slope.is_nan() || here.abs() <= slope.abs();
                changes_sign
                    || columns.clone().all(|i| is_nearest(at(i, j)))
                    || (ny > 1 && rows.clone().all(|j| is_nearest(at(i, j))))
            };
            (0..ny).flat_map(|j| (0..nx).map(move |i| (j, i))).map(may_vanish).collect::<Vec<_>>()
        });
        let [along_x, along_y] = vanishing;
        along_x.iter().zip(along_y).map(|(x, y)| *x && y).collect()
    }

    fn contains(&self, [x, y]: Point) -> bool {
        let [xmin, xmax, ymin, ymax] = self.view;
        let margin = 1e-9 * self.scale;
        (xmin - margin..=xmax + margin).contains(&x) && (ymin - margin..=ymax + margin).contains(&y)
    }

    fn smooth(&self, start: Point) -> Option<Candidate> {
        let (at, here) = newton(self.objective, start, self.scale, 24)?;
        self.contains(at).then_some(Candidate { at, here, kink: None })
    }

    fn describe(&self, candidate: &Candidate) -> CriticalPoint {
        let Candidate { at, here, kink } = candidate;
        let kind =
            kink.unwrap_or_else(|| kind_at(self.objective, *at, here, self.scale, self.range));
        let eigenvalues = eigenvalues(here.hessian, self.objective.dimension());
        CriticalPoint { at: *at, value: here.value, kind, eigenvalues }
    }

    /// Extrema of the grid near which Newton found none, refined.
    fn missed_extrema(&self, points: &[CriticalPoint], connected: &[Candidate]) -> Vec<Candidate> {
        let [dx, dy] = self.cell;
        let near = 2.0 * libm::hypot(dx, dy);
        let mut extrema = Vec::new();
        for (sign, kind) in [(1.0, Kind::Minimum), (-1.0, Kind::Maximum)] {
            let missed = self.grid_minima(sign).into_iter().filter(|start| {
                !points.iter().any(|point| point.kind == kind && distance(point.at, *start) < near)
                    && !connected.iter().any(|other| distance(other.at, *start) < near)
            });
            extrema.extend(missed.take(128).filter_map(|start| self.refine(start, sign, kind)));
        }
        extrema
    }

    /// Points of the grid's inside where sign·f is lowest among the neighbours, lowest first.
    fn grid_minima(&self, sign: f64) -> Vec<Point> {
        let [nx, ny] = self.count;
        let one = ny == 1;
        let value =
            |i: usize, j: usize| self.values.get(j * nx + i).map_or(f64::NAN, |value| sign * value);
        let rows = if one { 0..1 } else { 1..ny - 1 };
        let mut minima = Vec::new();
        for (j, i) in rows.flat_map(|j| (1..nx - 1).map(move |i| (j, i))) {
            let here = value(i, j);
            let beside = if one { j..=j } else { j - 1..=j + 1 };
            let mut around = beside.flat_map(|j| (i - 1..=i + 1).map(move |i| value(i, j)));
            let mut lower = false;
            if here.is_finite()
                && around.all(|other| {
                    lower |= here < other;
                    here <= other || other.is_nan()
                })
                && lower
            {
                let [xmin, _, ymin, _] = self.view;
                let [dx, dy] = self.cell;
                minima.push((here, [xmin + i as f64 * dx, ymin + j as f64 * dy]));
            }
        }
        minima.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        minima.into_iter().map(|(_, at)| at).collect()
    }

    /// Follows sign·f down by a pattern search (Hooke & Jeeves 1961): a smooth critical point,
    /// a kink, or nothing where f falls into a pole or past the view.
    fn refine(&self, start: Point, sign: f64, kind: Kind) -> Option<Candidate> {
        let [dx, dy] = self.cell;
        let cell = libm::hypot(dx, dy);
        let (mut at, mut lowest) = (start, sign * self.objective.value(start));
        let (mut step, mut midway) = (0.5 * cell, lowest);
        for _ in 0..100 {
            if step < 1e-13 * self.scale {
                break;
            }
            if step > 1e-6 * self.scale {
                midway = lowest;
            }
            let best = compass(self.objective.dimension())
                .map(|direction| along(at, step, direction))
                .map(|next| (sign * self.objective.value(next), next))
                .filter(|(value, _)| *value < lowest)
                .min_by(|(a, _), (b, _)| a.total_cmp(b));
            match best {
                Some((value, next)) => (at, lowest) = (next, value),
                None => step *= 0.5,
            }
        }
        if !self.contains(at) || midway - lowest > 0.01 * self.range || !lowest.is_finite() {
            return None;
        }
        if let Some(smooth) = self.smooth(at)
            && distance(smooth.at, at) < 0.1 * cell
        {
            return Some(smooth);
        }
        let radii = [1e-3 * self.scale, 1e-4 * self.scale];
        if !is_kinked(self.objective, at, self.scale)
            || kink(self.objective, at, radii, self.range)? != kind
        {
            return None;
        }
        // At a kink only the value is sure to exist.
        let here = Dual2 { value: self.objective.value(at), ..self.objective.hessian(at) };
        Some(Candidate { at, here, kink: Some(kind) })
    }

    /// One candidate for each set of candidates that are connected on a grid of twice the cell's
    /// size: that with the smallest gradient, of those the one nearest to the set's centre.
    fn merge<'c>(&self, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
        let [xmin, _, ymin, _] = self.view;
        let [dx, dy] = self.cell;
        let bucket = |offset: f64, cell: f64| {
            if cell > 0.0 { (0.5 * offset / cell).round() as i64 } else { 0 }
        };
        let mut buckets: BTreeMap<(i64, i64), Vec<&Candidate>> = BTreeMap::new();
        for candidate in candidates {
            let [x, y] = candidate.at;
            buckets
                .entry((bucket(x - xmin, dx), bucket(y - ymin, dy)))
                .or_default()
                .push(candidate);
        }
        let mut merged = Vec::new();
        while let Some((first, members)) = buckets.pop_first() {
            let (mut set, mut border) = (members, vec![first]);
            while let Some((i, j)) = border.pop() {
                for key in (i - 1..=i + 1).flat_map(|i| (j - 1..=j + 1).map(move |j| (i, j))) {
                    if let Some(members) = buckets.remove(&key) {
                        set.extend(members);
                        border.push(key);
                    }
                }
            }
            let total = set.iter().fold([0.0; 2], |sum, member| along(sum, 1.0, member.at));
            let centre = total.map(|sum| sum / set.len() as f64);
            let rank = |member: &Candidate| {
                let slope = if member.kink.is_some() { 0.0 } else { gradient_size(&member.here) };
                (slope, distance(member.at, centre))
            };
            merged.extend(set.into_iter().min_by(|a, b| {
                let ((slope_a, far_a), (slope_b, far_b)) = (rank(a), rank(b));
                slope_a.total_cmp(&slope_b).then(far_a.total_cmp(&far_b))
            }));
        }
        merged
    }
}

/// ±x, or the eight directions of the compass.
fn compass(dimension: usize) -> impl Iterator<Item = [f64; 2]> {
    const EIGHT: [[f64; 2]; 8] = [
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.0, 1.0],
        [0.0, -1.0],
        [1.0, 1.0],
        [-1.0, 1.0],
        [1.0, -1.0],
        [-1.0, -1.0],
    ];
    EIGHT.into_iter().take(if dimension < 2 { 2 } else { 8 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Expression, Scalar};

    macro_rules! objective {
        ($dimension:literal, |$x:ident, $y:ident| $body:expr) => {{
            struct F;
            impl Expression for F {
                fn dimension(&self) -> usize {
                    $dimension
                }
                fn evaluate<S: Scalar>(&self, $x: S, $y: S) -> S {
                    let _ = ($x, $y);
                    $body
                }
            }
            &F as &dyn Objective
        }};
    }

    fn rastrigin() -> &'static dyn Objective {
        objective!(2, |x, y| {
            let wave = |t: S| t.square() - (t * std::f64::consts::TAU).cos() * 10.0;
            wave(x) + wave(y) + 20.0
        })
    }

    fn count(points: &[CriticalPoint], kind: Kind) -> usize {
        points.iter().filter(|point| point.kind == kind).count()
    }

    #[test]
    fn every_critical_point_of_rastrigin_is_found() {
        // Along one axis 2t + 20π sin 2πt has 21 zeros in the view, 11 of them minima.
        let points = find(rastrigin(), [-5.12, 5.12, -5.12, 5.12]);
        assert_eq!(count(&points, Kind::Minimum), 11 * 11);
        assert_eq!(count(&points, Kind::Maximum), 10 * 10);
        assert_eq!(count(&points, Kind::Saddle), 2 * 11 * 10);
        assert_eq!(points.len(), 21 * 21);
        assert!(points[0].at[0].abs() < 1e-12 && points[0].at[1].abs() < 1e-12);
    }

    #[test]
    fn kinks_are_found() {
        let f = objective!(2, |x, y| (x - 0.123).abs() + (y + 0.456).abs());
        let points = find(f, [-2.0, 2.0, -2.0, 2.0]);
        assert_eq!(points.len(), 1, "{points:?}");
        assert_eq!(points[0].kind, Kind::Minimum);
        assert!(distance(points[0].at, [0.123, -0.456]) < 1e-10);
        let curved = objective!(2, |x, y| (y - x.square()).abs() * 10.0 + (x - 0.7).square());
        assert!(find(curved, [-2.0, 2.0, -1.8, 2.2]).len() <= 1);
        let cone = objective!(2, |x, y| -((x - 0.3).square() + y.square()).sqrt());
        let points = find(cone, [-2.0, 2.0, -2.0, 2.0]);
        assert_eq!(points.len(), 1, "{points:?}");
        assert_eq!(points[0].kind, Kind::Maximum);
        let f = objective!(1, |x, y| (x - 0.3).abs());
        assert_eq!(find(f, [-2.0, 2.0, 0.0, 1.0]).len(), 1);
    }

    #[test]
    fn sets_that_are_not_isolated_are_reported_once() {
        for (f, expected) in [
            (objective!(2, |x, y| S::constant(3.0)), &[Kind::Plateau][..]),
            (objective!(1, |x, y| S::constant(3.0)), &[Kind::Plateau]),
            (objective!(2, |x, y| x.square()), &[Kind::Minimum]),
            (objective!(2, |x, y| -(x - y).square()), &[Kind::Maximum]),
            (objective!(2, |x, y| (x - 0.1).abs()), &[Kind::Minimum]),
            (
                objective!(2, |x, y| (x.square() + y.square() - 1.0).square()),
                &[Kind::Minimum, Kind::Maximum],
            ),
            (objective!(2, |x, y| x), &[]),
            (objective!(2, |x, y| x.exp()), &[]),
            (objective!(1, |x, y| S::constant(1.0) / x), &[]),
            (objective!(1, |x, y| (x - 0.1).ln()), &[]),
        ] {
            let kinds: Vec<Kind> =
                find(f, [-2.0, 2.0, -2.0, 2.0]).iter().map(|point| point.kind).collect();
            assert_eq!(kinds, expected, "{}", f.value([0.5, 0.25]));
        }
    }

    #[test]
    fn vanishing_eigenvalues_are_decided_by_values() {
        for (f, expected) in [
            (objective!(1, |x, y| x.powi(4)), Kind::Minimum),
            (objective!(1, |x, y| x.powi(8)), Kind::Minimum),
            (objective!(1, |x, y| -x.powi(6)), Kind::Maximum),
            (objective!(1, |x, y| x.powi(3)), Kind::Saddle),
            (objective!(1, |x, y| x.abs()), Kind::Minimum),
            (objective!(2, |x, y| x.powi(3) - x * y.square() * 3.0), Kind::Saddle),
            (objective!(2, |x, y| x.square() - y.powi(4)), Kind::Saddle),
            (objective!(2, |x, y| (x + y).square() - (x - y).powi(4)), Kind::Saddle),
            (objective!(2, |x, y| x.square() + y.powi(4)), Kind::Minimum),
            (objective!(2, |x, y| x * y), Kind::Saddle),
            (objective!(2, |x, y| x * 0.0), Kind::Plateau),
            (objective!(2, |x, y| (x.square() + y.square()) * 1e-20), Kind::Minimum),
        ] {
            assert_eq!(classify(f, [0.0, 0.0], 4.0), Some(expected));
            let points = find(f, [-1.5, 1.7, -1.4, 1.6]);
            assert_eq!(points.first().map(|point| point.kind), Some(expected), "{points:?}");
        }
        let crossed_kinks = objective!(2, |x, y| x.abs() - y.abs());
        assert_eq!(classify(crossed_kinks, [0.0, 0.0], 4.0), Some(Kind::Saddle));
    }

    #[test]
    fn a_stall_is_named_after_what_is_near() {
        let sigmoid = objective!(1, |x, y| S::constant(1.0) / ((-x).exp() + 1.0));
        assert_eq!(classify(sigmoid, [-9.0, 0.0], 20.0), Some(Kind::Plateau));
        let ravine = objective!(2, |x, y| (x - 1.0).square() + (y - x.square()).square() * 100.0);
        assert_eq!(classify(ravine, [0.327_26, 0.104_01], 5.7), None);
        assert_eq!(classify(sigmoid, [0.0, 0.0], 20.0), None);
        let bell = objective!(2, |x, y| -(-(x.square() + y.square())).exp());
        assert_eq!(classify(bell, [4.0, 4.0], 12.0), Some(Kind::Plateau));
        assert_eq!(classify(bell, [0.01, 0.0], 12.0), Some(Kind::Minimum));
        assert_eq!(classify(bell, [0.7, 0.0], 12.0), None);
        let quartic = objective!(1, |x, y| x.powi(4));
        assert_eq!(classify(quartic, [0.006, 0.0], 4.0), Some(Kind::Minimum));
        let absolute = objective!(1, |x, y| x.abs());
        assert_eq!(classify(absolute, [0.004, 0.0], 4.0), Some(Kind::Minimum));
        assert_eq!(classify(absolute, [1.0, 0.0], 4.0), None);
    }

    #[test]
    fn eigenvalues_keep_the_small_one() {
        // Closed form: [[1e8, 1], [1, 2e-8]] has determinant 1.
        let [low, high] = eigenvalues([1e8, 1.0, 2e-8], 2);
        assert!((low * high - 1.0).abs() < 1e-15 && (high - 1e8).abs() < 1.0);
        assert_eq!(eigenvalues([2.0, 0.0, -3.0], 2), [-3.0, 2.0]);
        assert_eq!(eigenvalues([0.0, 1.0, 0.0], 2), [-1.0, 1.0]);
        assert_eq!(eigenvalues([5.0, 0.0, 0.0], 1), [5.0, 5.0]);
        assert_eq!(stability_limit([20.0, 0.0, 2.0]), Some(0.1));
        assert_eq!(stability_limit([-1.0, 0.0, 0.0]), None);
    }

    #[test]
    fn a_curved_ravine_is_no_kink() {
        // Beale's function has one minimum and, from its gradient solved in 40 digits, two saddles
        // in the view; near the one at (0.1005, −2.6445) a pattern search gets stuck.
        let beale = objective!(2, |x, y| {
            let term = |target: f64, power: S| (x * power - x + target).square();
            term(1.5, y) + term(2.25, y.square()) + term(2.625, y.powi(3))
        });
        let kinds: Vec<Kind> =
            find(beale, [-4.5, 4.5, -4.5, 4.5]).iter().map(|point| point.kind).collect();
        assert_eq!(kinds, [Kind::Minimum, Kind::Saddle, Kind::Saddle]);
    }

    #[test]
    fn the_list_is_capped() {
        // Along one axis sin 12t has 39 zeros and 38 extrema in the view: 2,965 points.
        let waves = objective!(2, |x, y| (x * 12.0).sin() * (y * 12.0).sin());
        assert_eq!(find(waves, [-5.0, 5.0, -5.0, 5.0]).len(), MOST_POINTS);
    }

    #[test]
    fn a_bad_view_has_no_points() {
        for view in [
            [1.0, 1.0, 0.0, 1.0],
            [f64::NAN, 1.0, 0.0, 1.0],
            [0.0, f64::INFINITY, 0.0, 1.0],
            [1.0, 0.0, 0.0, 1.0],
        ] {
            assert!(find(rastrigin(), view).is_empty());
        }
    }
}
