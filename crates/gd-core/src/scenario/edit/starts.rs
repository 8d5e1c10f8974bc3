//! Edits of the starts.

use crate::{
    flaw::{edit::List, whole},
    scenario::{
        edit::{
            given::{Given, given_finite},
            refusal::{self, refusal},
        },
        problem::Problem,
        run_keys::{check_start, read_start},
        scenario::Scenario,
    },
    space::Point,
};

pub(super) fn add(scenario: &mut Scenario, at: &Given<Point>) -> Result<(), Vec<Problem>> {
    let start = start(scenario, at)?;
    scenario.starts.push(start);
    Ok(())
}

pub(super) fn shift(
    scenario: &mut Scenario,
    index: usize,
    to: &Given<Point>,
) -> Result<(), Vec<Problem>> {
    let to = start(scenario, to)?;
    let mut starts = scenario.chosen_starts();
    *starts.get_mut(index).ok_or_else(|| missing(index))? = to;
    scenario.starts = starts;
    Ok(())
}

pub(super) fn remove(scenario: &mut Scenario, index: usize) -> Result<(), Vec<Problem>> {
    if index >= scenario.chosen_starts().len() {
        return Err(missing(index));
    }
    if index < scenario.starts.len() {
        scenario.starts.remove(index);
    }
    Ok(())
}

fn start(scenario: &Scenario, at: &Given<Point>) -> Result<Point, Vec<Problem>> {
    let [x, y] = match at {
        Given::Value(at) => *at,
        Given::Text(text) => {
            let (place, trimmed) = whole(text);
            return read_start(trimmed, &place, scenario.dimension())
                .map_err(|flaw| refusal("at", text, flaw));
        }
    };
    let one = scenario.dimension() == 1;
    let at = if one { [x, 0.0] } else { [x, y] };
    let said = if one { &at[..1] } else { &at[..] };
    let text = given_finite("at", said)?;
    check_start(said, &(0..text.len())).map_err(|flaw| refusal("at", &text, flaw))?;
    Ok(at)
}

fn missing(index: usize) -> Vec<Problem> {
    refusal::missing("at", List::Starts, index)
}
