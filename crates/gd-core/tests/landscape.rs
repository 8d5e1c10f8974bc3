//! Critical points of functions whose own are known.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::{
    CriticalKind, CriticalPoint, Expression, Objective, Scalar,
    landscape::search::{MOST_POINTS, find},
};

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

/// Rosenbrock's minimum is at (1, 1), whatever the region and however narrow the bent ravine.
#[test]
fn the_bottom_of_a_bent_ravine_is_found() {
    let shallow = objective!(2, |x, y| (x - 1.0).square() + (y - x.square()).square() * 100.0);
    let narrow = objective!(2, |x, y| (x - 1.0).square() + (y - x.square()).square() * 1000.0);
    for k in 0..24 {
        let [a, b] = [f64::from(k % 6), f64::from(k / 6)];
        let domain = [-2.0 - 0.37 * a, 2.0 + 0.31 * b, -1.0 - 0.43 * b, 2.0 + 0.83 * a];
        for ravine in [shallow, narrow] {
            let found = find(ravine, domain);
            assert_eq!(found.len(), 1, "{domain:?}");
            assert_eq!(found[0].kind, CriticalKind::Minimum);
            let [x, y] = found[0].at;
            assert!((x - 1.0).abs() < 1e-6 && (y - 1.0).abs() < 1e-6, "{domain:?}: {x}, {y}");
        }
    }
}

#[test]
fn kinks_are_found() {
    let f = objective!(2, |x, y| (x - 0.123).abs() + (y + 0.456).abs());
    let points = find(f, [-2.0, 2.0, -2.0, 2.0]);
    assert_eq!(points.len(), 1, "{points:?}");
    assert_eq!(points[0].kind, CriticalKind::Minimum);
    assert!(libm::hypot(points[0].at[0] - 0.123, points[0].at[1] + 0.456) < 1e-10);
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
        let here = CriticalPoint::near(f, [0.0, 0.0], 0.08, 4.0);
        assert_eq!(here.map(|point| point.kind), Some(expected));
        let points = find(f, [-1.5, 1.7, -1.4, 1.6]);
        assert_eq!(points.first().map(|point| point.kind), Some(expected), "{points:?}");
    }
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

#[test]
fn a_place_is_near_a_critical_point_or_not() {
    let near = |f: &dyn Objective, at, reach: f64| {
        CriticalPoint::near(f, at, reach, 10.0).map(|point| point.kind)
    };
    let sigmoid = objective!(1, |x, y| S::constant(1.0) / ((-x).exp() + 1.0));
    assert_eq!(near(sigmoid, [-9.0, 0.0], 0.4), None);
    assert_eq!(near(sigmoid, [0.0, 0.0], 0.4), None);
    assert_eq!(near(sigmoid, [800.0, 0.0], 0.4), Some(CriticalKind::Plateau));
    let ravine = objective!(2, |x, y| (x - 1.0).square() + (y - x.square()).square() * 100.0);
    assert_eq!(near(ravine, [0.327_26, 0.104_01], 0.1), None);
    let bell = objective!(2, |x, y| -(-(x.square() + y.square())).exp());
    assert_eq!(near(bell, [0.01, 0.0], 0.24), Some(CriticalKind::Minimum));
    assert_eq!(near(bell, [0.7, 0.0], 0.24), None);
    let quartic = objective!(1, |x, y| x.powi(4));
    assert_eq!(near(quartic, [0.006, 0.0], 0.08), Some(CriticalKind::Minimum));
    let absolute = objective!(1, |x, y| x.abs());
    assert_eq!(near(absolute, [0.004, 0.0], 0.08), Some(CriticalKind::Minimum));
    assert_eq!(near(absolute, [1.0, 0.0], 0.08), None);
    // Across a pole there is nothing that a run could come near.
    let pole = objective!(1, |x, y| S::constant(1.0) / x);
    assert_eq!(near(pole, [-0.08, 0.0], 0.2), None);
}
