//! The report as JSON, for programs: the machine, and each figure by its name.

use super::{Figure, Spread};
use std::fmt::Write as _;

/// An object of what the figures were measured on, as lines of name and value with a tab between, and of the
/// figures.
pub(super) fn json(machine: &[String], figures: &[Figure]) -> String {
    let facts = machine.iter().filter_map(|line| line.split_once('\t'));
    let facts: Vec<_> =
        facts.map(|(name, value)| format!("    {}: {}", text(name), text(value))).collect();
    let figures: Vec<_> = figures.iter().map(figure).collect();
    format!(
        "{{\n  \"machine\": {{\n{}\n  }},\n  \"figures\": {{\n{}\n  }}\n}}\n",
        facts.join(",\n"),
        figures.join(",\n")
    )
}

fn figure(figure: &Figure) -> String {
    let Figure { section, name, value, bar, spread } = figure;
    let mut line = format!(
        "    {}: {{ \"section\": {}, \"value\": {}",
        text(name),
        text(section),
        number(*value)
    );
    if let Some(Spread { quartiles: [low, high], rounds }) = spread {
        let (low, high) = (number(*low), number(*high));
        let _ = write!(line, ", \"quartiles\": [{low}, {high}], \"rounds\": {rounds}");
    }
    if let Some(bar) = bar {
        let (words, bar) = (text(bar.words()), number(bar.number()));
        let _ = write!(line, ", \"bar\": {{ {words}: {bar} }}, \"passes\": {}", figure.passes());
    }
    line + " }"
}

/// JSON has no infinities.
fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { "null".to_owned() }
}

fn text(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
