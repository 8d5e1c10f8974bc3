//! The part of the plane that shows a function of two variables: a square, since maps are shown at
//! equal scales, but for what of it has no values.

use crate::{
    landscape::{
        framing::{
            stationary::{is_crowded, sign_changes, slope_along, spread_evenly},
            width::{FAR, MOST_ZOOMS, REACH, half_width, rounded},
        },
        newton::newton,
    },
    number::hypot::hypot,
    space::{Framing, Objective, Point, distance},
};

/// How many places are looked at along a side; an even number has none at the middle, where
/// functions are special.
const SIDE: usize = 20;

/// How many are looked at along a line, and how many changes of sign there are told apart.
const LINE: u32 = 64;
const MOST_ON_LINE: usize = 24;

/// How many the grid tells apart along each axis.
const MOST_ON_GRID: usize = 8;

/// The most cells of the grid in which a critical point is followed up.
const MOST_CELLS: usize = 24;

/// With more points than this all over the grid there are taken to be as many outside of it.
const MANY: usize = 12;

/// With more points than this within reach no others are looked for beyond.
const FEW: usize = 3;

pub(super) fn frame(objective: &dyn Objective) -> Framing {
    let (reach, is_full) = reach(objective);
    if is_full {
        return framed(objective, [[-reach, reach]; 2]);
    }
    let grid = Grid::sample(objective, reach);
    let cells = grid.cells();
    let is_zoomed = reach < REACH;
    let mut points = if cells.len() > MOST_CELLS {
        cells
    } else {
        cells.into_iter().filter_map(|at| settle(objective, at, grid.cell())).collect()
    };
    let known = merged(&mut points, 0.02 * reach);
    if known <= FEW && !is_zoomed {
        points.extend(beyond(objective, &points));
        merged(&mut points, 0.02 * reach);
    }
    let square = match extent(&points) {
        None => [[-reach, reach]; 2],
        Some([x, y]) if points.len() > 1 => {
            let size = (x[1] - x[0]).max(y[1] - y[0]);
            let is_cut = size > 1.7 * reach && points.len() > MANY;
            let half = if is_cut { reach } else { 0.8 * size };
            [x, y].map(|[low, high]| {
                let middle = if is_cut { 0.0 } else { 0.5 * low + 0.5 * high };
                [middle - half, middle + half]
            })
        }
        Some([[x, _], [y, _]]) if is_zoomed => [x, y].map(|at| [at - reach, at + reach]),
        Some([[x, _], [y, _]]) => {
            let middle = objective.value([x, y]);
            let side = |dx: f64, dy: f64| (objective.value([x + dx, y + dy]) - middle).abs();
            let along_x = half_width(|half| side(half, 0.0).max(side(-half, 0.0)));
            let along_y = half_width(|half| side(0.0, half).max(side(0.0, -half)));
            let half = along_x.min(along_y);
            [x, y].map(|at| [at - half, at + half])
        }
    };
    framed(objective, square)
}

/// How far one looks, less where there is so much along both axes that it would not be told apart,
/// and whether there is more than the grid resolves. What is crowded along one axis only is shown a
/// little more coarsely.
fn reach(objective: &dyn Objective) -> (f64, bool) {
    let along = |axis: usize| {
        let line = |t: f64| {
            // Off the axis, where a product may vanish.
            let at = if axis == 0 { [t, 0.3] } else { [0.3, t] };
            let here = objective.gradient(at);
            [here.value, here.gradient.get(axis).copied().unwrap_or_default()]
        };
        let mut reach = REACH;
        let mut places = slope_along(line, spread_evenly(-reach, reach, LINE));
        for _ in 0..MOST_ZOOMS {
            if !is_crowded(&places, MOST_ON_LINE) {
                break;
            }
            reach *= 0.25;
            places = slope_along(line, spread_evenly(-reach, reach, LINE));
        }
        (reach, sign_changes(&places).len() > MOST_ON_GRID)
    };
    let [(x, is_full_along_x), (y, is_full_along_y)] = [along(0), along(1)];
    (x.max(y).min(2.0 * x.min(y)), is_full_along_x && is_full_along_y)
}

/// ∇f at the centres of equal cells of a square about the origin.
struct Grid {
    reach: f64,
    gradients: Vec<Option<Point>>,
}

impl Grid {
    fn sample(objective: &dyn Objective, reach: f64) -> Self {
        let gradients = (0..SIDE * SIDE).map(|k| {
            let here = objective.gradient(Self::place(reach, k % SIDE, k / SIDE));
            let is_finite = here.value.is_finite() && here.gradient.iter().all(|g| g.is_finite());
            is_finite.then_some(here.gradient)
        });
        Self { reach, gradients: gradients.collect() }
    }

    fn place(reach: f64, i: usize, j: usize) -> Point {
        [i, j].map(|k| reach * (2.0 * k as f64 / (SIDE as f64 - 1.0) - 1.0))
    }

    /// The length of a cell's side.
    fn cell(&self) -> f64 {
        2.0 * self.reach / (SIDE as f64 - 1.0)
    }

    /// The middles of cells at whose corners both components of the gradient have either sign.
    fn cells(&self) -> Vec<Point> {
        let mut cells = Vec::new();
        for (j, i) in (0..SIDE - 1).flat_map(|j| (0..SIDE - 1).map(move |i| (j, i))) {
            let corners = [[i, j], [i + 1, j], [i, j + 1], [i + 1, j + 1]]
                .map(|[i, j]| self.gradients.get(j * SIDE + i).copied().flatten());
            let has_both = |axis: usize| {
                let of = |corner: &Option<Point>| corner.and_then(|g| g.get(axis).copied());
                let slopes = || corners.iter().filter_map(of);
                slopes().count() == 4 && slopes().any(|g| g < 0.0) && slopes().any(|g| g > 0.0)
            };
            if has_both(0) && has_both(1) {
                let half = 0.5 * self.cell();
                cells.push(Self::place(self.reach, i, j).map(|c| c + half));
            }
        }
        cells
    }
}

/// The critical point in a cell, by Newton's steps; a kink, where they lead nowhere, is the middle.
fn settle(objective: &dyn Objective, middle: Point, cell: f64) -> Option<Point> {
    let near = |at: &Point| distance(*at, middle) <= 2.0 * cell;
    if let Some((at, _)) = newton(objective, middle, 10.0 * cell, 6) {
        return Some(at).filter(near);
    }
    let slope = |at: Point| {
        let [gx, gy] = objective.gradient(at).gradient;
        hypot(gx, gy)
    };
    let [x, y] = middle;
    // At a pole the slope grows towards the middle.
    let around = [[x - cell, y - cell], [x + cell, y + cell]].map(slope);
    (slope(middle) <= 2.0 * around.into_iter().fold(0.0, f64::max)).then_some(middle)
}

/// Critical points outside of the grid that Newton's steps lead to from its surroundings: those
/// within ten times its reach, or, where none is known within, the nearest.
fn beyond(objective: &dyn Objective, known: &[Point]) -> Vec<Point> {
    const AWAY: f64 = 3.0 * REACH;
    let starts = [-AWAY, 0.0, AWAY].map(|x| [-AWAY, 0.0, AWAY].map(|y| [x, y])).concat();
    let mut found: Vec<Point> = Vec::new();
    for start in starts {
        let end = newton(objective, start, FAR, 12).map(|(at, _)| at);
        // Nothing leads away from a plain, which is no point to be shown.
        found.extend(end.filter(|at| distance(*at, start) > 1e-6 * AWAY));
    }
    let size = |[x, y]: &Point| x.abs().max(y.abs());
    let nearest = found.iter().map(size).fold(FAR, f64::min);
    let most = if known.is_empty() { 4.0 * nearest.max(REACH) } else { 10.0 * REACH };
    found.retain(|at| size(at) <= most);
    found
}

/// Leaves one of points that lie closer than a length, and says how many are left.
fn merged(points: &mut Vec<Point>, length: f64) -> usize {
    let mut apart: Vec<Point> = Vec::new();
    for &point in points.iter() {
        if apart.iter().all(|other| distance(*other, point) > length) {
            apart.push(point);
        }
    }
    *points = apart;
    points.len()
}

/// From the least to the greatest along each axis.
fn extent(points: &[Point]) -> Option<[[f64; 2]; 2]> {
    let (&first, rest) = points.split_first()?;
    let whole = rest.iter().fold(first.map(|c| [c, c]), |extent, point| {
        let [[x0, x1], [y0, y1]] = extent;
        let [x, y] = *point;
        [[x0.min(x), x1.max(x)], [y0.min(y), y1.max(y)]]
    });
    Some(whole)
}

/// The part of a square in which there are values, with a start up and right of its middle, or
/// where there is a slope.
fn framed(objective: &dyn Objective, square: [[f64; 2]; 2]) -> Framing {
    const COARSE: u32 = 9;
    let [[x0, x1], [y0, y1]] = square;
    let places = spread_evenly(x0, x1, COARSE)
        .flat_map(|x| spread_evenly(y0, y1, COARSE).map(move |y| [x, y]));
    let known: Vec<Point> = places.filter(|at| objective.value(*at).is_finite()).collect();
    let part = extent(&known).unwrap_or(square);
    let sides = [0, 1].map(|axis| {
        let of = |from: &[[f64; 2]; 2]| from.get(axis).copied().unwrap_or_default();
        let ([low, high], [from, to]) = (of(&part), of(&square));
        // What is too narrow to be told from rounding, or a line, is shown whole.
        let margin = (to - from) / f64::from(COARSE - 1);
        let cut = |is_cut: bool, side: f64, whole: f64| {
            if is_cut && high > low { side } else { whole }
        };
        [cut(low > from, low - margin, from), cut(high < to, high + margin, to)]
            .map(|side| rounded(side, to - from, 1.0))
    });
    let [[x0, x1], [y0, y1]] = sides;
    let at = |across: f64, up: f64| {
        let start = [x0 + across * (x1 - x0), y0 + up * (y1 - y0)];
        start.map(|c| rounded(c, x1 - x0, 2.0))
    };
    let starts = [at(0.8, 0.75), at(0.3, 0.75), at(0.8, 0.25), at(0.3, 0.25), at(0.5, 0.6)];
    let has_value = |start: &Point| {
        let here = objective.gradient(*start);
        here.value.is_finite() && here.gradient.iter().all(|g| g.is_finite())
    };
    let start = starts.into_iter().find(has_value).unwrap_or_else(|| at(0.8, 0.75));
    Framing { region: [x0, x1, y0, y1], start }
}
