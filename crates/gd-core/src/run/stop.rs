//! When a run stops, and why.

use crate::space::Point;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Stop {
    /// The gradient's norm is at most the tolerance, and so are the noise and the temperature that
    /// could move the run on.
    Converged,
    /// The maximum of steps is reached.
    MaxSteps,
    /// The next point, or the value there, is not finite or beyond [`FAR`]; the last good point
    /// is kept.
    Diverged,
    /// The function has no finite value or gradient at the start.
    Undefined,
}

impl Stop {
    /// Every reason.
    pub const ALL: &[Self] = &[Self::Converged, Self::MaxSteps, Self::Diverged, Self::Undefined];

    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Converged => "converged",
            Self::MaxSteps => "max-steps",
            Self::Diverged => "diverged",
            Self::Undefined => "undefined",
        }
    }
}

/// The coordinate beyond which a run counts as diverged.
pub const FAR: f64 = 1e12;

/// The stop rules of a run. A run is never ended by a guess: one that all but stands still on a
/// plateau goes on, since what is slow may still arrive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StopRules {
    /// The gradient's norm at which a run has converged; 0 never stops it.
    pub tolerance: f64,
    /// The most steps.
    pub max_steps: u32,
}

/// Whether a place is one a run can be at: near enough, and f has a finite value and slope there.
pub(crate) fn is_possible(theta: Point, value: f64, gradient: Point) -> bool {
    value.is_finite()
        && gradient.iter().all(|g| g.is_finite())
        && theta.iter().all(|c| c.abs() <= FAR)
}

/// The gradient of a row: where f has no finite value it has no slope, whatever its derivative’s formula gives.
pub(crate) fn slope_at(value: f64, gradient: Point) -> Point {
    if value.is_finite() { gradient } else { [f64::NAN; 2] }
}
