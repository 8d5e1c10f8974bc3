//! How smooth a function is, and the learning rate that this allows.
//!
//! Where no curvature is greater than L, the smoothness constant, plain descent goes down at every step
//! with a learning rate below 2/L (Nesterov 2004, *Introductory Lectures on Convex Optimization*,
//! §1.2.3). Over all the plane L is often infinite; what counts is the way down.

use crate::{
    landscape::eigenvalues::eigenvalues,
    number::{clamp::clamp, hypot::hypot},
    rule::hyperparameter::{LEARNING_RATE, to_digits},
    space::{Objective, Point, diagonal},
};

/// How many places of the way down are looked at.
const STEPS: usize = 40;

/// A curvature that turns the slope round within this part of the region is that of a kink or a pole.
const KINK: f64 = 1e-3;

/// The learning rate that suits plain descent: 1/2L, a quarter of the limit, with the greatest
/// curvature L on the way down from the start, kinks apart; without curvature, what takes the first
/// step over a hundredth of the region. It is rounded to one digit and kept on the slider; 0.01 where
/// there is neither a curvature nor a slope.
pub(super) fn learning_rate(objective: &dyn Objective, region: [f64; 4], start: Point) -> f64 {
    let dimension = objective.dimension();
    let length = diagonal(region, dimension);
    let slope_at = |theta: Point| {
        let [gx, gy] = objective.gradient(theta).gradient;
        hypot(gx, gy)
    };
    let first = slope_at(start);
    let mut steepest = first;
    let [x0, x1, y0, y1] = region;
    for corner in [[x0, y0], [x1, y0], [x0, y1], [x1, y1]] {
        let slope = slope_at(corner);
        steepest = if slope.is_finite() { steepest.max(slope) } else { steepest };
    }
    let mut theta = start;
    let mut curvature = 0.0_f64;
    for _ in 0..STEPS {
        let here = objective.hessian(theta);
        let [low, high] = eigenvalues(here.hessian, dimension);
        let most = low.abs().max(high.abs()).min(steepest / (KINK * length));
        let [gx, gy] = here.gradient;
        let slope = hypot(gx, gy);
        if !most.is_finite() || !slope.is_finite() {
            break;
        }
        curvature = curvature.max(most);
        // As descent with the rate so far goes, in bounded steps.
        let rate = (0.5 / curvature).min(0.05 * length / slope);
        if !rate.is_finite() {
            break;
        }
        let [x, y] = theta;
        theta = [x - rate * gx, y - rate * gy];
    }
    let rate = if curvature > 0.0 { 0.5 / curvature } else { 0.01 * length / first };
    if !rate.is_finite() {
        return LEARNING_RATE.default;
    }
    let [least, most] = LEARNING_RATE.slider;
    clamp(to_digits(rate, 1), least, most)
}
