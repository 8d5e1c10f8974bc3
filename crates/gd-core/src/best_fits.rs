//! The best fit by each loss: what becomes of a line if another loss is chosen.

use crate::{
    function::{
        fit::Fit,
        loss::{self, Loss},
    },
    landscape::{kind::CriticalKind, search},
    rule::hyperparameter::Choice,
    space::Point,
};

/// The lowest minimum in the view by each of the losses that the model is trained by, all else
/// being equal.
#[must_use]
pub fn best_by_loss(fit: &Fit) -> Vec<(&'static Loss, Point)> {
    let losses = fit.model.losses.iter().filter_map(|id| loss::find(id));
    let best = |of: &'static Loss| {
        let loss = if of.id == fit.loss.of.id { fit.loss } else { Choice::new(of) };
        let fit = Fit { loss, ..fit.clone() };
        let found = search::find(&fit, fit.view().filled());
        let lowest = found.iter().find(|point| point.kind == CriticalKind::Minimum)?;
        Some((of, lowest.at))
    };
    losses.filter_map(best).collect()
}
