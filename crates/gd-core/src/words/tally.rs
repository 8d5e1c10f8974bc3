//! How many of many runs reached the optimum, and what the others came to, in a sentence.

use crate::{
    landscape::{kind::CriticalKind, survey::Landscape},
    notation::shorter,
    run::stop::Stop,
    space::{Goal, Point, distance},
    verdict::{Scope, Verdict},
    words::{
        result::{FEW, best_point, best_points, is_at_best, is_at_goal, phrase},
        run_name::RunName,
    },
};

/// Of how many rules each is told for itself, where there are several starts.
const MOST_RULES: usize = 3;

/// “6 of 13 starts reached the global minimum, −3.51; 7 stopped at the local one, 2.44 higher.”
pub(super) fn tally(landscape: &Landscape, verdicts: &[&Verdict], names: &[RunName]) -> String {
    let entrants = entrants(names);
    let (runs, rules) = (verdicts.len(), entrants.len());
    let goal = verdicts.first().map_or(Goal::Min, |verdict| verdict.goal);
    let mut known = landscape.optimum(goal).map(|best| best.value);
    let (mut reached, mut near, mut by_rule) = (0, 0, vec![0; rules]);
    for (k, verdict) in verdicts.iter().enumerate() {
        // A function may go on beyond its minima.
        known = known.filter(|best| !landscape.improves(verdict.value, *best, goal));
        if is_at_best(verdict) && verdict.stop == Stop::Converged {
            reached += 1;
            if let Some(count) = by_rule.get_mut(k % rules) {
                *count += 1;
            }
        } else if is_at_best(verdict) {
            near += 1;
        }
    }
    let is_by_rule = (2..=MOST_RULES).contains(&rules) && runs > rules && reached > 0;
    let what = if rules == 1 || is_by_rule { "starts" } else { "runs" };
    let mut told = String::new();
    if let Some(value) = known {
        let best = named_best(landscape, verdicts, goal, value);
        if is_by_rule {
            for (k, (entrant, count)) in entrants.iter().zip(by_rule).enumerate() {
                told.push_str(&match k {
                    0 => format!("{count} of {} {what} reached {best}, by {entrant}", runs / rules),
                    _ => format!(", {count} by {entrant}"),
                });
            }
            return told + ".";
        }
        let (count, did) = if reached > 0 { (reached, "reached") } else { (near, "came close to") };
        told = match count {
            0 => format!("None of {runs} {what} reached {best}"),
            _ if count == runs => format!("All {runs} {what} {did} {best}"),
            _ => format!("{count} of {runs} {what} {did} {best}"),
        };
        if reached > 0 && near > 0 {
            told.push_str(&format!("; {near} came close to it"));
        }
    }
    let mut others: Vec<(usize, &Verdict, String)> = Vec::new();
    for verdict in verdicts {
        if known.is_some() && is_at_best(verdict) {
            continue;
        }
        let did = if is_local(verdict) {
            local(landscape, verdicts, known)
        } else {
            phrase(verdict, "were")
        };
        match others.iter_mut().find(|(_, _, other)| *other == did) {
            Some((count, ..)) => *count += 1,
            None => others.push((1, verdict, did)),
        }
    }
    for (count, verdict, mut did) in others {
        if count == 1 && !is_local(verdict) {
            did = phrase(verdict, "was");
        }
        told = match (told.is_empty(), count == runs) {
            (true, true) => format!("All {runs} {what} {did}"),
            (true, false) => format!("{count} of {runs} {what} {did}"),
            (false, true) => format!("{told}; all {count} {did}"),
            (false, false) => format!("{told}; {count} {did}"),
        };
    }
    told + "."
}

/// The entrants' names, each once, in their order.
fn entrants(names: &[RunName]) -> Vec<&str> {
    let mut entrants: Vec<&str> = Vec::new();
    for name in names {
        if !entrants.contains(&name.entrant.as_str()) {
            entrants.push(&name.entrant);
        }
    }
    entrants
}

/// Whether a run has stopped at an extremum for its goal that is not the best one.
fn is_local(verdict: &Verdict) -> bool {
    verdict.stop == Stop::Converged && is_at_goal(verdict) && !is_at_best(verdict)
}

/// How many places those runs are near of which something is true.
fn places(landscape: &Landscape, verdicts: &[&Verdict], is_told: fn(&Verdict) -> bool) -> usize {
    let mut places: Vec<Point> = Vec::new();
    for verdict in verdicts {
        let Some(point) = verdict.critical.filter(|_| is_told(verdict)) else { continue };
        if places.iter().all(|at| distance(*at, point.at) > 0.02 * landscape.diagonal) {
            places.push(point.at);
        }
    }
    places.len()
}

/// How many extrema of the domain, of the kind that the goal asks for, are as good as a value, or not.
fn extrema(landscape: &Landscape, goal: Goal, value: f64, is_as_good: bool) -> usize {
    let mut count = 0;
    for point in &landscape.critical {
        let is_of_kind = point.kind == CriticalKind::lowest_of(goal.sign());
        count += usize::from(is_of_kind && landscape.ties(point.value, value) == is_as_good);
    }
    count
}

/// What the best point known is called, with its value: “one of 4 global minima, 0”.
fn named_best(landscape: &Landscape, verdicts: &[&Verdict], goal: Goal, value: f64) -> String {
    let is_least = || landscape.bound.is_some_and(|bound| landscape.ties(value, bound));
    let is_proven =
        goal == Goal::Min && (landscape.published.is_some() || landscape.is_convex || is_least());
    let reached = verdicts.iter().find(|verdict| is_at_best(verdict));
    let scope = match reached {
        Some(verdict) => verdict.scope,
        None => Some(if is_proven { Scope::Proven } else { Scope::Domain }),
    };
    let is_one_of_many = reached.is_some_and(|verdict| verdict.is_one_of_many)
        || (is_proven && extrema(landscape, goal, value, true) > 1);
    let visited = places(landscape, verdicts, is_at_best);
    let name = if visited > 1 {
        format!("one of {visited} {}", best_points(goal, scope))
    } else {
        best_point(goal, scope, is_one_of_many)
    };
    format!("{name}, {}", shorter(landscape.nominal(value, None, goal), FEW))
}

/// “stopped at the local one, 2.44 higher”, “stopped at 3 local ones, 0.2 to 2.4 higher”.
fn local(landscape: &Landscape, verdicts: &[&Verdict], optimum: Option<f64>) -> String {
    let stopped = places(landscape, verdicts, is_local);
    let (mut nearest, mut farthest, mut goal) = (f64::INFINITY, 0.0_f64, Goal::Min);
    for verdict in verdicts {
        if is_local(verdict) {
            let apart = (verdict.value - optimum.unwrap_or(f64::NAN)).abs();
            (nearest, farthest, goal) = (nearest.min(apart), farthest.max(apart), verdict.goal);
        }
    }
    let [name, higher] = match goal {
        Goal::Min => ["minimum", "higher"],
        Goal::Max => ["maximum", "lower"],
    };
    let Some(best) = optimum else { return format!("stopped at a local {name}") };
    let ones = match stopped {
        0 | 1 if extrema(landscape, goal, best, false) == 1 => "the local one".to_owned(),
        0 | 1 => "a local one".to_owned(),
        _ => format!("{stopped} local ones"),
    };
    let [low, high] = [nearest, farthest].map(|apart| shorter(apart, FEW));
    let apart = if low == high { low } else { format!("{low} to {high}") };
    format!("stopped at {ones}, {apart} {higher}")
}
