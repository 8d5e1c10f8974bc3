//! At what pace a race is shown, so that it can be followed.

use crate::{
    number::{clamp::clamp, exponential::exp, hypot::hypot},
    race::{Race, Racer},
    rule::hyperparameter::SPEED,
    run::Run,
    space::Point,
};

/// A move this long, in parts of the view's diagonal, is worth half the time of one across all of it.
const SHORT: f64 = 0.005;

/// How far beyond the view a picture may show, in parts of its sides: what is farther is not seen.
const MARGIN: f64 = 0.5;

/// What a step weighs that cannot be seen: the first number by its own number and the second. So a
/// thousand of them are passed in four seconds, and those after a path that is seen in about one.
const UNSEEN: [f64; 2] = [1.5, 10.0];

/// How much the pace gains with the weight of a race, and from which weight on.
const GAIN: f64 = 0.28;
const LONG: f64 = 5.0;

/// How many rows are read at a time.
const ROWS: usize = 40_000;

/// The pace of a race: where it is after a moment, at so many steps a second where the link says how
/// many, and else at a pace at which the path that is seen takes about five seconds.
///
/// For that each step has a weight: about 1 where a run is seen to go far, next to nothing where none is
/// seen to move. With u the weight of the steps up to a place and U that of all, du/dt = 1 + c·u, where
/// c = 0.28 ln(1 + U/5): the first step takes about a second, and the longer a race is the more its
/// pace gains. All of it takes ln(1 + c·U)/c seconds: 1 where U is 1, 4.3 where it is 8, between 4 and
/// 5.5 where it is more.
///
/// The weights of new steps are added as a race goes on, each once. Other runs or another view want a
/// new pace.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// The view, once it was asked for.
    view: Option<[f64; 4]>,
    /// The weight of all steps before each.
    before: Vec<f64>,
}

impl Pace {
    /// Where a race is so many seconds after it was at a place, in steps and parts of steps; no
    /// farther than it is known. Infinity where the link's speed is the highest.
    pub fn advance(&mut self, race: &Race, position: f64, seconds: f64) -> f64 {
        match race.scenario().speed {
            Some(speed) if speed >= SPEED.max => f64::INFINITY,
            Some(speed) => position + speed * seconds,
            None => {
                self.grow(race, ROWS);
                self.follow(position, seconds)
            }
        }
    }

    /// Weighs the steps that were not known before, reading about so many rows.
    fn grow(&mut self, race: &Race, rows: usize) {
        let view = *self.view.get_or_insert_with(|| race.scenario().camera());
        let racers = race.racers();
        let mut left = rows / racers.len().max(1) + 1;
        let reached = race.reached();
        let mut sum = self.before.last().copied().unwrap_or_default();
        if self.before.is_empty() {
            self.before.push(sum);
        }
        while self.before.len() <= reached && left > 0 {
            let step = self.before.len() - 1;
            let mut farthest: f64 = 0.0;
            for Racer { run, .. } in racers {
                farthest = farthest.max(move_seen(run, step, view));
            }
            sum += farthest / (farthest + SHORT) + UNSEEN[0] / (step as f64 + UNSEEN[1]);
            self.before.push(sum);
            left -= 1;
        }
    }

    fn follow(&self, position: f64, seconds: f64) -> f64 {
        let all = self.before.last().copied().unwrap_or_default();
        let gain = GAIN * libm::log(1.0 + all / LONG);
        let growth = exp(gain * seconds);
        let u = self.weight(position);
        let u = if gain > 0.0 { growth * u + (growth - 1.0) / gain } else { u };
        let next = self.before.partition_point(|&before| before <= u);
        let step = next.saturating_sub(1);
        match (self.before.get(step), self.before.get(next)) {
            (Some(from), Some(to)) => step as f64 + (u - from) / (to - from),
            _ => step as f64,
        }
    }

    /// The weight of all steps before a place.
    fn weight(&self, position: f64) -> f64 {
        let step = position as usize;
        let at = |step: usize| self.before.get(step).or(self.before.last()).copied();
        let [from, to] = [at(step), at(step + 1)].map(Option::unwrap_or_default);
        from + (position - step as f64) * (to - from)
    }
}

/// How far a run is seen to move in the step from one row to the next, in parts of the view's diagonal.
fn move_seen(run: &Run, step: usize, [x0, x1, y0, y1]: [f64; 4]) -> f64 {
    let is_curve = run.conditions().function.objective().dimension() == 1;
    let seen = |(theta, value): (Point, f64)| {
        let y = if is_curve { value } else { theta[1] };
        let part =
            |at: f64, from: f64, to: f64| clamp((at - from) / (to - from), -MARGIN, 1.0 + MARGIN);
        [part(theta[0], x0, x1), part(y, y0, y1)]
    };
    let (Some(from), Some(to)) = (run.place(step), run.place(step + 1)) else { return 0.0 };
    let ([x, y], [to_x, to_y]) = (seen(from), seen(to));
    let length = hypot(to_x - x, to_y - y) / core::f64::consts::SQRT_2;
    if length.is_finite() { length } else { 0.0 }
}
