//! Explanations: whether a step follows the slope, what the rule makes of it, and where it leads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

mod cause;
mod end;
mod facts;
#[path = "../query/mod.rs"]
mod query;

use gd_core::explain::{
    self, Course,
    direction::{Bearing, Direction},
};
use query::finished;

#[test]
fn a_step_goes_with_the_slope_or_against_it() {
    let course =
        |query: &str, step| explain::step(&finished(query).racers()[0].run, step).unwrap().course;
    // Momentum from 3 with α = 0.1 passes the minimum, and goes on uphill until it turns.
    let query = "f=parabola&at=3&opt=momentum&lr=0.1&steps=20&tol=0";
    let courses: Vec<_> = (0..20).map(|step| course(query, step)).collect();
    let race = finished(query);
    let rows = || race.racers()[0].run.rows();
    let passed = rows().position(|row| row.theta[0] < 0.0).unwrap();
    assert!(courses[..passed].iter().all(|course| *course == Course::WithSlope));
    assert_eq!(courses[passed], Course::AgainstSlope);
    assert_eq!(course("f=parabola&at=0&tol=0&steps=1", 0), Course::NoSlope);
    // 1 − 2·10⁻²⁰ is 1.
    assert_eq!(course("f=parabola&at=1&lr=1e-20&steps=1", 0), Course::NoStep);
}

/// Once a sum of squares is infinite, a rule that divides by it stands still, on whatever slope.
#[test]
fn a_square_that_overflows_is_named() {
    let course =
        |query: &str, step| explain::step(&finished(query).racers()[0].run, step).unwrap().course;
    for rule in ["adam", "adagrad", "rmsprop"] {
        let query = format!("f=exp(x)&at=360&opt={rule}&lr=0.1&steps=3");
        assert_eq!(course(&query, 0), Course::Overflow, "{rule}");
        assert_eq!(course(&query, 2), Course::Overflow, "{rule}");
    }
    // Below the square root of the largest number nothing overflows.
    assert_eq!(course("f=exp(x)&at=350&opt=adam&lr=0.1&steps=3", 2), Course::WithSlope);
    // The product of a slope and a step may be too small, or too large, to be held.
    let tiny = "f=sphere&at=1e-170,1e-170&lr=0.1&steps=1&tol=0";
    assert_eq!(course(tiny, 0), Course::WithSlope);
    let huge = "f=1e200*(x^2-y^2)&at=1,1&clip=norm(c=1000000)&lr=1000000&steps=1";
    assert_eq!(course(huge, 0), Course::WithSlope);
}

#[test]
fn two_vectors_lie_along_against_or_across() {
    for (a, b, expected) in [
        ([1.0, 0.0], [2.0, 0.7], Some(Bearing::Along)),
        ([1.0, 0.0], [2.0, 0.8], Some(Bearing::Across)),
        ([1.0, 1.0], [-1e200, -1e200], Some(Bearing::Against)),
        ([1e-200, 0.0], [0.0, 1e200], Some(Bearing::Across)),
        ([0.0, 0.0], [1.0, 0.0], None),
        ([1.0, f64::NAN], [f64::NAN, f64::NAN], None),
    ] {
        assert_eq!(Bearing::of(a, b), expected, "{a:?} {b:?}");
    }
}

#[test]
fn a_direction_counts_what_is_worth_a_word() {
    for (vector, expected) in [
        ([2.0, 0.0], Some(Direction::Right)),
        ([2.0, 2.0], Some(Direction::RightUp)),
        ([0.0, 1e-300], Some(Direction::Up)),
        ([-1.0, 0.5], Some(Direction::LeftUp)),
        ([-1.0, 0.009], Some(Direction::Left)),
        ([-1.0, -0.011], Some(Direction::LeftDown)),
        ([0.001, -1.0], Some(Direction::Down)),
        ([0.5, -1.0], Some(Direction::RightDown)),
        ([0.0, -0.0], None),
        ([f64::NAN, f64::NAN], None),
    ] {
        assert_eq!(Direction::of(vector), expected, "{vector:?}");
    }
}
