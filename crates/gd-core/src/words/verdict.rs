//! What a run came to, in a sentence or two.

use std::fmt;

use crate::{
    notation::{DIGITS, place, short, shorter},
    run::stop::Stop,
    space::Goal,
    verdict::{Beyond, Exceeded, Outcome, Source, Standstill, Verdict},
    words::result::{best_point, counted, is_at_best, is_at_goal, level_at_end},
};

/// The verdict for a reader, in a sentence or two.
fn verdict(verdict: &Verdict) -> String {
    let steps = counted(verdict.steps);
    let (level, slope) = (level_at_end(verdict), short(verdict.gradient_norm));
    let [stopped, limit] = [format!("Stopped after {steps}, the limit"), limit(verdict)];
    // What the tolerance has stopped short of an extremum has not arrived.
    let arrived = || {
        let why = match verdict.gradient_norm {
            _ if is_at_goal(verdict) && verdict.is_there => "",
            0.0 => ": the gradient is 0,",
            _ => ": the gradient is below the tolerance,",
        };
        match (verdict.steps, why) {
            (0, "") => "Stopped at the start,".to_owned(),
            (0, _) => format!("Stopped at the start{why}"),
            _ => format!("Converged after {steps}{why}"),
        }
    };
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
            format!(
                "{stopped}, getting worse: {level} is further from the goal than the start.{limit}"
            )
        }
        (Stop::MaxSteps, Outcome::FarOutside) => {
            let beyond = beyond(verdict);
            format!("{stopped}, far outside the region, {level}.{beyond}{limit}")
        }
        (Stop::MaxSteps, _) => format!("{stopped}, {}{limit}", rest(verdict)),
        (Stop::Converged, Outcome::OnSlope) if verdict.gradient_norm == 0.0 => {
            format!("Converged after {steps}, where there is no slope to follow, {level}.")
        }
        (Stop::Converged, Outcome::OnSlope) => {
            let on = way(verdict.goal);
            format!(
                "{} though still {slope}, {level}. A smaller tolerance leads further {on}.",
                arrived()
            )
        }
        (Stop::Converged, _) => format!("{} {}", arrived(), rest(verdict)),
    }
}

/// What a run does on a slope at the limit of its steps, and what would lead on.
fn on_slope(verdict: &Verdict) -> String {
    let (level, slope) = (level_at_end(verdict), short(verdict.gradient_norm));
    let still = match verdict.goal {
        Goal::Min => "still descending",
        Goal::Max => "still ascending",
    };
    match verdict.standstill {
        Some(Standstill::Decay) => format!(
            "at rest on a slope of {slope}, {level}: there weight decay pulls back as far as the rule steps on. A smaller λ rests closer to the goal."
        ),
        Some(Standstill::Rejection) => format!(
            "{level}, slope {slope}: the last proposals were all turned down. A smaller learning rate proposes nearer places."
        ),
        Some(Standstill::Overflow) => format!(
            "unmoved on a slope of {slope}: its square, by which the rule divides the step, is too large for a number."
        ),
        Some(Standstill::NoRate) => format!(
            "unmoved on a slope of {slope}, {level}: the schedule has brought the learning rate to all but 0. A slower decay leads further."
        ),
        Some(Standstill::Rounding) => format!(
            "unmoved on a slope of {slope}: the step is too short to change θ. A larger learning rate leads on."
        ),
        None if verdict.exceeded.is_some() || !verdict.is_getting_on => {
            format!("on a slope of {slope}, {level}.{}", limit(verdict))
        }
        None if verdict.beyond == Some(Beyond::Unbounded) => {
            format!("while {still} (slope {slope}).{}", beyond(verdict))
        }
        None => {
            let on = match (verdict.decays, verdict.has_room) {
                (true, _) => {
                    "More steps lead to where weight decay pulls back as far as the rule steps"
                }
                (false, true) => "More steps or a larger learning rate lead",
                (false, false) => "More steps lead",
            };
            format!("while {still} (slope {slope}). {on} on.")
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
    let (level, slope) = (level_at_end(verdict), short(verdict.gradient_norm));
    let close = if verdict.stop == Stop::Converged && verdict.is_there { "at" } else { "close to" };
    let f = verdict.value_name;
    let unmoved = match (verdict.stop, verdict.goal) {
        (Stop::Converged, Goal::Min) => "Without a slope, descent can't leave it.".to_owned(),
        (Stop::Converged, Goal::Max) => "Without a slope, ascent can't leave it.".to_owned(),
        _ if verdict.gradient_norm == 0.0 => "There is no slope to follow.".to_owned(),
        _ => format!("The slope there is only {slope}."),
    };
    match verdict.outcome {
        _ if is_at_best(verdict) => {
            let best = best_point(verdict.goal, verdict.scope, verdict.is_one_of_many);
            format!("{close} {best}, {level}.")
        }
        Outcome::GlobalMinimum | Outcome::LocalMinimum if verdict.goal == Goal::Max => {
            format!("{close} a minimum, {level}. {unmoved}")
        }
        Outcome::GlobalMaximum | Outcome::LocalMaximum if verdict.goal == Goal::Min => {
            format!("{close} a maximum, {level}. {unmoved}")
        }
        Outcome::GlobalMinimum | Outcome::LocalMinimum => {
            format!("{close} a local minimum, {level}.{}", better_one(verdict))
        }
        Outcome::GlobalMaximum | Outcome::LocalMaximum => {
            format!("{close} a local maximum, {level}.{}", better_one(verdict))
        }
        Outcome::Saddle if verdict.dimension == 1 => {
            format!(
                "{close} an inflection, {level}. The slope vanishes, but {f} falls on one side."
            )
        }
        Outcome::Saddle => {
            let [low, high] = verdict.eigenvalues;
            if low < 0.0 && high > 0.0 {
                let [low, high] = [low, high].map(short);
                format!(
                    "{close} a saddle, {level}. The curvature is {low} one way and {high} the other."
                )
            } else {
                format!("{close} a saddle, {level}. {f} falls one way and rises another.")
            }
        }
        Outcome::Plateau if verdict.gradient_norm == 0.0 => {
            format!("on a plateau, {level}. There is no slope to follow.")
        }
        Outcome::Plateau => match verdict.better {
            Some(_) => {
                let (way, best) = (way(verdict.goal), short(verdict.better_nominal));
                format!(
                    "on a plateau, {level}. Its slope, {slope}, is little for the way {way} to {best}."
                )
            }
            None => format!("on a plateau, {level}. The slope there is only {slope}."),
        },
        Outcome::Oscillating => {
            let fades = if verdict.exceeded.is_none() && verdict.fades {
                " It swings a little less each time: more steps or a smaller learning rate settle it."
            } else {
                ""
            };
            format!("bouncing to and fro, {level}.{fades}")
        }
        Outcome::Hovering => hovering(verdict),
        Outcome::OnSlope
        | Outcome::FarOutside
        | Outcome::Worsening
        | Outcome::OutOfBounds
        | Outcome::NoValue => format!("{level}, slope {slope}."),
    }
}

/// What a run does that chance keeps moving.
fn hovering(verdict: &Verdict) -> String {
    let level = level_at_end(verdict);
    if verdict.is_annealed {
        return format!(
            "jumping about, {level}: at its temperature it does not settle; more cooling settles it."
        );
    }
    let what = match (verdict.goal, verdict.better) {
        (Goal::Min, None) => "the lowest minimum known",
        (Goal::Min, Some(_)) => "a local minimum",
        (Goal::Max, None) => "the highest maximum known",
        (Goal::Max, Some(_)) => "a local maximum",
    };
    let too = if verdict.is_batched { ", and so do larger batches" } else { "" };
    format!(
        "jittering about {what}, {level}: the steps' noise keeps it moving; a smaller or falling learning rate settles it{too}.{}",
        better_one(verdict)
    )
}

fn better_one(verdict: &Verdict) -> String {
    let Some(better) = verdict.better else { return String::new() };
    let at = place(better.at, verdict.dimension, DIGITS);
    let value = short(verdict.better_nominal);
    let here = match (verdict.outcome, verdict.critical) {
        (Outcome::Hovering, Some(point)) => point.value,
        _ => verdict.value,
    };
    let [lower, lowest] =
        if better.value < here { ["lower", "lowest"] } else { ["higher", "highest"] };
    let apart = || short((better.value - here).abs());
    match verdict.source {
        Some(Source::Published) => {
            format!(" The global one, near {at}, is {} {lower}: {value}.", apart())
        }
        Some(Source::Found) => {
            format!(
                " The {lowest} found in the region, near {at}, is {} {lower}: {value}.",
                apart()
            )
        }
        Some(Source::Visited) => format!(" A run has been {lower}: {value} near {at}."),
        Some(Source::Beyond) => {
            format!(" Further out the function goes {lower}: {value} near {at}.")
        }
        Some(Source::Seen) | None => {
            let region = region(verdict.region, verdict.dimension);
            format!(" The function goes {lower} in the region {region}: {value} near {at}.")
        }
    }
}

/// “[−6, 6] × [−4, 4]”.
pub(super) fn region([xmin, xmax, ymin, ymax]: [f64; 4], dimension: usize) -> String {
    let interval = |ends: [f64; 2]| {
        let [low, high] = ends.map(short);
        format!("[{low}, {high}]")
    };
    let along_x = interval([xmin, xmax]);
    if dimension == 1 { along_x } else { format!("{along_x} × {}", interval([ymin, ymax])) }
}

/// The limit that the learning rate exceeded.
fn limit(verdict: &Verdict) -> String {
    let Some(Exceeded { limit, rate, is_at_rest, named }) = verdict.exceeded else {
        return String::new();
    };
    // Beside which every rate is too large.
    if limit < f64::MIN_POSITIVE {
        return String::new();
    }
    let [name, kind] = match verdict.goal {
        Goal::Min => ["descent", "minimum"],
        Goal::Max => ["ascent", "maximum"],
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
        let of = named.map_or(String::new(), |at| {
            format!(" at the {kind} near {}", place(at, verdict.dimension, DIGITS))
        });
        format!(
            " The curvature{of} allows plain {name} a learning rate below 2/λmax = {limit}; this one was {rate}."
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
