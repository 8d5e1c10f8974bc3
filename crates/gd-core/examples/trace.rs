//! Prints every step of a scenario as CSV:
//! `cargo run --release -q -p gd-core --example trace -- "f=x^2+y^2&at=3,4&opt=gd&lr=0.1"`.
//!
//! Of a round of a hole it says on standard error what it has come to, and whether the score that the
//! link claims is so; if it is not it exits with 1.
//!
//! A query with errors prints each problem with its place on standard error, nothing on standard
//! output, and exits with 2.

use std::{io::Write, ops::Range, process::ExitCode};

use gd_core::{
    Race, Scenario,
    scenario::Severity,
    score::{self, Claim, Round},
    spelling::is_hidden,
    trace::{Place, write_csv_part},
    words::course,
};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(query), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: trace QUERY, where QUERY is what follows the ? of a link");
        return ExitCode::from(2);
    };
    let query = query.to_string_lossy();
    let parsed = Scenario::parse(&query);
    for problem in &parsed.problems {
        let kind = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        eprintln!("{kind}: {problem}\n{}", pointed_at(&query, &problem.at));
    }
    if parsed.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return ExitCode::from(2);
    }
    let race = Race::finished(parsed.scenario);
    let mut out = std::io::stdout().lock();
    let mut next = Some(Place::default());
    while let Some(from) = next {
        let mut part = String::new();
        let Ok(then) = write_csv_part(&race, from, ROWS, &mut part) else {
            return ExitCode::FAILURE;
        };
        if out.write_all(part.as_bytes()).is_err() {
            return ExitCode::FAILURE;
        }
        next = then;
    }
    if let Some(round) = Round::of(&race) {
        let par = score::par(round.hole).map(|par| par.score);
        eprintln!("{}", course::round(&round, par));
        if let Some(said) = course::claim(&round) {
            eprintln!("{said}");
        }
        if round.claim() == Some(Claim::False) {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// How many rows are written at a time.
const ROWS: usize = 4096;

/// The query around a place in bytes, and a line with carets under the place.
fn pointed_at(query: &str, at: &Range<usize>) -> String {
    const BEFORE: usize = 30;
    const SHOWN: usize = 70;
    let characters = |end: usize| query.char_indices().take_while(|&(at, _)| at < end).count();
    let (start, end) = (characters(at.start), characters(at.end));
    let skipped = start.saturating_sub(BEFORE);
    // A character that is not seen would move the carets, turn the line, or move the terminal's cursor.
    let shown = query.chars().skip(skipped).take(SHOWN);
    let shown: String = shown.map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect();
    let carets = (end - start).clamp(1, SHOWN - BEFORE);
    format!("  {shown}\n  {}{}", " ".repeat(start - skipped), "^".repeat(carets))
}
