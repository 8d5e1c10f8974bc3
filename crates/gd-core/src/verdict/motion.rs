//! How a run moved at its end: whether that led anywhere.

use crate::{
    landscape::{critical_point::CriticalPoint, kind::CriticalKind, survey::Landscape},
    run::{
        Run,
        row::{Event, Row},
    },
    space::{Goal, Point, distance},
};

/// How many steps back are looked at.
pub(crate) const STEPS: usize = 20;

/// The last steps of a run.
pub(crate) struct Tail {
    rows: Vec<Row>,
}

impl Tail {
    /// The last so many steps, or all if there are fewer.
    fn last(run: &Run, steps: usize) -> Self {
        let mut rows = Vec::new();
        for step in run.steps().saturating_sub(steps)..=run.steps() {
            rows.extend(run.row(step));
        }
        Self { rows }
    }

    pub(super) fn of(run: &Run) -> Self {
        Self::last(run, STEPS)
    }

    /// The rows of at least the last [`STEPS`] steps, or of all if there are fewer.
    pub(crate) fn of_rows(rows: &[Row]) -> Self {
        let from = rows.len().saturating_sub(STEPS + 1);
        Self { rows: rows.get(from..).unwrap_or_default().to_vec() }
    }

    /// Its part in the second half of a run of so many steps.
    pub(super) fn in_second_half(&self, steps: usize) -> Self {
        let from = self.rows.len().saturating_sub(STEPS.min(steps / 2) + 1);
        Self { rows: self.rows.get(from..).unwrap_or_default().to_vec() }
    }

    fn path(rows: &[Row]) -> f64 {
        rows.last().zip(rows.first()).map_or(0.0, |(last, first)| last.length - first.length)
    }

    /// How far its end is from its beginning.
    fn covered(&self) -> f64 {
        let ends = self.rows.first().zip(self.rows.last());
        ends.map_or(0.0, |(first, last)| distance(first.theta, last.theta))
    }

    /// The middle of all its places.
    pub(super) fn middle(&self) -> Point {
        let count = self.rows.len() as f64;
        let (mut x, mut y) = (0.0, 0.0);
        for row in &self.rows {
            let [u, v] = row.theta;
            (x, y) = (x + u / count, y + v / count);
        }
        [x, y]
    }

    /// The length from a place to the farthest of its own.
    pub(super) fn reach_from(&self, at: Point) -> f64 {
        reach(&self.rows, at)
    }

    /// Whether its second half keeps nearer to a place than its first, as a fading swing does.
    pub(super) fn closes_in_on(&self, at: Point) -> bool {
        let (early, late) = self.rows.split_at(self.rows.len() / 2);
        reach(late, at) <= 0.85 * reach(early, at)
    }

    /// Whether it goes to and fro without getting on: its path is ten times as long as the distance
    /// it covers, or three times while every fourth step makes things worse; and it does not fade.
    pub(super) fn is_bouncing(&self, goal: Goal, diagonal: f64) -> bool {
        let (path, steps) = (Self::path(&self.rows), self.rows.len().saturating_sub(1));
        let covered = self.covered();
        let mut worse = 0;
        for pair in self.rows.windows(2) {
            if let [before, after] = pair
                && goal.sign() * (after.value - before.value) > 0.0
            {
                worse += 1;
            }
        }
        let turns_back = path > 10.0 * covered || (path > 3.0 * covered && 4 * worse >= steps);
        let (early, late) = self.rows.split_at(self.rows.len() / 2);
        let fades = Self::path(late) <= 0.7 * Self::path(early);
        steps >= 4 && path > 1e-3 * diagonal && turns_back && !fades
    }

    /// Whether it hops between two places for ever.
    pub(super) fn is_two_cycle(&self, diagonal: f64) -> bool {
        let hop = self.rows.get(self.rows.len().saturating_sub(2)..).map_or(0.0, Self::path);
        let returns = |three: &[Row]| match three {
            [first, _, third] => distance(first.theta, third.theta) <= 1e-9 * hop,
            _ => false,
        };
        self.rows.len() > 4 && hop > 1e-6 * diagonal && self.rows.windows(3).all(returns)
    }

    /// Whether it goes to and fro ever less.
    pub(super) fn fades(&self) -> bool {
        let half = self.rows.len() / 2;
        let early = self.rows.get(..=half).unwrap_or_default();
        let late = self.rows.get(self.rows.len().saturating_sub(half + 1)..).unwrap_or_default();
        Self::path(late) < (1.0 - 1e-6) * Self::path(early)
    }

    /// Whether it led on: its end is the best of its places or, where chance has a part in it, better
    /// than its beginning.
    pub(super) fn gets_on(&self, goal: Goal, is_random: bool) -> bool {
        let Some((last, before)) = self.rows.split_last() else { return false };
        let looked_at = if is_random { before.get(..1).unwrap_or_default() } else { before };
        looked_at.iter().all(|row| goal.sign() * (last.value - row.value) <= 0.0)
    }

    /// Whether it went about straight on, so that longer steps would not overshoot.
    pub(super) fn is_straight(&self) -> bool {
        Self::path(&self.rows) <= 2.0 * self.covered()
    }

    /// Whether every step of it was turned down.
    fn is_rejected(&self) -> bool {
        let Some((_, steps)) = self.rows.split_first() else { return false };
        !steps.is_empty() && steps.iter().all(|row| row.event == Some(Event::Rejected))
    }
}

/// The length from a place to the farthest of some rows.
fn reach(rows: &[Row], at: Point) -> f64 {
    let mut reach = 0.0;
    for row in rows {
        reach = distance(row.theta, at).max(reach);
    }
    reach
}

/// Whether the run is worse than at its start, and in each of the last eighths of it no better, at the
/// worst, than in the one before: what only goes to and fro is worse by chance.
pub(super) fn is_worsening(run: &Run, landscape: &Landscape) -> bool {
    let goal = run.conditions().goal;
    let is_worse = |value: f64, than: f64| landscape.improves(than, value, goal);
    let start = run.row(0).map_or(f64::NAN, |start| start.value);
    if !is_worse(run.last().value, start) {
        return false;
    }
    let steps = run.steps();
    let (first, part) = (steps / 2, (steps - steps / 2 + 1).div_ceil(4));
    let mut worst: Vec<f64> = Vec::new();
    for step in first..=steps {
        let value = run.value(step).map_or(f64::NAN, |(value, _)| goal.sign() * value);
        match worst.get_mut((step - first) / part) {
            Some(worst) => *worst = value.max(*worst),
            None => worst.push(value),
        }
    }
    let ends = worst.first().zip(worst.last());
    worst.is_sorted()
        && ends.is_some_and(|(first, last)| is_worse(goal.sign() * last, goal.sign() * first))
}

/// The point of rest in the middle of the last 50 steps' places, about which chance keeps the run
/// moving.
pub(super) fn hovered_about(run: &Run, landscape: &Landscape) -> Option<CriticalPoint> {
    const STEPS: usize = 50;
    if run.steps() < STEPS {
        return None;
    }
    let tail = Tail::last(run, STEPS);
    let middle = tail.middle();
    let mut reach = tail.reach_from(middle).min(0.05 * landscape.diagonal);
    let rest = CriticalKind::lowest_of(run.conditions().goal.sign());
    let mut nearest = None;
    for point in &landscape.critical {
        let away = distance(point.at, middle);
        if point.kind == rest && away <= reach {
            (nearest, reach) = (Some(*point), away);
        }
    }
    nearest
}

/// Why a run stays where there is a slope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standstill {
    /// Weight decay pulls back as far as the step leads.
    Decay,
    /// Every proposal was turned down.
    Rejection,
    /// What the rule remembers of the slope has overflowed.
    Overflow,
    /// A step is less than the spacing of numbers.
    Rounding,
    /// The schedule has brought the learning rate to 0, or all but.
    NoRate,
}

/// Why the run does not get on at its end, if it does not.
pub(super) fn standstill(run: &Run) -> Option<Standstill> {
    let tail = Tail::of(run);
    let last = run.last();
    if tail.is_rejected() {
        return Some(Standstill::Rejection);
    }
    let steps = tail.rows.len().saturating_sub(1) as f64;
    let pace = Tail::path(&tail.rows) / steps;
    let first_rate = run.row(0).map_or(0.0, |start| start.learning_rate);
    if steps > 0.0 && pace == 0.0 && last.learning_rate <= 1e-9 * first_rate {
        return Some(Standstill::NoRate);
    }
    if steps > 0.0 && pace == 0.0 {
        let is_number = last.slots.iter().flatten().all(|slot| slot.is_finite());
        return Some(if is_number { Standstill::Rounding } else { Standstill::Overflow });
    }
    let decays = run.conditions().rule.of.hyperparameters.iter().any(|one| one.id == "wd");
    let is_slow = pace <= 1e-2 * last.length / run.steps() as f64;
    (decays && is_slow).then_some(Standstill::Decay)
}
