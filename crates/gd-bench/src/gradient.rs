//! Value and gradient of Himmelblau's function: written by hand, and from its formula.

use std::hint::black_box;

use gd_core::{Dual, Dual2, Function, Objective, Point, function::catalog};

use crate::{Ratio, clock::ratios};

/// How many times a hand-written gradient's time a formula's may take.
const BAR: f64 = 3.0;

/// Evaluations that are timed together.
const CALLS: u32 = 20_000;

/// Value and gradient in closed form.
struct HandWritten;

impl Objective for HandWritten {
    fn dimension(&self) -> usize {
        2
    }

    fn value(&self, theta: Point) -> f64 {
        self.gradient(theta).value
    }

    fn gradient(&self, [x, y]: Point) -> Dual {
        let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
        let gradient = [4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b];
        Dual { value: a * a + b * b, gradient }
    }

    fn hessian(&self, theta: Point) -> Dual2 {
        let Dual { value, gradient } = self.gradient(theta);
        let [x, y] = theta;
        let hessian = [12.0 * x * x + 4.0 * y - 42.0, 4.0 * (x + y), 4.0 * x + 12.0 * y * y - 26.0];
        Dual2 { value, gradient, hessian }
    }
}

/// Descends, so that each evaluation waits for the one before, as in a run.
fn descend(objective: &dyn Objective, calls: u32) -> f64 {
    let mut theta = [-1.0, -1.0];
    for _ in 0..calls {
        let [gx, gy] = objective.gradient(theta).gradient;
        theta = [theta[0] - 1e-5 * gx, theta[1] - 1e-5 * gy];
    }
    theta[0] + theta[1]
}

/// The unit of what is not compared with anything of its kind: a descent on the hand-written
/// gradient, of so many evaluations.
pub(crate) fn hand_written(calls: u32) -> f64 {
    descend(black_box(&HandWritten as &dyn Objective), calls)
}

/// Evaluates at points that are there already, so that one evaluation may start before the last
/// is done, as on a grid.
fn scan(objective: &dyn Objective, calls: u32) -> f64 {
    const POINTS: u32 = 100;
    let points: Vec<Point> =
        (0..POINTS).map(|i| f64::from(i) / f64::from(POINTS)).map(|x| [x, 1.0 - x]).collect();
    let mut sum = 0.0;
    for _ in 0..calls / POINTS {
        for theta in &points {
            let Dual { value, gradient: [gx, gy] } = objective.gradient(*theta);
            sum += value + gx + gy;
        }
    }
    sum
}

/// The ratio of the pair in a run and on a grid.
pub(crate) fn rows() -> Vec<Ratio> {
    let function = Function::of(catalog::DEFAULT);
    let hand_written = black_box(&HandWritten as &dyn Objective);
    let formula = black_box(function.objective());
    ["in a run", "on a grid"]
        .into_iter()
        .zip(ratios([
            [&|| descend(formula, CALLS), &|| descend(hand_written, CALLS)],
            [&|| scan(formula, CALLS), &|| scan(hand_written, CALLS)],
        ]))
        .map(|(place, spread)| Ratio {
            name: format!("gradient {place}, formula to hand-written"),
            spread,
            bar: Some(BAR),
        })
        .collect()
}
