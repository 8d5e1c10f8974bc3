//! The edits that remedies ask for: another rule in the race, noise, restarts.

use super::rules;
use crate::{
    rule::{
        hyperparameter::{NOISE, RESTARTS},
        optimizer::{anneal, momentum},
        update::Rule,
    },
    scenario::{
        problem::Problem,
        scenario::{Entrant, Scenario},
    },
};

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
