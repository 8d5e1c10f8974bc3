//! The survey of a function: how many hand-written gradients its time would pay for.

use std::hint::black_box;

use gd_core::{Scenario, landscape::survey::Survey};

use crate::{Ratio, clock::ratios_over, gradient::hand_written};

/// What is surveyed.
const QUERIES: [(&str, &str); 4] = [
    ("Himmelblau", "f=himmelblau"),
    ("Rastrigin", "f=rastrigin"),
    ("data with outliers", "data=outliers"),
    (
        "ten sines",
        "f=sin(x)+sin(2x)+sin(3x)+sin(4x)+sin(5x)+sin(y)+sin(2y)+sin(3y)+sin(4y)+sin(5y)",
    ),
];

/// How many hand-written gradients are the unit.
const UNIT: u32 = 20_000;

/// The time of each survey in units of 20,000 hand-written gradients.
pub(crate) fn rows() -> Vec<Ratio> {
    let row = |(name, query): (&str, &str)| {
        let scenario = Scenario::parse(query).scenario;
        let survey = || {
            let landscape = Survey::new(&scenario.function, black_box(scenario.domain())).finish();
            landscape.critical.len() as f64
        };
        let [spread] = ratios_over(21, [[&survey, &|| hand_written(UNIT)]]);
        Ratio { name: format!("survey of {name}, to {UNIT} gradients by hand"), spread, bar: None }
    };
    QUERIES.into_iter().map(row).collect()
}
