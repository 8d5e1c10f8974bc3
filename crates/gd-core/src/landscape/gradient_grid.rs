//! f and ∇f on a regular grid, and what they say of critical points between.

use std::ops::Range;

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
        CriticalKind::lowest_of(self.sign)
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
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for &value in &self.values {
            if value.is_finite() {
                (low, high) = (low.min(value), high.max(value));
            }
        }
        (high - low).clamp(0.0, f64::MAX)
    }

    /// The points of the grid near which a critical point may be: each component of the gradient
    /// changes sign around it, or comes nearer to 0 there than before and after. At most so many; where
    /// there are more, first those with a smaller gradient than all around.
    pub(crate) fn starts(&self, most: usize) -> Vec<Point> {
        let mut starts = Vec::new();
        for k in 0..self.size() {
            if self.may_vanish(k, |[gx, _]| gx) && self.may_vanish(k, |[_, gy]| gy) {
                starts.push(k);
            }
        }
        if starts.len() > most {
            let (mut likely, mut others) = (Vec::new(), Vec::new());
            for k in starts {
                if self.is_flattest(k) { likely.push(k) } else { others.push(k) }
            }
            likely.append(&mut others);
            likely.truncate(most);
            starts = likely;
        }
        let mut places = Vec::new();
        for k in starts {
            places.push(self.place(k));
        }
        places
    }

    /// The columns and the rows from before a point of the grid to after it.
    fn around(&self, k: usize) -> [Range<usize>; 2] {
        let [nx, ny] = self.count;
        let beside = |k: usize, count: usize| k.saturating_sub(1)..(k + 2).min(count);
        [beside(k % nx, nx), beside(k / nx, ny)]
    }

    /// Whether a component of the gradient changes sign around a point of the grid, or comes nearer to 0
    /// there than before and after.
    fn may_vanish(&self, k: usize, component: fn(Point) -> f64) -> bool {
        let [nx, ny] = self.count;
        let [columns, rows] = self.around(k);
        let slope = |k: usize| self.gradients.get(k).map_or(f64::NAN, |slopes| component(*slopes));
        let here = slope(k);
        let (mut is_least_in_row, mut is_least_in_column) = (true, ny > 1);
        for j in rows {
            for i in columns.clone() {
                let there = slope(j * nx + i);
                if here * there <= 0.0 {
                    return true;
                }
                let is_less = there.is_nan() || here.abs() <= there.abs();
                is_least_in_row &= j != k / nx || is_less;
                is_least_in_column &= i != k % nx || is_less;
            }
        }
        is_least_in_row || is_least_in_column
    }

    /// Whether no neighbour of a point of the grid has a smaller gradient.
    fn is_flattest(&self, k: usize) -> bool {
        let [nx, _] = self.count;
        let [columns, rows] = self.around(k);
        let size =
            |k: usize| self.gradients.get(k).map_or(f64::INFINITY, |[gx, gy]| hypot(*gx, *gy));
        let here = size(k);
        for j in rows {
            for i in columns.clone() {
                let there = size(j * nx + i);
                let is_steeper = there.is_nan() || there >= here;
                if !is_steeper {
                    return false;
                }
            }
        }
        true
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
        let mut minima = Vec::new();
        for k in 0..self.size() {
            let (i, j) = (k % nx, k / nx);
            let is_inside = i > 0 && i + 1 < nx && (ny == 1 || (j > 0 && j + 1 < ny));
            if is_inside && self.is_lowest(k, sign) {
                minima.push(GridExtremum { at: self.place(k), value: self.value(k, sign), sign });
            }
        }
        sort_by_number(&mut minima, |extremum| extremum.value);
        minima
    }

    /// sign·f at a point of the grid.
    fn value(&self, k: usize, sign: f64) -> f64 {
        self.values.get(k).map_or(f64::NAN, |value| sign * value)
    }

    /// Whether sign·f at a point of the grid is no higher than at any of its neighbours, and lower than
    /// at one.
    fn is_lowest(&self, k: usize, sign: f64) -> bool {
        let [nx, _] = self.count;
        let [columns, rows] = self.around(k);
        let here = self.value(k, sign);
        let mut is_lower = false;
        for j in rows {
            for i in columns.clone() {
                let there = self.value(j * nx + i, sign);
                if here > there {
                    return false;
                }
                is_lower |= here < there;
            }
        }
        is_lower && here.is_finite()
    }
}
