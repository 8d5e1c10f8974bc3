//! Learning from data: losses, fits, mini-batches and the reader's own points.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

mod descent;
#[path = "../hints/mod.rs"]
mod hints;
mod losses;
mod tables;

use gd_core::{
    Function, Objective, Point, Race, Run, Scenario,
    explain::{self, Seen},
    flaw::{
        Fault, Severity,
        data::{DataFault, RowFault},
    },
    function::{
        activation::LINEAR,
        data::{DATA_SETS, Data, MOST_POINTS, Sample, parse_csv},
        fit::Fit,
        loss::{self, LOSSES},
        model::MODELS,
    },
    rule::hyperparameter::Choice,
    run::batch::Batch,
    scenario::Edit,
};
use hints::offered;

/// A scenario of a link without problems.
fn scenario(query: &str) -> Scenario {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    parsed.scenario
}

fn fit(query: &str) -> Fit {
    Fit::clone(scenario(query).function.fit().unwrap())
}

/// The first run of a link, at its end.
fn finished(query: &str) -> Run {
    let mut race = Race::new(scenario(query));
    race.finish();
    race.racers()[0].run.clone()
}

fn apart([ax, ay]: Point, [bx, by]: Point) -> f64 {
    (ax - bx).abs().max((ay - by).abs())
}

/// The solution of the normal equations (XᵀX + nλI₁)θ = Xᵀy by Cramer's rule, where λ is the l2
/// penalty on the slope.
fn least_squares(samples: &[Sample], l2: f64) -> Point {
    let sum = |of: fn(f64, f64) -> f64| {
        samples.iter().map(|sample| of(sample.inputs[0], sample.target)).sum::<f64>()
    };
    let n = samples.len() as f64;
    let (x, y, xx, xy) =
        (sum(|x, _| x), sum(|_, y| y), sum(|x, _| x * x) + n * l2, sum(|x, y| x * y));
    let determinant = n * xx - x * x;
    [(n * xy - x * y) / determinant, (xx * y - x * xy) / determinant]
}
