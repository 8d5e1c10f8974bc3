//! What every entry of the catalogue promises.

use std::{collections::HashSet, f64::consts::PI};

use gd_core::{
    CriticalKind, Function, Race, Scenario,
    function::{
        catalog::{self, CATALOG, Entry},
        formula::Formula,
    },
    landscape::{critical_point::CriticalPoint, eigenvalues, search},
    space::KnownPoint,
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// Random points in a view.
fn points(view: [f64; 4], dimension: usize) -> impl Iterator<Item = [f64; 2]> {
    let [xmin, xmax, ymin, ymax] = view;
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut between = move |low: f64, high: f64| {
        low + (high - low) * f64::from(random.next_u32()) / 4_294_967_296.0
    };
    (0..200)
        .map(move |_| [between(xmin, xmax), if dimension == 1 { 0.0 } else { between(ymin, ymax) }])
}

fn scale([xmin, xmax, ymin, ymax]: [f64; 4], dimension: usize) -> f64 {
    if dimension == 1 { xmax - xmin } else { libm::hypot(xmax - xmin, ymax - ymin) }
}

fn at<'a>(known: &KnownPoint, found: &'a [CriticalPoint], scale: f64) -> Option<&'a CriticalPoint> {
    found.iter().find(|point| {
        libm::hypot(point.at[0] - known.at[0], point.at[1] - known.at[1]) < 1e-9 * scale
    })
}

#[test]
fn ids_are_words_of_a_link() {
    let mut ids = HashSet::new();
    for entry in CATALOG {
        assert!(ids.insert(entry.id), "{} is there twice", entry.id);
        assert!(
            entry.id.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
            }),
            "{}",
            entry.id
        );
        assert_eq!(catalog::find(entry.id).map(|found| found.name), Some(entry.name));
    }
}

#[test]
fn notes_are_one_sentence() {
    for entry in CATALOG {
        assert!(entry.note.ends_with('.') && !entry.note.contains(". "), "{}", entry.id);
        assert!(entry.note.len() < 140 && !entry.source.is_empty(), "{}", entry.id);
    }
}

#[test]
fn formulas_are_read() {
    for entry in CATALOG {
        if let Err(error) = Formula::parse(entry.formula) {
            panic!("{}: {error} at {:?}", entry.id, error.at);
        }
    }
}

#[test]
fn a_formula_that_is_not_read_has_no_value_anywhere() {
    const BROKEN: &Entry = &Entry { formula: "x^2 +", ..*catalog::DEFAULT };
    let function = Function::of(BROKEN);
    assert!(function.objective().value([1.0, 2.0]).is_nan());
    let mut race = Race::new(Scenario { function, ..Scenario::default() });
    race.finish();
    assert!(race.verdict(0).is_some());
}

#[test]
fn values_and_derivatives_are_those_of_mpmath() {
    // See `tests/fixtures/mpmath/functions.py`, which has the functions from their publications.
    let fixture = include_str!("../../../tests/fixtures/mpmath/functions.tsv");
    for line in fixture.lines() {
        let mut columns = line.split('\t');
        let id = columns.next().unwrap();
        let mut numbers = || -> Vec<f64> {
            let column = columns.next().unwrap();
            column.split(',').map(|number| number.parse().unwrap()).collect()
        };
        let theta = <[f64; 2]>::try_from(numbers()).unwrap();
        let function = Function::of(catalog::find(id).unwrap());
        let objective = function.objective();
        let here = objective.hessian(theta);
        for own in [&[here.value][..], &here.gradient, &here.hessian] {
            let known = numbers();
            let size = known.iter().fold(1.0, |size: f64, part| size.max(part.abs()));
            assert_eq!(own.len(), known.len());
            for (own, known) in own.iter().zip(known) {
                assert!((own - known).abs() <= 1e-12 * size, "{line}: {here:?}");
            }
        }
        assert_eq!(objective.value(theta), here.value, "{id}");
        assert_eq!(objective.gradient(theta).gradient, here.gradient, "{id}");
    }
    assert_eq!(fixture.lines().count(), 60);
}

#[test]
fn known_points_are_critical_and_of_their_kind() {
    for entry in CATALOG {
        let function = Function::of(entry);
        let objective = function.objective();
        let scale = scale(entry.view, objective.dimension());
        let minima = entry.minima.iter().map(|known| (known, CriticalKind::Minimum));
        let saddles = entry.saddles.iter().map(|known| (known, CriticalKind::Saddle));
        for (known, kind) in minima.chain(saddles) {
            let here = objective.hessian(known.at);
            let [gx, gy] = here.gradient;
            let [low, high] = eigenvalues::eigenvalues(here.hessian, 2);
            let curvature = low.abs().max(high.abs());
            // At the kinks of |x| and of Ackley's tip the subgradient 0 is taken.
            assert!(
                libm::hypot(gx, gy) <= 1e-13 * scale * (1.0 + curvature),
                "{} at {:?}: {here:?}",
                entry.id,
                known.at
            );
            assert!(
                (here.value - known.value).abs() <= 1e-12 * (1.0 + known.value.abs()),
                "{} at {:?}: {}",
                entry.id,
                known.at,
                here.value
            );
            let found = CriticalPoint::near(objective, known.at, 0.02 * scale, scale);
            let found = found.map(|point| point.kind);
            assert_eq!(found, Some(kind), "{} at {:?}", entry.id, known.at);
        }
    }
}

#[test]
fn the_search_finds_the_known_points_and_nothing_lower() {
    for entry in CATALOG {
        let function = Function::of(entry);
        let objective = function.objective();
        let found = search::find(objective, entry.view);
        let scale = scale(entry.view, objective.dimension());
        for known in entry.minima {
            let kind = at(known, &found, scale).map(|point| point.kind);
            assert_eq!(kind, Some(CriticalKind::Minimum), "{} at {:?}", entry.id, known.at);
        }
        for known in entry.saddles {
            let kind = at(known, &found, scale).map(|point| point.kind);
            assert_eq!(kind, Some(CriticalKind::Saddle), "{} at {:?}", entry.id, known.at);
        }
        // Every global minimum in the view is listed.
        let lowest = entry.minima.iter().map(|known| known.value).fold(f64::INFINITY, f64::min);
        for point in found.iter().filter(|point| point.kind == CriticalKind::Minimum) {
            assert!(
                point.value > lowest + 1e-9
                    || entry.minima.iter().any(|known| at(known, &[*point], scale).is_some()),
                "{}: {point:?} is not listed",
                entry.id
            );
        }
        if !entry.minima.is_empty() {
            for theta in points(entry.view, objective.dimension()) {
                assert!(objective.value(theta) >= lowest - 1e-12, "{} {theta:?}", entry.id);
            }
        }
    }
}

#[test]
fn global_minima_are_those_of_the_literature() {
    // To the digits printed in Jamil & Yang 2013, arXiv:1308.4008, and for Gramacy & Lee,
    // Michalewicz and Styblinski–Tang in Surjanovic & Bingham, Virtual Library of Simulation
    // Experiments.
    for (id, x, y, value, digits) in [
        ("beale", 3.0, 0.5, 0.0, 1e-12),
        ("booth", 1.0, 3.0, 0.0, 1e-12),
        ("matyas", 0.0, 0.0, 0.0, 1e-12),
        ("rosenbrock", 1.0, 1.0, 0.0, 1e-12),
        ("three-hump-camel", 0.0, 0.0, 0.0, 1e-12),
        ("six-hump-camel", 0.0898, -0.7126, -1.0316, 1e-4),
        ("easom", PI, PI, -1.0, 1e-12),
        ("goldstein-price", 0.0, -1.0, 3.0, 1e-12),
        ("mccormick", -0.547, -1.547, -1.9133, 1e-3),
        ("styblinski-tang", -2.903_534, -2.903_534, -78.332_33, 1e-5),
        ("michalewicz", 2.20, 1.57, -1.8013, 5e-3),
        ("himmelblau", 3.0, 2.0, 0.0, 1e-12),
        ("himmelblau", -2.805_118, 3.131_312, 0.0, 1e-6),
        ("himmelblau", -3.779_310, -3.283_186, 0.0, 1e-6),
        ("himmelblau", 3.584_428, -1.848_126, 0.0, 1e-6),
        ("rastrigin", 0.0, 0.0, 0.0, 1e-12),
        ("ackley", 0.0, 0.0, 0.0, 1e-12),
        ("griewank", 0.0, 0.0, 0.0, 1e-12),
        ("levy", 1.0, 1.0, 0.0, 1e-12),
        ("bohachevsky", 0.0, 0.0, 0.0, 1e-12),
        ("gramacy-lee", 0.5486, 0.0, -0.8690, 1e-4),
    ] {
        let entry = catalog::find(id).unwrap();
        assert!(
            entry.minima.iter().any(|known| {
                let [a, b] = known.at;
                let apart = (a - x).abs().max((b - y).abs()).max((known.value - value).abs());
                apart <= digits
            }),
            "{id} ({x}, {y}): {:?}",
            entry.minima
        );
    }
}

#[test]
fn starts_lie_in_view_and_the_suggested_rate_stays_with_numbers() {
    for entry in CATALOG {
        let function = Function::of(entry);
        let objective = function.objective();
        let [xmin, xmax, ymin, ymax] = entry.view;
        let [x, y] = entry.start;
        let one = objective.dimension() == 1;
        assert!((xmin..=xmax).contains(&x), "{}", entry.id);
        assert!(if one { y == 0.0 } else { (ymin..=ymax).contains(&y) }, "{}", entry.id);
        let mut theta = entry.start;
        let far = 10.0 * scale(entry.view, objective.dimension());
        for _ in 0..1000 {
            let [gx, gy] = objective.gradient(theta).gradient;
            theta = [theta[0] - entry.learning_rate * gx, theta[1] - entry.learning_rate * gy];
            if libm::hypot(theta[0], theta[1]) > far {
                // Only a function without a minimum may lead away.
                assert!(entry.minima.is_empty(), "{} {theta:?}", entry.id);
                break;
            }
            assert!(objective.value(theta).is_finite(), "{} {theta:?}", entry.id);
        }
    }
}

/// Plain descent from an entry's start at its own rate, the points in order.
fn descent(entry: &'static Entry) -> Vec<[f64; 2]> {
    let function = Function::of(entry);
    let objective = function.objective();
    let mut path = vec![entry.start];
    let mut theta = entry.start;
    for _ in 0..1000 {
        let [gx, gy] = objective.gradient(theta).gradient;
        theta = [theta[0] - entry.learning_rate * gx, theta[1] - entry.learning_rate * gy];
        path.push(theta);
    }
    path
}

#[test]
fn plain_descent_does_what_the_notes_say() {
    let descent = |id: &str| descent(catalog::find(id).unwrap());
    let end = |id: &str| *descent(id).last().unwrap();
    let near = |a: [f64; 2], b: [f64; 2]| libm::hypot(a[0] - b[0], a[1] - b[1]) < 0.05;

    // The shallow valley instead of the deep one.
    for (id, local) in [
        ("double-well", [1.1309, 0.0]),
        ("three-hump-camel", [-1.7476, 0.8738]),
        ("gaussian-wells", [-1.4281, -0.9520]),
        ("mccormick", [2.5944, 1.5944]),
        ("styblinski-tang", [2.7468, -2.9035]),
    ] {
        assert!(near(end(id), local), "{id}: {:?}", end(id));
    }
    // The nearest ripple.
    for id in ["rastrigin", "ackley", "griewank", "levy", "bohachevsky", "gramacy-lee"] {
        let entry = catalog::find(id).unwrap();
        assert!(
            Function::of(entry).objective().value(end(id)) > entry.minima[0].value + 1e-3,
            "{id}"
        );
    }
    // For ever over the kink.
    let [.., before, last] = descent("absolute")[..] else { panic!() };
    assert!(before[0] * last[0] < 0.0);
    // From wall to wall.
    assert!(descent("ravine").windows(2).take(20).all(|pair| pair[0][1] * pair[1][1] < 0.0));
    // Not yet at the end of the valley.
    assert!(!near(end("rosenbrock"), [1.0, 1.0]));
    // Hardly moved.
    assert!(near(end("plateau"), catalog::find("plateau").unwrap().start));
    // Out of view.
    assert!(descent("cliff").iter().any(|theta| theta[0] < -4.0));
    // On the step.
    assert!((0.0..0.01).contains(&end("inflection")[0]));
}
