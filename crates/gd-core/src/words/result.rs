//! What a run came to, as a few words for a table and as a clause after its name.

use crate::{
    notation::{DIGITS, shorter},
    run::stop::Stop,
    space::Goal,
    verdict::{Beyond, Outcome, Scope, Verdict},
};

/// How many significant digits a table and a clause show of a value.
pub(crate) const FEW: usize = 3;

/// “f = −1.07”; “f ≈ 0” where the value is that of the optimum, or 0, but for rounding and other
/// digits would show.
pub(crate) fn level(name: &str, value: f64, nominal: f64, digits: usize) -> String {
    let told = shorter(nominal, digits);
    let sign = if shorter(value, digits) == told { "=" } else { "≈" };
    format!("{name} {sign} {told}")
}

/// The value of a run at its end, in a sentence.
pub(crate) fn level_at_end(verdict: &Verdict) -> String {
    level(verdict.value_name, verdict.value, verdict.nominal, DIGITS)
}

/// Whether it is at, or close to, an extremum of the kind that the goal asks for.
pub(crate) fn is_at_goal(verdict: &Verdict) -> bool {
    verdict.outcome.is_of(verdict.goal)
}

/// Whether it is at, or close to, the best point known.
pub(crate) fn is_at_best(verdict: &Verdict) -> bool {
    verdict.outcome.is_best_of(verdict.goal)
}

/// “the global minimum”, “one of the lowest minima found in the region”: what the best point is, as far as
/// that is known.
pub(crate) fn best_point(goal: Goal, scope: Option<Scope>, is_one_of_many: bool) -> String {
    let [one, best] = match goal {
        Goal::Min => ["minimum", "lowest"],
        Goal::Max => ["maximum", "highest"],
    };
    match (found(scope), is_one_of_many) {
        (None, true) => format!("a global {one}"),
        (None, false) => format!("the global {one}"),
        (Some(_), true) => format!("one of the {}", best_points(goal, scope)),
        (Some(found), false) => format!("the {best} {one} {found}"),
    }
}

/// The same of several: “global minima”, “lowest minima found in the region”.
pub(crate) fn best_points(goal: Goal, scope: Option<Scope>) -> String {
    let [many, best] = match goal {
        Goal::Min => ["minima", "lowest"],
        Goal::Max => ["maxima", "highest"],
    };
    match found(scope) {
        None => format!("global {many}"),
        Some(found) => format!("{best} {many} {found}"),
    }
}

/// How it is known that nothing is better, unless it is proven.
fn found(scope: Option<Scope>) -> Option<&'static str> {
    match scope {
        Some(Scope::Domain) => Some("found in the region"),
        Some(Scope::Known) => Some("found"),
        Some(Scope::Proven) | None => None,
    }
}

/// “22 steps”.
pub(crate) fn counted(steps: usize) -> String {
    format!("{steps} step{}", if steps == 1 { "" } else { "s" })
}

/// A run's end in a few words: “global minimum”, “still descending”.
pub(crate) fn label(verdict: &Verdict) -> String {
    let is_near = verdict.stop == Stop::MaxSteps && verdict.outcome.is_critical();
    let near = if is_near { "near " } else { "" };
    let best = match (verdict.scope, verdict.goal) {
        (Some(Scope::Domain), Goal::Min) if is_at_best(verdict) => "lowest in the region",
        (Some(Scope::Domain), Goal::Max) if is_at_best(verdict) => "highest in the region",
        (Some(Scope::Known), Goal::Min) if is_at_best(verdict) => "lowest found",
        (Some(Scope::Known), Goal::Max) if is_at_best(verdict) => "highest found",
        _ => named(verdict),
    };
    format!("{near}{best}")
}

fn named(verdict: &Verdict) -> &'static str {
    match verdict.outcome {
        Outcome::NoValue if verdict.stop == Stop::Undefined => "could not start",
        Outcome::NoValue => "left the domain",
        _ if verdict.stop == Stop::Diverged => "diverged",
        Outcome::GlobalMinimum if verdict.goal == Goal::Min => "global minimum",
        Outcome::LocalMinimum if verdict.goal == Goal::Min => "local minimum",
        Outcome::GlobalMaximum if verdict.goal == Goal::Max => "global maximum",
        Outcome::LocalMaximum if verdict.goal == Goal::Max => "local maximum",
        Outcome::GlobalMinimum | Outcome::LocalMinimum => "minimum",
        Outcome::GlobalMaximum | Outcome::LocalMaximum => "maximum",
        Outcome::Saddle if verdict.dimension == 1 => "inflection",
        Outcome::Saddle => "saddle",
        Outcome::Plateau => "plateau",
        Outcome::OnSlope if verdict.gradient_norm == 0.0 => "no slope",
        Outcome::OnSlope if verdict.standstill.is_some() => "at rest on a slope",
        Outcome::OnSlope if verdict.stop == Stop::Converged || !verdict.is_getting_on => {
            "on a slope"
        }
        Outcome::OnSlope if verdict.goal == Goal::Max => "still ascending",
        Outcome::OnSlope => "still descending",
        Outcome::FarOutside => "left the region",
        Outcome::Oscillating => "bouncing",
        Outcome::Hovering if verdict.is_annealed => "jumping about",
        Outcome::Hovering => "jittering",
        Outcome::Worsening => "getting worse",
        Outcome::OutOfBounds => "diverged",
    }
}

/// What a run came to, after its name or a number of runs: “reaches the global minimum”; with another
/// form of “is” in the past tense, “stopped at a saddle”, “were still descending”.
pub(crate) fn phrase(verdict: &Verdict, is: &str) -> String {
    let tense = |now: &'static str, past: &'static str| if is == "is" { now } else { past };
    let (mut name, is_near) = (named(verdict), verdict.stop == Stop::MaxSteps);
    let verb = match verdict.outcome {
        _ if verdict.stop == Stop::Undefined => return name.to_owned(),
        Outcome::NoValue => {
            name = "the function's domain";
            tense("leaves", "left")
        }
        Outcome::FarOutside if verdict.beyond == Some(Beyond::Unbounded) => {
            name = if verdict.goal == Goal::Min { "falling" } else { "rising" };
            tense("keeps", "kept")
        }
        _ if verdict.stop == Stop::Diverged => return tense("diverges", name).to_owned(),
        Outcome::FarOutside => return tense("leaves the region", name).to_owned(),
        outcome if outcome.is_critical() => {
            let verb = match (is_near, is_at_best(verdict)) {
                (true, _) => tense("comes close to", "came close to"),
                (false, true) => tense("reaches", "reached"),
                (false, false) => tense("stops at", "stopped at"),
            };
            if is_at_best(verdict) {
                let best = best_point(verdict.goal, verdict.scope, verdict.is_one_of_many);
                return format!("{verb} {best}");
            }
            let article = if name == "inflection" { "an" } else { "a" };
            return format!("{verb} {article} {name}");
        }
        Outcome::Plateau => {
            name = "on a plateau";
            is
        }
        Outcome::OnSlope if verdict.gradient_norm == 0.0 => {
            name = "where there is no slope";
            is
        }
        _ => is,
    };
    format!("{verb} {name}")
}

/// The same with its value and its steps: “reaches the global minimum, −3.51, after 88 steps”.
pub(crate) fn clause(verdict: &Verdict, is_past: bool) -> String {
    let (phrase, steps) =
        (phrase(verdict, if is_past { "was" } else { "is" }), counted(verdict.steps));
    // The value of a minimum that is reached, or of the place beside it.
    if is_at_goal(verdict) && verdict.stop == Stop::Converged {
        return format!("{phrase}, {}, after {steps}", shorter(verdict.nominal, FEW));
    }
    if matches!(verdict.outcome, Outcome::NoValue | Outcome::OutOfBounds) {
        return format!("{phrase} after {steps}");
    }
    let told = level(verdict.value_name, verdict.value, verdict.nominal, FEW);
    format!("{phrase} ({told}) after {steps}")
}

/// What came of a remedy beside what it was for: “With momentum it reaches the global minimum, −3.51,
/// after 133 steps; without, it stopped at a local minimum, −1.07, after 72 steps.”
#[must_use]
pub fn answer(verdict: &Verdict, with: &str, before: &str) -> String {
    format!("{with} it {}; without, it {before}.", clause(verdict, false))
}

/// What a run came to, in the past tense, for an [`answer`].
#[must_use]
pub fn came_to(verdict: &Verdict) -> String {
    clause(verdict, true)
}
