//! Races: work in pieces.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use std::sync::atomic::{AtomicUsize, Ordering};

use gd_core::{
    Expression, Function, Race, Scalar, Scenario, landscape::survey::Survey, trace::write_csv,
};
use proptest::prelude::*;
use query::{finished, race};

/// All that a finished race says: every row and verdict, and the critical points.
fn told(race: &Race) -> (String, Vec<Option<String>>, String) {
    let mut csv = String::new();
    write_csv(race, &mut csv).unwrap();
    let verdicts = (0..race.racers().len())
        .map(|racer| race.verdict(racer).map(|verdict| format!("{verdict:?}")))
        .collect();
    (csv, verdicts, format!("{:?}", race.landscape()))
}

const QUERIES: [&str; 6] = [
    "f=himmelblau&opt=gd;adam(lr=0.1)&restarts=2&steps=300",
    "f=saddle&at=1,1e-6&noise=0.01&lr=0.05&steps=200",
    "f=absolute&lr=0.1&steps=90",
    "f=sphere&at=3,4&lr=10",
    "f=1/x&at=0;2&steps=40",
    "data=line&batch=full;4&opt=anneal&steps=60",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn pieces_of_any_size_come_to_the_same(
        query in 0..QUERIES.len(),
        budgets in prop::collection::vec(prop_oneof![1..20_usize, 20..20_000_usize], 1..8),
    ) {
        let whole = finished(QUERIES[query]);
        let mut pieces = race(QUERIES[query]);
        let mut budgets = budgets.iter().copied().cycle();
        let mut reached = 0;
        while pieces.work(budgets.next().unwrap() + 100) {
            prop_assert!(pieces.reached() >= reached);
            reached = pieces.reached();
            let judged = (0..pieces.racers().len()).any(|racer| pieces.verdict(racer).is_some());
            prop_assert!(!judged || pieces.landscape().is_some());
        }
        prop_assert_eq!(told(&pieces), told(&whole));
        prop_assert!(!pieces.work(1));
    }
}

/// A run is the same whether the survey goes on beside it or comes after.
#[test]
fn runs_do_not_wait_for_the_survey() {
    for query in QUERIES {
        let mut runs_first = race(query);
        assert!(!runs_first.advance(usize::MAX), "{query}");
        assert!(runs_first.landscape().is_none() && runs_first.verdict(0).is_none(), "{query}");
        assert!(runs_first.status(0, usize::MAX).unwrap().verdict.is_none(), "{query}");
        runs_first.finish();
        assert_eq!(told(&runs_first), told(&finished(query)), "{query}");
    }
}

#[test]
fn a_new_race_is_at_its_starts_and_knows_nothing_yet() {
    let race = race("f=himmelblau&at=1,2;3,4&opt=gd;adam");
    assert_eq!((race.racers().len(), race.reached()), (4, 0));
    assert!(race.landscape().is_none());
    assert_eq!(race.status(2, 5).unwrap().theta, [3.0, 4.0]);
}

/// What is known of the function outlives a change of the runs, and only that.
#[test]
fn another_scenario_keeps_the_survey_of_the_same_domain() {
    let mut race = finished("f=himmelblau&at=1,2");
    let opened = |race: &mut Race, query| race.open(query::race(query).scenario().clone());
    assert!(opened(&mut race, "f=himmelblau&at=3,4"));
    assert!(race.landscape().is_some() && race.verdict(0).is_none());
    race.finish();
    assert_eq!(told(&race), told(&finished("f=himmelblau&at=3,4")));
    assert!(!opened(&mut race, "f=himmelblau&at=3,4&theme=dark"));
    assert!(opened(&mut race, "f=himmelblau&at=3,4&view=0,1,0,1"));
    assert!(race.landscape().is_none());
}

#[test]
fn a_survey_in_pieces_is_the_whole_one() {
    let race = race("f=styblinski-tang");
    let scenario = race.scenario();
    let whole = Survey::new(&scenario.function, scenario.domain()).finish();
    let mut survey = Survey::new(&scenario.function, scenario.domain());
    let mut calls = 0;
    while survey.work(100) {
        calls += 1;
    }
    assert!(calls > 50, "{calls}");
    assert_eq!(format!("{:?}", survey.landscape().unwrap()), format!("{whole:?}"));
}

/// A function that takes a hundred times as long as a short formula is evaluated as many times less
/// in a piece of work.
#[test]
fn a_piece_of_work_is_smaller_for_a_function_that_takes_long() {
    static EVALUATIONS: AtomicUsize = AtomicUsize::new(0);
    struct Slow;
    impl Expression for Slow {
        fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
            EVALUATIONS.fetch_add(1, Ordering::Relaxed);
            x.square() + y.square()
        }

        fn effort(&self) -> usize {
            100
        }
    }
    let slow = Function::custom("slow", Slow).view([-5.0, 5.0, -5.0, 5.0]);
    let mut race = Race::new(Scenario::of(slow));
    EVALUATIONS.store(0, Ordering::Relaxed);
    // The sample and the grid, whose units are small.
    for _ in 0..50 {
        race.work(1000);
        let taken = EVALUATIONS.swap(0, Ordering::Relaxed);
        assert!((1..=20).contains(&taken), "{taken}");
    }
    race.finish();
    assert_eq!(race.verdict(0).unwrap().id(), "converged:global-minimum");

    // Formulas, data and layers say so themselves.
    let effort = |query: &str| self::query::race(query).scenario().function.objective().effort();
    assert_eq!(effort("f=x^2"), 1);
    let sines: Vec<_> = (1..50).map(|k| format!("sin({k}x)")).collect();
    assert!(effort(&format!("f={}", sines.join("%2B"))) > 30);
    assert!(effort("data=line") > 10 && effort("layers=75") > 30);
}
