//! Critical points: where the gradient vanishes, what kind they are, and where they lie in a view.
//!
//! Everything here works from an [`Objective`]'s values and derivatives alone, so a typed formula
//! is served like a function of the catalogue. A `scale` is the length by which distances are
//! judged, usually the view's diagonal (its width in one dimension).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    landscape::{
        eigenvalues::eigenvalues,
        kind::{CriticalKind, is_degenerate, is_kinked, kind_at, kink},
        newton::{along, full_hessian, gradient_size, newton},
    },
    number::dual::Dual2,
    space::{Objective, Point, distance},
};

/// A critical point and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CriticalPoint {
    /// \[x, y\]
    pub at: Point,
    /// f there.
    pub value: f64,
    /// What it is.
    pub kind: CriticalKind,
    /// The Hessian's eigenvalues, see [`eigenvalues`]; meaningless at a kink, where the Hessian
    /// does not exist.
    pub eigenvalues: [f64; 2],
}

/// The most points that [`find`] returns.
pub const MOST_POINTS: usize = 1000;

/// The critical points of a function in a view \[xmin, xmax, ymin, ymax\], lowest first.
///
/// [`polish`](super::newton::polish)-like steps start from the points of a grid (65 × 65, or 2049 in one dimension) around
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

/// A critical point on its way into the list.
struct Candidate {
    at: Point,
    here: Dual2,
    /// What a pattern search found it to be, where the derivatives can't tell.
    kink: Option<CriticalKind>,
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
        for (sign, kind) in [(1.0, CriticalKind::Minimum), (-1.0, CriticalKind::Maximum)] {
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
    fn refine(&self, start: Point, sign: f64, kind: CriticalKind) -> Option<Candidate> {
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
    use crate::landscape::{eigenvalues::stability_limit, kind::classify};
    use crate::{number::scalar::Scalar, space::Expression};

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

    fn count(points: &[CriticalPoint], kind: CriticalKind) -> usize {
        points.iter().filter(|point| point.kind == kind).count()
    }

    #[test]
    fn every_critical_point_of_rastrigin_is_found() {
        // Along one axis 2t + 20π sin 2πt has 21 zeros in the view, 11 of them minima.
        let points = find(rastrigin(), [-5.12, 5.12, -5.12, 5.12]);
        assert_eq!(count(&points, CriticalKind::Minimum), 11 * 11);
        assert_eq!(count(&points, CriticalKind::Maximum), 10 * 10);
        assert_eq!(count(&points, CriticalKind::Saddle), 2 * 11 * 10);
        assert_eq!(points.len(), 21 * 21);
        assert!(points[0].at[0].abs() < 1e-12 && points[0].at[1].abs() < 1e-12);
    }

    #[test]
    fn kinks_are_found() {
        let f = objective!(2, |x, y| (x - 0.123).abs() + (y + 0.456).abs());
        let points = find(f, [-2.0, 2.0, -2.0, 2.0]);
        assert_eq!(points.len(), 1, "{points:?}");
        assert_eq!(points[0].kind, CriticalKind::Minimum);
        assert!(distance(points[0].at, [0.123, -0.456]) < 1e-10);
        let curved = objective!(2, |x, y| (y - x.square()).abs() * 10.0 + (x - 0.7).square());
        assert!(find(curved, [-2.0, 2.0, -1.8, 2.2]).len() <= 1);
        let cone = objective!(2, |x, y| -((x - 0.3).square() + y.square()).sqrt());
        let points = find(cone, [-2.0, 2.0, -2.0, 2.0]);
        assert_eq!(points.len(), 1, "{points:?}");
        assert_eq!(points[0].kind, CriticalKind::Maximum);
        let f = objective!(1, |x, y| (x - 0.3).abs());
        assert_eq!(find(f, [-2.0, 2.0, 0.0, 1.0]).len(), 1);
    }

    #[test]
    fn sets_that_are_not_isolated_are_reported_once() {
        for (f, expected) in [
            (objective!(2, |x, y| S::constant(3.0)), &[CriticalKind::Plateau][..]),
            (objective!(1, |x, y| S::constant(3.0)), &[CriticalKind::Plateau]),
            (objective!(2, |x, y| x.square()), &[CriticalKind::Minimum]),
            (objective!(2, |x, y| -(x - y).square()), &[CriticalKind::Maximum]),
            (objective!(2, |x, y| (x - 0.1).abs()), &[CriticalKind::Minimum]),
            (
                objective!(2, |x, y| (x.square() + y.square() - 1.0).square()),
                &[CriticalKind::Minimum, CriticalKind::Maximum],
            ),
            (objective!(2, |x, y| x), &[]),
            (objective!(2, |x, y| x.exp()), &[]),
            (objective!(1, |x, y| S::constant(1.0) / x), &[]),
            (objective!(1, |x, y| (x - 0.1).ln()), &[]),
        ] {
            let kinds: Vec<CriticalKind> =
                find(f, [-2.0, 2.0, -2.0, 2.0]).iter().map(|point| point.kind).collect();
            assert_eq!(kinds, expected, "{}", f.value([0.5, 0.25]));
        }
    }

    #[test]
    fn vanishing_eigenvalues_are_decided_by_values() {
        for (f, expected) in [
            (objective!(1, |x, y| x.powi(4)), CriticalKind::Minimum),
            (objective!(1, |x, y| x.powi(8)), CriticalKind::Minimum),
            (objective!(1, |x, y| -x.powi(6)), CriticalKind::Maximum),
            (objective!(1, |x, y| x.powi(3)), CriticalKind::Saddle),
            (objective!(1, |x, y| x.abs()), CriticalKind::Minimum),
            (objective!(2, |x, y| x.powi(3) - x * y.square() * 3.0), CriticalKind::Saddle),
            (objective!(2, |x, y| x.square() - y.powi(4)), CriticalKind::Saddle),
            (objective!(2, |x, y| (x + y).square() - (x - y).powi(4)), CriticalKind::Saddle),
            (objective!(2, |x, y| x.square() + y.powi(4)), CriticalKind::Minimum),
            (objective!(2, |x, y| x * y), CriticalKind::Saddle),
            (objective!(2, |x, y| x * 0.0), CriticalKind::Plateau),
            (objective!(2, |x, y| (x.square() + y.square()) * 1e-20), CriticalKind::Minimum),
        ] {
            assert_eq!(classify(f, [0.0, 0.0], 4.0), Some(expected));
            let points = find(f, [-1.5, 1.7, -1.4, 1.6]);
            assert_eq!(points.first().map(|point| point.kind), Some(expected), "{points:?}");
        }
        let crossed_kinks = objective!(2, |x, y| x.abs() - y.abs());
        assert_eq!(classify(crossed_kinks, [0.0, 0.0], 4.0), Some(CriticalKind::Saddle));
    }

    #[test]
    fn a_stall_is_named_after_what_is_near() {
        let sigmoid = objective!(1, |x, y| S::constant(1.0) / ((-x).exp() + 1.0));
        assert_eq!(classify(sigmoid, [-9.0, 0.0], 20.0), Some(CriticalKind::Plateau));
        let ravine = objective!(2, |x, y| (x - 1.0).square() + (y - x.square()).square() * 100.0);
        assert_eq!(classify(ravine, [0.327_26, 0.104_01], 5.7), None);
        assert_eq!(classify(sigmoid, [0.0, 0.0], 20.0), None);
        let bell = objective!(2, |x, y| -(-(x.square() + y.square())).exp());
        assert_eq!(classify(bell, [4.0, 4.0], 12.0), Some(CriticalKind::Plateau));
        assert_eq!(classify(bell, [0.01, 0.0], 12.0), Some(CriticalKind::Minimum));
        assert_eq!(classify(bell, [0.7, 0.0], 12.0), None);
        let quartic = objective!(1, |x, y| x.powi(4));
        assert_eq!(classify(quartic, [0.006, 0.0], 4.0), Some(CriticalKind::Minimum));
        let absolute = objective!(1, |x, y| x.abs());
        assert_eq!(classify(absolute, [0.004, 0.0], 4.0), Some(CriticalKind::Minimum));
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
        let kinds: Vec<CriticalKind> =
            find(beale, [-4.5, 4.5, -4.5, 4.5]).iter().map(|point| point.kind).collect();
        assert_eq!(kinds, [CriticalKind::Minimum, CriticalKind::Saddle, CriticalKind::Saddle]);
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
