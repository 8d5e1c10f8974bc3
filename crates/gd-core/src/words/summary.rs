//! What came of a race, in one sentence.

use crate::{
    notation::short,
    race::{Race, Status},
    run::stop::Stop,
    space::Goal,
    verdict::Outcome,
    words::{
        run_name::RunName,
        status::{outcome, sentence},
    },
};

/// How many runs are told one by one.
const MOST_TOLD: usize = 3;

/// What has become of a race at a step: of one run its own sentence, of two or three what each came
/// to, of more how many reached the optimum; `None` while there is nothing to say, or not all is
/// known.
#[must_use]
pub fn summary(race: &Race, names: &[RunName], step: usize) -> Option<String> {
    let statuses: Vec<_> =
        (0..race.racers().len()).map(|racer| race.status(racer, step)).collect::<Option<_>>()?;
    if let [status] = &statuses[..] {
        return sentence(status);
    }
    let ended = statuses.iter().filter(|status| status.stop.is_some()).count();
    if ended < statuses.len() {
        return (ended > 0).then(|| match ended {
            1 => format!("1 of {} runs has ended.", statuses.len()),
            _ => format!("{ended} of {} runs have ended.", statuses.len()),
        });
    }
    if statuses.iter().any(|status| status.verdict.is_none()) {
        return None;
    }
    if statuses.len() <= MOST_TOLD { Some(each(&statuses, names)) } else { all(race, &statuses) }
}

/// What each run came to.
fn each(statuses: &[Status], names: &[RunName]) -> String {
    let kind = |status: &Status| status.verdict.as_ref().map(|verdict| verdict.outcome);
    let first = statuses.first().and_then(kind);
    let is_one_kind = statuses.iter().all(|status| kind(status) == first);
    let arrives = |status: &Status| status.stop == Some(Stop::Converged);
    let is_plain = statuses.iter().all(arrives) && names.iter().all(|of| !of.name.contains([',']));
    let told = |(k, (status, name)): (usize, (&Status, &RunName))| {
        let (name, step, short) = (&name.name, status.step, outcome(status));
        let verb = if k > 0 && is_plain { "" } else { " arrives" };
        let steps = if step == 1 { "step" } else { "steps" };
        match (arrives(status), is_one_kind) {
            (true, true) => format!("{name}{verb} at step {step}"),
            (true, false) => format!("{name}{verb} at step {step} ({short})"),
            (false, _) => format!("{name}: {short} after {step} {steps}"),
        }
    };
    let told: Vec<_> = statuses.iter().zip(names).enumerate().map(told).collect();
    format!("{}.", told.join(if is_plain { ", " } else { "; " }))
}

/// How many runs reached the best point known.
fn all(race: &Race, statuses: &[Status]) -> Option<String> {
    let goal = race.scenario().goal;
    let (wanted, what) = match goal {
        Goal::Min => (Outcome::GlobalMinimum, "minimum"),
        Goal::Max => (Outcome::GlobalMaximum, "maximum"),
    };
    let reached = statuses
        .iter()
        .filter(|status| status.verdict.as_ref().is_some_and(|verdict| verdict.outcome == wanted))
        .count();
    let runs = statuses.len();
    let Some(optimum) = race.landscape()?.optimum(goal) else {
        let arrived = statuses.iter().filter(|status| status.stop == Some(Stop::Converged)).count();
        return Some(match arrived {
            0 => format!("None of {runs} runs has come to rest."),
            1 => format!("1 of {runs} runs has come to rest."),
            _ => format!("{arrived} of {runs} runs have come to rest."),
        });
    };
    let value = short(optimum.value);
    Some(match reached {
        0 => format!("None of {runs} runs reached the global {what}, {value}."),
        _ if reached == runs => format!("All {runs} runs reached the global {what}, {value}."),
        _ => format!("{reached} of {runs} runs reached the global {what}, {value}."),
    })
}
