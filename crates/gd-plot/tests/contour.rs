//! Contours of functions whose level sets are known.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use gd_core::{
    Function, Scalar,
    function::{catalog, formula::Formula},
    map::grid::Grid,
    scenario::Theme,
    space::{Expression, Point},
};
use gd_plot::{
    ValueScale,
    contour::{Contours, contour},
};

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|p| libm::hypot(p[1][0] - p[0][0], p[1][1] - p[0][1])).sum()
}

/// x² + y² = r² is a circle of radius r: one closed line, 2πr long. Linear interpolation over cells
/// of width h is off by at most h²/(8r).
#[test]
fn the_sphere_has_circles() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let field = Grid::sample(&sphere, [-2.0, 2.0, -2.0, 2.0], 101, 101);
    for radius in [0.5, 1.0, 1.7_f64] {
        let found = contour(&field, radius * radius);
        let [line] = found.lines.as_slice() else { panic!("{} lines", found.lines.len()) };
        assert_eq!(line.first(), line.last());
        let error = 0.04 * 0.04 / (8.0 * radius) + 1e-12;
        for [x, y] in line {
            assert!((libm::hypot(*x, *y) - radius).abs() <= error);
        }
        let round = std::f64::consts::TAU * radius;
        assert!((length(line) - round).abs() < 1e-3 * round);
    }
    assert_eq!(contour(&field, 2.5 * 2.5).lines.len(), 4, "an arc in each corner");
    assert!(contour(&field, -1.0).lines.is_empty());
    assert!(contour(&field, f64::NAN).lines.is_empty());
}

/// The level 0 of x² − y² sampled beside the saddle: near it a cell's corners alternate, and the two
/// branches of x² − y² = ±c must not be joined across.
#[test]
fn branches_beside_a_saddle_stay_apart() {
    let saddle = Formula::parse("x^2 - y^2").unwrap();
    let field = Grid::sample(&saddle, [-1.0, 1.0, -1.0, 1.0], 4, 4);
    for level in [0.01, -0.01] {
        let found = contour(&field, level);
        assert_eq!(found.lines.len(), 2);
        for line in &found.lines {
            let side = |[x, y]: &Point| if level > 0.0 { x.signum() } else { y.signum() };
            assert!(line.iter().all(|at| side(at) == side(&line[0])), "{line:?}");
        }
    }
}

struct Hole;

impl Expression for Hole {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y.square() - S::constant(1.0)).sqrt()
    }
}

#[test]
fn cells_without_values_have_no_lines() {
    let field = Grid::sample(&Hole, [-2.0, 2.0, -2.0, 2.0], 81, 81);
    assert!(field.values().iter().any(|value| value.is_nan()));
    for line in &contour(&field, 0.2).lines {
        for [x, y] in line {
            assert!(x.is_finite() && y.is_finite() && libm::hypot(*x, *y) >= 1.0);
        }
    }
}

#[test]
fn levels_rise_inside_the_range() {
    for id in ["rosenbrock", "rastrigin", "easom", "sphere"] {
        let entry = catalog::find(id).unwrap();
        let field = Grid::sample(Function::of(entry).objective(), entry.view, 90, 90);
        let scale = ValueScale::new(field.values());
        let contours = Contours::new(&field, &scale, 12, Theme::Light);
        let levels: Vec<f64> = contours.iter().map(|contour| contour.level).collect();
        let [low, high] = scale.range();
        assert!(levels.windows(2).all(|pair| pair[0] < pair[1]), "{id}");
        assert!(levels[0] > low && levels[11] < high, "{id}");
        assert!(contours.iter().all(|contour| !contour.lines.is_empty()), "{id}");
    }
}
