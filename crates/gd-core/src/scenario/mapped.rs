//! What a link maps: what becomes of every start at once.

use crate::{run::batch::Batch, scenario::scenario::Scenario};

/// What is mapped in place of the function's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(tag = "id", rename_all = "lowercase"))]
pub enum Mapped {
    /// Where the runs of a rule end, from every start of a region.
    Basins {
        /// The rule's number in the scenario.
        rule: usize,
    },
}

impl Scenario {
    /// The scenario of what is mapped: with what the map depends on, and nothing else. Where two have
    /// the same, they have the same map.
    #[must_use]
    pub fn mapped(&self) -> Option<Self> {
        let Mapped::Basins { rule } = self.map?;
        let entrant = self.rules.get(rule).or(self.rules.first())?.clone();
        let has_own = entrant.learning_rate.is_some();
        Some(Self {
            function: self.function.clone(),
            learning_rate: self.learning_rate.filter(|_| !has_own),
            changes: if has_own { Vec::new() } else { self.changes.clone() },
            rules: vec![entrant],
            steps: self.steps,
            tolerance: self.tolerance,
            seed: self.seed,
            goal: self.goal,
            view: self.view,
            schedule: self.schedule,
            clip: self.clip,
            noise: self.noise,
            batches: self.batches.first().copied().into_iter().collect(),
            sampling: self.sampling,
            map: Some(Mapped::Basins { rule: 0 }),
            ..Self::default()
        })
    }

    /// Whether its runs depend on chance: of what is [mapped](Self::mapped), another seed has another map.
    #[must_use]
    pub fn is_random(&self) -> bool {
        let is_mini = |batch: &Batch| *batch != Batch::Full;
        self.noise > 0.0
            || self.batches.iter().any(is_mini)
            || self.rules.iter().any(|entrant| entrant.rule.of.temperature.is_some())
    }
}
