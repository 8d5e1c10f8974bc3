//! The trace: every step of every run as CSV, and its fingerprint.

use std::fmt::{self, Write};

use crate::{notation::number, race::Race, run::row::Row};

/// What is compared to tell that a link replays the same bits elsewhere: the 64-bit FNV-1a hash
/// (RFC 9923) of x, y, f, ∂f/∂x, ∂f/∂y and α of every row of every run, each as the eight bytes of
/// an IEEE 754 double, the lowest first.
#[must_use]
pub fn fingerprint(race: &Race) -> u64 {
    let rows = race.racers().iter().flat_map(|racer| racer.run.rows());
    let numbers = rows.flat_map(|row| {
        let ([x, y], [gx, gy]) = (row.theta, row.gradient);
        [x, y, row.value, gx, gy, row.learning_rate]
    });
    numbers.flat_map(f64::to_le_bytes).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

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
    for (k, racer) in race.racers().iter().enumerate() {
        let rule = racer.run.conditions().rule.of.id;
        let verdict = race.verdict(k);
        let rows = racer.run.rows();
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
