//! Pattern search (Hooke & Jeeves 1961): down a function by values alone, which kinks don't mislead.

use crate::{
    landscape::newton::along,
    space::{Objective, Point},
};

/// How many rounds of steps a pattern search takes at most.
const MOST_ROUNDS: u32 = 100;

/// ±x, and the other directions of the compass.
const COMPASS: [[f64; 2]; 8] = [
    [1.0, 0.0],
    [-1.0, 0.0],
    [0.0, 1.0],
    [0.0, -1.0],
    [1.0, 1.0],
    [-1.0, 1.0],
    [1.0, -1.0],
    [-1.0, -1.0],
];

/// A pattern search, round by round.
#[derive(Clone, Debug)]
pub(crate) struct Descent {
    /// Where it is.
    pub(crate) at: Point,
    /// sign·f there.
    pub(crate) value: f64,
    /// The same before steps were shorter than a millionth of the scale: what is lower by much
    /// at the end fell into a pole.
    pub(crate) midway: f64,
    sign: f64,
    step: f64,
    scale: f64,
    rounds: u32,
}

impl Descent {
    /// Follows sign·f down from a place by at most 100 rounds of steps, the first so long, the last
    /// 1e-13 of `scale`.
    pub(crate) fn new(
        objective: &dyn Objective,
        start: Point,
        sign: f64,
        first_step: f64,
        scale: f64,
    ) -> Self {
        let value = sign * objective.value(start);
        Self { at: start, value, midway: value, sign, step: first_step, scale, rounds: 0 }
    }

    /// Takes a round of steps; `false` once there are no more.
    pub(crate) fn go_on(&mut self, objective: &dyn Objective) -> bool {
        if self.rounds == MOST_ROUNDS || self.step < 1e-13 * self.scale {
            return false;
        }
        self.rounds += 1;
        if self.step > 1e-6 * self.scale {
            self.midway = self.value;
        }
        let (from, mut has_fallen) = (self.at, false);
        for direction in COMPASS.into_iter().take(if objective.dimension() < 2 { 2 } else { 8 }) {
            let next = along(from, self.step, direction);
            let value = self.sign * objective.value(next);
            if value < self.value {
                (self.at, self.value, has_fallen) = (next, value, true);
            }
        }
        if !has_fallen {
            self.step *= 0.5;
        }
        true
    }
}
