//! What a rule is given for ∇f: the gradient over a mini-batch, with noise, after clipping.

use crate::{
    explain::direction::{inner, tangent},
    run::row::Quantities,
    space::Point,
};

/// What a rule is given for ∇f; in ascent, the negative of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientEstimate {
    /// g.
    pub gradient: Point,
    /// The noise in it, before clipping; `None` without noise.
    pub noise: Option<Point>,
    /// What it was before clipping; `None` if it is not clipped.
    pub unclipped: Option<Point>,
    /// Whether clipping turned it by more than 1°.
    pub is_turned: bool,
}

impl GradientEstimate {
    /// What a step's quantities say of it, under noise of a standard deviation.
    pub(super) fn of(quantities: &[Quantities; 2], noise: f64) -> Self {
        let [x, y] = quantities;
        let gradient = [x.gradient, y.gradient];
        let unclipped = [x.unclipped, y.unclipped];
        let added = [x.unclipped - x.batch_gradient, y.unclipped - y.batch_gradient];
        Self {
            gradient,
            noise: (noise > 0.0).then_some(added),
            unclipped: (unclipped != gradient).then_some(unclipped),
            is_turned: !is_along(gradient, unclipped),
        }
    }

    /// Whether it points the way that a gradient points.
    #[must_use]
    pub fn is_along(&self, gradient: Point) -> bool {
        is_along(self.gradient, gradient)
    }
}

fn is_along(a: Point, b: Point) -> bool {
    inner(a, b) > 0.0 && tangent(a, b) <= TURN
}

/// tan 1°, from which on a vector counts as turned.
const TURN: f64 = 0.0175;
