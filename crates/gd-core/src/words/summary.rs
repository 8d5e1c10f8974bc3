//! What came of a race, in one sentence, and in a few words where there is one line.

use crate::{
    landscape::survey::Landscape,
    notation::shorter,
    race::Race,
    run::stop::Stop,
    space::Goal,
    verdict::Verdict,
    words::{
        result::{FEW, best_point, clause, counted, is_at_best, is_at_goal, label},
        run_name::RunName,
        status::{progress, sentence},
        tally::tally,
    },
};

/// How many runs are told one by one.
const MOST_TOLD: usize = 3;

/// What has become of a race at a step: of one run its own sentence, of two or three what each came
/// to, of more how many reached the optimum and what the others came to; `None` while there is nothing
/// to say, or not all is known.
#[must_use]
pub fn summary(race: &Race, names: &[RunName], step: usize) -> Option<String> {
    let runs = race.racers().len();
    if runs == 1 {
        return sentence(&race.status(0, step)?);
    }
    match ended(race, step) {
        0 => return None,
        1 if runs > 1 => return Some(format!("1 of {runs} runs has ended.")),
        some if some < runs => return Some(format!("{some} of {runs} runs have ended.")),
        _ => {}
    }
    let (verdicts, landscape) = (verdicts(race)?, race.landscape()?);
    Some(if runs <= MOST_TOLD {
        each(landscape, &verdicts, &subjects(names, "the run "))
    } else {
        tally(landscape, &verdicts, names)
    })
}

/// The same where there is one line: of one run its end, of several who was first, or how many
/// reached the optimum; before, where a run is.
#[must_use]
pub fn brief(race: &Race, names: &[RunName], racer: usize, step: usize) -> Option<String> {
    let (runs, ended) = (race.racers().len(), ended(race, step));
    let Some(verdicts) = verdicts(race).filter(|_| ended == runs) else {
        if runs > 1 && ended > 0 {
            return Some(format!("{ended} of {runs} have ended"));
        }
        let mut told = progress(race, &race.status(racer, step)?);
        // The full stop.
        told.pop();
        return Some(told);
    };
    if let [verdict] = verdicts[..] {
        return Some(end(verdict));
    }
    let first = race.first();
    if runs <= MOST_TOLD
        && let Some(verdict) = first.first().and_then(|racer| verdicts.get(*racer))
    {
        let (mut who, subjects) = (String::new(), subjects(names, ""));
        for racer in &first {
            join(&mut who, subjects.get(*racer).map_or("", |subject| subject), " and ");
        }
        let value = shorter(verdict.nominal, FEW);
        return Some(format!("First at {value}: {who}, {}", counted(verdict.steps)));
    }
    let (mut arrived, mut near, mut reached, mut what) = (0, 0, 0, String::new());
    for verdict in verdicts {
        let (is_best, has_arrived) = (is_at_best(verdict), verdict.stop == Stop::Converged);
        arrived += usize::from(has_arrived);
        near += usize::from(is_best && !has_arrived);
        if is_best && has_arrived {
            reached += 1;
            what = format!("at the {}, {}", label(verdict), shorter(verdict.nominal, FEW));
        }
    }
    if reached == 0 {
        let goal = race.scenario().goal;
        let best = if goal == Goal::Min { "lowest" } else { "highest" };
        (reached, what) = match (near, race.landscape()?.optimum(goal)) {
            (0, None) => (arrived, "at rest".to_owned()),
            (0, Some(_)) => (0, format!("at the {best} known")),
            (near, _) => (near, format!("close to the {best} known")),
        };
    }
    Some(match reached {
        0 => format!("None of {runs} {what}"),
        _ if reached == runs => format!("All {runs} {what}"),
        _ => format!("{reached} of {runs} {what}"),
    })
}

/// The end of a run in one line: “Global minimum, 0, after 22 steps”.
fn end(verdict: &Verdict) -> String {
    let (label, steps) = (capitalized(&label(verdict)), counted(verdict.steps));
    if verdict.outcome.is_critical() && verdict.stop == Stop::Converged {
        format!("{label}, {}, after {steps}", shorter(verdict.nominal, FEW))
    } else {
        format!("{label} after {steps}")
    }
}

/// How many runs have ended by a step.
fn ended(race: &Race, step: usize) -> usize {
    let mut ended = 0;
    for racer in race.racers() {
        ended += usize::from(racer.run.stop().is_some() && racer.run.steps() <= step);
    }
    ended
}

/// The verdicts on all runs, once there are.
fn verdicts(race: &Race) -> Option<Vec<&Verdict>> {
    let mut verdicts = Vec::new();
    for racer in 0..race.racers().len() {
        verdicts.push(race.verdict(racer)?);
    }
    Some(verdicts)
}

/// Adds a part to a text, with what stands between two.
fn join(text: &mut String, part: &str, between: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(part);
}

/// What two or three runs are called: by what tells them apart. Before “from x = 2” comes what starts
/// there.
fn subjects(names: &[RunName], run: &str) -> Vec<String> {
    let mut subjects = Vec::new();
    for RunName { name, entrant, brief } in names {
        let start = name.get(entrant.len()..).unwrap_or_default();
        subjects.push(match (start.get(..1), start.get(1..), start.get(2..)) {
            (Some(","), _, Some(random)) => random.to_owned(),
            (_, Some(from), _) if !from.is_empty() => format!("{run}{from}"),
            _ => brief.clone(),
        });
    }
    subjects
}

/// With a large first letter; a symbol stays as it is: α.
fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// What each of two or three runs came to: where all arrive at the same value, who was first.
fn each(landscape: &Landscape, verdicts: &[&Verdict], subjects: &[String]) -> String {
    let Some(&first) = verdicts.first() else { return String::new() };
    let (mut told, mut is_same, mut many, mut least) = (String::new(), true, false, usize::MAX);
    for (&verdict, subject) in verdicts.iter().zip(subjects) {
        join(&mut told, subject, "; ");
        told.push(' ');
        told.push_str(&clause(verdict, false));
        is_same &= verdict.stop == Stop::Converged
            && is_at_goal(verdict)
            && is_at_best(verdict) == is_at_best(first)
            && landscape.ties(verdict.value, first.value);
        many |= verdict.is_one_of_many;
        least = least.min(verdict.steps);
    }
    if !is_same {
        return format!("{}.", capitalized(&told));
    }
    let mut arrivals: Vec<(&Verdict, &String)> = Vec::new();
    for (&verdict, subject) in verdicts.iter().zip(subjects) {
        let place = arrivals.partition_point(|(other, _)| other.steps <= verdict.steps);
        arrivals.insert(place, (verdict, subject));
    }
    let (mut leaders, mut others) = (String::new(), String::new());
    for (verdict, subject) in arrivals {
        if verdict.steps == least {
            join(&mut leaders, subject, " and ");
        } else {
            join(&mut others, subject, ", ");
            others.push_str(&format!(" after {}", verdict.steps));
        }
    }
    let all = if verdicts.len() == 2 { "Both" } else { "All three" };
    let place = if is_at_best(first) {
        format!("reach {}", best_point(first.goal, first.scope, many))
    } else {
        format!("stop at a {}", label(first))
    };
    let (value, after) = (shorter(first.nominal, FEW), counted(least));
    if others.is_empty() {
        format!("{all} {place}, {value}, after {after}.")
    } else {
        format!("{all} {place}, {value}: {leaders} first, after {after}; {others}.")
    }
}
