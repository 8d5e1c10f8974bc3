//! Objectives: the functions that are descended.

pub mod catalog;
pub mod formula;

use std::sync::Arc;

use crate::{Dual, Dual2, scalar::Scalar};
use catalog::Entry;
use formula::Formula;

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

/// A function that a scenario names: one of the catalogue, or a typed formula.
#[derive(Clone)]
pub enum Function {
    /// A function known by name.
    Catalog(&'static Entry),
    /// A formula.
    Typed(Arc<Formula>),
}

impl Function {
    /// The function itself.
    #[must_use]
    pub fn objective(&self) -> &dyn Objective {
        match self {
            Self::Catalog(entry) => entry.objective,
            Self::Typed(formula) => formula.as_ref(),
        }
    }

    /// What is known of a function of the catalogue.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        match self {
            Self::Catalog(entry) => Some(entry),
            Self::Typed(_) => None,
        }
    }

    /// How a link names it: the id, or the formula as it was typed.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Self::Catalog(entry) => entry.id,
            Self::Typed(formula) => formula.source(),
        }
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.source() == other.source()
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.source())
    }
}
