//! Update rules: how a run goes from θ to the next θ.
//!
//! Conventions are PyTorch's where PyTorch has the rule. Each rule works on one coordinate at a
//! time and is written over [`Scalar`](crate::Scalar), so the same source can step one run or many side by side.
//!
//! To add one, write a file beside this one that holds a [`Rule`] named `RULE`, and add its
//! module's name to the list below.

use crate::rule::update::Rule;

/// Declares the modules and the list from one list of names.
macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every update rule, in the order of the page's menu.
        pub const RULES: &[Rule] = &[$($module::RULE),*];
    };
}

rules![gd, momentum, classical_momentum, nesterov, adagrad, rmsprop, adam, adamw, anneal];
