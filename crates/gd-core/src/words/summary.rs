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
    let mut statuses = Vec::new();
    for racer in 0..race.racers().len() {
        statuses.push(race.status(racer, step)?);
    }
    if let [status] = &statuses[..] {
        return sentence(status);
    }
    let (runs, ended) = (statuses.len(), count(&statuses, |status| status.stop.is_some()));
    if ended < runs {
        return match ended {
            0 => None,
            1 => Some(format!("1 of {runs} runs has ended.")),
            _ => Some(format!("{ended} of {runs} runs have ended.")),
        };
    }
    if statuses.iter().any(|status| status.verdict.is_none()) {
        return None;
    }
    if runs <= MOST_TOLD { Some(each(&statuses, names)) } else { all(race, &statuses) }
}

/// How many runs something is true of.
fn count(statuses: &[Status], is_true: impl Fn(&Status) -> bool) -> usize {
    statuses.iter().filter(|status| is_true(status)).count()
}

fn arrives(status: &Status) -> bool {
    status.stop == Some(Stop::Converged)
}

fn kind(status: &Status) -> Option<Outcome> {
    status.verdict.as_ref().map(|verdict| verdict.outcome)
}

/// What each run came to.
fn each(statuses: &[Status], names: &[RunName]) -> String {
    let first = statuses.first().and_then(kind);
    let is_one_kind = statuses.iter().all(|status| kind(status) == first);
    let is_plain = statuses.iter().all(arrives) && names.iter().all(|of| !of.name.contains([',']));
    let mut told = String::new();
    for (k, (status, RunName { name, .. })) in statuses.iter().zip(names).enumerate() {
        if k > 0 {
            told.push_str(if is_plain { ", " } else { "; " });
        }
        let (step, short) = (status.step, outcome(status));
        let verb = if k > 0 && is_plain { "" } else { " arrives" };
        let steps = if step == 1 { "step" } else { "steps" };
        told.push_str(&match (arrives(status), is_one_kind) {
            (true, true) => format!("{name}{verb} at step {step}"),
            (true, false) => format!("{name}{verb} at step {step} ({short})"),
            (false, _) => format!("{name}: {short} after {step} {steps}"),
        });
    }
    told.push('.');
    told
}

/// How many runs reached the best point known.
fn all(race: &Race, statuses: &[Status]) -> Option<String> {
    let goal = race.scenario().goal;
    let (wanted, what) = match goal {
        Goal::Min => (Outcome::GlobalMinimum, "minimum"),
        Goal::Max => (Outcome::GlobalMaximum, "maximum"),
    };
    let reached = count(statuses, |status| kind(status) == Some(wanted));
    let runs = statuses.len();
    let Some(optimum) = race.landscape()?.optimum(goal) else {
        return Some(match count(statuses, arrives) {
            0 => format!("None of {runs} runs has come to rest."),
            1 => format!("1 of {runs} runs has come to rest."),
            arrived => format!("{arrived} of {runs} runs have come to rest."),
        });
    };
    let value = short(optimum.value);
    Some(match reached {
        0 => format!("None of {runs} runs reached the global {what}, {value}."),
        _ if reached == runs => format!("All {runs} runs reached the global {what}, {value}."),
        _ => format!("{reached} of {runs} runs reached the global {what}, {value}."),
    })
}
