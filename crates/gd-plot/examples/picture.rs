//! Draws the figure of a link into a PNG or an SVG, at its step or else at the end, with its map or
//! sweep where it has one:
//! `cargo run --release -p gd-plot --example picture -- "f=himmelblau&opt=momentum&map=basins" map.png --width 720`

mod bitmap;
mod mapped;

use std::{path::Path, process::ExitCode};

use bitmap::{Result, save, style};
use gd_core::{Scenario, scenario::Theme};
use mapped::Drawn;
use plotters::prelude::BitMapBackend;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let width = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, _] => Some(720.0),
        [_, _, "--width", width] => {
            width.parse().ok().filter(|width| (64.0..=4096.0).contains(width))
        }
        _ => None,
    };
    let ([query, file, ..], Some(width)) = (arguments.as_slice(), width) else {
        eprintln!("picture \"<link>\" <file.png|file.svg> [--width <64 to 4096>]");
        return ExitCode::from(2);
    };
    match draw(query, Path::new(file), width) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(query: &str, file: &Path, width: f64) -> Result {
    let parsed = Scenario::parse(query);
    for problem in &parsed.problems {
        eprintln!("{problem}");
    }
    let style = style(parsed.scenario.theme.unwrap_or(Theme::Light));
    let drawn = Drawn::new(parsed.scenario, width, &style, true)?;
    let size = drawn.figure().size::<BitMapBackend<'_>>();
    save(file, size, &drawn, &style)?;
    Ok(())
}
