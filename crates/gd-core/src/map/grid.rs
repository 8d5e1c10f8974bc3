//! A function and its gradient on a regular grid, for drawing.

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

/// Evaluates ∇f at the centres of `columns` × `rows` equal cells of a view, row by row from below.
#[must_use]
pub fn sample_gradient(
    objective: &dyn Objective,
    [xmin, xmax, ymin, ymax]: [f64; 4],
    columns: usize,
    rows: usize,
) -> Vec<(Point, [f64; 2])> {
    let margin = |from: f64, to: f64, count: usize| {
        let half = 0.5 / count.max(1) as f64;
        [between(from, to, half), between(to, from, half)]
    };
    let ([left, right], [bottom, top]) = (margin(xmin, xmax, columns), margin(ymin, ymax, rows));
    nodes([left, right, bottom, top], columns, rows)
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
        let arrows = sample_gradient(&sphere(), [0.0, 4.0, 0.0, 2.0], 2, 1);
        assert_eq!(arrows, [([1.0, 1.0], [2.0, 2.0]), ([3.0, 1.0], [6.0, 2.0])]);
        assert!(sample_gradient(&sphere(), [0.0, 1.0, 0.0, 1.0], 0, 0).is_empty());
    }
}
