//! Where a race is shown.

/// A step, and what part of the way to the next one the runs have gone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// The step that all but the runs' places is about.
    pub step: usize,
    /// At least 0, less than 1.
    pub share: f64,
}

impl Position {
    /// So many steps and parts of steps from the start; the start itself where that is no number.
    #[must_use]
    pub fn after(steps: f64) -> Self {
        let step = steps as usize;
        let share = steps - step as f64;
        Self { step, share: if share > 0.0 && share < 1.0 { share } else { 0.0 } }
    }
}

impl From<usize> for Position {
    fn from(step: usize) -> Self {
        Self { step, share: 0.0 }
    }
}
