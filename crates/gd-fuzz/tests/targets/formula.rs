//! Any text as a formula gives a function or a flaw with its place; a function's value is the same
//! number with and without derivatives, and its survey ends within its budget.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use gd_core::{
    Expression, Formula, Function, Objective, Scalar, Scenario, Survey, spelling::is_hidden,
};

use crate::{
    link::assert_round_trip,
    said::{assert_flaws, assert_problems},
};

const PLACES: [[f64; 2]; 14] = [
    [0.0, 0.0],
    [-0.0, 0.0],
    [1.0, 1.0],
    [-1.0, 2.0],
    [0.5, -0.25],
    [3.0, -4.0],
    [1e-9, 1e9],
    [1e300, 1e300],
    [-1e300, 1e300],
    [1e-300, -1e-300],
    [5e-324, 0.0],
    [710.0, -710.0],
    [f64::NAN, 1.0],
    [f64::INFINITY, f64::NEG_INFINITY],
];

/// The most evaluations of a survey, see [`gd_core::landscape::search::find`]: what that promises, and
/// the sample before it.
const MOST_EVALUATIONS: usize = 1_200_000;

pub(crate) fn check(text: &str) {
    let formula = match Formula::parse(text) {
        Ok(formula) => formula,
        Err(flaw) => {
            assert_flaws(&[flaw], text);
            return;
        }
    };
    let seen = text.replace(|c: char| c.is_control(), " ").replace(is_hidden, "");
    assert_eq!(formula.source(), seen);
    assert!((1..=2).contains(&Objective::dimension(&formula)));
    for at in PLACES {
        let value = formula.value(at);
        let (gradient, hessian) = (formula.gradient(at), formula.hessian(at));
        let same = |a: f64, b: f64| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan();
        assert!(same(value, gradient.value), "{text:?} at {at:?}: {value} {gradient:?}");
        assert!(same(value, hessian.value), "{text:?} at {at:?}: {value} {hessian:?}");
        for (k, slope) in gradient.gradient.into_iter().enumerate() {
            let other = hessian.gradient[k];
            assert!(same(slope, other), "{text:?} at {at:?}: {gradient:?} {hessian:?}");
        }
    }

    // As a link, and as what a reader types over another formula.
    let link = format!("f={}", gd_fuzz::link::encoded(text));
    let parsed = Scenario::parse(&link);
    assert_problems(&parsed.problems, Some(&link));
    assert_round_trip(&parsed.scenario);

    // A survey takes as long as a thousand checks of the rest.
    if text.len() % 64 == 1 {
        survey(formula, parsed.scenario.domain());
    }
}

fn survey(formula: Formula, domain: [f64; 4]) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Counted { formula, count: Arc::clone(&count) };
    let mut survey = Survey::new(&Function::custom("counted", counted).into(), domain);
    while survey.work(10_000) {
        let taken = count.load(Ordering::Relaxed);
        assert!(taken <= MOST_EVALUATIONS, "{taken} evaluations");
    }
    let landscape = survey.landscape().unwrap();
    for point in &landscape.critical {
        assert!(point.value.is_finite() && point.at.iter().all(|c| c.is_finite()), "{point:?}");
    }
}

/// A formula whose evaluations are counted.
struct Counted {
    formula: Formula,
    count: Arc<AtomicUsize>,
}

impl Expression for Counted {
    fn dimension(&self) -> usize {
        Objective::dimension(&self.formula)
    }

    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.formula.evaluate(x, y)
    }
}
