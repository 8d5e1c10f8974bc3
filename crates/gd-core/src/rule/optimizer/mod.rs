//! Update rules: how a run goes from θ to the next θ.
//!
//! Conventions are PyTorch's where PyTorch has the rule. Each rule works on one coordinate at a
//! time and is written over [`Scalar`](crate::Scalar), so the same source can step one run or many side by side.
//!
//! To add one, write a file beside this one that holds a [`Rule`] named `RULE`, and add its
//! module's name to the list below.

use crate::{
    rule::update::{Rule, SLOTS, Step, Update},
    tape::traced::Traced,
};

/// An update of one coordinate that is recorded on a tape.
pub(crate) type Recorded =
    for<'t> fn(&Step<'_, Traced<'t>>, &mut [Traced<'t>; SLOTS]) -> Update<Traced<'t>>;

/// Declares the modules and the list from one list of names.
macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every update rule, in the order of the page's menu.
        pub const RULES: &[Rule] = &[$($module::RULE),*];

        /// The update of each, in the same order, for recording it.
        pub(crate) const RECORDED: &[Recorded] =
            &[$(|step, state| $module::update(step, state)),*];
    };
}

rules![gd, momentum, classical_momentum, nesterov, adagrad, rmsprop, adam, adamw, anneal];
