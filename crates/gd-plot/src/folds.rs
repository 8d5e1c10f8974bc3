//! What of a trail lies on what was drawn just before.

use gd_core::number::hypot::hypot;

use crate::pen::Pixel;

/// How many segments are looked back upon.
const WINDOW: usize = 8;

/// The last segments drawn of a trail: one that lies on one of them need not be drawn again, as
/// where a run jumps to and fro between two places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folds {
    recent: [Option<(Pixel, Pixel)>; WINDOW],
    next: usize,
}

impl Folds {
    /// Whether a segment lies nowhere farther than `reach` from one of the last ones; if it does,
    /// it is taken for drawn.
    pub(crate) fn cover(&mut self, from: Pixel, to: Pixel, reach: f64) -> bool {
        // What is near a segment is convex, so both ends decide for all between.
        let is_near = |at: Pixel, end: (Pixel, Pixel)| distance(at, end) < reach;
        let mut recent = self.recent.iter().flatten();
        if recent.any(|&end| is_near(from, end) && is_near(to, end)) {
            return true;
        }
        if let Some(oldest) = self.recent.get_mut(self.next) {
            *oldest = Some((from, to));
        }
        self.next = (self.next + 1) % WINDOW;
        false
    }
}

/// The distance of a place from a segment.
fn distance(at: Pixel, (from, to): (Pixel, Pixel)) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = ((at.0 - from.0) * dx + (at.1 - from.1) * dy) / (dx * dx + dy * dy);
    let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.0 };
    hypot(from.0 + along * dx - at.0, from.1 + along * dy - at.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_a_recent_segment_is_covered() {
        let mut folds = Folds::default();
        let (a, b) = ((0.0, 0.0), (10.0, 0.0));
        assert!(!folds.cover(a, b, 0.5));
        assert!(folds.cover(b, a, 0.5) && folds.cover((2.0, 0.4), (9.0, -0.4), 0.5));
        assert!(!folds.cover(a, (10.0, 0.6), 0.5), "beside it");
        assert!(!folds.cover((5.0, 0.0), (10.6, 0.0), 0.5), "beyond its end");
        for k in 0..WINDOW {
            assert!(!folds.cover((0.0, 5.0 * k as f64), (90.0, 70.0), 0.5));
        }
        assert!(!folds.cover(a, b, 0.5), "long ago");
    }
}
