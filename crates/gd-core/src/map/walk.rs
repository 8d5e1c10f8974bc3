//! A run of which only the last row is kept, so that it needs the same memory however long it is.

use crate::{
    rule::update::SLOTS,
    run::{
        conditions::Conditions,
        row::{Event, Row},
        stop::{Stop, is_possible, slope_at},
    },
    space::{Point, distance},
};

/// A run in progress that can't be stepped back: to the bit the same as a [`Run`](crate::Run), but for
/// the saddles on its way, which only that looks for.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    conditions: &'a Conditions,
    start: Point,
    last: Row,
    steps: usize,
    stop: Option<Stop>,
    beyond: Option<Point>,
}

impl<'a> Walk<'a> {
    /// A run at its start.
    #[must_use]
    pub fn new(conditions: &'a Conditions, [x, y]: Point) -> Self {
        let objective = conditions.function.objective();
        let theta = if objective.dimension() == 1 { [x, 0.0] } else { [x, y] };
        let here = objective.gradient(theta);
        let last = Row {
            theta,
            value: here.value,
            gradient: slope_at(here.value, here.gradient),
            learning_rate: conditions.learning_rate_at(0),
            ..Row::default()
        };
        let mut walk = Self { conditions, start: theta, last, steps: 0, stop: None, beyond: None };
        walk.stop = if is_possible(theta, here.value, here.gradient) {
            conditions.stop_at(0, last.gradient_norm())
        } else {
            Some(Stop::Undefined)
        };
        walk
    }

    /// A run that is at a step of its own, with what its rule remembers there.
    #[must_use]
    pub(crate) fn resume(
        conditions: &'a Conditions,
        theta: Point,
        slots: [[f64; SLOTS]; 2],
        step: usize,
    ) -> Self {
        let mut walk = Self::new(conditions, theta);
        let learning_rate = conditions.learning_rate_at(step);
        walk.last = Row { learning_rate, slots, ..walk.last };
        walk.steps = step;
        walk.stop = walk
            .stop
            .filter(|stop| *stop == Stop::Undefined)
            .or_else(|| conditions.stop_at(step, walk.last.gradient_norm()));
        walk
    }

    /// The last row; the length is that since this walk began.
    #[must_use]
    pub fn last(&self) -> &Row {
        &self.last
    }

    /// Where it began.
    #[must_use]
    pub fn start(&self) -> Point {
        self.start
    }

    /// How many steps have been taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Where the step leads that it could not take.
    #[must_use]
    pub fn beyond(&self) -> Option<Point> {
        self.beyond
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
        let (from, t) = (self.last, self.steps + 1);
        let objective = self.conditions.function.objective();
        let (mut row, _, draws, _) = self.conditions.propose(&from, t);
        let mut there = objective.gradient(row.theta);
        let judged = self.conditions.judge_proposal(&from, there.value, t, draws);
        if judged.is_some_and(|judged| !judged.accepted) {
            there = objective.gradient(from.theta);
            row.theta = from.theta;
            row.event = Some(Event::Rejected);
        }
        if !is_possible(row.theta, there.value, there.gradient) {
            (self.stop, self.beyond) = (Some(Stop::Diverged), Some(row.theta));
            return false;
        }
        self.last = Row {
            value: there.value,
            gradient: there.gradient,
            learning_rate: self.conditions.learning_rate_at(t),
            length: from.length + distance(from.theta, row.theta),
            ..row
        };
        self.steps = t;
        self.stop = self.conditions.stop_at(t, self.last.gradient_norm());
        true
    }

    /// Goes on to the end and says why it is the end.
    pub fn finish(&mut self) -> Stop {
        while self.step() {}
        self.stop.unwrap_or(Stop::MaxSteps)
    }
}
