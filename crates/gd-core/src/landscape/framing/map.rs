//! The part of the plane that shows a function of two variables: a square, since maps are shown at
//! equal scales, but for what of it has no values.

use crate::{
    landscape::{
        framing::{
            Framed,
            stationary::{is_crowded, sign_changes, slope_along, spread_evenly},
            width::{FAR, MOST_ZOOMS, REACH, half_width, rounded},
        },
        newton::newton,
    },
    number::hypot::hypot,
    space::{Objective, Point, distance},
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

pub(super) fn frame(objective: &dyn Objective) -> Framed {
    let (reach, is_full) = reach(objective);
    if is_full {
        return framed(objective, [[-reach, reach]; 2]);
    }
    let grid = Grid::sample(objective, reach);
    let cells = grid.cells();
    let is_zoomed = reach < REACH;
    let mut points = Vec::new();
    for &middle in &cells {
        if cells.len() > MOST_CELLS {
            points.push(middle);
        } else if let Some(at) = settle(objective, middle, grid.cell()) {
            points.push(at);
        }
    }
    points = merged(&points, 0.02 * reach);
    if points.len() <= FEW && !is_zoomed {
        points.append(&mut beyond(objective, &points));
        points = merged(&points, 0.02 * reach);
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
            let along_x = half_width(&|half| side(half, 0.0).max(side(-half, 0.0)));
            let along_y = half_width(&|half| side(0.0, half).max(side(0.0, -half)));
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
        let mut places = slope_along(&line, &spread_evenly(-reach, reach, LINE));
        for _ in 0..MOST_ZOOMS {
            if !is_crowded(&places, MOST_ON_LINE) {
                break;
            }
            reach *= 0.25;
            places = slope_along(&line, &spread_evenly(-reach, reach, LINE));
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
        let mut gradients = Vec::new();
        for k in 0..SIDE * SIDE {
            gradients.push(slope_at(objective, Self::place(reach, k % SIDE, k / SIDE)));
        }
        Self { reach, gradients }
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
        for j in 0..SIDE - 1 {
            for i in 0..SIDE - 1 {
                let corners = [[i, j], [i + 1, j], [i, j + 1], [i + 1, j + 1]]
                    .map(|[i, j]| self.gradients.get(j * SIDE + i).copied().flatten());
                if has_both_signs(corners, |[gx, _]| gx) && has_both_signs(corners, |[_, gy]| gy) {
                    let half = 0.5 * self.cell();
                    cells.push(Self::place(self.reach, i, j).map(|c| c + half));
                }
            }
        }
        cells
    }
}

/// ∇f at a place, if it and f exist there.
fn slope_at(objective: &dyn Objective, at: Point) -> Option<Point> {
    let here = objective.gradient(at);
    let [gx, gy] = here.gradient;
    (here.value.is_finite() && gx.is_finite() && gy.is_finite()).then_some([gx, gy])
}

/// Whether a component of the gradient exists at all corners and has either sign at some.
fn has_both_signs(corners: [Option<Point>; 4], component: fn(Point) -> f64) -> bool {
    let (mut falls, mut rises) = (false, false);
    for corner in corners {
        let Some(slopes) = corner else { return false };
        falls |= component(slopes) < 0.0;
        rises |= component(slopes) > 0.0;
    }
    falls && rises
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
    let [before, after] = [slope([x - cell, y - cell]), slope([x + cell, y + cell])];
    (slope(middle) <= 2.0 * before.max(after).max(0.0)).then_some(middle)
}

/// Critical points outside of the grid that Newton's steps lead to from its surroundings: those
/// within ten times its reach, or, where none is known within, the nearest.
fn beyond(objective: &dyn Objective, known: &[Point]) -> Vec<Point> {
    const AWAY: f64 = 3.0 * REACH;
    let size = |[x, y]: Point| x.abs().max(y.abs());
    let mut found = Vec::new();
    let mut nearest = FAR;
    for x in [-AWAY, 0.0, AWAY] {
        for y in [-AWAY, 0.0, AWAY] {
            // Nothing leads away from a plain, which is no point to be shown.
            if let Some((at, _)) = newton(objective, [x, y], FAR, 12)
                && distance(at, [x, y]) > 1e-6 * AWAY
            {
                found.push(at);
                nearest = nearest.min(size(at));
            }
        }
    }
    let most = if known.is_empty() { 4.0 * nearest.max(REACH) } else { 10.0 * REACH };
    found.retain(|at| size(*at) <= most);
    found
}

/// One of all points that lie closer than a length, the first.
fn merged(points: &[Point], length: f64) -> Vec<Point> {
    let mut apart: Vec<Point> = Vec::new();
    for &point in points {
        if apart.iter().all(|other| distance(*other, point) > length) {
            apart.push(point);
        }
    }
    apart
}

/// From the least to the greatest along each axis.
fn extent(points: &[Point]) -> Option<[[f64; 2]; 2]> {
    let &[x, y] = points.first()?;
    let [mut x0, mut x1, mut y0, mut y1] = [x, x, y, y];
    for &[x, y] in points {
        (x0, x1, y0, y1) = (x0.min(x), x1.max(x), y0.min(y), y1.max(y));
    }
    Some([[x0, x1], [y0, y1]])
}

/// The part of a square in which there are values, with a start up and right of its middle, or
/// where there is a slope.
fn framed(objective: &dyn Objective, square: [[f64; 2]; 2]) -> Framed {
    const COARSE: u32 = 9;
    let [[x0, x1], [y0, y1]] = square;
    let (columns, rows) = (spread_evenly(x0, x1, COARSE), spread_evenly(y0, y1, COARSE));
    let mut known = Vec::new();
    for &x in &columns {
        for &y in &rows {
            if objective.value([x, y]).is_finite() {
                known.push([x, y]);
            }
        }
    }
    let [across, up] = extent(&known).unwrap_or(square);
    let ([x0, x1], [y0, y1]) = (cut([x0, x1], across, COARSE), cut([y0, y1], up, COARSE));
    let at = |across: f64, up: f64| {
        let start = [x0 + across * (x1 - x0), y0 + up * (y1 - y0)];
        start.map(|c| rounded(c, x1 - x0, 2.0))
    };
    let mut start = at(0.8, 0.75);
    for [across, up] in [[0.8, 0.75], [0.3, 0.75], [0.8, 0.25], [0.3, 0.25], [0.5, 0.6]] {
        if slope_at(objective, at(across, up)).is_some() {
            start = at(across, up);
            break;
        }
    }
    ([x0, x1, y0, y1], start)
}

/// A side of the square, cut where values end within it, as places so many in number tell.
fn cut([from, to]: [f64; 2], [low, high]: [f64; 2], places: u32) -> [f64; 2] {
    let margin = (to - from) / f64::from(places - 1);
    // What is too narrow to be told from rounding, or a line, is shown whole.
    let is_wide = high > low;
    let first = if is_wide && low > from { low - margin } else { from };
    let last = if is_wide && high < to { high + margin } else { to };
    [first, last].map(|end| rounded(end, to - from, 1.0))
}
