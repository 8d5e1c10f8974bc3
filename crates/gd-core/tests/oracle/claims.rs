//! The claims of a verdict, each checked.

use std::{
    collections::BTreeMap,
    fmt::{self, Display},
};

use gd_core::{Outcome, Race, Stop, run::Run};

use crate::{
    reference::{Reference, beside, curvature, settle, slope},
    subjects::Subject,
};

#[derive(Default)]
pub(crate) struct Claims {
    pub(crate) scenarios: usize,
    checked: usize,
    outcomes: BTreeMap<&'static str, usize>,
    pub(crate) disagreements: Vec<String>,
}

impl Display for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scenarios, checked, outcomes, disagreements } = self;
        writeln!(
            f,
            "{scenarios} scenarios, {checked} claims checked, {} disagreements",
            disagreements.len()
        )?;
        writeln!(f, "{outcomes:?}")?;
        disagreements.iter().take(40).try_for_each(|one| writeln!(f, "{one}"))
    }
}

fn apart([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    f64::hypot(ax - bx, ay - by)
}

impl Claims {
    pub(crate) fn judge(
        &mut self,
        subject: &Subject,
        reference: &Reference,
        race: &Race,
        number: usize,
        query: &str,
    ) {
        self.scenarios += 1;
        let (run, verdict) = (&race.racers()[number].run, race.verdict(number).unwrap());
        *self.outcomes.entry(verdict.outcome.id()).or_default() += 1;
        let said = verdict.to_string();
        let mut check = |is_so: bool, what: &str| {
            self.checked += 1;
            if !is_so {
                let rule = run.conditions().rule.of.id;
                let rate = run.conditions().learning_rate;
                let start = run.row(0).unwrap().theta;
                let end = run.last().theta;
                self.disagreements.push(format!(
                    "{what}: {} ({}), {rule} {rate:e} from {start:?} to {end:?}: {said}\n    {query}",
                    subject.family,
                    verdict.id(),
                ));
            }
        };
        if verdict.outcome == Outcome::NoValue && verdict.stop == Stop::Undefined {
            return;
        }
        let diagonal = subject.diagonal();
        let (start, end) = (run.row(0).unwrap(), run.last());
        let way = apart(start.theta, end.theta);
        let goal = run.conditions().goal.sign();
        let value = subject.value(end.theta);
        let rounding = 1e-12 * (value.abs() + subject.offset.abs());
        check((value - verdict.value).abs() <= rounding + 1e-9 * value.abs(), "the value");

        let sign = match verdict.outcome {
            Outcome::GlobalMaximum | Outcome::LocalMaximum => -1.0,
            _ => 1.0,
        };
        let spread = if sign > 0.0 { reference.below } else { reference.above };
        match verdict.outcome {
            Outcome::GlobalMinimum
            | Outcome::LocalMinimum
            | Outcome::GlobalMaximum
            | Outcome::LocalMaximum => {
                let near = (0.1 * way).clamp(1e-5 * diagonal, 0.05 * diagonal);
                let (at, low) = settle(subject, end.theta, sign, 0.25 * near);
                let fallen = sign * value - low;
                check(
                    apart(at, end.theta) <= 2.5 * near || fallen <= 1e-6 * spread + rounding,
                    "near an extremum",
                );
                let least = [1e-4, 1e-3].into_iter().fold(f64::INFINITY, |least, part| {
                    let around = (0..64).map(|k| subject.value(beside(at, part * diagonal, k, 64)));
                    let line = (0..2).map(|k| subject.value(beside(at, part * diagonal, k, 2)));
                    let values = if subject.dimension == 1 {
                        line.collect()
                    } else {
                        around.collect::<Vec<_>>()
                    };
                    values
                        .into_iter()
                        .filter(|v| v.is_finite())
                        .fold(least, |least, v| least.min(sign * v))
                });
                check(least >= low - 1e-9 * spread - rounding, "nothing better in a small ball");
                let known = if sign > 0.0 { reference.lowest } else { -reference.highest };
                let visited = run.rows().map(|row| sign * row.value).fold(f64::INFINITY, f64::min);
                let is_best =
                    matches!(verdict.outcome, Outcome::GlobalMinimum | Outcome::GlobalMaximum);
                let slack = 1e-6 * spread + rounding;
                if is_best {
                    check(known >= low - slack, "nothing better in the domain");
                    check(visited >= low - slack, "nothing better on the way");
                    check(verdict.better.is_none(), "the best has no better one");
                } else {
                    let better = verdict.better.map(|better| sign * subject.value(better.at));
                    check(better.is_some_and(|better| better < low), "there is a better one");
                }
            }
            Outcome::Saddle => {
                let reach = (0.15 * way).max(1e-3 * diagonal);
                let turns = if subject.dimension == 1 { 2 } else { 64 };
                // A circle may reach across the valley that begins there.
                let circle = |radius: f64| {
                    (0..turns).map(move |k| subject.value(beside(end.theta, radius, k, turns)))
                };
                let values: Vec<f64> =
                    [0.3, 0.6, 1.0].into_iter().flat_map(|part| circle(part * reach)).collect();
                let centre = value;
                check(values.iter().any(|v| *v > centre), "higher beside the saddle");
                check(values.iter().any(|v| *v < centre), "lower beside the saddle");
                let norm = |at| {
                    let [gx, gy] = slope(subject, at, 1e-6 * diagonal);
                    f64::hypot(gx, gy)
                };
                let steepest = (0..20).fold(0.0_f64, |most, k| {
                    let part = f64::from(k) / 20.0;
                    let [[x, y], [u, v]] = [start.theta, end.theta];
                    most.max(norm([x + part * (u - x), y + part * (v - y)]))
                });
                let noise = 1e-9 * value.abs() / diagonal + 1e-9 * spread;
                check(
                    verdict.stop == Stop::Converged || norm(end.theta) <= 0.5 * steepest + noise,
                    "a saddle has little slope",
                );
            }
            Outcome::Plateau => {
                let missing = (goal * value
                    - if goal > 0.0 { reference.lowest } else { -reference.highest })
                .max(0.0);
                let is_flat = end.gradient_norm() <= run.conditions().stop.tolerance;
                check(
                    is_flat || end.gradient_norm() * diagonal <= 0.11 * missing + rounding,
                    "a plateau is flat",
                );
            }
            Outcome::OnSlope => {
                let tolerance = run.conditions().stop.tolerance;
                check(
                    verdict.stop == Stop::Converged
                        || end.gradient_norm() > tolerance
                        || run.conditions().noise > tolerance,
                    "a slope is steeper than the tolerance",
                );
                // Where a run has come to rest close by an isolated extremum, that is what is said.
                if verdict.stop == Stop::Converged && way > 1e-3 * diagonal {
                    let (at, low) = settle(subject, end.theta, goal, 1e-3 * way);
                    let turns = if subject.dimension == 1 { 2 } else { 64 };
                    let is_isolated = (0..turns)
                        .map(|k| goal * subject.value(beside(at, 0.05 * way, k, turns)))
                        .all(|v| v > low + 1e-6 * spread + rounding);
                    check(
                        !(is_isolated && apart(at, end.theta) <= 1e-3 * way),
                        "an extremum that is reached is not a slope",
                    );
                }
            }
            Outcome::FarOutside => {
                check(goal * (value - start.value) < 0.0, "far outside it is better");
                check(verdict.stop == Stop::Diverged || way > diagonal, "far outside is outside");
            }
            Outcome::Worsening => {
                check(goal * (value - start.value) > 0.0, "worse than at the start")
            }
            Outcome::Oscillating => check(is_to_and_fro(run), "bouncing is to and fro"),
            Outcome::Hovering => {
                check(run.conditions().noise > 0.0, "only noise makes a run hover")
            }
            Outcome::OutOfBounds => {
                let grown = (value - start.value).abs() > reference.below + reference.above;
                check(
                    grown
                        || end.length > diagonal
                        || goal * (value - start.value) >= 0.0
                        || run.steps() < 3,
                    "past bounds is far",
                );
            }
            Outcome::NoValue => {
                // Of plain descent the next place is known: there is no value, or no slope.
                if run.conditions().rule.of.id == "gd" && run.conditions().noise == 0.0 {
                    let [[x, y], [gx, gy]] = [end.theta, end.gradient];
                    let rate = goal * end.learning_rate;
                    let next = [x - rate * gx, y - rate * gy];
                    let beside = slope(subject, next, 1e-9 * diagonal);
                    let is_good =
                        subject.value(next).is_finite() && beside.iter().all(|g| g.is_finite());
                    check(!is_good, "the next place has no value");
                }
            }
        }
        let claims_no = |what: &str| said.contains(&format!("no {what} in this direction"));
        check(!claims_no("minimum") || !subject.is_bounded[0], "unbounded below");
        check(!claims_no("maximum") || !subject.is_bounded[1], "unbounded above");
        if said.contains("allows plain") {
            let limit = verdict.stability_limit.unwrap();
            let rate = end.learning_rate;
            check(rate >= 0.999 * limit, "the rate exceeds the limit");
            check(is_a_limit(subject, end.theta, limit, goal), "the limit is that of an extremum");
        }
        let advice = said.contains("larger learning rate");
        if advice && run.conditions().rule.of.id == "gd" && subject.family == "bowl" {
            // The limit of a bowl c·x² is 1/c.
            let limit = 2.0 / curvature(subject, [0.0; 2], 0.1 * diagonal, 1.0);
            check(
                end.learning_rate <= limit * 1.001 || goal < 0.0,
                "no larger rate beyond the limit",
            );
        }
        if let Some(better) = verdict.better {
            let there = subject.value(better.at);
            check(
                (there - better.value).abs() <= rounding + 1e-9 * there.abs(),
                "the better value",
            );
        }
    }
}

/// Whether the last steps turn back, or get worse again and again.
fn is_to_and_fro(run: &Run) -> bool {
    let rows: Vec<_> = run.rows().skip(run.steps().saturating_sub(20)).collect();
    let path: f64 = rows.windows(2).map(|pair| apart(pair[0].theta, pair[1].theta)).sum();
    path >= 3.0 * apart(rows[0].theta, rows[rows.len() - 1].theta)
}

/// Whether 2/λmax of some extremum, looked for from many places of the domain and from where the run
/// ended, is this limit; and whether a little displacement from there shrinks by plain descent just
/// below it and grows just above.
fn is_a_limit(subject: &Subject, end: [f64; 2], limit: f64, goal: f64) -> bool {
    let diagonal = subject.diagonal();
    let [x0, x1, y0, y1] = subject.domain;
    let side = if subject.dimension == 1 { 33 } else { 17 };
    let mut places = vec![end];
    for j in 0..if subject.dimension == 1 { 1 } else { side } {
        for i in 0..side {
            let part = |k: usize| k as f64 / (side - 1) as f64;
            let y = if subject.dimension == 1 { 0.0 } else { y0 + (y1 - y0) * part(j) };
            places.push([x0 + (x1 - x0) * part(i), y]);
        }
    }
    places.into_iter().any(|from| {
        let (at, _) = settle(subject, from, goal, 0.01 * diagonal);
        let curvature = curvature(subject, at, 1e-4 * diagonal, goal);
        if !(curvature > 0.0 && (2.0 / curvature / limit - 1.0).abs() < 0.02) {
            return false;
        }
        let moved = |rate: f64| {
            let radius = 1e-4 * diagonal;
            // Along neither axis, and not along a floor that many valleys have.
            let aside = if subject.dimension == 1 { 0.0 } else { 0.7 * radius };
            let mut theta = [at[0] + radius, at[1] + aside];
            let before = apart(theta, at);
            for _ in 0..60 {
                let [gx, gy] = slope(subject, theta, 1e-6 * diagonal);
                theta = [theta[0] - rate * goal * gx, theta[1] - rate * goal * gy];
            }
            apart(theta, at) / before
        };
        subject.offset.abs() > 1e2 * subject.scale
            || (moved(0.9 * limit) < 1.0 && moved(1.1 * limit) > 1.0)
    })
}
