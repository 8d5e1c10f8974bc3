//! What differs between two scenarios.

use crate::scenario::{
    dirty::Dirty,
    key::{Key, Owner},
    keys::keys,
    scenario::Scenario,
};

impl Scenario {
    /// What has to be made anew where another scenario was shown before.
    #[must_use]
    pub fn dirty_after(&self, before: &Self) -> Dirty {
        if self.function != before.function {
            return Dirty::RUNS;
        }
        // Keys that name the function say the same then.
        keys()
            .filter(|key| !key.names && (key.write)(before) != (key.write)(self))
            .map(|key| (key.dirty)(before, self))
            .fold(Dirty::default(), Dirty::and)
    }

    /// The first key that says something else than the hole of the course that is played.
    pub(super) fn key_off_course(&self) -> Option<&'static Key> {
        let laid = self.teed_up(self.hole?);
        keys().find(|key| !key.is_free_on_course() && (key.write)(self) != (key.write)(&laid))
    }

    /// Whether another scenario has the same runs, however they are shown.
    #[must_use]
    pub fn runs_like(&self, other: &Self) -> bool {
        !self.dirty_after(other).runs
    }

    /// The keys of what is run that say something else than in another scenario.
    #[must_use]
    pub fn keys_changed(&self, before: &Self) -> Vec<&'static str> {
        let is_of_runs = |of: Owner| !matches!(of, Owner::Camera | Owner::Page | Owner::Purpose);
        keys()
            .filter(|key| is_of_runs(key.of) && (key.write)(before) != (key.write)(self))
            .map(|key| key.id)
            .collect()
    }
}
