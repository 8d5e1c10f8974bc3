//! What came of a race, in one sentence, and in a few words where there is one line.

use crate::{
    landscape::{kind::CriticalKind, survey::Landscape},
    notation::shorter,
    race::{Race, Status},
    run::stop::Stop,
    sort::sort_by_number,
    space::{Goal, Point, distance},
    verdict::{Beyond, Outcome, Scope, Verdict},
    words::{
        result::{
            FEW, best_point, best_points, clause, counted, falling, is_at_best, is_at_goal, label,
        },
        run_name::RunName,
        status::{progress, sentence},
    },
};

/// How many runs are told one by one, and of how many rules each is told for itself.
const MOST_TOLD: usize = 3;

/// What has become of a race at a step: of one run its own sentence, of two or three what each came
/// to, of more how many reached the optimum and what the others came to; `None` while there is nothing
/// to say, or not all is known.
#[must_use]
pub fn summary(race: &Race, names: &[RunName], step: usize) -> Option<String> {
    let statuses = statuses(race, step)?;
    if let [status] = &statuses[..] {
        return sentence(status);
    }
    let (runs, ended) = (statuses.len(), ended(&statuses));
    if ended < runs {
        return match ended {
            0 => None,
            1 => Some(format!("1 of {runs} runs has ended.")),
            _ => Some(format!("{ended} of {runs} runs have ended.")),
        };
    }
    let verdicts = verdicts(&statuses)?;
    let landscape = race.landscape()?;
    Some(if runs <= MOST_TOLD {
        each(landscape, &verdicts, &subjects(names))
    } else {
        all(landscape, &verdicts, &entrants(names))
    })
}

/// The same where there is one line: of one run its end, of several who was first, or how many
/// reached the optimum; before, where a run is.
#[must_use]
pub fn brief(race: &Race, names: &[RunName], racer: usize, step: usize) -> Option<String> {
    let statuses = statuses(race, step)?;
    let (runs, ended, own) = (statuses.len(), ended(&statuses), statuses.get(racer)?);
    if runs > 1 && ended > 0 && ended < runs {
        return Some(format!("{ended} of {runs} have ended"));
    }
    let Some(verdicts) = verdicts(&statuses) else {
        return Some(progress(race, own).trim_end_matches('.').to_owned());
    };
    if let [verdict] = &verdicts[..] {
        return Some(end(verdict));
    }
    let first = race.first();
    if runs <= MOST_TOLD
        && let Some(verdict) = first.first().and_then(|racer| verdicts.get(*racer))
    {
        let (mut who, subjects) = (String::new(), subjects(names));
        for racer in &first {
            let subject = subjects.get(*racer).map_or("", |subject| subject);
            join(&mut who, subject.trim_start_matches("the run "), " and ");
        }
        let value = shorter(verdict.nominal, FEW);
        return Some(format!("First at {value}: {who}, {}", counted(verdict.steps)));
    }
    let arrived = |verdict: &&Verdict| verdict.stop == Stop::Converged;
    let best = verdicts.iter().filter(arrived).find(|verdict| is_at_best(verdict));
    let (count, what) = match best {
        Some(best) => {
            let value = shorter(best.nominal, FEW);
            (best_ones(&verdicts).0, format!("at the {}, {value}", label(best)))
        }
        None => (verdicts.iter().filter(arrived).count(), "at rest".to_owned()),
    };
    Some(match count {
        0 => format!("None of {runs} {what}"),
        _ if count == runs => format!("All {runs} {what}"),
        _ => format!("{count} of {runs} {what}"),
    })
}

/// The end of a run in one line: “Global minimum, 0, after 22 steps”.
fn end(verdict: &Verdict) -> String {
    let value = if verdict.outcome.is_critical() && verdict.stop == Stop::Converged {
        format!(", {},", shorter(verdict.nominal, FEW))
    } else {
        String::new()
    };
    format!("{}{value} after {}", capitalized(&label(verdict)), counted(verdict.steps))
}

fn statuses(race: &Race, step: usize) -> Option<Vec<Status>> {
    let mut statuses = Vec::new();
    for racer in 0..race.racers().len() {
        statuses.push(race.status(racer, step)?);
    }
    Some(statuses)
}

fn ended(statuses: &[Status]) -> usize {
    statuses.iter().filter(|status| status.stop.is_some()).count()
}

/// The verdicts on all runs, once there are.
fn verdicts(statuses: &[Status]) -> Option<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for status in statuses {
        verdicts.push(status.verdict?);
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

/// What two or three runs are called in a sentence: by what tells them apart.
fn subjects(names: &[RunName]) -> Vec<String> {
    let is_one_entrant =
        names.iter().all(|one| Some(&one.entrant) == names.first().map(|of| &of.entrant));
    let mut subjects = Vec::new();
    for RunName { name, entrant, brief } in names {
        let start = name.get(entrant.len()..).unwrap_or_default();
        subjects.push(if is_one_entrant && name.len() > entrant.len() {
            match start.get(2..) {
                Some(random) if start.starts_with(',') => random.to_owned(),
                _ => format!("the run{start}"),
            }
        } else {
            brief.clone()
        });
    }
    subjects
}

fn capitalized(text: &str) -> String {
    // A symbol stays as it is: α.
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// What each of two or three runs came to: where all arrive at the same value, who was first.
fn each(landscape: &Landscape, verdicts: &[Verdict], subjects: &[String]) -> String {
    let Some(first) = verdicts.first() else { return String::new() };
    let is_same = |other: &Verdict| {
        other.stop == Stop::Converged
            && is_at_goal(other)
            && is_at_best(other) == is_at_best(first)
            && landscape.ties(other.value, first.value)
    };
    if !verdicts.iter().all(is_same) {
        let mut told = String::new();
        for (verdict, subject) in verdicts.iter().zip(subjects) {
            join(&mut told, &format!("{subject} {}", clause(verdict, false)), "; ");
        }
        return format!("{}.", capitalized(&told));
    }
    let (mut order, mut least, mut is_with_last) = (Vec::new(), usize::MAX, false);
    for (verdict, subject) in verdicts.iter().zip(subjects) {
        order.push((verdict.steps, subject));
        least = least.min(verdict.steps);
    }
    let (mut leaders, mut others) = (String::new(), String::new());
    sort_by_number(&mut order, |(steps, _)| *steps as f64);
    for (k, (steps, subject)) in order.iter().enumerate() {
        let is_next_later = order.get(k + 1).is_none_or(|(next, _)| next > steps);
        if *steps == least {
            join(&mut leaders, subject, " and ");
        } else if is_next_later {
            join(
                &mut others,
                &format!("{subject} after {steps}"),
                if is_with_last { " and " } else { ", " },
            );
        } else {
            join(&mut others, subject, ", ");
        }
        is_with_last = !is_next_later;
    }
    let both = if verdicts.len() == 2 { "Both" } else { "All three" };
    let many = verdicts.iter().any(|verdict| verdict.is_one_of_many);
    let (verb, place) = if is_at_best(first) {
        ("reach", best_point(first.goal, first.scope, many))
    } else {
        ("stop at", format!("a {}", label(first)))
    };
    let value = shorter(first.nominal, FEW);
    let after = counted(least);
    if others.is_empty() {
        return format!("{both} {verb} {place}, {value}, after {after}.");
    }
    format!("{both} {verb} {place}, {value}: {leaders} first, after {after}; {others}.")
}

/// How many runs reached the best point known, and how many only came close to it.
fn best_ones(verdicts: &[Verdict]) -> (usize, usize) {
    let (mut reached, mut near) = (0, 0);
    for verdict in verdicts {
        match verdict.stop {
            _ if !is_at_best(verdict) => {}
            Stop::Converged => reached += 1,
            _ => near += 1,
        }
    }
    (reached, near)
}

/// The places of some runs' critical points, each once.
fn places(landscape: &Landscape, verdicts: &[Verdict], is_told: fn(&Verdict) -> bool) -> usize {
    let mut places: Vec<Point> = Vec::new();
    for verdict in verdicts {
        if let Some(point) = verdict.critical.filter(|_| is_told(verdict))
            && places.iter().all(|at| distance(*at, point.at) > 0.02 * landscape.diagonal)
        {
            places.push(point.at);
        }
    }
    places.len()
}

/// What the best point known is called, with its value, and that value.
fn known_best(landscape: &Landscape, verdicts: &[Verdict], goal: Goal) -> (String, f64) {
    let value = landscape.optimum(goal).map_or(f64::NAN, |best| best.value);
    let nominal = landscape.nominal(value, None, goal);
    let rest = CriticalKind::lowest_of(goal.sign());
    let as_good = landscape
        .critical
        .iter()
        .filter(|point| point.kind == rest && landscape.ties(point.value, value))
        .count();
    let is_least = || landscape.bound.is_some_and(|bound| landscape.ties(value, bound));
    let is_proven =
        goal == Goal::Min && (landscape.published.is_some() || landscape.is_convex || is_least());
    let reached = verdicts.iter().find(|verdict| is_at_best(verdict));
    let scope = match reached {
        Some(verdict) => verdict.scope,
        None => Some(if is_proven { Scope::Proven } else { Scope::Domain }),
    };
    let many = as_good > 1 || verdicts.iter().any(|one| is_at_best(one) && one.is_one_of_many);
    let visited = places(landscape, verdicts, is_at_best);
    let name = if many && visited > 1 {
        format!("one of {visited} {}", best_points(goal, scope))
    } else {
        best_point(goal, scope, many && (reached.is_some() || scope == Some(Scope::Proven)))
    };
    (format!("{name}, {}", shorter(nominal, FEW)), value)
}

/// The entrants' names, each once, in their order.
fn entrants(names: &[RunName]) -> Vec<&str> {
    let mut entrants: Vec<&str> = Vec::new();
    for name in names {
        if entrants.iter().all(|known| *known != name.entrant) {
            entrants.push(&name.entrant);
        }
    }
    entrants
}

/// How many runs reached the best point known, and what the others came to.
fn all(landscape: &Landscape, verdicts: &[Verdict], entrants: &[&str]) -> String {
    let (runs, rules) = (verdicts.len(), entrants.len());
    let goal = verdicts.first().map_or(Goal::Min, |verdict| verdict.goal);
    let what = if rules == 1 { "starts" } else { "runs" };
    let is_lower = |verdict: &Verdict| {
        landscape
            .optimum(goal)
            .is_some_and(|best| landscape.improves(verdict.value, best.value, goal))
    };
    // Of a function that goes on beyond its minima.
    let is_known = landscape.optimum(goal).is_some() && !verdicts.iter().any(is_lower);
    let (best, optimum) = known_best(landscape, verdicts, goal);
    let (reached, near) = best_ones(verdicts);
    if is_known && reached > 0 && (2..=MOST_TOLD).contains(&rules) && runs > rules {
        let mut told = format!("From {} starts", runs / rules);
        for (k, entrant) in entrants.iter().enumerate() {
            let own: Vec<Verdict> = verdicts.iter().skip(k).step_by(rules).copied().collect();
            let times = match best_ones(&own).0 {
                0 => "never".to_owned(),
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                times => format!("{times} times"),
            };
            told.push_str(&match k {
                0 => format!(" {entrant} reached {best}, {times}"),
                _ => format!(", {entrant} {times}"),
            });
        }
        return told + ".";
    }
    let mut told = match (is_known, reached, near) {
        (false, ..) => String::new(),
        (true, 0, 0) => format!("None of {runs} {what} reached {best}"),
        (true, 0, _) if near == runs => format!("All {runs} {what} came close to {best}"),
        (true, 0, _) => format!("{near} of {runs} {what} came close to {best}"),
        _ if reached == runs => format!("All {runs} {what} reached {best}"),
        _ => format!("{reached} of {runs} {what} reached {best}"),
    };
    if reached > 0 && near > 0 {
        told = format!("{told}; {near} came close to it");
    }
    for (count, did) in others(landscape, verdicts, is_known.then_some(optimum)) {
        told = match (told.is_empty(), count == runs) {
            (true, true) => format!("All {runs} {what} {did}"),
            (true, false) => format!("{count} of {runs} {what} {did}"),
            (false, true) => format!("{told}; all {count} {did}"),
            (false, false) => format!("{told}; {count} {did}"),
        };
    }
    told + "."
}

/// What those did that are not at the best point known, each with how many.
fn others(
    landscape: &Landscape,
    verdicts: &[Verdict],
    optimum: Option<f64>,
) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    let is_stopped = |verdict: &Verdict| {
        verdict.stop == Stop::Converged && is_at_goal(verdict) && !is_at_best(verdict)
    };
    for verdict in verdicts {
        if optimum.is_some() && is_at_best(verdict) {
            continue;
        }
        let did = if is_stopped(verdict) {
            local(landscape, verdicts, optimum, is_stopped)
        } else {
            did(verdict)
        };
        match counts.iter_mut().find(|(_, known)| *known == did) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, did)),
        }
    }
    counts
}

/// “stopped at the local one, 2.44 higher”, “stopped at 3 local ones, 0.2 to 2.4 higher”.
fn local(
    landscape: &Landscape,
    verdicts: &[Verdict],
    optimum: Option<f64>,
    is_stopped: fn(&Verdict) -> bool,
) -> String {
    let stopped = places(landscape, verdicts, is_stopped);
    let (mut nearest, mut farthest, mut goal) = (f64::INFINITY, 0.0_f64, Goal::Min);
    for verdict in verdicts {
        if is_stopped(verdict) {
            let apart = (verdict.value - optimum.unwrap_or(f64::NAN)).abs();
            (nearest, farthest, goal) = (nearest.min(apart), farthest.max(apart), verdict.goal);
        }
    }
    let rest = CriticalKind::lowest_of(goal.sign());
    let is_local = |value: f64| optimum.is_some_and(|best| !landscape.ties(value, best));
    let known =
        landscape.critical.iter().filter(|point| point.kind == rest && is_local(point.value));
    let is_only_one = known.count() == 1;
    let [name, higher] = match goal {
        Goal::Min => ["minimum", "higher"],
        Goal::Max => ["maximum", "lower"],
    };
    let [low, high] = [nearest, farthest].map(|apart| shorter(apart, FEW));
    let ones = match (optimum, stopped, is_only_one) {
        (None, 0 | 1, _) => return format!("stopped at a local {name}"),
        (None, ..) => return format!("stopped at {stopped} local ones"),
        (_, 0 | 1, true) => "the local one".to_owned(),
        (_, 0 | 1, false) => "a local one".to_owned(),
        _ => format!("{stopped} local ones"),
    };
    if low == high {
        format!("stopped at {ones}, {low} {higher}")
    } else {
        format!("stopped at {ones}, {low} to {high} {higher}")
    }
}

/// What a run did that stopped at no extremum for its goal.
fn did(verdict: &Verdict) -> String {
    let name = label(verdict);
    match verdict.outcome {
        _ if verdict.stop == Stop::Undefined => name,
        _ if verdict.beyond == Some(Beyond::Unbounded) => format!("kept {}", falling(verdict)),
        _ if verdict.stop == Stop::Diverged => name,
        _ if is_at_goal(verdict) => format!("came close to a {}", name.trim_start_matches("near ")),
        Outcome::Plateau => "ended on a plateau".to_owned(),
        Outcome::FarOutside => name,
        Outcome::Oscillating | Outcome::Hovering => format!("kept {name}"),
        Outcome::Worsening => "got worse".to_owned(),
        _ if verdict.outcome.is_critical() && verdict.stop == Stop::Converged => {
            format!("stopped at {} {name}", if name == "inflection" { "an" } else { "a" })
        }
        _ if verdict.outcome.is_critical() => {
            format!("slowed down close to a {}", name.trim_start_matches("near "))
        }
        _ if verdict.is_getting_on && verdict.standstill.is_none() => "ran out of steps".to_owned(),
        _ => "ended on a slope".to_owned(),
    }
}
