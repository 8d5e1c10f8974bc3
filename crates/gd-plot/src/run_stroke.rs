//! Which stroke a run has, on every picture and chart.

use gd_core::{Race, race::Racer, scenario::Theme};

use crate::style::Stroke;

/// The stroke of a run: its rule's and batch size's, or its start's where there is only one of
/// both.
#[must_use]
pub fn run_stroke(race: &Race, racer: &Racer, theme: Theme) -> Stroke {
    let (rules, batches) = (race.scenario().rules.len(), race.scenario().batches.len());
    let number = if rules * batches > 1 { racer.rule * batches + racer.batch } else { racer.start };
    Stroke::nth(number, theme)
}
