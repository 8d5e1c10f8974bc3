//! A run: one update rule, from one start, step by step.

pub mod batch;
pub mod conditions;
pub mod restart;
pub mod row;
mod saddle;
pub mod stop;

use crate::{
    landscape::kind::{CriticalKind, classify},
    number::dual::Dual2,
    random::Draws,
    rule::update::{Step, Update},
    run::{
        conditions::Conditions,
        row::{Event, Quantities, Row},
        saddle::watch_saddle,
        stop::{FAR, STALL_STEPS, Stop, StopRules},
    },
    space::{Point, distance},
};

/// A run in progress. It can be stepped forwards, back, and to any step.
#[derive(Clone, Debug)]
pub struct Run {
    conditions: Conditions,
    rows: Vec<Row>,
    stop: Option<Stop>,
}

impl Run {
    /// A run at its start.
    #[must_use]
    pub fn new(conditions: Conditions, start: Point) -> Self {
        let mut run = Self { conditions, rows: Vec::new(), stop: None };
        let here = run.conditions.function.objective().hessian(start);
        let row = Row {
            theta: start,
            value: here.value,
            gradient: here.gradient,
            learning_rate: run.learning_rate_at(0),
            ..Row::default()
        };
        run.push(row, &here);
        if !finite(&here, start) {
            run.stop = Some(Stop::Undefined);
        }
        run
    }

    /// The conditions, the learning rate's changes included.
    #[must_use]
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// Every row from the start on.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The last row.
    #[must_use]
    pub fn last(&self) -> Row {
        // A run has a row from its start on; there is no empty case to report.
        self.rows.last().copied().unwrap_or_default()
    }

    /// The number of steps taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// Why the run stopped, if it has.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Goes one step on; `false` once the run has stopped.
    pub fn step(&mut self) -> bool {
        if self.stop.is_some() {
            return false;
        }
        let from = self.last();
        let t = self.rows.len();
        let (mut row, clipped, mut draws) = self.propose(&from, t, |_, _| {});
        let objective = self.conditions.function.objective();
        let mut there = objective.hessian(row.theta);
        if let Some(temperature) = self.conditions.rule.of.temperature {
            let worse = self.conditions.goal.sign() * (there.value - from.value);
            let temperature = temperature(&self.conditions.rule.values, t as i32);
            // A value that is not a number is never accepted.
            let accepted = worse <= 0.0 || draws.uniform() < libm::exp(-worse / temperature);
            if !accepted {
                there = objective.hessian(from.theta);
                row.theta = from.theta;
                row.event = Some(Event::Rejected);
            }
        }
        if !finite(&there, row.theta) {
            self.stop = Some(Stop::Diverged);
            return false;
        }
        row.value = there.value;
        row.gradient = there.gradient;
        row.learning_rate = self.learning_rate_at(t);
        row.length = from.length + distance(from.theta, row.theta);
        row.event = row.event.or(clipped.then_some(Event::Clipped));
        self.push(row, &there);
        true
    }

    /// Takes the last step back, exactly; `false` at the start. A run that diverged goes back to
    /// before its last finite row.
    pub fn step_back(&mut self) -> bool {
        let can = self.steps() > 0;
        if can {
            self.rows.pop();
            // The run went on from the row that is now the last.
            self.stop = None;
        }
        can
    }

    /// Goes forwards or back to a step, or to where the run stops before it.
    pub fn seek(&mut self, step: usize) {
        while self.steps() > step && self.step_back() {}
        while self.steps() < step && self.step() {}
    }

    /// Goes on to the end and says why it is the end.
    pub fn finish(&mut self) -> Stop {
        while self.step() {}
        self.stop.unwrap_or(Stop::MaxSteps)
    }

    /// Changes α₀ from the current step on; what the rule remembers is kept. Later changes, if the
    /// run was stepped back before them, are dropped. A run that had diverged or stalled goes on:
    /// from here it is the run that has this change among its conditions.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        let now = self.steps();
        self.conditions.changes.retain(|&(step, _)| (step as usize) < now);
        self.conditions.changes.push((now as u32, learning_rate));
        let rate = self.learning_rate_at(now);
        if let Some(row) = self.rows.last_mut() {
            row.learning_rate = rate;
        }
        if self.stop != Some(Stop::Undefined) {
            self.stop = self.judge();
        }
    }

    /// What the step that leaves from row `step` is made of, by coordinate (the second one is all
    /// 0 in one dimension); `None` beyond the last row.
    #[must_use]
    pub fn quantities(&self, step: usize) -> Option<[Quantities; 2]> {
        let from = self.rows.get(step)?;
        let mut quantities = [Quantities::default(); 2];
        self.propose(from, step + 1, |axis, made| {
            if let Some(quantity) = quantities.get_mut(axis) {
                *quantity = made;
            }
        });
        Some(quantities)
    }

    /// The numbers of the points over which the step that leaves from row `step` takes its
    /// gradient; `None` if over all data, or if there are none.
    #[must_use]
    pub fn batch(&self, step: usize) -> Option<Vec<usize>> {
        let conditions = &self.conditions;
        let count = conditions.function.fit()?.data.samples().len();
        let key = [conditions.seed, conditions.stream];
        conditions.batch.draw(conditions.sampling, key, step, count)
    }

    /// The gradient over the mini-batch of the step that leaves from row `step`.
    fn batch_gradient(&self, from: &Row, step: usize) -> Point {
        let batch = self.batch(step).zip(self.conditions.function.fit());
        batch.map_or(from.gradient, |(batch, fit)| fit.gradient_over(from.theta, &batch))
    }

    /// α at a step: the schedule applied to the α₀ in force.
    fn learning_rate_at(&self, step: usize) -> f64 {
        let conditions = &self.conditions;
        let base = self.change_at(step).map_or(conditions.learning_rate, |(_, rate)| rate);
        (conditions.schedule.of.rate)(&conditions.schedule.values, base, step as f64)
    }

    /// The last change of α₀ up to a step.
    fn change_at(&self, step: usize) -> Option<(u32, f64)> {
        self.conditions.changes.iter().copied().rfind(|&(from, _)| from as usize <= step)
    }

    /// The row that the rule proposes for step `t`, whether its gradient was clipped, and the
    /// step's further draws; each coordinate's quantities are reported on the way.
    fn propose(
        &self,
        from: &Row,
        t: usize,
        mut report: impl FnMut(usize, Quantities),
    ) -> (Row, bool, Draws) {
        let conditions = &self.conditions;
        let mut draws = Draws::at(conditions.seed, conditions.stream, t as u32);
        let noise = if conditions.noise > 0.0 { draws.normals() } else { [0.0; 2] };
        let normals =
            if conditions.rule.of.temperature.is_some() { draws.normals() } else { [0.0; 2] };
        let sign = conditions.goal.sign();
        let batch_gradient = self.batch_gradient(from, t - 1);
        let mut noisy = batch_gradient;
        for (g, noise) in noisy.iter_mut().zip(noise) {
            *g = sign * *g + conditions.noise * noise;
        }
        let clipped = (conditions.clip.of.apply)(&conditions.clip.values, noisy);
        let mut row = Row { event: None, ..*from };
        let gradients = clipped.into_iter().zip(batch_gradient);
        let coordinates = row.theta.iter_mut().zip(&mut row.slots).zip(gradients).zip(normals);
        for (axis, (((theta, slots), (gradient, batch_gradient)), normal)) in
            coordinates.take(conditions.function.objective().dimension()).enumerate()
        {
            let step = Step {
                theta: *theta,
                gradient,
                learning_rate: from.learning_rate,
                t: t as i32,
                values: conditions.rule.values,
                normal,
            };
            let update = (conditions.rule.of.update)(&step, slots);
            *theta = update.theta;
            let Update { theta: answer, terms } = update;
            let state = *slots;
            let made = Quantities { gradient, batch_gradient, terms, normal, state, theta: answer };
            report(axis, made);
        }
        (row, clipped != noisy, draws)
    }

    /// Appends a row and looks at what happens there: a saddle, the end.
    fn push(&mut self, mut row: Row, here: &Dual2) {
        let rules = self.conditions.stop;
        let objective = self.conditions.function.objective();
        if objective.dimension() == 2
            && let Some(event) = watch_saddle(&mut row, here, objective, &rules)
        {
            row.event = Some(event);
            row.noted = Some((event, self.rows.len() as u32));
        }
        self.rows.push(row);
        self.stop = self.judge();
    }

    /// Whether the run ends at its last row.
    fn judge(&self) -> Option<Stop> {
        let rules = self.conditions.stop;
        if self.is_converged() {
            Some(Stop::Converged)
        } else if self.is_stalled() {
            Some(Stop::Stalled)
        } else if self.steps() >= rules.max_steps as usize {
            Some(Stop::MaxSteps)
        } else {
            None
        }
    }

    /// Whether neither slope nor chance moves the run on.
    fn is_converged(&self) -> bool {
        let Conditions { rule, noise, stop: StopRules { tolerance, .. }, .. } = self.conditions;
        let next = self.rows.len() as i32;
        let temperature = rule.of.temperature.map_or(0.0, |at| at(&rule.values, next));
        let left = [self.last().gradient_norm(), noise, temperature];
        tolerance > 0.0 && left.iter().all(|left| *left <= tolerance)
    }

    /// Whether the run crept over a plateau for [`STALL_STEPS`] steps, looked at after every so
    /// many since the last change of the learning rate.
    fn is_stalled(&self) -> bool {
        let steps = self.steps();
        let since = steps - self.change_at(steps).map_or(0, |(from, _)| from as usize);
        let Some(then) = self.rows.get(steps.wrapping_sub(STALL_STEPS)) else { return false };
        let (last, rules) = (self.last(), self.conditions.stop);
        let objective = self.conditions.function.objective();
        since >= STALL_STEPS
            && since.is_multiple_of(STALL_STEPS)
            && rules.is_creeping(last.length - then.length)
            && rules.is_slight(last.gradient_norm(), last.value)
            && classify(objective, last.theta, rules.diagonal) == Some(CriticalKind::Plateau)
    }
}

/// Whether a place is one a run can be at.
fn finite(here: &Dual2, theta: Point) -> bool {
    here.value.is_finite()
        && here.gradient.iter().all(|g| g.is_finite())
        && theta.iter().all(|c| c.abs() <= FAR)
}
