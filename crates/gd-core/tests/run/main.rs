//! Runs: steps forwards and back, learning rates, stops, chance.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod annealing;
mod conditions;
mod descent;
mod memory;
#[path = "../query/mod.rs"]
mod query;

use gd_core::{
    Run,
    explain::{self, Course, direction::Direction},
    powi,
    run::{
        conditions::Conditions,
        row::{Event, Row},
        saddle::SaddleScale,
        stop::{Stop, StopRules},
    },
    scenario::Scenario,
};
use proptest::prelude::*;
use query::{finished, race, verdict};

/// The first run of a query, at its start.
fn run(query: &str) -> Run {
    race(query).racers()[0].run.clone()
}

fn rows(run: &Run) -> Vec<Row> {
    run.rows().collect()
}

fn xs(run: &Run) -> Vec<f64> {
    run.rows().map(|row| row.theta[0]).collect()
}
