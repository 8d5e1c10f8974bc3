//! What f does further on, where a run has gone far.

use crate::{
    landscape::{newton::along, survey::Landscape},
    number::sine::sin_cos,
    run::Run,
    space::{Goal, KnownPoint, Objective, distance},
};

/// What f does further on in the direction in which a run has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// It gets better, and over each distance that is twice as long by no less than before: without
    /// a bound, as far as numbers reach.
    Unbounded,
    /// It gets better, but ever less.
    Levels,
    /// Neither.
    Unclear,
}

/// How often the distance is doubled.
const DOUBLINGS: i32 = 40;

/// Looks at f at distances that double, on the line from the start of a run through its end.
pub(super) fn beyond(run: &Run, landscape: &Landscape) -> Beyond {
    let conditions = run.conditions();
    let objective = conditions.function.objective();
    let (Some(start), last) = (run.row(0), run.last()) else { return Beyond::Unclear };
    let way = distance(start.theta, last.theta);
    let [[x0, y0], [x, y]] = [start.theta, last.theta];
    let direction = [(x - x0) / way, (y - y0) / way];
    let sign = conditions.goal.sign();
    let mut length = way.max(landscape.diagonal);
    let (mut before, mut gain) = (sign * last.value, 0.0);
    let (mut is_unbounded, mut compared) = (true, 0);
    for doubling in 0..DOUBLINGS {
        let value = sign * objective.value(along(last.theta, length, direction));
        if value == f64::NEG_INFINITY {
            break;
        }
        let gained = before - value;
        if gained < 0.0 || gained.is_nan() {
            return Beyond::Unclear;
        }
        // The first gains are over lengths that do not double yet.
        if doubling > 2 {
            is_unbounded &= gained > 0.0 && gained >= 0.9 * gain;
            compared += 1;
        }
        (before, gain, length) = (value, gained, 2.0 * length);
    }
    // What overflows at once may do so on its way to a number.
    match (is_unbounded, compared) {
        (true, 0..3) => Beyond::Unclear,
        (true, _) => Beyond::Unbounded,
        (false, _) => Beyond::Levels,
    }
}

/// The best place on rays from a point, up to 64 diagonals away, if it is better than there.
pub(super) fn better_beyond(
    objective: &dyn Objective,
    from: KnownPoint,
    landscape: &Landscape,
    goal: Goal,
) -> Option<KnownPoint> {
    const RAYS: u32 = 16;
    let mut best = from;
    for ray in 0..RAYS {
        let (sin, cos) = sin_cos(std::f64::consts::TAU * f64::from(ray) / f64::from(RAYS));
        let direction = match (landscape.dimension, ray) {
            (1, 0) => [1.0, 0.0],
            (1, 1) => [-1.0, 0.0],
            (1, _) => break,
            _ => [cos, sin],
        };
        let mut length = 0.05 * landscape.diagonal;
        while length < 64.0 * landscape.diagonal {
            let at = along(from.at, length, direction);
            let value = objective.value(at);
            if value.is_finite() && landscape.improves(value, best.value, goal) {
                best = KnownPoint { at, value };
            }
            length *= 1.25;
        }
    }
    (best != from).then_some(best)
}
