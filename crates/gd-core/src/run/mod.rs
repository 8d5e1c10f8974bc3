//! A run: one update rule, from one start, step by step.

pub mod acceptance;
pub mod batch;
pub mod conditions;
mod proposal;
pub mod restart;
pub mod row;
pub mod saddle;
pub mod stop;
mod trajectory;

use std::ops::Range;

use crate::{
    budget::{Budget, Counted},
    landscape::eigenvalues::stability_limit,
    number::dual::Dual2,
    run::{
        acceptance::Acceptance,
        conditions::Conditions,
        row::{Event, Quantities, Row},
        saddle::{SaddleEvent, watch},
        stop::{Stop, is_possible, slope_at},
        trajectory::Trajectory,
    },
    space::{Objective, Point, distance},
};

/// A run in progress. It can be stepped forwards, back, and to any step.
#[derive(Clone, Debug)]
pub struct Run {
    conditions: Conditions,
    trajectory: Trajectory,
    /// The last row as a whole.
    last: Row,
    saddle_events: Vec<SaddleEvent>,
    /// The first step that was too long for the curvature, and 2/λmax there.
    too_long: Option<(usize, f64)>,
    stop: Option<Stop>,
}

impl Run {
    /// A run at its start.
    #[must_use]
    pub fn new(conditions: Conditions, start: Point) -> Self {
        let objective = conditions.function.objective();
        let [x, y] = start;
        let start = if objective.dimension() == 1 { [x, 0.0] } else { [x, y] };
        let here = objective.hessian(start);
        let trajectory = Trajectory::new(objective.dimension(), conditions.rule.of.state.len());
        let mut run = Self {
            conditions,
            trajectory,
            last: Row::default(),
            saddle_events: Vec::new(),
            too_long: None,
            stop: None,
        };
        let row = Row {
            theta: start,
            value: here.value,
            gradient: slope_at(here.value, here.gradient),
            learning_rate: run.conditions.learning_rate_at(0),
            ..Row::default()
        };
        run.push(row, &here);
        if !is_possible(start, here.value, here.gradient) {
            run.stop = Some(Stop::Undefined);
        }
        run
    }

    /// The conditions, the learning rate's changes included.
    #[must_use]
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// The row of a step; `None` beyond the last.
    #[must_use]
    pub fn row(&self, step: usize) -> Option<Row> {
        if step == self.steps() {
            return Some(self.last);
        }
        let row = self.trajectory.get(step)?;
        Some(Row {
            learning_rate: self.conditions.learning_rate_at(step),
            noted: self.noted_at(step),
            ..row
        })
    }

    /// Every row from the start on.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows { run: self, steps: 0..self.trajectory.rows() }
    }

    /// θ and f at the row of a step, which are read faster than a whole row; `None` beyond the last.
    pub(crate) fn place(&self, step: usize) -> Option<(Point, f64)> {
        self.trajectory.place(step)
    }

    /// f and ∇f at the row of a step, which are read faster than a whole row; `None` beyond the last.
    pub(crate) fn value(&self, step: usize) -> Option<(f64, Point)> {
        self.trajectory.value(step)
    }

    /// The last row.
    #[must_use]
    pub fn last(&self) -> Row {
        self.last
    }

    /// The number of steps taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.trajectory.rows().saturating_sub(1)
    }

    /// How many bytes the rows take, beside a few hundred for the run itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.trajectory.bytes() + size_of::<SaddleEvent>() * self.saddle_events.capacity()
    }

    /// Where the run lingered at saddles and left them: the steps, and what happened.
    pub fn saddle_events(&self) -> impl Iterator<Item = (usize, Event)> + '_ {
        self.saddle_events.iter().map(|SaddleEvent { step, event, .. }| (*step as usize, *event))
    }

    /// 2/λmax of the descended function and α, at the first step where α was the larger: too long
    /// a step for plain descent on the quadratic there.
    pub(crate) fn first_too_long(&self) -> Option<(f64, f64)> {
        self.too_long.map(|(step, limit)| (limit, self.conditions.learning_rate_at(step)))
    }

    /// Why the run stopped, if it has.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Goes one step on; `false` once the run has stopped.
    pub fn step(&mut self) -> bool {
        self.go_on().is_some()
    }

    /// Goes on to a step, to where the run stops before it, or until the budget is spent.
    pub(crate) fn advance(&mut self, step: usize, budget: &mut Budget) {
        while self.steps() < step && !budget.is_spent() {
            let Some(evaluations) = self.go_on() else { break };
            budget.spend(evaluations);
        }
    }

    /// Goes one step on and says how many evaluations it took; `None` once the run has stopped.
    fn go_on(&mut self) -> Option<usize> {
        if self.stop.is_some() {
            return None;
        }
        let from = self.last;
        let t = self.trajectory.rows();
        let (mut row, clipped, draws, _) = self.conditions.propose(&from, t);
        let objective = self.conditions.function.objective();
        let mut there = objective.hessian(row.theta);
        if self
            .conditions
            .judge_proposal(&from, there.value, t, draws)
            .is_some_and(|judged| !judged.accepted)
        {
            there = objective.hessian(from.theta);
            row.theta = from.theta;
            row.event = Some(Event::Rejected);
        }
        if !is_possible(row.theta, there.value, there.gradient) {
            self.stop = Some(Stop::Diverged);
            return None;
        }
        row.value = there.value;
        row.gradient = there.gradient;
        row.learning_rate = self.conditions.learning_rate_at(t);
        row.length = from.length + distance(from.theta, row.theta);
        row.event = row.event.or(clipped.then_some(Event::Clipped));
        let effort = self.conditions.function.objective().effort();
        Some(effort + self.push(row, &there))
    }

    /// Takes the last step back, exactly; `false` at the start. A run that diverged goes back to
    /// before its last finite row.
    pub fn step_back(&mut self) -> bool {
        let now = self.steps();
        if now == 0 {
            return false;
        }
        self.trajectory.pop();
        self.saddle_events.pop_if(|event| event.step as usize == now);
        self.too_long = self.too_long.filter(|&(step, _)| step < now);
        self.last = Row {
            learning_rate: self.conditions.learning_rate_at(now - 1),
            noted: self.noted_at(now - 1),
            ..self.trajectory.get(now - 1).unwrap_or_default()
        };
        // The run went on from the row that is now the last.
        self.stop = None;
        true
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
    /// run was stepped back before them, are dropped. A run that had diverged goes on: from here it
    /// is the run that has this change among its conditions.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        let now = self.steps();
        self.conditions.changes.retain(|&(step, _)| (step as usize) < now);
        self.conditions.changes.push((now as u32, learning_rate));
        self.last.learning_rate = self.conditions.learning_rate_at(now);
        let here = self.conditions.function.objective().hessian(self.last.theta);
        self.too_long = self.too_long.filter(|&(step, _)| step < now);
        self.note_too_long(&here);
        if self.stop != Some(Stop::Undefined) {
            self.stop = self.judge();
        }
    }

    /// What the step that leaves from row `step` is made of, by coordinate (the second one is all
    /// 0 in one dimension); `None` beyond the last row.
    #[must_use]
    pub fn quantities(&self, step: usize) -> Option<[Quantities; 2]> {
        let from = self.row(step)?;
        let (_, _, _, made) = self.conditions.propose(&from, step + 1);
        Some(made)
    }

    /// Whether what the step that leaves from row `step` proposes is accepted; `None` if the rule has
    /// no temperature, and beyond the last row.
    #[must_use]
    pub fn acceptance(&self, step: usize) -> Option<Acceptance> {
        self.conditions.rule.of.temperature?;
        let from = self.row(step)?;
        let (row, _, draws, _) = self.conditions.propose(&from, step + 1);
        let there = self.conditions.function.objective().hessian(row.theta);
        self.conditions.judge_proposal(&from, there.value, step + 1, draws)
    }

    /// The numbers of the points over which the step that leaves from row `step` takes its
    /// gradient; `None` if over all data, or if there are none.
    #[must_use]
    pub fn batch(&self, step: usize) -> Option<Vec<usize>> {
        self.conditions.batch_of(step)
    }

    /// The last saddle event up to a step, and when it was.
    fn noted_at(&self, step: usize) -> Option<(Event, u32)> {
        let later = self.saddle_events.partition_point(|event| event.step as usize <= step);
        let event = later.checked_sub(1).and_then(|k| self.saddle_events.get(k))?;
        Some((event.event, event.step))
    }

    /// Appends a row and looks at what happens there: a saddle, too long a step, the end. Says how
    /// many evaluations it took to look.
    fn push(&mut self, mut row: Row, here: &Dual2) -> usize {
        let step = self.trajectory.rows();
        let counted = Counted::new(self.conditions.function.objective());
        let mut near = 0;
        if counted.dimension() == 2 {
            let before = step.checked_sub(1).and_then(|k| self.trajectory.mark(k));
            let watched = watch(
                before.unwrap_or_default().near,
                self.saddle_events.last().copied(),
                (step as u32, &row),
                here,
                &counted,
                self.conditions.saddle,
            );
            near = watched.near;
            if let Some(event) = watched.event {
                row.event = Some(event.event);
                row.noted = Some((event.event, event.step));
                self.saddle_events.push(event);
            }
        }
        let evaluations = counted.taken();
        self.trajectory.push(&row, near);
        self.last = row;
        self.note_too_long(here);
        self.stop = self.judge();
        evaluations
    }

    /// Notes the last row's step if it is the first that is too long for the curvature.
    fn note_too_long(&mut self, here: &Dual2) {
        let sign = self.conditions.goal.sign();
        let limit = stability_limit(here.hessian.map(|h| sign * h));
        let exceeded = limit.filter(|limit| self.last.learning_rate > *limit);
        self.too_long = self.too_long.or(exceeded.map(|limit| (self.steps(), limit)));
    }

    /// Whether the run ends at its last row.
    fn judge(&self) -> Option<Stop> {
        self.conditions.stop_at(self.steps(), self.last.gradient_norm())
    }
}

/// The rows of a run, in the order of its steps. Rows that are skipped cost nothing.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    run: &'a Run,
    steps: Range<usize>,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.nth(0)
    }

    fn nth(&mut self, skipped: usize) -> Option<Row> {
        self.run.row(self.steps.nth(skipped)?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.steps.size_hint()
    }
}

impl DoubleEndedIterator for Rows<'_> {
    fn next_back(&mut self) -> Option<Row> {
        self.run.row(self.steps.next_back()?)
    }
}

impl ExactSizeIterator for Rows<'_> {}
