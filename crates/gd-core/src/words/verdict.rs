//! What a run came to, in a sentence or two.

use std::fmt;

use crate::{
    notation::{DIGITS, place, short, shorter},
    run::stop::Stop,
    space::Goal,
    verdict::{Beyond, Exceeded, Outcome, Scope, Source, Standstill, Verdict},
};

/// The verdict for a reader, in a sentence or two.
fn verdict(verdict: &Verdict) -> String {
    let steps = format!("{} step{}", verdict.steps, if verdict.steps == 1 { "" } else { "s" });
    let (value, slope) = (short(verdict.value), short(verdict.gradient_norm));
    let on = way(verdict.goal);
    let [stopped, limit] = [format!("Stopped after {steps}, the limit"), limit(verdict)];
    let arrived = || format!("Converged after {steps}");
    match (verdict.stop, verdict.outcome) {
        (Stop::Undefined, _) => {
            "Could not start: the function has no finite value or slope there.".to_owned()
        }
        (Stop::Diverged, Outcome::NoValue) => {
            format!("Left the function's domain at step {}.", verdict.steps)
        }
        (Stop::Diverged, Outcome::FarOutside) => {
            format!("{}{}", diverged(verdict, &steps), beyond(verdict))
        }
        (Stop::Diverged, _) => format!("{}{limit}", diverged(verdict, &steps)),
        (Stop::MaxSteps, Outcome::OnSlope) => format!("{stopped}, {}", on_slope(verdict)),
        (Stop::MaxSteps, Outcome::Worsening) => {
            format!("{stopped}, getting worse: further from the goal than at the start.{limit}")
        }
        (Stop::MaxSteps, Outcome::FarOutside) => {
            let beyond = beyond(verdict);
            format!("{stopped}, far outside the view, value {value}.{beyond}{limit}")
        }
        (Stop::MaxSteps, _) => format!("{stopped}, {}{limit}", rest(verdict)),
        (Stop::Converged, Outcome::OnSlope) if verdict.gradient_norm == 0.0 => {
            format!("{}, where there is no slope to follow, value {value}.", arrived())
        }
        (Stop::Converged, Outcome::OnSlope) => format!(
            "{}, though still on a slope of {slope}, value {value}: a smaller tolerance leads further {on}.",
            arrived(),
        ),
        (Stop::Converged, _) => format!("{}, {}", arrived(), rest(verdict)),
    }
}

/// What a run does on a slope at the limit of its steps, and what would lead on.
fn on_slope(verdict: &Verdict) -> String {
    let (value, slope) = (short(verdict.value), short(verdict.gradient_norm));
    let still = match verdict.goal {
        Goal::Min => "still descending",
        Goal::Max => "still ascending",
    };
    match verdict.standstill {
        Some(Standstill::Decay) => format!(
            "at rest on a slope of {slope}, value {value}: there weight decay pulls back as far as the rule steps on. A smaller λ rests closer to the goal."
        ),
        Some(Standstill::Rejection) => format!(
            "value {value}, slope {slope}: the last proposals were all turned down. A smaller learning rate proposes nearer places."
        ),
        Some(Standstill::Overflow) => format!(
            "unmoved on a slope of {slope}: its square, by which the rule divides the step, is too large for a number."
        ),
        Some(Standstill::NoRate) => format!(
            "unmoved on a slope of {slope}, value {value}: the schedule has brought the learning rate to 0."
        ),
        Some(Standstill::Rounding) => format!(
            "unmoved on a slope of {slope}: the step is too short to change θ. A larger learning rate leads on."
        ),
        None if verdict.exceeded.is_some() || !verdict.is_getting_on => {
            format!("on a slope of {slope}, value {value}.{}", limit(verdict))
        }
        None => {
            let too = if verdict.is_straight { " or a larger learning rate" } else { "" };
            format!("while {still} (slope {slope}). More steps{too} lead on.")
        }
    }
}

/// How far the value of a run went that diverged.
fn diverged(verdict: &Verdict, steps: &str) -> String {
    let Verdict { value, first_value, .. } = *verdict;
    if verdict.steps == 0 {
        return "Diverged at once: the first step leads to where f or x is too large for a number."
            .to_owned();
    }
    let digits = if value.abs() < 1e6 { DIGITS } else { 1 };
    let told = shorter(value, digits);
    let said = if value.abs() <= first_value.abs() {
        format!("Diverged after {steps}, the last value is {told}.")
    } else {
        let way = match (value < 0.0, verdict.outcome) {
            (false, Outcome::FarOutside) => "risen",
            (false, _) => "grown",
            (true, _) => "fallen",
        };
        format!("Diverged: after {steps} f has {way} to {told}.")
    };
    let over = match verdict.goal {
        Goal::Min => "valley",
        Goal::Max => "peak",
    };
    match (verdict.exceeded, verdict.outcome) {
        (Some(_), Outcome::OutOfBounds) => {
            format!("{said} Each step overshoots the {over} further.")
        }
        _ => said,
    }
}

/// What a run that went far shows of the function.
fn beyond(verdict: &Verdict) -> &'static str {
    match (verdict.beyond, verdict.goal) {
        (Some(Beyond::Unbounded), Goal::Min) => {
            " It keeps falling: f has no minimum in this direction."
        }
        (Some(Beyond::Unbounded), Goal::Max) => {
            " It keeps rising: f has no maximum in this direction."
        }
        (Some(Beyond::Levels), Goal::Min) => " In this direction f falls on, but ever less.",
        (Some(Beyond::Levels), Goal::Max) => " In this direction f rises on, but ever less.",
        _ => "",
    }
}

/// The way that a run goes.
fn way(goal: Goal) -> &'static str {
    match goal {
        Goal::Min => "down",
        Goal::Max => "up",
    }
}

/// Where a run rests, or what it moves about.
fn rest(verdict: &Verdict) -> String {
    let (value, slope) = (short(verdict.value), short(verdict.gradient_norm));
    let close = if verdict.stop == Stop::Converged { "at" } else { "close to" };
    let the = if verdict.is_one_of_many { "a" } else { "the" };
    let scope = match (verdict.scope, verdict.outcome) {
        (Some(Scope::Domain), Outcome::GlobalMaximum) => ", the highest found in view",
        (Some(Scope::Domain), _) => ", the lowest found in view",
        (Some(Scope::Known), Outcome::GlobalMaximum) => ", the highest found",
        (Some(Scope::Known), _) => ", the lowest found",
        (Some(Scope::Proven) | None, _) => "",
    };
    let unmoved = match (verdict.stop, verdict.goal) {
        (Stop::Converged, Goal::Min) => "without a slope, descent can't leave it".to_owned(),
        (Stop::Converged, Goal::Max) => "without a slope, ascent can't leave it".to_owned(),
        _ if verdict.gradient_norm == 0.0 => "there is no slope to follow".to_owned(),
        _ => format!("the slope there is only {slope}"),
    };
    match verdict.outcome {
        Outcome::GlobalMinimum | Outcome::LocalMinimum if verdict.goal == Goal::Max => {
            format!("{close} a minimum, value {value}: {unmoved}.")
        }
        Outcome::GlobalMaximum | Outcome::LocalMaximum if verdict.goal == Goal::Min => {
            format!("{close} a maximum, value {value}: {unmoved}.")
        }
        Outcome::GlobalMinimum | Outcome::GlobalMaximum => {
            let name = if verdict.goal == Goal::Min { "minimum" } else { "maximum" };
            // What is close to it has not its value yet.
            if verdict.stop == Stop::Converged {
                format!("{close} {the} global {name}, value {value}{scope}.")
            } else {
                format!("{close} {the} global {name}{scope}, at value {value}.")
            }
        }
        Outcome::LocalMinimum => {
            format!("{close} a local minimum, value {value}.{}", better_one(verdict))
        }
        Outcome::LocalMaximum => {
            format!("{close} a local maximum, value {value}.{}", better_one(verdict))
        }
        Outcome::Saddle if verdict.dimension == 1 => format!(
            "{close} an inflection, value {value}: the slope vanishes, but f falls on one side."
        ),
        Outcome::Saddle => {
            let [low, high] = verdict.eigenvalues;
            if low < 0.0 && high > 0.0 {
                let [low, high] = [low, high].map(short);
                format!(
                    "{close} a saddle, value {value}: the curvature is {low} one way and {high} the other."
                )
            } else {
                format!("{close} a saddle, value {value}: f falls one way and rises another.")
            }
        }
        Outcome::Plateau if verdict.gradient_norm == 0.0 => {
            format!("on a plateau, value {value}: there is no slope to follow.")
        }
        Outcome::Plateau => match verdict.better {
            Some(better) => {
                let (way, best) = (way(verdict.goal), short(better.value));
                format!(
                    "on a plateau, value {value}: its slope, {slope}, is little for the way {way} to {best}."
                )
            }
            None => format!("on a plateau, value {value}: the slope there is only {slope}."),
        },
        Outcome::Oscillating => format!("bouncing to and fro, value {value}."),
        Outcome::Hovering if verdict.is_annealed => {
            format!("jumping about, value {value}: it is too hot to settle; cooling settles it.")
        }
        Outcome::Hovering => {
            let too = if verdict.is_batched { ", and so do larger batches" } else { "" };
            format!(
                "jittering, value {value}: the steps' noise keeps it moving about a place of rest; a smaller or falling learning rate settles it{too}."
            )
        }
        Outcome::OnSlope
        | Outcome::FarOutside
        | Outcome::Worsening
        | Outcome::OutOfBounds
        | Outcome::NoValue => format!("value {value}, slope {slope}."),
    }
}

fn better_one(verdict: &Verdict) -> String {
    let Some(better) = verdict.better else { return String::new() };
    let at = place(better.at, verdict.dimension, DIGITS);
    let value = short(better.value);
    let [lower, lowest] =
        if better.value < verdict.value { ["lower", "lowest"] } else { ["higher", "highest"] };
    let apart = || short((better.value - verdict.value).abs());
    match verdict.source {
        Some(Source::Published) => {
            format!(" The global one, near {at}, is {} {lower}: {value}.", apart())
        }
        Some(Source::Found) => {
            format!(" The {lowest} found in view, near {at}, is {} {lower}: {value}.", apart())
        }
        Some(Source::Visited) => format!(" A run has been {lower}: {value} near {at}."),
        Some(Source::Beyond) => {
            format!(" Further out the function goes {lower}: {value} near {at}.")
        }
        Some(Source::Seen) | None => {
            format!(" The function goes {lower} in view: {value} near {at}.")
        }
    }
}

/// The limit that the learning rate exceeded.
fn limit(verdict: &Verdict) -> String {
    let Some(Exceeded { limit, rate, is_at_rest }) = verdict.exceeded else {
        return String::new();
    };
    // Beside which every rate is too large.
    if limit < f64::MIN_POSITIVE {
        return String::new();
    }
    let name = match verdict.goal {
        Goal::Min => "descent",
        Goal::Max => "ascent",
    };
    // As many digits as tell the two apart.
    let told = |digits| [limit, rate].map(|number| shorter(number, digits));
    let mut digits = DIGITS;
    let mut both = told(digits);
    while limit != rate && digits < 17 && matches!(&both, [limit, rate] if limit == rate) {
        digits += 1;
        both = told(digits);
    }
    let [limit, rate] = both;
    if is_at_rest {
        format!(
            " The curvature allows plain {name} a learning rate below 2/λmax = {limit}; this one was {rate}."
        )
    } else {
        format!(
            " Where a step was first too long, 2/λmax was {limit}; the learning rate was {rate}."
        )
    }
}

/// The verdict for a reader.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&verdict(self))
    }
}
