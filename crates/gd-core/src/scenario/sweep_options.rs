//! Which options the axes of a scenario's sweep can have.

#[cfg(feature = "link")]
use crate::flaw::link::LinkFault;
use crate::{
    rule::{
        hyperparameter::{Declared, Hyperparameter, LEARNING_RATE},
        update::Rule,
    },
    run::batch::BATCH,
    scenario::{
        scenario::Scenario,
        sweep_axis::{COORDINATES, SweepAxis},
    },
};

impl Scenario {
    /// What can be on the axes of a sweep of one of its rules.
    #[must_use]
    pub fn sweepable(&self, rule: usize) -> Vec<&'static str> {
        let mut ids = vec![LEARNING_RATE.id];
        if let Some(rule) = self.swept_rule(rule) {
            ids.extend(rule.hyperparameters().iter().map(|declared| declared.id));
        }
        if self.function.fit().is_some() {
            ids.push(BATCH.id);
        }
        // At a hole there is no choice of start.
        if self.hole.is_none() {
            ids.extend(COORDINATES.iter().take(self.dimension()));
        }
        ids
    }

    /// What is wrong with a sweep of a rule, where there are no two options: at a hole, of a rule that has
    /// only its learning rate.
    #[cfg(feature = "link")]
    pub(super) fn no_sweep(&self, rule: usize) -> Option<LinkFault> {
        (self.sweepable(rule).len() < 2).then_some(LinkFault::FixedByHole { key: "at" })
    }

    /// The options on the axes of a sweep: where the link names none, the learning rate and the first
    /// other one.
    #[must_use]
    pub fn swept_options(&self, rule: usize, axes: [SweepAxis; 2]) -> [&'static str; 2] {
        let ids = self.sweepable(rule);
        let [x, y] = axes.map(|axis| axis.option.filter(|option| ids.contains(option)));
        let first_but = |taken: Option<&str>| {
            ids.iter().copied().find(|id| Some(*id) != taken).unwrap_or(LEARNING_RATE.id)
        };
        let x = x.unwrap_or_else(|| first_but(y));
        [x, y.filter(|y| *y != x).unwrap_or_else(|| first_but(Some(x)))]
    }

    /// What is declared of an option that a sweep can have; nothing of a coordinate.
    pub(crate) fn swept_declared(&self, rule: usize, id: &str) -> Option<&'static Hyperparameter> {
        if id == LEARNING_RATE.id {
            return Some(&LEARNING_RATE);
        }
        let own = self.swept_rule(rule)?.hyperparameters().iter().find(|own| own.id == id);
        own.or_else(|| (id == BATCH.id).then_some(&BATCH))
    }

    pub(super) fn swept_rule(&self, rule: usize) -> Option<&'static Rule> {
        self.rules.get(rule).or(self.rules.last()).map(|entrant| entrant.rule.of)
    }
}
