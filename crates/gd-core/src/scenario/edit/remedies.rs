//! What a reader may try where a run is stuck.

use crate::{
    rule::{
        hyperparameter::{NOISE, RESTARTS},
        optimizer::{anneal, momentum},
        update::Rule,
    },
    scenario::{
        edit::{rules, vocabulary::Edit},
        problem::Problem,
        scenario::{Entrant, Scenario},
    },
};

/// Something that a reader may try where a run is stuck.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The name for a reader.
    pub name: &'static str,
    /// The `type` of the edit's message.
    pub id: &'static str,
    /// The edit.
    pub edit: Edit,
}

/// What may be tried.
static REMEDIES: [Remedy; 4] = [
    Remedy { name: "Add momentum", id: "addMomentum", edit: Edit::AddMomentum },
    Remedy { name: "Restart from 12 random points", id: "addRestarts", edit: Edit::AddRestarts },
    Remedy { name: "Anneal", id: "addAnnealing", edit: Edit::AddAnnealing },
    Remedy { name: "Add noise", id: "shakeGradient", edit: Edit::ShakeGradient },
];

impl Scenario {
    /// What may help a run that is [stuck](crate::Outcome::is_stuck): the remedies that change
    /// something here, and why one is refused, if it is.
    #[must_use]
    pub fn remedies(&self) -> Vec<(&'static Remedy, Option<Problem>)> {
        let mut found = Vec::new();
        for remedy in &REMEDIES {
            match self.apply(&remedy.edit) {
                Ok(change) if change.scenario == *self => {}
                Ok(_) => found.push((remedy, None)),
                Err(problems) => found.push((remedy, problems.into_iter().next())),
            }
        }
        found
    }
}

/// How many random starts are added at once.
const MORE_STARTS: u32 = 12;

/// How much stronger the noise becomes, and how strong it is at first.
const STRONGER: f64 = 4.0;
const FIRST_NOISE: f64 = 1.0;

pub(super) fn add_momentum(scenario: &mut Scenario) -> Result<(), Vec<Problem>> {
    race_too(scenario, &momentum::RULE)
}

pub(super) fn add_annealing(scenario: &mut Scenario) -> Result<(), Vec<Problem>> {
    race_too(scenario, &anneal::RULE)
}

pub(super) fn shake_gradient(scenario: &mut Scenario) {
    let stronger = if scenario.noise > 0.0 { STRONGER * scenario.noise } else { FIRST_NOISE };
    scenario.noise = stronger.min(NOISE.max);
}

pub(super) fn add_restarts(scenario: &mut Scenario) {
    scenario.restarts = (scenario.restarts + MORE_STARTS).min(RESTARTS.max as u32);
}

/// Adds a rule to the reader's own, unless it is among them.
fn race_too(scenario: &mut Scenario, rule: &'static Rule) -> Result<(), Vec<Problem>> {
    if scenario.rules.iter().any(|entrant| entrant.rule.of.id == rule.id) {
        return Ok(());
    }
    rules::insert(scenario, scenario.rules.len(), Entrant::new(rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Message;

    #[test]
    fn remedies_are_edits_under_their_own_names() {
        for Remedy { id, edit, .. } in &REMEDIES {
            let fields = vec![("type".to_owned(), Message::Text((*id).to_owned()))];
            assert_eq!(Edit::read(Message::Record(fields)).as_ref(), Ok(edit), "{id}");
        }
    }

    #[test]
    fn only_what_changes_something_is_offered() {
        let remedies = |query: &str| Scenario::parse(query).scenario.remedies();
        let names = |query: &str| -> Vec<_> {
            remedies(query).iter().map(|(remedy, _)| remedy.name).collect()
        };
        let [momentum, restarts, anneal, noise] =
            ["Add momentum", "Restart from 12 random points", "Anneal", "Add noise"];
        assert_eq!(names("f=sphere"), [momentum, restarts, anneal, noise]);
        assert_eq!(names("f=sphere&opt=momentum;anneal&restarts=2"), [restarts, noise]);
        assert_eq!(names("f=sphere&restarts=60&noise=1000000"), [momentum, anneal]);
        let full = format!("f=sphere&opt={}", "gd;".repeat(16));
        assert_eq!(names(&full), [momentum, restarts, anneal, noise]);
        let refused = remedies(&full).into_iter().filter_map(|(remedy, problem)| {
            problem.map(|problem| (remedy.name, problem.fault.to_string()))
        });
        let said = "At most 16 rules are raced.".to_owned();
        assert_eq!(refused.collect::<Vec<_>>(), [(momentum, said.clone()), (anneal, said)]);
    }
}
