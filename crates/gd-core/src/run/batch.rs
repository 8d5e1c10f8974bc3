//! Mini-batches: which points of a data set each step's gradient is taken over.
//!
//! - *Batch* (or full-batch) descent takes all points at every step.
//! - *Stochastic* descent takes one (Robbins & Monro 1951).
//! - *Mini-batch* descent takes a few.

use std::fmt;

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::{
    prose::prose,
    random::{BATCHES, Draws},
    rule::hyperparameter::Hyperparameter,
};

/// How many points a step's gradient is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// All.
    Full,
    /// This many, at least one; all if there are fewer.
    Mini(u32),
}

/// The size of a mini-batch.
pub const BATCH: Hyperparameter = Hyperparameter {
    id: "batch",
    symbol: "B",
    name: "Batch size",
    meaning: prose(
        "How many points each step's gradient is taken over: few make steps cheap and noisy.",
    ),
    default: 32.0,
    min: 1.0,
    max: 10_000.0,
    open: [false, false],
    slider: [1.0, 200.0],
    log: true,
    integer: true,
};

/// `full`, or the size.
impl fmt::Display for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("full"),
            Self::Mini(size) => write!(f, "{size}"),
        }
    }
}

#[cfg(feature = "link")]
impl Serialize for Batch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How the points of a mini-batch are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Sampling {
    /// Without replacement: each epoch shuffles the points and takes them batch by batch, the last
    /// batch as many as are left, as `torch.utils.data.DataLoader(shuffle=True)` does.
    #[default]
    Without,
    /// With replacement: every point of every batch is any of them.
    With,
}

impl Batch {
    /// How many points each of `count` a batch has, the last one of an epoch apart.
    fn size(self, count: usize) -> usize {
        match self {
            Self::Full => count,
            Self::Mini(size) => (size as usize).clamp(1, count.max(1)),
        }
    }

    /// The numbers of the points, of `count`, over which step `t`, from 0, takes its gradient;
    /// `None` if over all of them in their order.
    ///
    /// They are a function of the arguments alone, of (seed, [`BATCHES`] + stream, epoch) without
    /// replacement and of (seed, [`BATCHES`] + stream, t) with it: part of the link format. The
    /// shuffle is that of Fisher & Yates in Durstenfeld's form (1964), from the end.
    #[must_use]
    pub fn draw(
        self,
        sampling: Sampling,
        [seed, stream]: [u64; 2],
        t: usize,
        count: usize,
    ) -> Option<Vec<usize>> {
        let size = self.size(count);
        if self == Self::Full || count == 0 {
            return None;
        }
        let draws = |at: usize| Draws::at(seed, BATCHES + stream, at as u32);
        if sampling == Sampling::With {
            let mut draws = draws(t);
            return Some((0..size).map(|_| draws.index(count)).collect());
        }
        let batches = count.div_ceil(size);
        let mut draws = draws(t / batches);
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, draws.index(last + 1));
        }
        order.chunks(size).nth(t % batches).map(<[usize]>::to_vec)
    }

    /// How many epochs, passes over all `count` points, a step takes on average.
    #[must_use]
    pub fn epochs_per_step(self, sampling: Sampling, count: usize) -> f64 {
        let size = self.size(count).max(1);
        match sampling {
            Sampling::With => size as f64 / count.max(1) as f64,
            Sampling::Without => 1.0 / count.div_ceil(size).max(1) as f64,
        }
    }

    /// How many points the gradients of the first `steps` steps were taken over.
    #[must_use]
    pub fn samples_seen(self, sampling: Sampling, steps: usize, count: usize) -> usize {
        let size = self.size(count).max(1);
        if sampling == Sampling::With {
            return steps * size;
        }
        let batches = count.div_ceil(size).max(1);
        steps / batches * count + (steps % batches) * size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Part of the link format: a link to a stochastic run must replay for ever. The numbers are
    /// from ChaCha8 and the shuffle written anew in Python.
    #[test]
    fn first_batches_are_pinned() {
        let drawn = |sampling| Batch::Mini(4).draw(sampling, [7, 1], 4, 10);
        assert_eq!(drawn(Sampling::Without), Some(vec![0, 9, 8, 2]));
        assert_eq!(drawn(Sampling::With), Some(vec![9, 8, 7, 9]));
    }

    #[test]
    fn an_epoch_without_replacement_takes_every_point_once() {
        let epoch = |epoch: usize| -> Vec<Vec<usize>> {
            let steps = 3 * epoch..3 * epoch + 3;
            steps.filter_map(|t| Batch::Mini(4).draw(Sampling::Without, [1, 2], t, 10)).collect()
        };
        let [first, second] = [0, 1].map(epoch);
        assert_eq!(first.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 2]);
        for epoch in [&first, &second] {
            let mut all = epoch.concat();
            all.sort_unstable();
            assert_eq!(all, (0..10).collect::<Vec<_>>());
        }
        assert_ne!(first, second);
    }

    /// χ² of 20,000 draws over ten points, nine degrees of freedom: 27.9 is exceeded by chance
    /// once in a thousand times.
    #[test]
    fn every_point_is_as_likely_as_any_other() {
        for sampling in [Sampling::Without, Sampling::With] {
            let mut count = [0.0; 10];
            for t in 0..20_000 {
                // The first batch of an epoch of ten.
                let epoch = if sampling == Sampling::Without { 10 * t } else { t };
                count[Batch::Mini(1).draw(sampling, [3, 1], epoch, 10).unwrap()[0]] += 1.0;
            }
            let chi: f64 = count.iter().map(|c| (c - 2000.0) * (c - 2000.0) / 2000.0).sum();
            assert!(chi < 27.9, "{sampling:?}: {count:?}");
        }
    }

    #[test]
    fn cost_is_counted_in_samples() {
        use Sampling::{With, Without};
        assert_eq!(Batch::Full.samples_seen(Without, 3, 10), 30);
        assert_eq!(Batch::Mini(4).samples_seen(Without, 3, 10), 10);
        assert_eq!(Batch::Mini(4).samples_seen(Without, 5, 10), 18);
        assert_eq!(Batch::Mini(4).samples_seen(With, 5, 10), 20);
        assert_eq!(Batch::Mini(99).samples_seen(With, 2, 10), 20);
        assert_eq!(Batch::Full.epochs_per_step(Without, 10), 1.0);
        assert_eq!(Batch::Mini(4).epochs_per_step(Without, 10), 1.0 / 3.0);
        assert_eq!(Batch::Mini(4).epochs_per_step(With, 10), 0.4);
    }
}
