//! What a typed formula means, and what is said of one that means nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

mod elementary;
#[path = "../hints/mod.rs"]
mod hints;
mod mathml;
mod mistakes;
mod random;
mod symbols;
mod values;

use gd_core::{
    Dual2, Objective, Scenario,
    flaw::{
        Fault, Flaw, Hint,
        formula::{Bracket, FormulaFault, Values},
    },
    function::formula::Formula,
};
use hints::offered;

fn read(source: &str) -> Formula {
    Formula::parse(source).unwrap_or_else(|error| panic!("{source}: {error} at {:?}", error.at))
}

const POINTS: [[f64; 2]; 4] = [[0.3, 1.7], [2.5, -0.6], [-1.25, 0.4], [-3.0, -2.0]];

/// Value, gradient and Hessian agree everywhere, to the bit; NaN agrees with NaN.
fn assert_same(left: &str, right: &str) {
    for theta in POINTS {
        let [l, r] = [left, right].map(|source| format!("{:?}", read(source).hessian(theta)));
        assert_eq!(l.replace("-0.0", "0.0"), r.replace("-0.0", "0.0"), "{left} and {right}");
    }
}
