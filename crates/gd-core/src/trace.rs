//! The trace: every step of every run as CSV, and its fingerprint.

use std::fmt::{self, Write};

use crate::{notation::number, race::Race, run::row::Row, verdict::Verdict};

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

/// A row of a trace: a step of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The run's number.
    pub run: usize,
    /// The step.
    pub step: usize,
}

/// Writes every step taken so far: [`HEADER`], then a row a step. `y` is empty in one dimension;
/// `lr` is the rate of the step that leaves from the row; `event` on the last row of a run that
/// has stopped is its verdict. Numbers parse back to the same bits.
///
/// # Errors
/// Only those of `out`.
pub fn write_csv(race: &Race, out: &mut impl Write) -> fmt::Result {
    let mut next = Some(Place::default());
    while let Some(from) = next {
        next = write_csv_part(race, from, usize::MAX, out)?;
    }
    Ok(())
}

/// Writes the part of the trace that begins at a place and has at most so many rows, at least one;
/// says where the next part begins, `None` after the last. The part that begins at the first row
/// has the header, too: one after the other the parts are what [`write_csv`] writes.
///
/// # Errors
/// Only those of `out`.
pub fn write_csv_part(
    race: &Race,
    from: Place,
    rows: usize,
    out: &mut impl Write,
) -> Result<Option<Place>, fmt::Error> {
    if from == Place::default() {
        writeln!(out, "{HEADER}")?;
    }
    let mut left = rows.max(1);
    let mut step = from.step;
    for (k, racer) in race.racers().iter().enumerate().skip(from.run) {
        let rows = racer.run.rows();
        let count = rows.len();
        for (step, row) in rows.enumerate().skip(step).take(left) {
            let verdict = race.verdict(k).filter(|_| step + 1 == count);
            let rule = racer.run.conditions().rule.of.id;
            write_row(race, [rule, &event(&row, verdict)], Place { run: k, step }, &row, out)?;
        }
        let written = left.min(count.saturating_sub(step));
        left -= written;
        step += written;
        if step < count {
            return Ok(Some(Place { run: k, step }));
        }
        step = 0;
    }
    Ok(None)
}

/// What is said of a row: the verdict, or what happened there.
fn event(row: &Row, verdict: Option<&Verdict>) -> String {
    match (verdict, row.event) {
        (Some(verdict), _) => verdict.id(),
        (None, Some(event)) => event.id().to_owned(),
        (None, None) => String::new(),
    }
}

fn write_row(
    race: &Race,
    [rule, event]: [&str; 2],
    Place { run, step }: Place,
    row: &Row,
    out: &mut impl Write,
) -> fmt::Result {
    let Row { theta: [x, y], value, learning_rate, .. } = *row;
    let y = if race.scenario().dimension() == 1 { String::new() } else { number(y) };
    writeln!(
        out,
        "{run},{rule},{step},{},{y},{},{},{},{event}",
        number(x),
        number(value),
        number(row.gradient_norm()),
        number(learning_rate),
    )
}
