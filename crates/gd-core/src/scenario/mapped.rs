//! What a link maps: what becomes of every start at once, or of two options.

use crate::scenario::sweep_axis::SweepAxis;

/// What is mapped.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(tag = "id", rename_all = "lowercase"))]
pub enum Mapped {
    /// Where the runs of a rule end, from every start of a region; in place of the function's values.
    Basins {
        /// The rule's number in the scenario.
        rule: usize,
    },
    /// What becomes of the run of a rule from the first start, with every pair of two options; see
    /// [`Sweep`](crate::map::sweep::Sweep).
    Sweep {
        /// The rule's number in the scenario.
        rule: usize,
        /// The horizontal axis.
        x: SweepAxis,
        /// The vertical one.
        y: SweepAxis,
    },
}

impl Mapped {
    /// The number of the rule that is mapped.
    #[must_use]
    pub fn rule(self) -> usize {
        match self {
            Self::Basins { rule } | Self::Sweep { rule, .. } => rule,
        }
    }

    /// The same of another rule.
    pub(super) fn of_rule(self, rule: usize) -> Self {
        match self {
            Self::Basins { .. } => Self::Basins { rule },
            Self::Sweep { x, y, .. } => Self::Sweep { rule, x, y },
        }
    }
}
