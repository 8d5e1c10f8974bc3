//! A function and its gradient on a regular grid, for drawing.

use std::ops::Range;

use crate::space::{Objective, Point};

/// f of two variables at the nodes of a regular grid whose outer nodes lie on the view's edges.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    view: [f64; 4],
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

/// How far the k-th of `count` nodes is along its axis, in \[0, 1\].
fn share(k: usize, count: usize) -> f64 {
    if count < 2 { 0.5 } else { k as f64 / (count - 1) as f64 }
}

/// `from + share · (to − from)`, exact at both ends and without overflow.
fn between(from: f64, to: f64, share: f64) -> f64 {
    from * (1.0 - share) + to * share
}

fn node([xmin, xmax, ymin, ymax]: [f64; 4], size: [usize; 2], [i, j]: [usize; 2]) -> Point {
    let [columns, rows] = size;
    [between(xmin, xmax, share(i, columns)), between(ymin, ymax, share(j, rows))]
}

/// Every node of a grid over a view, row by row from below.
fn nodes(view: [f64; 4], columns: usize, rows: usize) -> impl Iterator<Item = Point> {
    (0..rows).flat_map(move |j| (0..columns).map(move |i| node(view, [columns, rows], [i, j])))
}

impl Grid {
    /// Evaluates f at `columns` × `rows` nodes over a view \[xmin, xmax, ymin, ymax\].
    #[must_use]
    pub fn sample(objective: &dyn Objective, view: [f64; 4], columns: usize, rows: usize) -> Self {
        let values = nodes(view, columns, rows).map(|at| objective.value(at)).collect();
        Self { view, columns, rows, values }
    }

    /// A grid of which no value is known; each is NaN.
    pub(crate) fn unknown(view: [f64; 4], columns: usize, rows: usize) -> Self {
        Self { view, columns, rows, values: vec![f64::NAN; columns * rows] }
    }

    /// Evaluates f at a node.
    pub(crate) fn evaluate(&mut self, objective: &dyn Objective, column: usize, row: usize) {
        let at = self.at(column, row);
        if let Some(value) = self.values.get_mut(row * self.columns + column) {
            *value = objective.value(at);
        }
    }

    /// Every so many-th node each way, from the first on; none if it is 0.
    pub(crate) fn every(&self, spacing: usize) -> Self {
        if spacing == 0 {
            return Self::unknown(self.view, 0, 0);
        }
        let lines = self.values.chunks(self.columns.max(1)).step_by(spacing);
        let values: Vec<f64> = lines.flat_map(|row| row.iter().step_by(spacing)).copied().collect();
        let [columns, rows] = self.size().map(|count| count.div_ceil(spacing));
        Self { view: self.view, columns, rows, values }
    }

    /// Columns and rows.
    pub(crate) fn size(&self) -> [usize; 2] {
        [self.columns, self.rows]
    }

    /// The lowest row as a curve, \[x, f(x, ymin)\].
    #[must_use]
    pub fn lowest_row(&self) -> Profile {
        let values = self.values.iter().take(self.columns).enumerate();
        let points = values.map(|(column, &value)| [self.at(column, 0)[0], value]);
        Profile { points: points.collect() }
    }

    /// \[xmin, xmax, ymin, ymax\]
    #[must_use]
    pub fn view(&self) -> [f64; 4] {
        self.view
    }

    /// How many nodes there are along x.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many nodes there are along y.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// f at every node, row by row from ymin upwards, each from xmin on.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The place of a node.
    #[must_use]
    pub fn at(&self, column: usize, row: usize) -> Point {
        node(self.view, [self.columns, self.rows], [column, row])
    }
}

/// f of one variable at equally spaced places, the outer ones at the ends of the interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    points: Vec<Point>,
}

impl Profile {
    /// Evaluates f(x) at `count` places in \[xmin, xmax\].
    #[must_use]
    pub fn sample(objective: &dyn Objective, xmin: f64, xmax: f64, count: usize) -> Self {
        let points = (0..count)
            .map(|k| between(xmin, xmax, share(k, count)))
            .map(|x| [x, objective.value([x, 0.0])])
            .collect();
        Self { points }
    }

    /// The curve, \[x, f(x)\] from left to right.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }
}

/// Evaluates ∇f at the centres of `columns` × `rows` equal cells of a view, of the cells in a range:
/// they are counted row by row from below.
#[must_use]
pub fn sample_gradient(
    objective: &dyn Objective,
    [xmin, xmax, ymin, ymax]: [f64; 4],
    columns: usize,
    rows: usize,
    cells: Range<usize>,
) -> Vec<(Point, [f64; 2])> {
    let margin = |from: f64, to: f64, count: usize| {
        let half = 0.5 / count.max(1) as f64;
        [between(from, to, half), between(to, from, half)]
    };
    let ([left, right], [bottom, top]) = (margin(xmin, xmax, columns), margin(ymin, ymax, rows));
    nodes([left, right, bottom, top], columns, rows)
        .skip(cells.start)
        .take(cells.len())
        .map(|at| (at, objective.gradient(at).gradient))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::formula::Formula;

    fn sphere() -> Formula {
        Formula::parse("x^2 + y^2").unwrap()
    }

    #[test]
    fn a_field_has_f_at_its_nodes_and_its_corners_on_the_views() {
        let field = Grid::sample(&sphere(), [-1.0, 3.0, 0.0, 2.0], 5, 3);
        assert_eq!(field.at(0, 0), [-1.0, 0.0]);
        assert_eq!(field.at(4, 2), [3.0, 2.0]);
        assert_eq!(field.at(1, 1), [0.0, 1.0]);
        let expected =
            [[1.0, 0.0, 1.0, 4.0, 9.0], [2.0, 1.0, 2.0, 5.0, 10.0], [5.0, 4.0, 5.0, 8.0, 13.0]];
        assert_eq!(field.values(), expected.concat());
    }

    #[test]
    fn a_profile_is_the_curve() {
        let parabola = Formula::parse("x^2").unwrap();
        let profile = Profile::sample(&parabola, -2.0, 2.0, 5);
        let expected = [[-2.0, 4.0], [-1.0, 1.0], [0.0, 0.0], [1.0, 1.0], [2.0, 4.0]];
        assert_eq!(profile.points(), expected);
    }

    #[test]
    fn gradients_stand_at_the_centres_of_cells() {
        let arrows = sample_gradient(&sphere(), [0.0, 4.0, 0.0, 2.0], 2, 1, 0..2);
        assert_eq!(arrows, [([1.0, 1.0], [2.0, 2.0]), ([3.0, 1.0], [6.0, 2.0])]);
        assert_eq!(sample_gradient(&sphere(), [0.0, 4.0, 0.0, 2.0], 2, 1, 1..9), arrows[1..]);
        assert!(sample_gradient(&sphere(), [0.0, 1.0, 0.0, 1.0], 0, 0, 0..1).is_empty());
    }
}
