//! The end of a run, from which no step is made.

use crate::{
    run::{Run, stop::Stop},
    space::{Point, distance},
};

/// A gradient below this part of the one at the start is called almost zero.
const ALMOST_ZERO: f64 = 1e-3;

/// A step below this part of the path hardly moves the run.
const HARDLY: f64 = 1e-4;

/// The part of the path that is still ahead at a step that tells something.
const AHEAD: f64 = 0.01;

/// How a run has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Why.
    pub stop: Stop,
    /// Whether hardly anything is left of the slope at the start.
    pub is_almost_flat: bool,
    /// Whether another step would hardly move it.
    pub is_at_rest: bool,
    /// An earlier step that is worth explaining: the last one before which 1/100 of the path was
    /// still ahead; `None` if the run has no path.
    pub telling_step: Option<usize>,
}

impl End {
    /// How a run has ended, from where its rule would make a step; `None` if it has not.
    pub(super) fn of(run: &Run, next: Point) -> Option<Self> {
        let stop = run.stop()?;
        let (first, last) = (run.row(0)?, run.last());
        Some(Self {
            stop,
            is_almost_flat: last.gradient_norm() <= ALMOST_ZERO * first.gradient_norm(),
            is_at_rest: distance([0.0; 2], next) <= HARDLY * last.length,
            telling_step: telling_step(run),
        })
    }
}

/// By halving, since the length of the path never falls.
fn telling_step(run: &Run) -> Option<usize> {
    let whole = run.last().length;
    let is_ahead = |step| run.row(step).is_some_and(|row| row.length <= (1.0 - AHEAD) * whole);
    let (mut from, mut to) = (0, run.steps());
    if whole.partial_cmp(&0.0).is_none_or(|order| order.is_le()) {
        return None;
    }
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if is_ahead(middle) { from = middle } else { to = middle }
    }
    Some(from)
}
