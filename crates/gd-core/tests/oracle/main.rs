//! The oracle: what is said of runs, judged by other means than the code under test.
//!
//! Random scenarios (functions × rules × starts × rates) are judged by dense samples of closures in
//! plain Rust, pattern searches on them, differences in place of derivatives, and what is known of
//! each family of functions. A claim that they contradict is a disagreement. `ORACLE_ROUNDS` times as
//! many are judged, which `cargo xtask test --long` sets.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests may panic, and this one computes by other means than the code under test"
)]

mod chance;
mod claims;
mod reference;
mod subjects;
mod symmetry;

use chance::Chance;
use claims::Claims;
use gd_core::{Race, Scenario};
use reference::Reference;
use subjects::{Subject, subject};

fn rounds() -> usize {
    std::env::var("ORACLE_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The runs of a query, at their ends.
fn finished(query: &str) -> Race {
    let parsed = Scenario::parse(query);
    let problems: Vec<_> = parsed.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{query}: {problems:?}");
    Race::finished(parsed.scenario)
}

#[test]
fn nothing_is_said_that_is_not_so() {
    let mut claims = Claims::default();
    for number in 0..110 * rounds() {
        let mut chance = Chance::new(number as u64);
        let subject = subject(number, &mut chance);
        let reference = Reference::new(&subject);
        for goal in ["min", "max"] {
            // Of each function the goal that it is made for, and now and then the other one.
            if goal == "max" && number % 5 != 0 {
                continue;
            }
            let query = scenario(&subject, goal, &mut chance);
            let race = finished(&query);
            for run in 0..race.racers().len() {
                claims.judge(&subject, &reference, &race, run, &query);
            }
        }
    }
    println!("{claims}");
    assert!(claims.scenarios >= 2000, "{claims}");
    assert!(claims.disagreements.is_empty(), "{claims}");
}

#[test]
fn the_same_is_said_of_the_same() {
    let (mut compared, mut apart) = (0, Vec::new());
    for number in 0..50 * rounds() {
        let mut chance = Chance::new(7_000_000 + number as u64);
        let subject = subject(number, &mut chance);
        let (pairs, differing) = symmetry::compare(&subject, &mut chance);
        compared += pairs;
        apart.extend(differing);
    }
    println!("{compared} pairs of verdicts compared, {} differ", apart.len());
    assert!(
        compared >= 1000 && apart.is_empty(),
        "{compared}: {:#?}",
        &apart[..apart.len().min(20)]
    );
}

/// A race on a function: four starts by five rules.
fn scenario(subject: &Subject, goal: &str, chance: &mut Chance) -> String {
    let starts: Vec<_> = (0..4).map(|_| subject.start(chance)).collect();
    let mut rules = Vec::new();
    for share in [0.02, 0.4] {
        rules.push(format!("gd(lr={:e})", subject.rate(share)));
    }
    rules.push(format!("gd(lr={:e})", subject.rate(chance.pick(&[0.9, 1.0, 1.2, 3.0]))));
    let inert = chance.pick(&["momentum", "nesterov", "classical-momentum"]);
    rules.push(format!("{inert}(lr={:e})", subject.rate(chance.pick(&[0.05, 0.3]))));
    let adaptive = chance.pick(&["adam", "rmsprop", "adagrad"]);
    rules.push(format!("{adaptive}(lr={})", chance.pick(&[0.01, 0.1])));
    let mut query = format!(
        "f={}&at={}&view={}&opt={}&steps={}&tol={:e}&goal={goal}",
        subject.text("x", "y").replace('+', "%2B"),
        subject.places(&starts),
        subject.view(subject.domain),
        rules.join(";"),
        chance.pick(&[7, 60, 300, 300]),
        subject.tolerance(),
    );
    if chance.below(10) == 0 {
        query += &format!("&noise={:e}", (0.1 * subject.scale).min(1e6));
    }
    query
}
