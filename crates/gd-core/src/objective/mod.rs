//! Objectives: the functions that are descended.

pub mod catalog;
pub mod formula;

use crate::{Dual, Dual2, scalar::Scalar};

/// θ, the place of a run: \[x, y\]. A function of one variable ignores y, which stays 0.
pub type Point = [f64; 2];

/// A function of one or two variables with exact derivatives.
pub trait Objective: Send + Sync {
    /// How many variables the function has, 1 or 2.
    fn dimension(&self) -> usize;

    /// f(θ).
    fn value(&self, theta: Point) -> f64;

    /// f(θ) and ∇f(θ).
    fn gradient(&self, theta: Point) -> Dual;

    /// f(θ), ∇f(θ) and the Hessian.
    fn hessian(&self, theta: Point) -> Dual2;
}

/// A function written once, over any [`Scalar`]; its derivatives follow.
pub trait Expression: Send + Sync {
    /// How many variables the function has, 1 or 2.
    fn dimension(&self) -> usize {
        2
    }

    /// f(x, y).
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S;
}

impl<E: Expression> Objective for E {
    fn dimension(&self) -> usize {
        Expression::dimension(self)
    }

    fn value(&self, [x, y]: Point) -> f64 {
        self.evaluate(x, y)
    }

    fn gradient(&self, theta: Point) -> Dual {
        let [x, y] = Dual::variables(theta);
        self.evaluate(x, y)
    }

    fn hessian(&self, theta: Point) -> Dual2 {
        let [x, y] = Dual2::variables(theta);
        self.evaluate(x, y)
    }
}
