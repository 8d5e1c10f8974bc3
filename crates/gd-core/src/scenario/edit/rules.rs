//! Edits of the update rules and their learning rate.

use crate::{
    flaw::{
        Flaw,
        edit::{EditFault, List},
        link::Named,
    },
    rule::{hyperparameter::LEARNING_RATE, optimizer::RULES, update::Rule},
    scenario::{
        edit::{
            given::{Given, given, set_value},
            refusal::{self, refusal},
        },
        limits::{MOST_CHANGES, MOST_RULES},
        problem::Problem,
        reading::named,
        run_keys::{FROM, too_many_changes, too_many_rules},
        scenario::{Entrant, Scenario},
    },
};

pub(super) fn add(scenario: &mut Scenario, rule: &str) -> Result<(), Vec<Problem>> {
    let rule = find(rule)?;
    insert(scenario, scenario.rules.len(), Entrant::new(rule))
}

pub(super) fn duplicate(scenario: &mut Scenario, index: usize) -> Result<(), Vec<Problem>> {
    let entrant = scenario.rules.get(index).cloned().ok_or_else(|| missing(index))?;
    // At the end, where it changes no other run's colour.
    insert(scenario, scenario.rules.len(), entrant)
}

pub(super) fn remove(scenario: &mut Scenario, index: usize) -> Result<(), Vec<Problem>> {
    if index >= scenario.rules.len() {
        return Err(missing(index));
    }
    if scenario.rules.len() == 1 {
        return Err(refusal("opt", "", Flaw::new(0..0, EditFault::LastRule)));
    }
    scenario.rules.remove(index);
    // The map stays with its rule.
    if let Some(map) = scenario.map {
        let rule = map.rule() - usize::from(map.rule() > index);
        scenario.map = Some(map.of_rule(rule.min(scenario.rules.len() - 1)));
    }
    Ok(())
}

pub(super) fn replace(
    scenario: &mut Scenario,
    index: usize,
    rule: &str,
) -> Result<(), Vec<Problem>> {
    let entrant = scenario.rules.get_mut(index).ok_or_else(|| missing(index))?;
    *entrant = Entrant::new(find(rule)?);
    Ok(())
}

pub(super) fn set_option(
    scenario: &mut Scenario,
    index: usize,
    option: &str,
    value: Option<&Given<f64>>,
) -> Result<(), Vec<Problem>> {
    let entrant = scenario.rules.get_mut(index).ok_or_else(|| missing(index))?;
    if option != LEARNING_RATE.id {
        return set_value("opt", &mut entrant.rule, option, value);
    }
    entrant.learning_rate = match value {
        Some(rate) => Some(given("opt", rate, &LEARNING_RATE)?),
        None => None,
    };
    Ok(())
}

pub(super) fn change_rate(
    scenario: &mut Scenario,
    step: u32,
    rate: &Given<f64>,
) -> Result<(), Vec<Problem>> {
    let key = if step == 0 { LEARNING_RATE.id } else { "lr-from" };
    let rate = given(key, rate, &LEARNING_RATE)?;
    given(key, &f64::from(step).into(), &FROM)?;
    scenario.changes.retain(|&(from, _)| from < step);
    if step == 0 {
        share_rate(scenario, rate);
    } else if scenario.changes.len() >= MOST_CHANGES {
        return Err(refusal("lr-from", "", too_many_changes(0..0)));
    } else {
        let has_own = scenario.rules.iter().any(|entrant| entrant.learning_rate.is_some());
        if let Some(common) = common_rate(scenario).filter(|_| has_own) {
            share_rate(scenario, common);
        }
        scenario.changes.push((step, rate));
    }
    Ok(())
}

pub(super) fn try_rates(
    scenario: &mut Scenario,
    index: usize,
    rates: &[f64],
) -> Result<(), Vec<Problem>> {
    let rule = scenario.rules.get(index).ok_or_else(|| missing(index))?.rule;
    let mut rules = Vec::new();
    for &rate in rates {
        let rate = given("opt", &rate.into(), &LEARNING_RATE)?;
        rules.push(Entrant { rule, learning_rate: Some(rate) });
    }
    if rules.is_empty() {
        return Err(refusal("opt", "", Flaw::new(0..0, EditFault::LastRule)));
    }
    if rules.len() > MOST_RULES {
        return Err(refusal("opt", "", too_many_rules(0..0)));
    }
    scenario.rules = rules;
    scenario.map = scenario.map.map(|map| map.of_rule(0));
    scenario.learning_rate = None;
    scenario.changes.clear();
    Ok(())
}

/// Gives every rule the same learning rate.
fn share_rate(scenario: &mut Scenario, rate: f64) {
    scenario.learning_rate = Some(rate);
    for entrant in &mut scenario.rules {
        entrant.learning_rate = None;
    }
}

/// The learning rate of all rules at the start, if they have the same.
fn common_rate(scenario: &Scenario) -> Option<f64> {
    let mut common = None;
    for entrant in &scenario.rules {
        let rate = scenario.rate(entrant);
        if common.is_some_and(|common| common != rate) {
            return None;
        }
        common = Some(rate);
    }
    common
}

/// Gives the rules the learning rates that suit them now, where the link gives none.
pub(super) fn keep_rates(scenario: &mut Scenario) {
    if scenario.learning_rate.is_some() {
        return;
    }
    if let Some(common) = common_rate(scenario) {
        return share_rate(scenario, common);
    }
    for place in 0..scenario.rules.len() {
        let rate = scenario.rules.get(place).map(|entrant| scenario.rate(entrant));
        if let Some(entrant) = scenario.rules.get_mut(place) {
            entrant.learning_rate = rate;
        }
    }
}

pub(super) fn insert(
    scenario: &mut Scenario,
    index: usize,
    entrant: Entrant,
) -> Result<(), Vec<Problem>> {
    if scenario.rules.len() >= MOST_RULES {
        return Err(refusal("opt", "", too_many_rules(0..0)));
    }
    scenario.rules.insert(index, entrant);
    Ok(())
}

fn find(rule: &str) -> Result<&'static Rule, Vec<Problem>> {
    named(rule, 0..rule.len(), Named::UpdateRule, RULES, |rule| rule.id)
        .map_err(|flaw| refusal("opt", rule, flaw))
}

fn missing(index: usize) -> Vec<Problem> {
    refusal::missing("opt", List::Rules, index)
}
