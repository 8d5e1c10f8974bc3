//! Work in bounded pieces, counted in evaluations of a short formula: so that whoever asks for it keeps
//! the time, and the pieces are the same on every machine.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{
    number::dual::{Dual, Dual2},
    space::{Objective, Point},
};

/// How many evaluations of a short formula a piece of work may take; one of a long formula, or over
/// much data, counts as [many](Objective::effort). A piece ends with the first whole unit of work
/// that reaches the limit, so it may take a little more.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    pub(crate) fn new(evaluations: usize) -> Self {
        Self { left: evaluations }
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.left == 0
    }

    pub(crate) fn left(&self) -> usize {
        self.left
    }

    pub(crate) fn spend(&mut self, evaluations: usize) {
        self.left = self.left.saturating_sub(evaluations);
    }
}

/// A function whose evaluations are counted by their effort: values, gradients and Hessians alike.
pub(crate) struct Counted<'a> {
    objective: &'a dyn Objective,
    effort: usize,
    count: AtomicUsize,
}

impl<'a> Counted<'a> {
    pub(crate) fn new(objective: &'a dyn Objective) -> Self {
        Self { objective, effort: objective.effort(), count: AtomicUsize::new(0) }
    }

    /// How many evaluations of a short formula those would be that there were since this was last asked.
    pub(crate) fn taken(&self) -> usize {
        self.count.swap(0, Ordering::Relaxed)
    }

    fn counted(&self) -> &dyn Objective {
        self.count.fetch_add(self.effort, Ordering::Relaxed);
        self.objective
    }
}

impl Objective for Counted<'_> {
    fn dimension(&self) -> usize {
        self.objective.dimension()
    }

    fn effort(&self) -> usize {
        self.effort
    }

    fn value(&self, theta: Point) -> f64 {
        self.counted().value(theta)
    }

    fn gradient(&self, theta: Point) -> Dual {
        self.counted().gradient(theta)
    }

    fn hessian(&self, theta: Point) -> Dual2 {
        self.counted().hessian(theta)
    }
}
