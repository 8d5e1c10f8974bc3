//! Facts of a run.

use crate::{
    fact::{
        asked::{Asked, Unit},
        geometry::{heading, way},
    },
    number::hypot::hypot,
    race::Race,
    run::Run,
    space::{Point, distance},
    stability::stability_limit,
};

pub(super) fn x(race: &Race, asked: &Asked) -> Option<f64> {
    asked.row(race).map(|row| row.theta[0])
}

pub(super) fn y(race: &Race, asked: &Asked) -> Option<f64> {
    asked.row(race).map(|row| row.theta[1])
}

pub(super) fn rate(race: &Race, asked: &Asked) -> Option<f64> {
    asked.row(race).map(|row| row.learning_rate)
}

pub(super) fn path(race: &Race, asked: &Asked) -> Option<f64> {
    asked.row(race).map(|row| row.length)
}

/// The move that leaves from the step; the last one where no step is given, none of a run that
/// never moved.
fn moved(race: &Race, asked: &Asked) -> Option<Point> {
    let run = asked.run(race)?;
    let from = asked.step.map_or(run.steps().saturating_sub(1), |step| step as usize);
    if asked.step.is_none() && run.steps() == 0 {
        return Some([0.0, 0.0]);
    }
    Some(way(run.row(from)?.theta, run.row(from + 1)?.theta))
}

pub(super) fn move_x(race: &Race, asked: &Asked) -> Option<f64> {
    moved(race, asked).map(|[x, _]| x)
}

pub(super) fn move_y(race: &Race, asked: &Asked) -> Option<f64> {
    moved(race, asked).map(|[_, y]| y)
}

pub(super) fn move_length(race: &Race, asked: &Asked) -> Option<f64> {
    moved(race, asked).map(|[x, y]| hypot(x, y))
}

pub(super) fn move_heading(race: &Race, asked: &Asked) -> Option<f64> {
    heading(moved(race, asked)?)
}

/// The longest move up to the step.
pub(super) fn jump(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    let mut longest: f64 = 0.0;
    for step in 0..asked.step_of(run)? {
        longest = longest.max(distance(run.row(step)?.theta, run.row(step + 1)?.theta));
    }
    Some(longest)
}

pub(super) fn steps(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    asked.step_of(run).map(|step| step as f64)
}

pub(super) fn evaluations(race: &Race, asked: &Asked) -> Option<f64> {
    steps(race, asked).map(|steps| steps + 1.0)
}

pub(super) fn samples(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    paid(run, asked.step_of(run)?, Unit::Samples)
}

pub(super) fn epochs(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    paid(run, asked.step_of(run)?, Unit::Epochs)
}

/// What so many steps cost.
fn paid(run: &Run, steps: usize, unit: Unit) -> Option<f64> {
    let conditions = run.conditions();
    if unit == Unit::Steps {
        return Some(steps as f64);
    }
    let count = conditions.function.fit()?.data.samples().len();
    let samples = conditions.batch.samples_seen(conditions.sampling, steps, count) as f64;
    Some(if unit == Unit::Samples { samples } else { samples / count as f64 })
}

/// When f first was beyond a value.
pub(super) fn reach(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    let is_there = |value: f64| {
        asked.below.is_some_and(|below| value < below)
            || asked.above.is_some_and(|above| value > above)
    };
    let step = run.rows().position(|row| is_there(row.value))?;
    paid(run, step, asked.unit.unwrap_or_default())
}

/// f at the rows up to the step.
fn values<'a>(run: &'a Run, asked: &Asked) -> Option<impl Iterator<Item = f64> + 'a> {
    let rows = asked.step_of(run)? + 1;
    Some(run.rows().take(rows).map(|row| row.value))
}

pub(super) fn lowest(race: &Race, asked: &Asked) -> Option<f64> {
    values(asked.run(race)?, asked)?.reduce(f64::min)
}

pub(super) fn highest(race: &Race, asked: &Asked) -> Option<f64> {
    values(asked.run(race)?, asked)?.reduce(f64::max)
}

/// The mean of f over the last so many rows up to the step.
pub(super) fn mean(race: &Race, asked: &Asked) -> Option<f64> {
    let run = asked.run(race)?;
    let rows = asked.step_of(run)? + 1;
    let last = asked.last.map_or(rows, |last| last as usize).clamp(1, rows);
    let sum: f64 = values(run, asked)?.skip(rows - last).sum();
    Some(sum / last as f64)
}

pub(super) fn limit(race: &Race, asked: &Asked) -> Option<f64> {
    Some(stability_limit(asked.run(race)?, race.landscape()?)?.rate)
}

/// A number that the rule has been given.
pub(super) fn option(race: &Race, asked: &Asked) -> Option<f64> {
    let (run, name) = (asked.run(race)?, asked.name.as_deref()?);
    let mut settings = run.conditions().rule.settings();
    settings.find(|(declared, _)| declared.id == name).map(|(_, value)| value)
}

/// How far apart two runs are at most, over all steps that both have.
pub(super) fn apart(race: &Race, asked: &Asked) -> Option<f64> {
    let (run, other) = (asked.run(race)?, (asked.from? as usize).checked_sub(1)?);
    let other = &race.racers().get(other)?.run;
    let mut farthest: f64 = 0.0;
    for (here, there) in run.rows().zip(other.rows()) {
        farthest = farthest.max(distance(here.theta, there.theta));
    }
    Some(farthest)
}
