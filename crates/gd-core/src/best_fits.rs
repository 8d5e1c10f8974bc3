//! The best fit by each loss: what becomes of a line if another loss is chosen.

use std::collections::VecDeque;

use crate::{
    budget::Budget,
    function::{
        fit::Fit,
        loss::{self, Loss},
    },
    landscape::{kind::CriticalKind, piecewise_linear, search::Search},
    rule::hyperparameter::Choice,
    space::{Expression, Point},
};

/// The lowest minimum by each of the losses that a model is trained by, all else being equal: of a
/// loss that is convex and piecewise linear the exact one, of others the lowest in the view; it is
/// found piece by piece.
#[derive(Clone, Debug)]
pub struct BestFits {
    pending: VecDeque<Pending>,
    found: Vec<(&'static Loss, Point)>,
}

/// A loss by which the best fit is not known yet.
#[derive(Clone, Debug)]
struct Pending {
    of: &'static Loss,
    fit: Fit,
    search: Search,
}

impl BestFits {
    /// The best fits of the data and the model of a fit; nothing is evaluated yet.
    #[must_use]
    pub fn new(fit: &Fit) -> Self {
        let losses = fit.model.losses.iter().filter_map(|id| loss::find(id));
        let pending = losses.map(|of| {
            let loss = if of.id == fit.loss.of.id { fit.loss } else { Choice::new(of) };
            let fit = Fit { loss, ..fit.clone() };
            let search = Search::new(fit.dimension(), fit.view().filled());
            Pending { of, fit, search }
        });
        Self { pending: pending.collect(), found: Vec::new() }
    }

    /// Goes on for about as long as so many evaluations of a short formula take, a little longer
    /// where a unit of work cannot be divided; `false` once all are found.
    pub fn work(&mut self, budget: usize) -> bool {
        let mut budget = Budget::new(budget.max(1));
        while !budget.is_spent() {
            let Some(Pending { of, fit, search }) = self.pending.front_mut() else { break };
            let exact = piecewise_linear::lowest(fit);
            if exact.is_none() && search.work(fit, &mut budget) {
                continue;
            }
            let points = search.take_points();
            let lowest = points.iter().find(|point| point.kind == CriticalKind::Minimum);
            let lowest = exact.or(lowest.map(|lowest| lowest.at));
            self.found.extend(lowest.map(|at| (*of, at)));
            self.pending.pop_front();
        }
        !self.pending.is_empty()
    }

    /// Those that are found: the loss and the weights, in the order in which the model names its
    /// losses.
    #[must_use]
    pub fn found(&self) -> &[(&'static Loss, Point)] {
        &self.found
    }
}
