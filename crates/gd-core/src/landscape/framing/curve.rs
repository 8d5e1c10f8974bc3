//! The part of a curve that shows it.

use crate::{
    landscape::framing::{
        stationary::{Place, Stationary, is_crowded, sign_changes, slope_along, spread_evenly},
        width::{FAR, MOST_ZOOMS, REACH, half_width, rounded},
    },
    space::{Framing, Objective},
};

/// How many places are looked at near the origin.
const PLACES: u32 = 128;

/// More stationary points than this are not told apart.
const MOST: usize = 24;

/// How many stationary points farther away are taken in with those near the origin.
const MOST_BEYOND: usize = 4;

/// Places that grow by a ratio, from one up to another, left of the origin and right of it, in order.
fn growing(from: f64, to: f64, ratio: f64) -> [Vec<f64>; 2] {
    let grown = std::iter::successors(Some(from), |at| Some(at * ratio));
    let right: Vec<f64> = grown.take_while(|at| *at <= to).collect();
    [right.iter().rev().map(|at| -at).collect(), right]
}

pub(super) fn frame(objective: &dyn Objective) -> Framing {
    let curve = |x: f64| {
        let here = objective.gradient([x, 0.0]);
        [here.value, here.gradient[0]]
    };
    let places = |from: f64, to: f64| slope_along(curve, spread_evenly(from, to, PLACES));
    let refined = |places: &[Place]| -> Vec<f64> {
        let changes = sign_changes(places).into_iter().take(MOST);
        changes.filter_map(|change| Stationary::between(&curve, change)).map(|it| it.at).collect()
    };

    let mut reach = REACH;
    let mut near = places(-reach, reach);
    for _ in 0..MOST_ZOOMS {
        if !is_crowded(&near, MOST) {
            break;
        }
        reach *= 0.25;
        near = places(-reach, reach);
    }
    if reach < REACH || sign_changes(&near).len() > MOST {
        return framed(&curve, [-reach, reach], &[]);
    }
    let mut points = refined(&near);

    let both_sides = |from: f64, to: f64, ratio: f64| {
        growing(from, to, ratio).map(|side| slope_along(curve, side.into_iter()))
    };
    let beyond = both_sides(REACH, 10.0 * REACH, 1.06);
    let changes = beyond.iter().map(|side| sign_changes(side).len()).sum::<usize>();
    let is_periodic = changes > MOST_BEYOND;
    if !is_periodic {
        points.extend(beyond.iter().flat_map(|side| refined(side)));
    }
    let mut around = 0.0_f64;
    if points.is_empty() {
        let far = both_sides(10.0 * REACH, FAR, 1.25);
        let found: Vec<f64> = far.iter().flat_map(|side| refined(side)).collect();
        let nearest = found.iter().fold(f64::INFINITY, |nearest, at| nearest.min(at.abs()));
        points = found.into_iter().filter(|at| at.abs() <= 4.0 * nearest).collect();
        if let &[at] = points.as_slice() {
            // There may be several where the look was so coarse.
            let several = refined(&places(0.75 * at, 1.25 * at));
            points = if several.len() > 1 { several } else { points };
        }
        let known = beyond.iter().chain(&far).flatten().filter(|place| place.is_finite());
        let nearest = known.map(|place| place.at).min_by(|a, b| a.abs().total_cmp(&b.abs()));
        around = nearest.unwrap_or_default();
    }
    if let &[at] = points.as_slice() {
        // What is small about it was not seen from afar.
        let around = growing(1e-4, 0.1, 1.3).concat().into_iter().map(|away| at + away);
        let small = slope_along(curve, around);
        let several = refined(&small);
        points = if several.len() > 1 { several } else { points };
    }
    let range = match extent(&points) {
        None if near.iter().any(|place| place.is_finite()) || around == 0.0 => [-REACH, REACH],
        None => {
            let half = (0.25 * around.abs()).max(REACH);
            [around - half, around + half]
        }
        Some([at, end]) if at == end => {
            let [middle, _] = curve(at);
            let side = |away: f64| (curve(at + away)[0] - middle).abs();
            // Where there is no value on one side, the other one counts.
            let half = half_width(|half| side(half).max(side(-half)));
            [at - half, at + half]
        }
        Some([low, high]) => {
            let margin = (high - low) * if is_periodic { 0.1 } else { 0.4 };
            [low - margin, high + margin]
        }
    };
    framed(&curve, range, &points)
}

/// From the least to the greatest.
fn extent(points: &[f64]) -> Option<[f64; 2]> {
    let low = points.iter().copied().reduce(f64::min)?;
    Some([low, points.iter().copied().reduce(f64::max)?])
}

/// The part of a range in which there are values, with a start right of all stationary points, or
/// where there is a slope.
fn framed(curve: &impl Fn(f64) -> [f64; 2], [from, to]: [f64; 2], points: &[f64]) -> Framing {
    let places = slope_along(curve, spread_evenly(from, to, 65));
    // A place alone, like −2 for xˣ, does not count.
    let pairs = places.windows(2).filter(|pair| pair.iter().all(|place| place.is_finite()));
    let known: Vec<f64> = pairs.flatten().map(|place| place.at).collect();
    let [mut from, mut to] = [from, to];
    if let Some([low, high]) = extent(&known) {
        let margin = 0.05 * (high - low);
        let first = places.first().map_or(from, |place| place.at);
        from = if low > first { low - margin } else { from };
        let last = places.last().map_or(to, |place| place.at);
        to = if high < last { high + margin } else { to };
    }
    let [from, to] = [from, to].map(|side| rounded(side, to - from, 1.0));
    let right = extent(points).map_or(from + 0.5 * (to - from), |[_, right]| right);
    let share = |share: f64| from + share * (to - from);
    let starts = [right + 0.6 * (to - right), share(0.8), share(0.2), share(0.5), share(0.6)];
    let starts = starts.map(|start| rounded(start, to - from, 2.0));
    let has_value = |start: &f64| curve(*start).iter().all(|number| number.is_finite());
    let start = starts.into_iter().find(has_value).unwrap_or_else(|| share(0.8));
    Framing { region: [from, to, 0.0, 1.0], start: [start, 0.0] }
}
