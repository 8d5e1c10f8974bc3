//! What the runs of a race are called: the rule, and what tells a run from the others.

use crate::{
    notation::{number, place, shorter},
    race::{Race, Racer},
    rule::hyperparameter::LEARNING_RATE,
    run::batch::Batch,
};

/// What a run is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunName {
    /// The run's own name, which no other run of the race has: “Momentum, β 0.5 from (3, 2)”.
    pub name: String,
    /// What races, without where it starts: “Momentum, β 0.5”.
    pub entrant: String,
    /// The entrant where there is little room: without the rule where all are of one rule, “β 0.5”.
    pub brief: String,
}

/// The names of a race's runs: the rule alone where that tells it apart, else with what differs
/// between the runs of the same rule, and where there are several starts with the start.
#[must_use]
pub fn run_names(race: &Race) -> Vec<RunName> {
    let racers = race.racers();
    let Some(first) = racers.first() else { return Vec::new() };
    let entrants: Vec<_> = racers.iter().filter(|racer| racer.start == first.start).collect();
    let starts: Vec<_> = racers.iter().step_by(entrants.len()).collect();
    let (names, places) = (entrant_names(&entrants), start_names(race, &starts));
    let named = |(k, _)| {
        let (entrant, brief): (String, String) =
            names.get(k % names.len()).cloned().unwrap_or_default();
        let name = match places.get(k / names.len()) {
            Some(place) if places.len() > 1 => format!("{entrant}{place}"),
            _ => entrant.clone(),
        };
        RunName { name, entrant, brief }
    };
    racers.iter().enumerate().map(named).collect()
}

/// The names of what races from one start, and the brief ones.
fn entrant_names(entrants: &[&Racer]) -> Vec<(String, String)> {
    let details = |racer: &&Racer| {
        let own = racer.run.conditions();
        let rivals = || {
            let all = entrants.iter().map(|racer| racer.run.conditions());
            all.filter(|rival| rival.rule.of.id == own.rule.of.id)
        };
        let mut told = Vec::new();
        let rates: Vec<_> = rivals().map(|rival| rival.learning_rate).collect();
        tell(&mut told, LEARNING_RATE.symbol, own.learning_rate, &rates);
        for (k, (declared, value)) in own.rule.settings().enumerate() {
            let values: Vec<_> =
                rivals().filter_map(|rival| rival.rule.values.get(k).copied()).collect();
            tell(&mut told, declared.symbol, value, &values);
        }
        if rivals().any(|rival| rival.batch != own.batch) {
            told.push(match own.batch {
                Batch::Full => "full batch".to_owned(),
                Batch::Mini(size) => format!("batch {size}"),
            });
        }
        told.join(", ")
    };
    let details: Vec<String> = entrants.iter().map(details).collect();
    let rules = entrants.iter().map(|racer| racer.run.conditions().rule.of);
    let first = rules.clone().next().map(|rule| rule.id);
    let is_one_rule = rules.clone().all(|rule| Some(rule.id) == first);
    let is_told = is_one_rule && details.iter().all(|told| !told.is_empty());
    let names = rules.zip(&details).map(|(rule, told)| match told.as_str() {
        "" => rule.name.to_owned(),
        _ => format!("{}, {told}", rule.name),
    });
    let names = numbered(names.collect());
    let brief = if is_told { numbered(details) } else { names.clone() };
    names.into_iter().zip(brief).collect()
}

/// Adds a quantity to what is told if it is not the same in all runs.
fn tell(told: &mut Vec<String>, symbol: &str, value: f64, all: &[f64]) {
    if all.iter().all(|other| *other == value) {
        return;
    }
    let short = shorter(value, 4);
    let is_alone = all.iter().all(|other| *other == value || shorter(*other, 4) != short);
    let value = if is_alone { short } else { number(value) };
    told.push(format!("{symbol} {value}"));
}

/// What is added to a name to tell where a run starts.
fn start_names(race: &Race, starts: &[&Racer]) -> Vec<String> {
    let scenario = race.scenario();
    let dimension = scenario.dimension();
    let [variable, _] = scenario.function.variables();
    let variable = if dimension == 1 { format!("{variable} = ") } else { String::new() };
    let chosen = starts.iter().filter(|racer| !racer.random).count();
    let at = |racer: &Racer| racer.run.row(0).map_or([f64::NAN; 2], |row| row.theta);
    let from = |theta, digits| format!(" from {variable}{}", place(theta, dimension, digits));
    let name = |racer: &&Racer| {
        if racer.random {
            return format!(", random start {}", (racer.start + 1).saturating_sub(chosen));
        }
        let (theta, short) = (at(racer), from(at(racer), 3));
        let rivals = starts.iter().filter(|rival| !rival.random && at(rival) != theta);
        if { rivals }.any(|rival| from(at(rival), 3) == short) { from(theta, 17) } else { short }
    };
    numbered(starts.iter().map(name).collect())
}

/// Gives those a number that are called like one before them.
fn numbered(names: Vec<String>) -> Vec<String> {
    let number = |(k, name): (usize, &String)| match names
        .iter()
        .take(k)
        .filter(|before| *before == name)
        .count()
    {
        0 => name.clone(),
        before => format!("{name} ({})", before + 1),
    };
    names.iter().enumerate().map(number).collect()
}
