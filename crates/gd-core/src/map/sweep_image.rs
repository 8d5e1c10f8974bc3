//! What has come of a sweep: fine cells over coarse ones, these over those of the sweep before.

use crate::{
    map::{
        basin::Tile,
        basin_image::StepScale,
        sweep::{Cell, End},
    },
    sort::sort,
    space::Goal,
};

/// The cells of a raster of so many columns and rows, as far as they have come.
#[derive(Clone, Debug, Default)]
struct Cells {
    columns: usize,
    rows: usize,
    cells: Vec<Option<Cell>>,
    left: usize,
}

/// A part of a raster of so many columns and rows.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// How many columns the raster has.
    pub columns: usize,
    /// How many rows.
    pub rows: usize,
    /// The part.
    pub tile: Tile,
    /// The codes of the ends of its cells, row by row from the lowest.
    pub ends: &'a [u8],
    /// After how many steps.
    pub steps: &'a [u32],
    /// The last values.
    pub values: &'a [f64],
}

/// What has come of a sweep.
#[derive(Clone, Debug, Default)]
pub struct SweepImage {
    fine: Cells,
    coarse: Cells,
    old: Cells,
    scale: StepScale,
    /// The last values of runs that did not converge: all but the tenth below and the tenth above.
    levels: [f64; 2],
}

/// How the pairs ended, once all of them are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tally {
    /// How many there are.
    pub total: usize,
    /// How many converged.
    pub converged: usize,
    /// How many took all steps.
    pub unfinished: usize,
    /// How many went past all bounds.
    pub diverged: usize,
    /// How many left the function's domain.
    pub left: usize,
    /// How many had no value to start from.
    pub undefined: usize,
    /// Which was the quickest to converge, by column and row: the middle one of several.
    pub best: Option<([usize; 2], Cell)>,
}

impl Cells {
    fn new(columns: usize, rows: usize) -> Self {
        let count = columns * rows;
        Self { columns, rows, cells: vec![None; count], left: count }
    }

    fn at(&self, share: [f64; 2]) -> Option<Cell> {
        let along = |share: f64, count: usize| ((share * count as f64) as usize).min(count - 1);
        if self.cells.is_empty() {
            return None;
        }
        let (column, row) = (along(share[0], self.columns), along(share[1], self.rows));
        self.cells.get(row * self.columns + column).copied().flatten()
    }

    fn take(&mut self, part: Part<'_>) {
        let Part { tile, ends, steps, values, .. } = part;
        let given = ends.iter().zip(steps).zip(values);
        for (k, ((end, steps), value)) in given.enumerate() {
            let (row, column) = (tile.row + k / tile.columns, tile.column + k % tile.columns);
            if let Some(slot) = self.cells.get_mut(row * self.columns + column) {
                self.left -= usize::from(slot.is_none());
                let end = End::of_code(*end);
                *slot = Some(Cell { end, steps: *steps, value: *value });
            }
        }
    }

    fn known(&self) -> impl Iterator<Item = Cell> + Clone {
        self.cells.iter().flatten().copied()
    }
}

impl SweepImage {
    /// The most cells to a side.
    pub const MOST: usize = 128;

    /// Turns to another sweep of so many cells to a side. `is_alike` tells whether it has the same axes:
    /// then what has come of the last one is seen until there is something to cover it.
    pub fn renew(&mut self, side: usize, is_alike: bool) {
        let side = side.clamp(1, Self::MOST);
        self.old = match (is_alike, self.fine.left < self.fine.cells.len()) {
            (true, true) if self.fine.left == 0 => std::mem::take(&mut self.fine),
            (true, _) if !self.coarse.cells.is_empty() => std::mem::take(&mut self.coarse),
            (true, _) => std::mem::take(&mut self.old),
            (false, _) => Cells::default(),
        };
        self.fine = Cells::new(side, side);
        self.coarse = Cells::default();
    }

    /// Takes a part: of the raster of all cells, or of a coarser one. What fits neither is left out.
    pub fn put(&mut self, part: Part<'_>) {
        let Part { columns, rows, tile, ends, steps, values } = part;
        let is_within = |from: usize, count: usize, of: usize| {
            from.checked_add(count).is_some_and(|end| end <= of)
        };
        let most = 1..=Self::MOST;
        if !most.contains(&columns)
            || !most.contains(&rows)
            || !is_within(tile.column, tile.columns, columns)
            || !is_within(tile.row, tile.rows, rows)
            || [ends.len(), steps.len(), values.len()] != [tile.columns * tile.rows; 3]
        {
            return;
        }
        if (columns, rows) == (self.fine.columns, self.fine.rows) {
            self.fine.take(part);
        } else {
            if (columns, rows) != (self.coarse.columns, self.coarse.rows) {
                self.coarse = Cells::new(columns, rows);
            }
            self.coarse.take(part);
        }
        let whole = [&self.fine, &self.coarse].into_iter().find(|of| of.left == 0);
        if let Some(whole) = whole.filter(|whole| !whole.cells.is_empty()) {
            let converged = whole.known().filter(|cell| cell.end == End::Converged);
            let steps = converged.map(|cell| cell.steps);
            self.scale = StepScale::spanning(steps).unwrap_or_default();
            let mut values: Vec<f64> = whole
                .known()
                .filter(|cell| cell.end == End::Unfinished && cell.value.is_finite())
                .map(|cell| cell.value)
                .collect();
            sort(&mut values);
            // What is about to diverge would make all others alike.
            let last = values.len().saturating_sub(1);
            let at = |k: usize| values.get(k).copied();
            if let (Some(low), Some(high)) = (at(last / 10), at(last - last / 10)) {
                self.levels = [low, high];
            }
        }
    }

    /// What is known of the cell at shares of the axes.
    #[must_use]
    pub fn seen(&self, share: [f64; 2]) -> Option<Cell> {
        self.known(share).or_else(|| self.old.at(share))
    }

    /// The same of this sweep alone.
    #[must_use]
    pub fn known(&self, share: [f64; 2]) -> Option<Cell> {
        self.fine.at(share).or_else(|| self.coarse.at(share))
    }

    /// How many cells there are to a side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.fine.columns
    }

    /// How steps are shaded.
    #[must_use]
    pub fn scale(&self) -> StepScale {
        self.scale
    }

    /// How far up a last value is between those of all runs that took all their steps: 0 for the best.
    #[must_use]
    pub fn level(&self, value: f64, goal: Goal) -> f64 {
        let [low, high] = self.levels;
        let wide = high - low;
        if wide.is_nan() || wide <= 0.0 {
            return 0.0;
        }
        let up = if goal == Goal::Min { value - low } else { high - value };
        // Small differences near the best count as much as large ones far away.
        const FOLD: f64 = 1e3;
        let up = crate::number::clamp::clamp(up / wide, 0.0, 1.0);
        libm::log1p(FOLD * up) / libm::log1p(FOLD)
    }

    /// Between what the last values are of most runs that took all their steps.
    #[must_use]
    pub fn levels(&self) -> [f64; 2] {
        self.levels
    }

    /// How all pairs ended, once they are known.
    #[must_use]
    pub fn tally(&self) -> Option<Tally> {
        let total = self.fine.cells.len();
        if self.fine.left > 0 || total == 0 {
            return None;
        }
        let count = |end: End| self.fine.known().filter(|cell| cell.end == end).count();
        let fewest = self.fine.known().filter(|cell| cell.end == End::Converged);
        let fewest = fewest.map(|cell| cell.steps).min();
        let mut quickest = Vec::new();
        for (k, cell) in self.fine.cells.iter().enumerate() {
            if let Some(cell) = cell.filter(|cell| cell.end == End::Converged)
                && Some(cell.steps) == fewest
            {
                quickest.push(([k % self.fine.columns, k / self.fine.columns], cell));
            }
        }
        let best = quickest.get(quickest.len() / 2).copied();
        Some(Tally {
            total,
            converged: count(End::Converged),
            unfinished: count(End::Unfinished),
            diverged: count(End::Diverged),
            left: count(End::Left),
            undefined: count(End::Undefined),
            best,
        })
    }
}
