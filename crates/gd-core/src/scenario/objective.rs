//! Taking something else to descend, with what follows from it.

use std::sync::Arc;

use crate::{
    function::{Function, fit::Fit},
    run::batch::{Batch, Sampling},
    scenario::scenario::Scenario,
};

/// Takes a function.
pub(super) fn set_function(scenario: &mut Scenario, function: Function) {
    if !matches!(function, Function::Fit(_)) {
        scenario.batches = vec![Batch::Full];
        scenario.sampling = Sampling::default();
    }
    scenario.function = function;
}

/// Takes a fit as the scenario's function.
pub(super) fn set_fit(scenario: &mut Scenario, fit: Fit) {
    set_function(scenario, Function::Fit(Arc::new(fit)));
}

/// Takes the default function where something else is descended.
pub(super) fn reset_function(scenario: &mut Scenario, is_replaced: fn(&Function) -> bool) {
    if is_replaced(&scenario.function) {
        set_function(scenario, Scenario::default().function);
    }
}

/// Changes the scenario's fit where it has one.
pub(super) fn change_fit(scenario: &mut Scenario, change: impl FnOnce(&mut Fit)) {
    if let Function::Fit(fit) = &mut scenario.function {
        change(Arc::make_mut(fit));
    }
}
