//! How much of a picture one update prepares.

/// How much one [`update`](super::Picture::update) prepares, so that each is short; the next goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Evaluations of a short formula; one of a long one counts as
    /// [many](gd_core::Objective::effort), and a gradient as several. The first
    /// coarse sample of a frame, a few hundred, is taken whatever is left.
    pub evaluations: usize,
    /// [Segments](crate::trail::Growth::segments) of trails.
    pub segments: usize,
}

impl Budget {
    /// The most segments in a frame of an animation: some milliseconds' drawing, most of which a
    /// browser does after it is asked for.
    pub const SEGMENTS: usize = 1000;

    /// What part of a frame's segments is drawn beside a ground.
    const SHARE: usize = 4;

    /// How many values a gradient costs, roughly.
    pub(super) const GRADIENT: usize = 3;

    /// All at once.
    pub const UNLIMITED: Self = Self { evaluations: usize::MAX, segments: usize::MAX };

    /// One frame of an animation.
    #[must_use]
    pub const fn frame(evaluations: usize) -> Self {
        Self { evaluations, segments: Self::SEGMENTS }
    }

    /// Leaves less for trails, where something else takes most of the time.
    pub(super) fn share(&mut self) {
        if self.segments < usize::MAX {
            self.segments /= Self::SHARE;
        }
    }

    /// Takes so many evaluations off.
    pub(super) fn spend(&mut self, evaluations: usize) {
        self.evaluations = self.evaluations.saturating_sub(evaluations);
    }
}
