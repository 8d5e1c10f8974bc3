//! A run with a learning rate that is tried, as far as it matters there.

use crate::{
    run::{Run, batch::Batch, conditions::Conditions, row::Row, stop::Stop},
    space::{Point, distance},
};

/// A run has arrived when this part of the way to its end is left.
pub(super) const LEFT: f64 = 0.05;

/// A run is on its way still if it goes more than this part of it from the third quarter of its steps
/// to the last.
const DRIFT: f64 = 0.02;

/// A run that chance does not move has settled if it moves less than this part of its way there at its
/// end, where no tolerance ends it before.
const SETTLED: f64 = 1e-6;

/// A component of the gradient that is less than this part of it does not count.
const SLIGHT: f64 = 0.01;

/// A run with a rate, as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    pub(super) rate: f64,
    pub(super) course: Course,
    /// After how many steps it came to rest; where it does not, near its end for good.
    pub(super) steps: usize,
    /// How far from the start it ended.
    pub(super) way: f64,
    /// The value there; for ascent, of −f.
    pub(super) value: f64,
    /// Whether it has come to rest.
    pub(super) is_at_rest: bool,
}

/// What a run does, apart from how long others take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    OnItsWay,
    Arrives,
    Overshoots,
    Diverges,
}

impl Trial {
    /// What is to be seen of a run that has stopped, in a region of so long a diagonal.
    pub(super) fn of(run: &Run, diagonal: f64) -> Self {
        let (start, end) = (run.row(0).unwrap_or_default(), run.last());
        let tail = Tail::of(run);
        let way = distance(start.theta, tail.middle);
        let near = LEFT * way + 3.0 * tail.spread;
        let mut steps = run.steps();
        while steps > 0
            && run.row(steps - 1).is_some_and(|row| distance(row.theta, tail.middle) <= near)
        {
            steps -= 1;
        }
        let drifts = tail.drift > DRIFT * way && tail.drift > 0.5 * tail.spread;
        let is_at_rest = run.stop() == Some(Stop::Converged);
        let is_settled = || tail.spread.max(tail.drift) <= SETTLED * way;
        let course = if is_worse(run, &start) || (!is_at_rest && way > diagonal) {
            Course::Diverges
        } else if share_past(run, 0, steps) >= 0.5 || (!drifts && tail.spread > LEFT * way) {
            Course::Overshoots
        } else if is_at_rest {
            Course::Arrives
        } else if drifts {
            Course::OnItsWay
        } else if has_chance(run.conditions()) || is_settled() {
            Course::Arrives
        } else if share_past(run, run.steps() - run.steps() / 4, run.steps()) >= 0.5 {
            Course::Overshoots
        } else {
            Course::OnItsWay
        };
        if is_at_rest {
            steps = run.steps();
        }
        let value = run.conditions().goal.sign() * end.value;
        Self { rate: run.conditions().learning_rate, course, steps, way, value, is_at_rest }
    }
}

/// Whether a run has run off, or was worse than at its start all through the last quarter of its steps.
fn is_worse(run: &Run, start: &Row) -> bool {
    let sign = run.conditions().goal.sign();
    let mut best = f64::INFINITY;
    for row in run.rows().skip(run.steps() + 1 - run.steps().div_ceil(4)) {
        best = best.min(sign * row.value);
    }
    let rounding = 8.0 * f64::EPSILON * start.value.abs();
    run.stop() == Some(Stop::Diverged) || (run.steps() > 0 && best > sign * start.value + rounding)
}

/// The last quarter of a run that was stopped on its way; of another one its end.
struct Tail {
    /// The mean of its places.
    middle: Point,
    /// How far they are from it: the root of the mean square.
    spread: f64,
    /// How far the mean is from that of the quarter before.
    drift: f64,
}

impl Tail {
    fn of(run: &Run) -> Self {
        let count = run.steps().div_ceil(4);
        if run.stop() != Some(Stop::MaxSteps) || count < 2 {
            return Self { middle: run.last().theta, spread: 0.0, drift: 0.0 };
        }
        let middle = mean(run, run.steps() + 1 - count, count);
        let before = mean(run, run.steps() + 1 - 2 * count, count);
        let mut squares = 0.0;
        for row in run.rows().skip(run.steps() + 1 - count) {
            let away = distance(row.theta, middle);
            squares += away * away;
        }
        let spread = libm::sqrt(squares / count as f64);
        Self { middle, spread, drift: distance(before, middle) }
    }
}

/// The mean of the places of so many rows from a step on.
fn mean(run: &Run, from: usize, count: usize) -> Point {
    let mut sum = [0.0; 2];
    for row in run.rows().skip(from).take(count) {
        let ([sx, sy], [x, y]) = (sum, row.theta);
        sum = [sx + x, sy + y];
    }
    sum.map(|sum| sum / count as f64)
}

/// Whether chance has a part in a run.
pub(super) fn has_chance(conditions: &Conditions) -> bool {
    conditions.noise > 0.0 || conditions.batch != Batch::Full
}

/// Which part of the path from one step to another is made of steps past the bottom.
fn share_past(run: &Run, from: usize, to: usize) -> f64 {
    let (mut past, mut before) = (0.0, None::<Row>);
    let (mut length, mut first) = (0.0, None);
    for row in run.rows().take(to + 1).skip(from) {
        if let Some(before) = before {
            let slight = SLIGHT * row.gradient_norm();
            let [gx, gy] = row.gradient;
            let [bx, by] = before.gradient;
            if (gx * bx < 0.0 && gx.abs() > slight) || (gy * by < 0.0 && gy.abs() > slight) {
                past += row.length - before.length;
            }
        }
        length = row.length - *first.get_or_insert(row.length);
        before = Some(row);
    }
    if length > 0.0 { past / length } else { 0.0 }
}
