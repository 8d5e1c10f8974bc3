//! What a map depends on of a scenario.

use crate::{
    run::batch::Batch,
    scenario::{mapped::Mapped, scenario::Scenario},
};

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
