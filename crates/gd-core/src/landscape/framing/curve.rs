//! The part of a curve that shows it.

use crate::{
    landscape::framing::{
        Framed,
        stationary::{Place, Stationary, is_crowded, sign_changes, slope_along, spread_evenly},
        width::{FAR, MOST_ZOOMS, REACH, half_width, rounded},
    },
    space::Objective,
};

/// How many places are looked at near the origin.
const PLACES: u32 = 128;

/// More stationary points than this are not told apart.
const MOST: usize = 24;

/// How many stationary points farther away are taken in with those near the origin.
const MOST_BEYOND: usize = 4;

/// Places that grow by a ratio, from one up to another, left of the origin and right of it, in order.
fn growing(from: f64, to: f64, ratio: f64) -> [Vec<f64>; 2] {
    let mut right = Vec::new();
    let mut at = from;
    while at <= to {
        right.push(at);
        at *= ratio;
    }
    let mut left = Vec::new();
    for at in right.iter().rev() {
        left.push(-at);
    }
    [left, right]
}

/// Adds where a curve is stationary between places of it.
fn refine(curve: &dyn Fn(f64) -> [f64; 2], places: &[Place], points: &mut Vec<f64>) {
    for change in sign_changes(places).into_iter().take(MOST) {
        if let Some(stationary) = Stationary::between(curve, change) {
            points.push(stationary.at);
        }
    }
}

/// Takes the points seen by a closer look in place of a single one, where there are several.
fn look_closer(curve: &dyn Fn(f64) -> [f64; 2], places: &[f64], points: &mut Vec<f64>) {
    let mut several = Vec::new();
    refine(curve, &slope_along(curve, places), &mut several);
    if several.len() > 1 {
        *points = several;
    }
}

pub(super) fn frame(objective: &dyn Objective) -> Framed {
    let curve: &dyn Fn(f64) -> [f64; 2] = &|x| {
        let here = objective.gradient([x, 0.0]);
        [here.value, here.gradient[0]]
    };
    let mut reach = REACH;
    let mut near = slope_along(curve, &spread_evenly(-reach, reach, PLACES));
    for _ in 0..MOST_ZOOMS {
        if !is_crowded(&near, MOST) {
            break;
        }
        reach *= 0.25;
        near = slope_along(curve, &spread_evenly(-reach, reach, PLACES));
    }
    if reach < REACH || sign_changes(&near).len() > MOST {
        return framed(curve, [-reach, reach], &[]);
    }
    let mut points = Vec::new();
    refine(curve, &near, &mut points);

    let both_sides = |from: f64, to: f64, ratio: f64| {
        growing(from, to, ratio).map(|side| slope_along(curve, &side))
    };
    let [left, right] = both_sides(REACH, 10.0 * REACH, 1.06);
    let is_periodic = sign_changes(&left).len() + sign_changes(&right).len() > MOST_BEYOND;
    if !is_periodic {
        refine(curve, &left, &mut points);
        refine(curve, &right, &mut points);
    }
    // The nearest place outside at which there is a value.
    let mut around = f64::INFINITY;
    if points.is_empty() {
        let [far_left, far_right] = both_sides(10.0 * REACH, FAR, 1.25);
        refine(curve, &far_left, &mut points);
        refine(curve, &far_right, &mut points);
        let mut nearest = f64::INFINITY;
        for at in &points {
            nearest = nearest.min(at.abs());
        }
        points.retain(|at| at.abs() <= 4.0 * nearest);
        if let &[at] = points.as_slice() {
            // There may be several where the look was so coarse.
            look_closer(curve, &spread_evenly(0.75 * at, 1.25 * at, PLACES), &mut points);
        }
        for place in [left, right, far_left, far_right].iter().flatten() {
            if place.is_finite() && place.at.abs() < around.abs() {
                around = place.at;
            }
        }
    }
    if let &[at] = points.as_slice() {
        // What is small about it was not seen from afar.
        let mut around = growing(1e-4, 0.1, 1.3).concat();
        for place in &mut around {
            *place += at;
        }
        look_closer(curve, &around, &mut points);
    }
    let range = match extent(&points) {
        None if near.iter().any(|place| place.is_finite()) || around.is_infinite() => {
            [-REACH, REACH]
        }
        None => {
            let half = (0.25 * around.abs()).max(REACH);
            [around - half, around + half]
        }
        Some([at, end]) if at == end => {
            let [middle, _] = curve(at);
            let side = |away: f64| (curve(at + away)[0] - middle).abs();
            // Where there is no value on one side, the other one counts.
            let half = half_width(&|half| side(half).max(side(-half)));
            [at - half, at + half]
        }
        Some([low, high]) => {
            let margin = (high - low) * if is_periodic { 0.1 } else { 0.4 };
            [low - margin, high + margin]
        }
    };
    framed(curve, range, &points)
}

/// From the least to the greatest.
fn extent(points: &[f64]) -> Option<[f64; 2]> {
    let (mut low, mut high) = (*points.first()?, *points.first()?);
    for &at in points {
        (low, high) = (low.min(at), high.max(at));
    }
    Some([low, high])
}

/// The part of a range in which there are values, with a start right of all stationary points, or
/// where there is a slope.
fn framed(curve: &dyn Fn(f64) -> [f64; 2], [from, to]: [f64; 2], points: &[f64]) -> Framed {
    let places = slope_along(curve, &spread_evenly(from, to, 65));
    let mut known = Vec::new();
    for pair in places.windows(2) {
        // A place alone, like −2 for xˣ, does not count.
        if let [one, other] = pair
            && one.is_finite()
            && other.is_finite()
        {
            known.push(one.at);
            known.push(other.at);
        }
    }
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
    let mut start = share(0.8);
    for at in [right + 0.6 * (to - right), share(0.8), share(0.2), share(0.5), share(0.6)] {
        let at = rounded(at, to - from, 2.0);
        let [value, slope] = curve(at);
        if value.is_finite() && slope.is_finite() {
            start = at;
            break;
        }
    }
    ([from, to, 0.0, 1.0], [start, 0.0])
}
