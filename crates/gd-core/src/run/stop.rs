//! When a run stops, and why.

use serde::Serialize;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// The gradient's norm is at most the tolerance, and so are the noise and the temperature that
    /// could move the run on.
    Converged,
    /// The maximum of steps is reached.
    MaxSteps,
    /// The next point, or the value there, is not finite or beyond [`FAR`]; the last good point
    /// is kept.
    Diverged,
    /// The run creeps over a plateau: the slope is slight, and no curvature leads to an end of it
    /// (see [`critical::classify`](crate::landscape::kind::classify)).
    Stalled,
    /// The function has no finite value or gradient at the start.
    Undefined,
}

impl Stop {
    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Converged => "converged",
            Self::MaxSteps => "max-steps",
            Self::Diverged => "diverged",
            Self::Stalled => "stalled",
            Self::Undefined => "undefined",
        }
    }
}

/// The coordinate beyond which a run counts as diverged.
pub const FAR: f64 = 1e12;

/// The stop rules of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StopRules {
    /// The gradient's norm at which a run has converged; 0 never stops it.
    pub tolerance: f64,
    /// The most steps.
    pub max_steps: u32,
    /// The length of the view's diagonal, against which creeping is measured.
    pub diagonal: f64,
    /// A steep slope of the view, against which the slope near a saddle is measured, see
    /// [`Landscape::slope`](crate::landscape::survey::Landscape::slope).
    pub slope: f64,
    /// The best value known, against which the slope of a plateau is measured; NaN if none is.
    pub best: f64,
}

/// How many steps are looked back on to tell a stall.
pub(crate) const STALL_STEPS: usize = 100;

impl StopRules {
    /// Whether a slope is slight: along all of the view's diagonal it would not make up a tenth of
    /// what this value is from the best one.
    pub(crate) fn is_slight(&self, gradient_norm: f64, value: f64) -> bool {
        gradient_norm * self.diagonal <= 0.1 * (value - self.best).abs()
    }

    /// Whether a run that went this length over its last [`STALL_STEPS`] steps all but stands still.
    pub(crate) fn is_creeping(&self, length: f64) -> bool {
        length < 1e-3 * self.diagonal
    }
}
