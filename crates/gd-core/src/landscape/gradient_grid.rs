//! f and ∇f on a regular grid, and what they say of critical points between.

use crate::{
    landscape::kind::CriticalKind,
    number::hypot::hypot,
    sort::sort_by_number,
    space::{Objective, Point},
};

/// A point of the grid where sign·f is lower than around.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GridExtremum {
    pub(crate) at: Point,
    /// sign·f there.
    pub(crate) value: f64,
    pub(crate) sign: f64,
}

impl GridExtremum {
    pub(crate) fn kind(&self) -> CriticalKind {
        if self.sign > 0.0 { CriticalKind::Minimum } else { CriticalKind::Maximum }
    }
}

/// f and ∇f on a grid over a domain: 65 × 65 points, or 2049 in one dimension.
#[derive(Clone, Debug)]
pub(crate) struct GradientGrid {
    domain: [f64; 4],
    /// The length of the domain's diagonal (its width in one dimension).
    pub(crate) scale: f64,
    /// Points along x and y, and their distance.
    count: [usize; 2],
    pub(crate) cell: [f64; 2],
    values: Vec<f64>,
    gradients: Vec<Point>,
}

impl GradientGrid {
    pub(crate) fn new(dimension: usize, domain: [f64; 4]) -> Self {
        let [xmin, xmax, ymin, ymax] = domain;
        let one = dimension < 2;
        let domain = if one { [xmin, xmax, 0.0, 0.0] } else { domain };
        let scale = if one { xmax - xmin } else { hypot(xmax - xmin, ymax - ymin) };
        let (count, cell) = if one {
            ([2049, 1], [(xmax - xmin) / 2048.0, 0.0])
        } else {
            ([65, 65], [(xmax - xmin) / 64.0, (ymax - ymin) / 64.0])
        };
        Self { domain, scale, count, cell, values: Vec::new(), gradients: Vec::new() }
    }

    /// Whether the domain is finite and ordered.
    pub(crate) fn is_good(&self) -> bool {
        let ([xmin, xmax, ymin, ymax], [_, ny]) = (self.domain, self.count);
        self.scale.is_finite() && xmin < xmax && (ny == 1 || ymin < ymax)
    }

    /// How many points the grid has.
    fn size(&self) -> usize {
        let [nx, ny] = self.count;
        nx * ny
    }

    /// The k-th point of the grid, row by row.
    fn place(&self, k: usize) -> Point {
        let ([nx, _], [dx, dy], [xmin, _, ymin, _]) = (self.count, self.cell, self.domain);
        [xmin + (k % nx) as f64 * dx, ymin + (k / nx) as f64 * dy]
    }

    /// Evaluates the next few points; `false` once all are.
    pub(crate) fn evaluate(&mut self, objective: &dyn Objective, points: usize) -> bool {
        let from = self.values.len();
        for k in from..(from + points).min(self.size()) {
            let here = objective.gradient(self.place(k));
            self.values.push(here.value);
            self.gradients.push(here.gradient);
        }
        self.values.len() < self.size()
    }

    /// The corner from which cells are counted.
    pub(crate) fn origin(&self) -> Point {
        let [xmin, _, ymin, _] = self.domain;
        [xmin, ymin]
    }

    /// By how much values differ.
    pub(crate) fn range(&self) -> f64 {
        let finite = || self.values.iter().copied().filter(|value| value.is_finite());
        let (low, high) =
            (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
        (high - low).clamp(0.0, f64::MAX)
    }

    /// The points of the grid near which a critical point may be: each component of the gradient
    /// changes sign around it, or comes nearer to 0 there than before and after. At most so many; where
    /// there are more, first those with a smaller gradient than all around.
    pub(crate) fn starts(&self, most: usize) -> Vec<Point> {
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
        let both = along_x.iter().zip(along_y).map(|(x, y)| *x && y);
        let mut starts: Vec<usize> =
            both.enumerate().filter(|(_, may)| *may).map(|(k, _)| k).collect();
        if starts.len() > most {
            sort_by_number(&mut starts, |k| if self.is_flattest(*k) { 0.0 } else { 1.0 });
            starts.truncate(most);
        }
        starts.into_iter().map(|k| self.place(k)).collect()
    }

    /// Whether no neighbour of a point of the grid has a smaller gradient.
    fn is_flattest(&self, k: usize) -> bool {
        let [nx, ny] = self.count;
        let (i, j) = (k % nx, k / nx);
        let size = |i: usize, j: usize| {
            self.gradients.get(j * nx + i).map_or(f64::INFINITY, |[gx, gy]| hypot(*gx, *gy))
        };
        let here = size(i, j);
        (j.saturating_sub(1)..=(j + 1).min(ny - 1)).all(|j| {
            (i.saturating_sub(1)..=(i + 1).min(nx - 1))
                .all(|i| size(i, j).is_nan() || size(i, j) >= here)
        })
    }

    /// Whether a point lies in the domain, to rounding.
    pub(crate) fn contains(&self, [x, y]: Point) -> bool {
        let [xmin, xmax, ymin, ymax] = self.domain;
        let margin = 1e-9 * self.scale;
        (xmin - margin..=xmax + margin).contains(&x) && (ymin - margin..=ymax + margin).contains(&y)
    }

    /// Points of the grid's inside where sign·f is lowest among the neighbours, lowest first.
    pub(crate) fn minima(&self, sign: f64) -> Vec<GridExtremum> {
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
                minima.push((here, self.place(j * nx + i)));
            }
        }
        sort_by_number(&mut minima, |(value, _)| *value);
        minima.into_iter().map(|(value, at)| GridExtremum { at, value, sign }).collect()
    }
}
