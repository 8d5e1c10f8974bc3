//! The plane of θ: points, regions, distances, and the functions over it.

use crate::number::{
    dual::{Dual, Dual2},
    hypot::hypot,
    scalar::Scalar,
};

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

    /// About how many times as long as with a short formula an evaluation takes, at least 1: work is
    /// divided by it.
    fn effort(&self) -> usize {
        1
    }
}

/// A function written once, over any [`Scalar`]; its derivatives follow.
pub trait Expression: Send + Sync {
    /// How many variables the function has, 1 or 2.
    fn dimension(&self) -> usize {
        2
    }

    /// f(x, y).
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S;

    /// See [`Objective::effort`].
    fn effort(&self) -> usize {
        1
    }
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
        self.evaluate(x, y).or_by_rules(|| self.hessian(theta))
    }

    fn hessian(&self, theta: Point) -> Dual2 {
        let [x, y] = Dual2::variables(theta);
        self.evaluate(x, y)
    }

    fn effort(&self) -> usize {
        Expression::effort(self)
    }
}

/// The part of the plane that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct View {
    /// \[xmin, xmax\].
    pub x: [f64; 2],
    /// \[ymin, ymax\]; in one dimension the range of values, chosen by the picture if `None`.
    pub y: Option<[f64; 2]>,
}

impl View {
    /// \[xmin, xmax, ymin, ymax\]; the last two are 0 and 1 where the picture chooses.
    pub(crate) fn filled(self) -> [f64; 4] {
        let ([x0, x1], [y0, y1]) = (self.x, self.y.unwrap_or([0.0, 1.0]));
        [x0, x1, y0, y1]
    }

    /// The view \[xmin, xmax, ymin, ymax\].
    pub(crate) fn of([x0, x1, y0, y1]: [f64; 4]) -> Self {
        Self { x: [x0, x1], y: Some([y0, y1]) }
    }
}

/// The region that shows a function, and a start in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Framing {
    /// \[xmin, xmax, ymin, ymax\]; in one dimension the last two are 0 and 1.
    pub(crate) region: [f64; 4],
    pub(crate) start: Point,
    /// The learning rate that suits plain descent from there.
    pub(crate) learning_rate: f64,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Goal {
    /// Descent, θ ← θ − α∇f(θ).
    #[default]
    Min,
    /// Ascent, θ ← θ + α∇f(θ).
    Max,
}

impl Goal {
    /// What the gradient is multiplied by: 1, or −1 for ascent.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Min => 1.0,
            Self::Max => -1.0,
        }
    }
}

/// Euclidean distance.
#[must_use]
pub fn distance([ax, ay]: Point, [bx, by]: Point) -> f64 {
    hypot(bx - ax, by - ay)
}

/// The length of a view's diagonal, or its width in one dimension.
#[must_use]
pub fn diagonal([x0, x1, y0, y1]: [f64; 4], dimension: usize) -> f64 {
    if dimension == 1 { x1 - x0 } else { hypot(x1 - x0, y1 - y0) }
}

/// A point that is known exactly or from the literature, with the function's value there.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct KnownPoint {
    /// \[x, y\]; y is 0 for a function of one variable.
    pub at: Point,
    /// f there.
    pub value: f64,
}
