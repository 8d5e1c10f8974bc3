//! Where a run can end up.

use crate::space::Goal;

/// Where a run ended up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Outcome {
    /// At the lowest minimum known.
    GlobalMinimum,
    /// At a minimum, with a lower place known elsewhere.
    LocalMinimum,
    /// At the highest maximum known.
    GlobalMaximum,
    /// At a maximum, with a higher place known elsewhere.
    LocalMaximum,
    /// At a saddle.
    Saddle,
    /// On a plateau.
    Plateau,
    /// Still on a slope.
    OnSlope,
    /// Far outside the region and better than at the start.
    FarOutside,
    /// Bouncing to and fro without getting on.
    Oscillating,
    /// Kept moving by noise about a place where it would come to rest.
    Hovering,
    /// Worse than where it began, and getting worse.
    Worsening,
    /// Past all bounds.
    OutOfBounds,
    /// Where the function has no value.
    NoValue,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: &[Self] = &[
        Self::GlobalMinimum,
        Self::LocalMinimum,
        Self::GlobalMaximum,
        Self::LocalMaximum,
        Self::Saddle,
        Self::Plateau,
        Self::OnSlope,
        Self::FarOutside,
        Self::Oscillating,
        Self::Hovering,
        Self::Worsening,
        Self::OutOfBounds,
        Self::NoValue,
    ];

    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::GlobalMinimum => "global-minimum",
            Self::LocalMinimum => "local-minimum",
            Self::GlobalMaximum => "global-maximum",
            Self::LocalMaximum => "local-maximum",
            Self::Saddle => "saddle",
            Self::Plateau => "plateau",
            Self::OnSlope => "on-slope",
            Self::FarOutside => "far-outside",
            Self::Oscillating => "oscillating",
            Self::Hovering => "hovering",
            Self::Worsening => "worsening",
            Self::OutOfBounds => "out-of-bounds",
            Self::NoValue => "no-value",
        }
    }

    /// Whether it is a point where the slope vanishes by itself, not all around.
    #[must_use]
    pub fn is_critical(self) -> bool {
        matches!(
            self,
            Self::GlobalMinimum
                | Self::LocalMinimum
                | Self::GlobalMaximum
                | Self::LocalMaximum
                | Self::Saddle
        )
    }

    /// Whether it is an extremum of the kind that a goal asks for.
    #[must_use]
    pub fn is_of(self, goal: Goal) -> bool {
        match goal {
            Goal::Min => matches!(self, Self::GlobalMinimum | Self::LocalMinimum),
            Goal::Max => matches!(self, Self::GlobalMaximum | Self::LocalMaximum),
        }
    }

    /// Whether it is the best one known, of the kind that a goal asks for.
    #[must_use]
    pub fn is_best_of(self, goal: Goal) -> bool {
        self.is_of(goal) && matches!(self, Self::GlobalMinimum | Self::GlobalMaximum)
    }
}
