//! Rust functions: raced, surveyed and drawn like any other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::{
    CriticalKind, Expression, Function, Objective, Race, Scalar, Scenario,
    landscape::search,
    map::grid::{Grid, Profile},
};

/// f = (x² + y − 11)² + (x + y² − 7)², Himmelblau's function.
struct FourWells;

impl Expression for FourWells {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x.square() + y - 11.0).square() + (x + y.square() - 7.0).square()
    }
}

/// f = cosh(x − shift)
struct Catenary {
    shift: f64,
}

impl Expression for Catenary {
    fn dimension(&self) -> usize {
        1
    }

    fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
        (x - self.shift).cosh()
    }
}

fn finished(scenario: Scenario) -> Race {
    let mut race = Race::new(scenario);
    race.finish();
    race
}

#[test]
fn a_rust_function_has_the_runs_of_the_same_formula() {
    let typed = Scenario::parse("f=himmelblau&at=-1,-1;1,2&opt=gd;adam&noise=0.1&restarts=2");
    let function =
        Function::custom("four wells", FourWells).view([-6.0, 6.0, -6.0, 6.0]).start([-1.0, -1.0]);
    let custom = Scenario { function: function.into(), ..typed.scenario.clone() };
    let (typed, custom) = (finished(typed.scenario), finished(custom));
    assert_eq!(typed.racers().len(), 8);
    for (k, (typed, custom)) in typed.racers().iter().zip(custom.racers()).enumerate() {
        assert_eq!(typed.run.rows().len(), custom.run.rows().len(), "{k}");
        for (typed, custom) in typed.run.rows().zip(custom.run.rows()) {
            assert!((typed.theta[0] - custom.theta[0]).abs() < 1e-9, "{k}");
            assert!((typed.theta[1] - custom.theta[1]).abs() < 1e-9, "{k}");
        }
    }
    for k in 0..8 {
        assert_eq!(typed.verdict(k).unwrap().id(), custom.verdict(k).unwrap().id(), "{k}");
    }
}

#[test]
fn it_is_surveyed_and_sampled() {
    let function = Function::from(Function::custom("four wells", FourWells));
    let found = search::find(function.objective(), [-6.0, 6.0, -6.0, 6.0]);
    // Himmelblau 1972: four minima, at the value 0; one maximum and four saddles between them.
    let count = |kind| found.iter().filter(|point| point.kind == kind).count();
    assert_eq!(count(CriticalKind::Minimum), 4);
    assert_eq!(count(CriticalKind::Saddle), 4);
    assert_eq!(count(CriticalKind::Maximum), 1);
    let grid = Grid::sample(function.objective(), [0.0, 3.0, 0.0, 2.0], 2, 2);
    assert_eq!(grid.values(), [170.0, 20.0, 90.0, 0.0]);

    let catenary = Function::from(Function::custom("catenary", Catenary { shift: 0.5 }));
    let profile = Profile::sample(catenary.objective(), -1.5, 2.5, 3);
    let end = libm::cosh(2.0);
    for ([x, value], expected) in profile.points().iter().zip([[-1.5, end], [0.5, 1.0], [2.5, end]])
    {
        assert!((x - expected[0]).abs() < 1e-15 && (value - expected[1]).abs() < 1e-14);
    }
}

#[test]
fn what_is_known_of_it_is_used() {
    let view = [-3.0, 4.0, 0.0, 10.0];
    let known = Function::custom("catenary", Catenary { shift: 0.5 })
        .view(view)
        .start([2.0, 0.0])
        .learning_rate(0.25);
    let scenario = Scenario { function: known.into(), ..Scenario::default() };
    assert_eq!(scenario.camera(), view);
    assert_eq!(scenario.chosen_starts(), [[2.0, 0.0]]);
    assert_eq!(scenario.dimension(), 1);
    assert_eq!(scenario.function.learning_rate(), Some(0.25));

    // Of one of which nothing is known, the same as of a formula.
    let unknown = Function::custom("catenary", Catenary { shift: 0.0 });
    let unknown = Scenario { function: unknown.into(), ..Scenario::default() };
    let typed = Scenario::parse("f=cosh(x)").scenario;
    assert_eq!(unknown.camera(), typed.camera());
    assert_eq!(unknown.chosen_starts(), typed.chosen_starts());
    let rate = |scenario: &Scenario| scenario.rate(&scenario.rules[0]);
    assert_eq!(rate(&unknown), rate(&typed));
}

#[test]
fn it_goes_by_its_name_which_a_link_can_not_follow() {
    let function = Function::from(Function::custom("four wells", FourWells));
    assert_eq!((&*function.name(), &*function.source()), ("four wells", "four wells"));
    let scenario = Scenario { function, ..Scenario::default() };
    assert_eq!(scenario.describe().name, "four wells");
    assert_eq!(scenario.write(), "f=four%20wells");
    // Its reader is told, instead of being shown another function without a word.
    assert_eq!(Scenario::parse(&scenario.write()).problems[0].key, "f");
}

#[test]
fn it_is_equal_to_its_copies_alone() {
    let function = Function::from(Function::custom("four wells", FourWells));
    assert_eq!(function, function.clone());
    assert_ne!(function, Function::custom("four wells", FourWells).into());
    assert_ne!(function, Function::parse("himmelblau").unwrap());
    let custom = Function::custom("x^2", Catenary { shift: 0.0 });
    assert_ne!(Function::from(custom.clone()), Function::parse("x^2").unwrap());
    assert_ne!(Function::from(custom.clone().learning_rate(0.5)), custom.into());
}

#[test]
fn a_function_of_the_catalogue_is_its_formula() {
    let (named, typed) = (
        Function::parse("Himmelblau").unwrap(),
        Function::parse("(x^2 + y - 11)^2 + (x + y^2 - 7)^2").unwrap(),
    );
    assert_eq!(&*named.name(), "Himmelblau's function");
    assert_eq!(&*named.source(), "himmelblau");
    assert!(typed.entry().is_none() && named.entry().is_some());
    let at = [0.3, -1.7];
    assert_eq!(named.objective().hessian(at), typed.objective().hessian(at));
    assert_eq!(Function::parse("himmelblue").unwrap_err().at, 0..10);
}

/// Hostile numbers end in a verdict as a link's would.
#[test]
fn hostile_functions_are_run() {
    struct Nowhere;

    impl Expression for Nowhere {
        fn evaluate<S: Scalar>(&self, x: S, _: S) -> S {
            x * f64::NAN
        }
    }

    let nan = f64::NAN;
    for known in [
        Function::custom("", Nowhere),
        Function::custom("", FourWells).start([nan, 0.0]).learning_rate(nan),
        Function::custom("", FourWells).view([1.0, 1.0, f64::INFINITY, nan]),
    ] {
        let function = Function::from(known);
        let learning_rate = function.learning_rate().unwrap_or(0.01);
        let race = finished(Scenario {
            function,
            learning_rate: Some(learning_rate),
            ..Scenario::default()
        });
        assert!(race.verdict(0).is_some());
    }
    assert!(Objective::value(&Nowhere, [0.0; 2]).is_nan());
}
