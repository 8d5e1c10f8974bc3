//! What has changed since a picture was drawn.

use std::ops::{BitOr, BitOrAssign};

/// A set of things that have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes(u16);

impl Changes {
    /// The function, its data, or which way is sought.
    pub const FUNCTION: Self = Self(1);
    /// The region shown, the size, the style, the form, or from where a surface is seen.
    pub const FRAME: Self = Self(2);
    /// The critical points known.
    pub const LANDSCAPE: Self = Self(4);
    /// The runs are others, or an earlier step is shown.
    pub const RUNS: Self = Self(8);
    /// The step shown.
    pub const STEP: Self = Self(16);
    /// What is explained: another run, or another step of it.
    pub const SELECTION: Self = Self(32);
    /// The function is sampled more finely.
    pub const SAMPLE: Self = Self(64);
    /// What part of a step the runs have gone.
    pub const MOTION: Self = Self(128);
    /// Cells of the basin map have come, or it was turned on or off.
    pub const BASINS: Self = Self(256);
    /// All of these.
    pub const ALL: Self = Self(511);
    /// None of these.
    pub const NONE: Self = Self(0);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have something in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set if something is so, else none.
    #[must_use]
    pub(super) fn when(self, is_so: bool) -> Self {
        if is_so { self } else { Self::NONE }
    }
}

impl BitOr for Changes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOrAssign for Changes {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.and(other);
    }
}
