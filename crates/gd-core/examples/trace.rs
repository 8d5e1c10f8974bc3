//! Prints every step of a scenario as CSV:
//! `cargo run --release -q -p gd-core --example trace -- "f=x^2+y^2&at=3,4&opt=gd&lr=0.1"`.
//!
//! A query with errors prints each problem with its place on standard error, nothing on standard
//! output, and exits with 2.

use std::{io::Write, process::ExitCode};

use gd_core::{
    Race, Scenario,
    scenario::{Problem, Severity},
    trace::write_csv,
};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [query] = arguments.as_slice() else {
        eprintln!("usage: trace QUERY, where QUERY is what follows the ? of a link");
        return ExitCode::from(2);
    };
    let parsed = Scenario::parse(query);
    for problem in &parsed.problems {
        print_problem(query, problem);
    }
    if parsed.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return ExitCode::from(2);
    }
    let mut race = Race::new(parsed.scenario);
    race.finish();
    let mut csv = String::new();
    if write_csv(&race, &mut csv).is_err() || std::io::stdout().write_all(csv.as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The problem, and the query around its place with a caret under it.
fn print_problem(query: &str, problem: &Problem) {
    let kind = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    eprintln!("{kind}: {problem}");
    let before: String = query.chars().take(problem.at.start).collect();
    let start = problem.at.start.saturating_sub(30);
    let shown: String = query.chars().skip(start).take(70).collect();
    let caret = " ".repeat(before.chars().count() - start.min(before.chars().count()));
    let length = problem.at.len().clamp(1, 40);
    eprintln!("  {shown}\n  {caret}{}", "^".repeat(length));
}
