//! What a run's conditions make of one of its rows: the next step, before it is taken.

use crate::{
    number::power::powi,
    random::Draws,
    rule::{
        hyperparameter::Choice,
        update::{SLOTS, Step, Update},
    },
    run::{
        acceptance::Acceptance,
        conditions::Conditions,
        row::{Quantities, Row},
        stop::Stop,
    },
    space::Point,
};

impl Conditions {
    /// The row that the rule proposes for step `t`, whether its gradient was clipped, the step's
    /// further draws, and what the step is made of, by coordinate.
    pub(crate) fn propose(&self, from: &Row, t: usize) -> (Row, bool, Draws, [Quantities; 2]) {
        let mut draws = Draws::at(self.seed, self.stream, t as u32);
        let noise = if self.noise > 0.0 { draws.normals() } else { [0.0; 2] };
        let normals = if self.rule.of.temperature.is_some() { draws.normals() } else { [0.0; 2] };
        let sign = self.goal.sign();
        let is_plane = self.function.objective().dimension() == 2;
        let batch_gradient = self.batch_gradient(from, t - 1);
        let ([bx, by], [noise_x, noise_y]) = (batch_gradient, noise);
        let noisy = |gradient: f64, noise: f64| sign * gradient + self.noise * noise;
        // Of a function of x alone the second component stays 0: it has no part in a norm.
        let noisy = [noisy(bx, noise_x), if is_plane { noisy(by, noise_y) } else { by }];
        let clipped = (self.clip.of.apply)(&self.clip.values, noisy);
        let mut row = Row { event: None, ..*from };
        let update = |theta: &mut f64,
                      state: &mut [f64; SLOTS],
                      [given, noisy, batch_gradient, normal]: [f64; 4]| {
            let step = Step {
                theta: *theta,
                gradient: given,
                learning_rate: from.learning_rate,
                t: t as i32,
                values: self.rule.values,
                normal,
                power: &|base| powi(base, t as i32),
            };
            let Update { theta: answer, terms } = (self.rule.of.update)(&step, state);
            *theta = answer;
            Quantities {
                gradient: sign * given,
                unclipped: sign * noisy,
                batch_gradient,
                terms,
                normal,
                state: *state,
                theta: answer,
            }
        };
        let ([x, y], [state_x, state_y]) = (&mut row.theta, &mut row.slots);
        let ([gx, gy], [nx, ny], [normal_x, normal_y]) = (clipped, noisy, normals);
        let mut made = [Quantities::default(); 2];
        let [made_x, made_y] = &mut made;
        *made_x = update(x, state_x, [gx, nx, bx, normal_x]);
        if is_plane {
            *made_y = update(y, state_y, [gy, ny, by, normal_y]);
        }
        (row, clipped != noisy, draws, made)
    }

    /// Whether the proposal of step `t`, where f has a value, is accepted.
    pub(crate) fn judge_proposal(
        &self,
        from: &Row,
        value: f64,
        t: usize,
        mut draws: Draws,
    ) -> Option<Acceptance> {
        let Conditions { rule, goal, .. } = self;
        let temperature = rule.of.temperature?(&rule.values, t as i32);
        let worse = goal.sign() * (value - from.value);
        Some(Acceptance::of(value, worse, temperature, &mut draws))
    }

    /// Whether chance moves runs.
    pub(crate) fn is_random(&self) -> bool {
        self.noise > 0.0 || self.rule.of.temperature.is_some() || self.batch_of(0).is_some()
    }

    /// See [`Run::batch`](super::Run::batch).
    pub(crate) fn batch_of(&self, step: usize) -> Option<Vec<usize>> {
        let count = self.function.fit()?.data.samples().len();
        self.batch.draw(self.sampling, [self.seed, self.stream], step, count)
    }

    /// The gradient over the mini-batch of the step that leaves from row `step`.
    fn batch_gradient(&self, from: &Row, step: usize) -> Point {
        let batch = self.batch_of(step).zip(self.function.fit());
        batch.map_or(from.gradient, |(batch, fit)| fit.gradient_over(from.theta, &batch))
    }

    /// The α₀ that is in force at a step.
    pub(crate) fn base_rate_at(&self, step: usize) -> f64 {
        let later = self.changes.partition_point(|&(from, _)| from as usize <= step);
        let change = later.checked_sub(1).and_then(|k| self.changes.get(k));
        change.map_or(self.learning_rate, |&(_, rate)| rate)
    }

    /// α at a step: the schedule applied to the α₀ in force.
    pub(crate) fn learning_rate_at(&self, step: usize) -> f64 {
        let Choice { of, values } = self.schedule;
        (of.rate)(&values, self.base_rate_at(step), step as f64)
    }

    /// Whether a run ends at a step where the gradient has this norm.
    pub(crate) fn stop_at(&self, step: usize, gradient_norm: f64) -> Option<Stop> {
        if self.is_converged(step, gradient_norm) {
            Some(Stop::Converged)
        } else if step >= self.stop.max_steps as usize {
            Some(Stop::MaxSteps)
        } else {
            None
        }
    }

    /// Whether neither slope nor chance moves the run on.
    fn is_converged(&self, step: usize, gradient_norm: f64) -> bool {
        let tolerance = self.stop.tolerance;
        let temperature = self.rule.of.temperature;
        let temperature = temperature.map_or(0.0, |at| at(&self.rule.values, step as i32 + 1));
        let left = [gradient_norm, self.noise, temperature];
        tolerance > 0.0 && left.iter().all(|left| *left <= tolerance)
    }
}
