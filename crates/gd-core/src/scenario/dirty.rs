//! What a change makes out of date.

/// What has to be made anew after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Dirty {
    /// The runs, and with them all that is known of the function in the domain.
    pub runs: bool,
    /// The picture of the function.
    pub picture: bool,
    /// The other charts, and the page around them.
    pub page: bool,
}

impl Dirty {
    /// The runs, so everything.
    pub const RUNS: Self = Self { runs: true, picture: true, page: true };
    /// How everything looks, and no number.
    pub const LOOK: Self = Self { runs: false, picture: true, page: true };
    /// The picture alone.
    pub const PICTURE: Self = Self { runs: false, picture: true, page: false };
    /// What is beside the picture.
    pub const PAGE: Self = Self { runs: false, picture: false, page: true };

    /// What either of two changes makes out of date.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            runs: self.runs || other.runs,
            picture: self.picture || other.picture,
            page: self.page || other.page,
        }
    }
}
