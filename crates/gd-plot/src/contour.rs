//! Contours: lines of equal value.

use gd_core::{Point, map::grid::Grid, scenario::Theme};
use plotters::{prelude::DrawingBackend, style::RGBColor};

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    heat_map,
    pen::Lines,
    style::{Style, mix},
    value_scale::ValueScale,
};

/// The lines of one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// The value.
    pub level: f64,
    /// Its lines. A closed one ends where it starts.
    pub lines: Vec<Vec<Point>>,
}

/// The contours of a grid. Computed once, drawn in any frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contours {
    contours: Vec<(RGBColor, Contour)>,
}

impl Contours {
    /// `count` contours at equal steps of shade, so that equally many colours of the heat map lie
    /// between any two.
    #[must_use]
    pub fn new(grid: &Grid, scale: &ValueScale, count: usize, theme: Theme) -> Self {
        let mut contours = Self::default();
        contours.trace(grid, scale, count, theme, count);
        contours
    }

    /// Traces at most so many more of `count` contours, from low to high; how many there are then.
    pub(crate) fn trace(
        &mut self,
        grid: &Grid,
        scale: &ValueScale,
        count: usize,
        theme: Theme,
        more: usize,
    ) -> usize {
        let mut tracer = Tracer::new(grid);
        let levels = (0..count).skip(self.contours.len()).take(more);
        let shades = levels.map(|k| (k as f64 + 0.5) / count as f64);
        let contours = shades.map(|shade| {
            let color = heat_map::color(shade, theme);
            let ink = match theme {
                Theme::Light => mix(color, RGBColor(24, 32, 48), 0.36),
                Theme::Dark => mix(color, RGBColor(235, 240, 248), 0.26),
            };
            (ink, tracer.trace(scale.value(shade)))
        });
        self.contours.extend(contours);
        self.contours.len()
    }

    /// The contours, from low to high.
    pub fn iter(&self) -> impl Iterator<Item = &Contour> {
        self.contours.iter().map(|(_, contour)| contour)
    }

    /// Draws them, each a shade stronger than the heat map below. Where that would be more than can be
    /// told apart, as for noise, every second level is left out, or more of them, or all.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        frame: &Frame,
        style: &Style,
    ) -> Drawn<DB> {
        let all: Vec<&(RGBColor, Contour)> = self.contours.iter().collect();
        let few = sparse(all, |(_, contour)| contour.lines.iter().map(Vec::len).sum());
        let on_screen = |(color, contour): &(RGBColor, Contour)| {
            let pixels = |line: &Vec<Point>| {
                Lines::clipped(line.iter().map(|&at| frame.to_pixel(at)), frame.plot())
            };
            (*color, contour.lines.iter().map(pixels).collect::<Vec<_>>())
        };
        let lines: Vec<(RGBColor, Vec<Lines>)> = few.into_iter().map(on_screen).collect();
        let few = sparse(lines, |(_, lines)| lines.iter().map(Lines::effort).sum());
        few.iter().try_for_each(|(color, lines)| {
            lines.iter().try_for_each(|lines| lines.draw(area, color, style.px(1.0)))
        })
    }
}

/// The most effort that contours are drawn with, see [`Lines::effort`].
const MOST_EFFORT: usize = 30_000;

/// All levels, or every second, fourth, … of them, so that they take no more than the most effort.
fn sparse<T>(levels: Vec<T>, effort: impl Fn(&T) -> usize) -> Vec<T> {
    let efforts: Vec<usize> = levels.iter().map(effort).collect();
    let mut apart = 1;
    let every = |apart: usize| (apart / 2..levels.len()).step_by(apart);
    let total = |apart| every(apart).filter_map(|k| efforts.get(k)).sum::<usize>();
    while total(apart) > MOST_EFFORT {
        apart *= 2;
    }
    let is_kept = |k: &usize| k % apart == apart / 2;
    levels.into_iter().enumerate().filter(|(k, _)| is_kept(k)).map(|(_, level)| level).collect()
}

/// Traces one level by marching squares (Lorensen & Cline 1987 in two dimensions): crossings are
/// interpolated linearly along the cells' edges; where a cell's corners alternate, the mean of the
/// four decides which are joined. Cells with a corner that is not finite have no lines.
#[must_use]
pub fn contour(grid: &Grid, level: f64) -> Contour {
    Tracer::new(grid).trace(level)
}

/// An edge's two neighbours along the contour.
type Links = [Option<usize>; 2];

struct Tracer<'a> {
    grid: &'a Grid,
    level: f64,
    /// For each edge: twice a node's index for the one to its right, one more for the one above.
    /// All empty between levels.
    links: Vec<Links>,
    /// The edges with links, some of them twice.
    crossed: Vec<usize>,
}

impl<'a> Tracer<'a> {
    fn new(grid: &'a Grid) -> Self {
        let links = vec![[None; 2]; 2 * grid.values().len()];
        Self { grid, level: f64::NAN, links, crossed: Vec::new() }
    }

    fn trace(&mut self, level: f64) -> Contour {
        self.level = level;
        if level.is_finite() {
            self.march();
        }
        Contour { level, lines: self.lines() }
    }

    fn march(&mut self) {
        let (columns, values) = (self.grid.columns(), self.grid.values());
        if columns < 2 {
            return;
        }
        for (j, pair) in values.windows(2 * columns).step_by(columns).enumerate() {
            let (lower, upper) = pair.split_at(columns);
            for (i, (low, high)) in lower.windows(2).zip(upper.windows(2)).enumerate() {
                if let (&[a, b], &[d, c]) = (low, high) {
                    self.cell(j * columns + i, [a, b, c, d]);
                }
            }
        }
    }

    /// Links the crossed edges of the cell above and to the right of a node; its corners are
    /// counter-clockwise from there.
    fn cell(&mut self, node: usize, [a, b, c, d]: [f64; 4]) {
        let is_above = [a, b, c, d].map(|value| value >= self.level);
        if is_above == [false; 4] || is_above == [true; 4] {
            return;
        }
        if ![a, b, c, d].iter().all(|value| value.is_finite()) {
            return;
        }
        let above = node + self.grid.columns();
        let (bottom, right, top, left) = (2 * node, 2 * (node + 1) + 1, 2 * above, 2 * node + 1);
        let [a_up, b_up, c_up, d_up] = is_above;
        if a_up == c_up && b_up == d_up {
            let middle = 0.25 * a + 0.25 * b + 0.25 * c + 0.25 * d;
            // The corners that are joined through the middle leave the others to be cut off.
            if (middle >= self.level) == a_up {
                self.link(bottom, right);
                self.link(top, left);
            } else {
                self.link(bottom, left);
                self.link(top, right);
            }
            return;
        }
        let crossed = [
            (a_up != b_up).then_some(bottom),
            (b_up != c_up).then_some(right),
            (c_up != d_up).then_some(top),
            (d_up != a_up).then_some(left),
        ];
        let mut crossed = crossed.into_iter().flatten();
        if let (Some(from), Some(to)) = (crossed.next(), crossed.next()) {
            self.link(from, to);
        }
    }

    fn link(&mut self, from: usize, to: usize) {
        for (edge, other) in [(from, to), (to, from)] {
            if let Some(free) =
                self.links.get_mut(edge).and_then(|links| links.iter_mut().find(|l| l.is_none()))
            {
                *free = Some(other);
                self.crossed.push(edge);
            }
        }
    }

    /// Where the contour crosses an edge.
    fn crossing(&self, edge: usize) -> Point {
        let columns = self.grid.columns().max(1);
        let (node, is_upright) = (edge / 2, edge % 2 == 1);
        let next = node + if is_upright { columns } else { 1 };
        let value = |node: usize| self.grid.values().get(node).copied().unwrap_or(self.level);
        let (from, to) = (value(node), value(next));
        let share = (0.5 * self.level - 0.5 * from) / (0.5 * to - 0.5 * from);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        let [ax, ay] = self.grid.at(node % columns, node / columns);
        let [bx, by] = self.grid.at(next % columns, next / columns);
        [ax + share * (bx - ax), ay + share * (by - ay)]
    }

    /// Takes the links apart into lines: first those with ends, then the closed ones.
    fn lines(&mut self) -> Vec<Vec<Point>> {
        let crossed = std::mem::take(&mut self.crossed);
        let has_end = |&edge: &usize| {
            self.links.get(edge).is_some_and(|links| links.iter().flatten().count() == 1)
        };
        let ends: Vec<usize> = crossed.iter().copied().filter(has_end).collect();
        ends.into_iter().chain(crossed).filter_map(|start| self.line(start)).collect()
    }

    fn line(&mut self, start: usize) -> Option<Vec<Point>> {
        let mut line = vec![self.crossing(start)];
        let mut edge = start;
        while let Some(next) = self.take(edge) {
            line.push(self.crossing(next));
            edge = next;
        }
        (line.len() > 1).then_some(line)
    }

    /// Follows and removes one link of an edge.
    fn take(&mut self, edge: usize) -> Option<usize> {
        let next = self.links.get_mut(edge)?.iter_mut().find_map(Option::take)?;
        if let Some(back) = self.links.get_mut(next)?.iter_mut().find(|link| **link == Some(edge)) {
            *back = None;
        }
        Some(next)
    }
}
