//! What the runs of a race are called: the rule, and what tells a run from the others.

use crate::{
    notation::{number, place, shorter},
    race::{Race, Racer},
    rule::hyperparameter::LEARNING_RATE,
    run::{batch::Batch, conditions::Conditions},
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
    let mut starts: Vec<&Racer> = Vec::new();
    let mut entrants = Vec::new();
    for racer in racers {
        if racer.start == first.start {
            entrants.push(racer.run.conditions());
        }
        if starts.last().is_none_or(|last| last.start != racer.start) {
            starts.push(racer);
        }
    }
    let (names, places) = (entrant_names(&entrants), start_names(race, &starts));
    let mut named = Vec::new();
    for k in 0..racers.len() {
        let (entrant, brief) = names.get(k % names.len()).cloned().unwrap_or_default();
        let name = match places.get(k / names.len()) {
            Some(place) if places.len() > 1 => format!("{entrant}{place}"),
            _ => entrant.clone(),
        };
        named.push(RunName { name, entrant, brief });
    }
    named
}

/// The names of what races from one start, and the brief ones.
fn entrant_names(entrants: &[&Conditions]) -> Vec<(String, String)> {
    let (mut names, mut details) = (Vec::new(), Vec::new());
    let (mut is_one_rule, mut is_told) = (true, true);
    for own in entrants {
        let mut rivals = Vec::new();
        for rival in entrants {
            if rival.rule.of.id == own.rule.of.id {
                rivals.push(*rival);
            }
        }
        let told = differences(own, &rivals);
        is_one_rule &= rivals.len() == entrants.len();
        is_told &= !told.is_empty();
        let rule = own.rule.of.name_for(own.goal);
        names.push(if told.is_empty() { rule.to_owned() } else { format!("{rule}, {told}") });
        details.push(told);
    }
    let names = numbered(&names);
    let brief = if is_one_rule && is_told { numbered(&details) } else { names.clone() };
    let mut both = Vec::new();
    for (name, brief) in names.into_iter().zip(brief) {
        both.push((name, brief));
    }
    both
}

/// What is not the same in all of the runs of a rule, told of one of them.
fn differences(own: &Conditions, rivals: &[&Conditions]) -> String {
    let mut told = String::new();
    tell(&mut told, LEARNING_RATE.symbol, own, rivals, &|one| one.learning_rate);
    for (k, (declared, _)) in own.rule.settings().enumerate() {
        tell(&mut told, declared.symbol, own, rivals, &|one| {
            one.rule.values.get(k).copied().unwrap_or_default()
        });
    }
    if rivals.iter().any(|rival| rival.batch != own.batch) {
        let batch = match own.batch {
            Batch::Full => "full batch".to_owned(),
            Batch::Mini(size) => format!("batch {size}"),
        };
        append(&mut told, &batch);
    }
    told
}

/// Adds a quantity to what is told if it is not the same in all runs.
fn tell(
    told: &mut String,
    symbol: &str,
    own: &Conditions,
    rivals: &[&Conditions],
    quantity: &dyn Fn(&Conditions) -> f64,
) {
    let value = quantity(own);
    let short = shorter(value, 4);
    let (mut is_common, mut is_alone) = (true, true);
    for rival in rivals {
        let other = quantity(rival);
        if other != value {
            is_common = false;
            is_alone &= shorter(other, 4) != short;
        }
    }
    if !is_common {
        let value = if is_alone { short } else { number(value) };
        append(told, &format!("{symbol} {value}"));
    }
}

fn append(told: &mut String, detail: &str) {
    if !told.is_empty() {
        told.push_str(", ");
    }
    told.push_str(detail);
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
    let mut names = Vec::new();
    for racer in starts {
        if racer.random {
            let number = (racer.start + 1).saturating_sub(chosen);
            names.push(format!(", random start {number}"));
            continue;
        }
        let theta = at(racer);
        let short = from(theta, 3);
        let is_taken = starts
            .iter()
            .any(|rival| !rival.random && at(rival) != theta && from(at(rival), 3) == short);
        names.push(if is_taken { from(theta, 17) } else { short });
    }
    numbered(&names)
}

/// Gives those a number that are called like one before them.
fn numbered(names: &[String]) -> Vec<String> {
    let mut numbered = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let before = names.iter().take(k).filter(|before| *before == name).count();
        let number = before + 1;
        numbered.push(if before == 0 { name.clone() } else { format!("{name} ({number})") });
    }
    numbered
}
