//! Data that a model learns nothing from, or not all.

use crate::{
    flaw::{Flaw, data::DataFault},
    function::fit::Fit,
    scenario::scenario::Scenario,
};

/// What is to be said of data at one place, which leave the model's weights open. A slope alone is
/// determined, unless all points are at x = 0.
pub(super) fn fit_warning(scenario: &Scenario) -> Option<Flaw> {
    of_fit(scenario.function.fit()?)
}

/// The same of a fit.
pub(super) fn of_fit(fit: &Fit) -> Option<Flaw> {
    let (first, rest) = fit.data.samples().split_first()?;
    let [x, _] = first.inputs;
    let is_determined = fit.model.dimension == 1 && x != 0.0;
    if is_determined || rest.iter().any(|sample| sample.inputs != first.inputs) {
        return None;
    }
    let has_one_target = rest.iter().all(|sample| sample.target == first.target);
    let is_one_x = fit.data.features() == 1 && !has_one_target;
    let fault = if is_one_x { DataFault::OneX } else { DataFault::OnePlace };
    Some(Flaw::new(0..0, fault).note())
}
