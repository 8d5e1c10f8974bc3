//! When a run stops, and why.

use serde::Serialize;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// The gradient's norm is at most the tolerance.
    Converged,
    /// The maximum of steps is reached.
    MaxSteps,
    /// The next point, or the value there, is not finite or beyond [`FAR`]; the last good point
    /// is kept.
    Diverged,
    /// The run creeps over a plateau: the slope is slight, and no curvature leads to an end of it.
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
    /// The gradient's typical norm in the view, against which a slight slope is measured.
    pub slope: f64,
}

/// How many steps are looked back on to tell a stall.
pub(crate) const STALL_STEPS: usize = 100;

impl StopRules {
    /// Whether a run that went the given length over its last [`STALL_STEPS`] steps creeps over a
    /// plateau: the slope is below 1/1000 of the view's typical slope, the length below 1/1000 of
    /// its diagonal, and the Newton step, which leads to the end of a bowl, is longer than 1/20.
    pub(crate) fn stalled(&self, length: f64, gradient_norm: f64, newton: Option<f64>) -> bool {
        gradient_norm < 1e-3 * self.slope
            && length < 1e-3 * self.diagonal
            && newton.is_none_or(|newton| newton > 0.05 * self.diagonal)
    }
}
