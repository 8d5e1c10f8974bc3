//! A critical point: where the gradient vanishes, or has a kink.

use crate::{
    landscape::{
        eigenvalues::eigenvalues,
        kind::{CriticalKind, is_kink, kind_at},
        newton::newton,
        pattern_search::Descent,
    },
    number::dual::Dual2,
    space::{Objective, Point, distance},
};

/// A critical point and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct CriticalPoint {
    /// \[x, y\]
    pub at: Point,
    /// f there.
    pub value: f64,
    /// What it is.
    pub kind: CriticalKind,
    /// The Hessian's eigenvalues, see [`eigenvalues`]; meaningless at a kink, where the Hessian
    /// does not exist.
    pub eigenvalues: [f64; 2],
    /// Whether the gradient has a kink there in place of a zero.
    #[cfg_attr(feature = "link", serde(skip))]
    pub is_kink: bool,
}

impl CriticalPoint {
    /// The critical point within `reach` of a place: the one that Newton's steps lead to, or else the
    /// minimum or maximum at a kink that a pattern search leads to. `scale` is the length by which
    /// distances are judged, usually the domain's diagonal.
    #[must_use]
    pub fn near(objective: &dyn Objective, theta: Point, reach: f64, scale: f64) -> Option<Self> {
        if let Some((at, here)) = newton(objective, theta, scale, 60)
            && distance(at, theta) <= reach
        {
            return Self::smooth(objective, at, &here, scale);
        }
        for sign in [1.0, -1.0] {
            let mut descent = Descent::new(objective, theta, sign, 0.5 * reach, scale);
            while descent.go_on(objective) {}
            if distance(descent.at, theta) <= reach
                && let Some(point) = Self::at_kink(objective, descent.at, scale, sign)
            {
                return Some(point);
            }
        }
        None
    }

    /// The critical point where Newton's steps have led; `None` if its floor falls away.
    pub(crate) fn smooth(
        objective: &dyn Objective,
        at: Point,
        here: &Dual2,
        scale: f64,
    ) -> Option<Self> {
        let kind = kind_at(objective, at, here, scale)?;
        let eigenvalues = eigenvalues(here.hessian, objective.dimension());
        Some(Self { at, value: here.value, kind, eigenvalues, is_kink: false })
    }

    /// The minimum, or maximum with −1, at a kink.
    pub(crate) fn at_kink(
        objective: &dyn Objective,
        at: Point,
        scale: f64,
        sign: f64,
    ) -> Option<Self> {
        if !is_kink(objective, at, scale, sign) {
            return None;
        }
        let here = objective.hessian(at);
        let kind = CriticalKind::lowest_of(sign);
        let eigenvalues = eigenvalues(here.hessian, objective.dimension());
        // Of the derivatives there nothing is sure to exist.
        Some(Self { at, value: objective.value(at), kind, eigenvalues, is_kink: true })
    }
}
