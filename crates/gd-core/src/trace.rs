//! The trace: every step of every run as CSV.

use std::fmt::{self, Write};

use crate::{Race, run::Row, scenario::number};

/// The columns.
pub const HEADER: &str = "run,rule,step,x,y,value,grad_norm,lr,event";

/// Writes every step taken so far: [`HEADER`], then a row a step. `y` is empty in one dimension;
/// `lr` is the rate of the step that leaves from the row; `event` on the last row of a run that
/// has stopped is its verdict. Numbers parse back to the same bits.
///
/// # Errors
/// Only those of `out`.
pub fn write_csv(race: &Race, out: &mut impl Write) -> fmt::Result {
    writeln!(out, "{HEADER}")?;
    for (k, lane) in race.lanes().iter().enumerate() {
        let rule = lane.run.conditions().rule.of.id;
        let verdict = race.verdict(k);
        let rows = lane.run.rows();
        for (step, row) in rows.iter().enumerate() {
            let ended = verdict.filter(|_| step + 1 == rows.len());
            let event = match (ended, row.event) {
                (Some(verdict), _) => verdict.id(),
                (None, event) => event.map_or(String::new(), |event| event.id().to_owned()),
            };
            let Row { theta: [x, y], value, learning_rate, .. } = *row;
            let y = if race.scenario().dimension() == 1 { String::new() } else { number(y) };
            writeln!(
                out,
                "{k},{rule},{step},{},{y},{},{},{},{event}",
                number(x),
                number(value),
                number(row.gradient_norm()),
                number(learning_rate),
            )?;
        }
    }
    Ok(())
}
