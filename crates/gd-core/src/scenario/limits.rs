//! What a scenario may hold.

use crate::{
    flaw::{Flaw, link::LinkFault},
    rule::hyperparameter::{RESTARTS, STEPS},
    run::batch::BATCH,
    scenario::scenario::Scenario,
};

/// The most runs of a scenario.
pub(crate) const MOST_RUNS: usize = 64;

/// The most steps of all runs together.
pub(crate) const MOST_STEPS: usize = 1_000_000;

/// Keeps a scenario to what a page can hold: each key that is cut, and what is said of it.
pub(crate) fn limit_size(scenario: &mut Scenario) -> Vec<(&'static str, Flaw)> {
    let mut cut = Vec::new();
    let mut tell = |key, fault| cut.push((key, Flaw::new(0..0, fault).warning()));
    let (rules, batches) = (scenario.rules.len().max(1), scenario.batches.len().max(1));
    if rules * batches > MOST_RUNS {
        scenario.batches.truncate((MOST_RUNS / rules).max(1));
        let fault = LinkFault::TooManyBatchedRuns { rules, batches, most: MOST_RUNS };
        tell(BATCH.id, fault);
    }
    let batches = scenario.batches.len().max(1);
    let each = rules * batches;
    let starts = scenario.starts.len().max(1) + scenario.restarts as usize;
    let most = (MOST_RUNS / each).max(1);
    if starts > most {
        scenario.starts.truncate(most);
        scenario.restarts = scenario.restarts.min((most - scenario.starts.len().max(1)) as u32);
        let key = if scenario.restarts > 0 { RESTARTS.id } else { "at" };
        tell(key, LinkFault::TooManyRuns { starts, rules, batches, most: MOST_RUNS });
    }
    let runs = each * (scenario.starts.len().max(1) + scenario.restarts as usize);
    let most = MOST_STEPS / runs;
    if scenario.steps as usize > most {
        scenario.steps = most as u32;
        tell(STEPS.id, LinkFault::TooManySteps { runs, most });
    }
    if let Some(map) = scenario.map
        && map.rule() >= rules
    {
        scenario.map = Some(map.of_rule(rules - 1));
        tell("map", LinkFault::RuleNotRaced { rule: map.rule() + 1, rules });
    }
    scenario.limit_sweep();
    cut
}

/// The most rules of a race: as many as colours and dashes tell apart.
pub(crate) const MOST_RULES: usize = 16;

/// The most changes of the learning rate on the way.
pub(crate) const MOST_CHANGES: usize = 200;
