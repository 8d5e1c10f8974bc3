//! What a link maps: what becomes of every start at once, or of two options.

use crate::{
    run::batch::Batch,
    scenario::{scenario::Scenario, sweep_axis::SweepAxis},
};

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

impl Scenario {
    /// The rule of which it is mapped where runs end from every start, if it is.
    #[must_use]
    pub fn basins(&self) -> Option<usize> {
        match self.map? {
            Mapped::Basins { rule } => Some(rule),
            Mapped::Sweep { .. } => None,
        }
    }

    /// The scenario of a basin map: with what the map depends on, and nothing else. Where two have
    /// the same, they have the same map.
    #[must_use]
    pub fn mapped(&self) -> Option<Self> {
        let map = Some(Mapped::Basins { rule: 0 });
        Some(Self { map, ..self.of_rule(self.basins()?)? })
    }

    /// The scenario of a sweep: with what the map depends on, and nothing else.
    #[must_use]
    pub fn swept(&self) -> Option<Self> {
        let Mapped::Sweep { rule, .. } = self.map? else { return None };
        let map = self.map.map(|map| map.of_rule(0));
        let starts = self.chosen_starts().into_iter().take(1).collect();
        Some(Self { map, starts, ..self.of_rule(rule)? })
    }

    /// What one rule's runs depend on, but for their starts.
    fn of_rule(&self, rule: usize) -> Option<Self> {
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
