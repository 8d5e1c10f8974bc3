//! Finds the par of each of the nine holes, or of those that are named, by their numbers or days, and
//! prints a line for each, as `src/score/pars.txt` has them:
//! `cargo run --release -q -p gd-core --example par -- 3 2026-11-26`.

use std::process::ExitCode;

use gd_core::{
    course::Hole,
    score::{Par, ParSearch},
};

fn main() -> ExitCode {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let read: Option<Vec<Hole>> = named.iter().map(|name| Hole::read(name)).collect();
    let Some(holes) = read else {
        eprintln!(
            "usage: par [HOLE ...], where HOLE is a number of the course or a day, 2026-11-26"
        );
        return ExitCode::from(2);
    };
    let holes = if holes.is_empty() { Hole::numbered().collect() } else { holes };
    for hole in holes {
        let mut search = ParSearch::new(hole);
        search.finish();
        let Some(Par { score, query }) = search.par() else {
            eprintln!("no way into hole {hole} was found");
            return ExitCode::FAILURE;
        };
        println!("{hole} {score} {query}");
    }
    ExitCode::SUCCESS
}
