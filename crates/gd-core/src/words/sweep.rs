//! A sweep in words.

use crate::{
    map::{
        sweep::{Border, Cell, End, Sweep},
        sweep_image::Tally,
    },
    notation::{place, shorter},
    space::{Goal, Point},
    words::{
        basins::percent,
        result::{FEW, counted},
    },
};

/// A pair of options: “α = 0.1, β = 0.9”.
#[must_use]
pub fn pair(sweep: &Sweep, values: Point) -> String {
    let mut told = String::new();
    for (axis, value) in sweep.axes.iter().zip(values) {
        let mark = if told.is_empty() { "" } else { ", " };
        told.extend([mark, axis.symbol, " = ", &shorter(value, 4)]);
    }
    told
}

/// What becomes of the run with a pair: “α = 0.1, β = 0.9: converges in 31 steps”.
#[must_use]
pub fn cell_told(sweep: &Sweep, values: Point, cell: Cell) -> String {
    format!("{}: {}", pair(sweep, values), end_told(sweep, cell))
}

fn end_told(sweep: &Sweep, cell: Cell) -> String {
    let steps = counted(cell.steps as usize);
    match cell.end {
        End::Converged => format!("converges in {steps}"),
        End::Unfinished => format!(
            "still on its way after {steps}, {} = {}",
            sweep.value_name(),
            shorter(cell.value, FEW)
        ),
        End::Diverged => format!("diverges after {steps}"),
        End::Left => format!("leaves the domain after {steps}"),
        End::Undefined => "no run can start there".to_owned(),
    }
}

/// What is looked at: “Momentum from (3, 2)”; the coordinate that is tried is left out.
#[must_use]
pub fn subject(sweep: &Sweep) -> String {
    let rule = sweep.rule().name_for(sweep.goal());
    match sweep.fixed_start() {
        Some(start) => format!("{rule} from {}", place(start, sweep.dimension(), FEW)),
        None => rule.to_owned(),
    }
}

/// “62 % converge, 8 % are still on their way, 30 % diverge.”
#[must_use]
pub fn tally_told(tally: &Tally) -> String {
    let mut told = String::new();
    for (count, what) in [
        (tally.converged, "converge"),
        (tally.unfinished, "are still on their way"),
        (tally.diverged, "diverge"),
        (tally.left, "leave the domain"),
        (tally.undefined, "cannot start"),
    ] {
        if count > 0 {
            let mark = if told.is_empty() { "" } else { ", " };
            let share = percent(count as u32, tally.total as u32);
            told.extend([mark, &share, " ", what]);
        }
    }
    told.push('.');
    told
}

/// What becomes of the pairs that are hatched: “diverges or leaves the domain”.
#[must_use]
pub fn hatched_told(tally: Option<&Tally>) -> String {
    let ways = |tally: &Tally| {
        [
            (tally.diverged, "diverges"),
            (tally.left, "leaves the domain"),
            (tally.undefined, "cannot start"),
        ]
    };
    let mut told = String::new();
    for (_, way) in tally.iter().flat_map(|tally| ways(tally)).filter(|(count, _)| *count > 0) {
        let mark = if told.is_empty() { "" } else { " or " };
        told.extend([mark, way]);
    }
    if told.is_empty() { "diverges".to_owned() } else { told }
}

/// “Quickest: α = 0.1, β = 0.9, 31 steps.”
#[must_use]
pub fn best_told(sweep: &Sweep, tally: &Tally) -> Option<String> {
    let ([column, row], cell) = tally.best?;
    let side = libm::sqrt(tally.total as f64) as usize;
    let [x, y] = &sweep.axes;
    let values = [x.value(column, side), y.value(row, side)];
    Some(format!("Quickest: {}, {}.", pair(sweep, values), counted(cell.steps as usize)))
}

/// “Beyond the dashed line, α = 2/λmax, no run settles at the minimum (3, 2).”
#[must_use]
pub fn border_told(sweep: &Sweep, border: &Border) -> String {
    let kind = match sweep.goal() {
        Goal::Min => "minimum",
        Goal::Max => "maximum",
    };
    let at = place(border.at, sweep.dimension(), FEW);
    let lambda = shorter(2.0 / border.plain, FEW);
    format!(
        "Beyond the dashed line, α = {}, no run settles at the {kind} {at}, where λmax = {lambda}.",
        border.formula
    )
}

/// All of it, for those who hear it.
#[must_use]
pub fn sweep_told(sweep: &Sweep, tally: &Tally) -> String {
    let mut told = format!("{}, {} pairs of ", subject(sweep), tally.total);
    let [x, y] = [&sweep.axes[0], &sweep.axes[1]].map(|axis| axis.label());
    told.extend([&*x, " and ", &*y, ": ", &*tally_told(tally)]);
    if let Some(best) = best_told(sweep, tally) {
        told.extend([" ", &*best]);
    }
    if let Some(border) = &sweep.border {
        told.extend([" ", &*border_told(sweep, border)]);
    }
    told
}
