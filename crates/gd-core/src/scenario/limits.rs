//! What a scenario may hold, and what goes when another function is picked.

use crate::{
    flaw::Flaw,
    rule::hyperparameter::{RESTARTS, STEPS},
    run::batch::BATCH,
    scenario::scenario::Scenario,
};

/// The keys that belong to a function and go when another is picked.
pub(crate) const OF_A_FUNCTION: [&str; 4] = ["at", "view", "lr", "lr-from"];

/// The same of data.
pub(crate) const OF_DATA: [&str; 7] = ["data", "model", "loss", "l1", "l2", "batch", "sampling"];

/// The same of a chain of layers.
pub(crate) const OF_LAYERS: [&str; 2] = ["layers", "activation"];

/// Whether what a key says goes when `changed` is given a new value.
pub(crate) fn is_replaced(scenario: &Scenario, key: &str, changed: &str) -> bool {
    let is_chain = scenario.function.layers().is_some();
    let replaced: [&[&str]; 3] = match changed {
        "f" => [&OF_A_FUNCTION, &OF_DATA, &OF_LAYERS],
        "data" => [&OF_A_FUNCTION, &["model", "loss", "f"], &OF_LAYERS],
        "model" => [&OF_A_FUNCTION, &["loss", "f"], &OF_LAYERS],
        "layers" | "activation" if !is_chain => [&OF_A_FUNCTION, &OF_DATA, &["f"]],
        _ => return false,
    };
    replaced.concat().contains(&key)
}

/// The most runs of a scenario.
pub(crate) const MOST_RUNS: usize = 64;

/// The most steps of all runs together.
pub(crate) const MOST_STEPS: usize = 1_000_000;

/// Keeps a scenario to what a page can hold; the key at fault and what is wrong with it.
pub(crate) fn limit_size(scenario: &mut Scenario) -> Option<(&'static str, Flaw)> {
    let (rules, batches) = (scenario.rules.len().max(1), scenario.batches.len().max(1));
    if rules * batches > MOST_RUNS {
        scenario.batches.truncate((MOST_RUNS / rules).max(1));
        let message = format!("{rules} rules and {batches} batch sizes make too many runs.");
        let hint = format!("At most {MOST_RUNS} are run: fewer rules or batch sizes are needed.");
        limit_size(scenario);
        return Some((BATCH.id, Flaw::new(0..0, message).hint(hint)));
    }
    // What races from each start.
    let rules = rules * batches;
    let starts = scenario.starts.len().max(1) + scenario.restarts as usize;
    let runs = starts * rules;
    if runs > MOST_RUNS {
        let most = (MOST_RUNS / rules).max(1);
        scenario.starts.truncate(most);
        scenario.restarts = scenario.restarts.min((most - scenario.starts.len().max(1)) as u32);
        let key = if scenario.restarts > 0 { RESTARTS.id } else { "at" };
        let message = format!("{starts} starts and {rules} rules or batch sizes make {runs} runs.");
        let hint =
            format!("At most {MOST_RUNS} are run: fewer starts, restarts or rules are needed.");
        return Some((key, Flaw::new(0..0, message).hint(hint)));
    }
    let most = MOST_STEPS / runs;
    (scenario.steps as usize > most).then(|| {
        scenario.steps = most as u32;
        let message = format!("{runs} runs of so many steps are too many.");
        let hint = format!("Each runs for at most {most} steps here.");
        (STEPS.id, Flaw::new(0..0, message).hint(hint))
    })
}

/// The most rules of a race: as many as colours and dashes tell apart.
pub(crate) const MOST_RULES: usize = 16;
