//! A function sampled from coarse to fine, in pieces.

use super::grid::Grid;
use crate::space::Objective;

/// Samples a [`Grid`] in pieces, so that something can be shown at once: first every
/// [`COARSEST`](Self::COARSEST)-th node each way, then the nodes half way between, and so on until
/// all are known. The values are those of [`Grid::sample`], and no node is evaluated twice.
#[derive(Clone, Debug)]
pub struct GridSampler {
    /// All nodes; those not known yet are NaN.
    grid: Grid,
    /// How many nodes apart those are that the pass under way evaluates; 0 once all are known.
    spacing: usize,
    /// How many nodes of that pass are done with.
    done: usize,
}

impl GridSampler {
    /// How many nodes apart the first ones are.
    pub const COARSEST: usize = 16;

    /// Nothing is evaluated yet. The columns and rows are at least so many: one more than a multiple
    /// of [`COARSEST`](Self::COARSEST), so that each pass reaches the view's edges; or 1.
    #[must_use]
    pub fn new(view: [f64; 4], columns: usize, rows: usize) -> Self {
        let fitting = |count: usize| count.saturating_sub(1).next_multiple_of(Self::COARSEST) + 1;
        let grid = Grid::unknown(view, fitting(columns), fitting(rows));
        Self { grid, spacing: Self::COARSEST, done: 0 }
    }

    /// Whether every node is known.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.spacing == 0
    }

    /// Evaluates f at most so many times, but no further than to the end of a pass; how many times it
    /// was.
    pub fn work(&mut self, objective: &dyn Objective, budget: usize) -> usize {
        let (spacing, mut taken) = (self.spacing, 0);
        if spacing == 0 {
            return taken;
        }
        let [columns, rows] = self.grid.size().map(|count| (count - 1) / spacing + 1);
        while self.done < columns * rows {
            let (i, j) = (self.done % columns, self.done / columns);
            let is_known = spacing < Self::COARSEST && self.is_on_last_pass(i, j, columns, rows);
            if !is_known {
                if taken == budget {
                    return taken;
                }
                self.grid.evaluate(objective, i * spacing, j * spacing);
                taken += 1;
            }
            self.done += 1;
        }
        (self.spacing, self.done) = (spacing / 2, 0);
        taken
    }

    /// Whether a node of a pass, counted in its spacing, has been one of the pass before.
    fn is_on_last_pass(&self, i: usize, j: usize, columns: usize, rows: usize) -> bool {
        (columns == 1 || i.is_multiple_of(2)) && (rows == 1 || j.is_multiple_of(2))
    }

    /// How many nodes apart those are that are known all over the view; `None` before the end of the
    /// first pass.
    #[must_use]
    pub fn known(&self) -> Option<usize> {
        match self.spacing {
            0 => Some(1),
            Self::COARSEST => None,
            spacing => Some(2 * spacing),
        }
    }

    /// The finest grid that is known all over the view; without nodes before the first pass ends.
    #[must_use]
    pub fn grid(&self) -> Grid {
        self.grid.every(self.known().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{budget::Counted, function::formula::Formula};

    const VIEW: [f64; 4] = [-1.0, 3.0, -0.25, 2.0];

    #[test]
    fn pieces_of_any_size_end_in_the_whole_sample() {
        let f = Formula::parse("sin(3x)*y + x^2").unwrap();
        let whole = Grid::sample(&f, VIEW, 49, 33);
        for budget in [1, 7, 1000, usize::MAX] {
            let counted = Counted::new(&f);
            let mut sampler = GridSampler::new(VIEW, 40, 33);
            while !sampler.is_complete() {
                assert!(sampler.work(&counted, budget) <= budget);
            }
            assert_eq!(counted.taken(), 49 * 33, "no node twice");
            assert_eq!(sampler.grid(), whole);
            assert_eq!(sampler.work(&counted, budget), 0);
        }
    }

    #[test]
    fn each_pass_ends_in_a_coarser_sample_of_the_same_view() {
        let f = Formula::parse("x*y").unwrap();
        let mut sampler = GridSampler::new(VIEW, 33, 17);
        assert_eq!((sampler.known(), sampler.grid().values().len()), (None, 0));
        let mut spacing = GridSampler::COARSEST;
        while !sampler.is_complete() {
            sampler.work(&f, usize::MAX);
            assert_eq!(sampler.known(), Some(spacing));
            let coarse = Grid::sample(&f, VIEW, 32 / spacing + 1, 16 / spacing + 1);
            assert_eq!(sampler.grid(), coarse);
            spacing /= 2;
        }
    }

    #[test]
    fn one_row_is_a_curve() {
        let f = Formula::parse("x^2").unwrap();
        let mut sampler = GridSampler::new([-2.0, 2.0, 0.0, 0.0], 17, 1);
        while !sampler.is_complete() {
            sampler.work(&f, 3);
        }
        let curve = sampler.grid().lowest_row();
        assert_eq!(curve.points().len(), 17);
        assert!(curve.points().iter().all(|&[x, y]| y == x * x));
    }
}
