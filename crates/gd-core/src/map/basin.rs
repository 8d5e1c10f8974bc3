//! The basin map: where a run ends from every start of a region, and how many steps it takes.

use crate::{
    landscape::{critical_point::CriticalPoint, kind::CriticalKind, survey::Landscape},
    map::{
        bundle::{Ended, Member, Sieve, table},
        lanes::{self, LANES},
        passage::Passage,
        step::StepTape,
        walk::Walk,
    },
    number::hypot::hypot,
    run::{conditions::Conditions, row::Row, stop::Stop},
    space::{Goal, KnownPoint, Point, distance},
    verdict::{End as Arrival, Outcome, TAIL, Tail, is_optimal, left_bounds},
};

/// Where a run ends, as a map tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// At one of [`Basins::extrema`], by its place.
    Extremum(u8),
    /// At a minimum (in ascent a maximum) that is none of these: outside the region, on a floor of many.
    OtherExtremum,
    /// At a saddle, or at an extremum of the other kind.
    Saddle,
    /// On a plateau.
    Plateau,
    /// Somewhere on its way when the steps were used up.
    Unfinished,
    /// Past all bounds.
    Diverged,
    /// The function has no value at the start.
    Undefined,
    /// The next step leads to where the function has no value or slope.
    Left,
}

impl End {
    /// The most extrema that are told apart.
    pub const MOST: usize = 200;

    /// The least code of an end that is none of them.
    pub(crate) const OTHERS: u8 = 249;

    /// A number for it below 256.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Extremum(k) => k,
            Self::Left => Self::OTHERS,
            Self::OtherExtremum => 250,
            Self::Saddle => 251,
            Self::Plateau => 252,
            Self::Unfinished => 253,
            Self::Diverged => 254,
            Self::Undefined => 255,
        }
    }

    /// What a code stands for.
    #[must_use]
    pub fn of_code(code: u8) -> Self {
        match code {
            Self::OTHERS => Self::Left,
            250 => Self::OtherExtremum,
            251 => Self::Saddle,
            252 => Self::Plateau,
            253 => Self::Unfinished,
            254 => Self::Diverged,
            255 => Self::Undefined,
            k => Self::Extremum(k),
        }
    }
}

/// What becomes of the run from one start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it ends.
    pub end: End,
    /// How many steps it takes.
    pub steps: u32,
}

/// A region's starts: the middles of so many columns and rows, the lowest row first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raster {
    /// \[xmin, xmax, ymin, ymax\].
    pub region: [f64; 4],
    /// How many starts lie beside each other.
    pub columns: usize,
    /// How many lie above each other; 1 in one dimension.
    pub rows: usize,
}

/// A part of a raster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its first column.
    pub column: usize,
    /// Its first row.
    pub row: usize,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows it has.
    pub rows: usize,
}

impl Raster {
    /// The start of a cell.
    #[must_use]
    pub fn start(&self, column: usize, row: usize) -> Point {
        let [x0, x1, y0, y1] = self.region;
        let middle = |from: f64, to: f64, k: usize, count: usize| {
            let share = (k as f64 + 0.5) / count as f64;
            from * (1.0 - share) + to * share
        };
        [middle(x0, x1, column, self.columns), middle(y0, y1, row, self.rows)]
    }

    /// The starts of a tile, row by row.
    #[must_use]
    pub fn starts(&self, tile: Tile) -> Vec<Point> {
        let mut starts = Vec::with_capacity(tile.columns * tile.rows);
        for row in tile.row..tile.row + tile.rows {
            for column in tile.column..tile.column + tile.columns {
                starts.push(self.start(column, row));
            }
        }
        starts
    }

    /// The column and row of a place; `None` outside the region.
    #[must_use]
    pub fn cell(&self, [x, y]: Point) -> Option<[usize; 2]> {
        let [x0, x1, y0, y1] = self.region;
        let along = |at: f64, from: f64, to: f64, count: usize| {
            let share = (at - from) / (to - from);
            (0.0..=1.0).contains(&share).then(|| ((share * count as f64) as usize).min(count - 1))
        };
        let row = if self.rows == 1 { 0 } else { along(y, y0, y1, self.rows)? };
        Some([along(x, x0, x1, self.columns)?, row])
    }
}

/// The extrema that a goal asks for among the critical points of a domain, the best first, as many as a
/// map tells apart.
#[must_use]
pub fn extrema(landscape: &Landscape, goal: Goal) -> Vec<CriticalPoint> {
    let kind = match goal {
        Goal::Min => CriticalKind::Minimum,
        Goal::Max => CriticalKind::Maximum,
    };
    let mut extrema: Vec<_> =
        landscape.critical.iter().copied().filter(|point| point.kind == kind).collect();
    if goal == Goal::Max {
        extrema.reverse();
    }
    extrema.truncate(End::MOST);
    extrema
}

/// Where runs end up from every start, under the conditions of one run.
#[derive(Clone, Debug)]
pub struct Basins {
    conditions: Conditions,
    landscape: Landscape,
    /// What they can reach, see [`extrema`].
    pub extrema: Vec<CriticalPoint>,
    /// How near each extremum a place is sure to lead to it by Newton's steps.
    certain: Vec<f64>,
    step: Option<StepTape>,
    table: Vec<f64>,
}

impl Basins {
    /// The basins of a run's conditions, by what is known of the function.
    #[must_use]
    pub fn new(conditions: Conditions, landscape: Landscape) -> Self {
        let extrema = extrema(&landscape, conditions.goal);
        let certain = extrema.iter().map(|point| certain(point, &landscape)).collect();
        let step = StepTape::new(&conditions);
        let table = step.as_ref().map_or_else(Vec::new, |step| table(step, &conditions));
        Self { conditions, landscape, extrema, certain, step, table }
    }

    /// One step of its runs, if it can be recorded.
    #[must_use]
    pub fn step(&self) -> Option<&StepTape> {
        self.step.as_ref()
    }

    /// What changes from step to step, see [`table`].
    #[must_use]
    pub fn table(&self) -> &[f64] {
        &self.table
    }

    /// By what its lanes sieve.
    #[must_use]
    pub fn sieve(&self) -> Sieve {
        Sieve::new(self.conditions.stop.tolerance)
    }

    /// The conditions of its runs.
    #[must_use]
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// What becomes of the runs from some starts.
    #[must_use]
    pub fn cells(&self, starts: &[Point]) -> Vec<Cell> {
        let (Some(step), Some(mut passage)) = (&self.step, self.passage(starts.to_vec(), LANES))
        else {
            return starts.iter().map(|start| self.walk(*start)).collect();
        };
        let advance = |passage: &mut Passage| {
            let steps = passage.steps();
            lanes::advance(step, &self.table, self.sieve(), &mut passage.bundle, steps);
        };
        advance(&mut passage);
        if passage.turn() {
            advance(&mut passage);
        }
        self.ends(&passage)
    }

    /// The runs from some starts, to be carried on by so many lanes, if a step can be recorded.
    #[must_use]
    pub fn passage(&self, starts: Vec<Point>, width: usize) -> Option<Passage> {
        let most = self.conditions.stop.max_steps as usize;
        Some(Passage::new(self.step.as_ref()?, starts, width, most))
    }

    /// What became of runs that have been carried on through both parts.
    #[must_use]
    pub fn ends(&self, passage: &Passage) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(passage.starts.len());
        for ((start, member), going) in
            passage.starts.iter().zip(passage.bundle.members()).zip(&passage.going)
        {
            cells.push(self.cell(*start, &member, *going, passage.before));
        }
        cells
    }

    /// What became of a bundle's run, which was going on at a step.
    fn cell(&self, start: Point, member: &Member, going: Option<Member>, before: usize) -> Cell {
        let steps = member.steps as u32;
        match member.ended {
            Ended::Unsure => self.walk(start),
            Ended::Diverged if member.steps < 0.0 => Cell { end: End::Undefined, steps: 0 },
            Ended::Diverged => Cell { end: End::Diverged, steps },
            Ended::Converged => {
                let end = self.sure(start, member.theta).unwrap_or_else(|| {
                    let last = self.row_at(member.theta);
                    self.classify(start, last, member.steps as usize, Stop::Converged, Vec::new)
                });
                Cell { end, steps }
            }
            Ended::Not => {
                let sure = going.and_then(|going| self.settled(start, &going, member));
                if let Some(end) = sure {
                    return Cell { end, steps };
                }
                let rows = || {
                    let from = going.unwrap_or(*member);
                    self.rows(Walk::resume(&self.conditions, from.theta, from.slots, before))
                };
                let last = self.row_at(member.theta);
                let end = if self.roams(start, member) {
                    self.elsewhere(start, last, Stop::MaxSteps, None)
                } else {
                    self.classify(start, last, member.steps as usize, Stop::MaxSteps, rows)
                };
                Cell { end, steps }
            }
        }
    }

    /// The row of a place, as far as its end depends on it.
    fn row_at(&self, theta: Point) -> Row {
        let here = self.conditions.function.objective().gradient(theta);
        Row { theta, value: here.value, gradient: here.gradient, ..Row::default() }
    }

    /// What becomes of one run, by itself.
    #[must_use]
    pub fn walk(&self, start: Point) -> Cell {
        let mut walk = Walk::new(&self.conditions, start);
        let most = (self.conditions.stop.max_steps as usize).saturating_sub(TAIL);
        while walk.steps() < most && walk.step() {}
        let rows = match walk.stop() {
            None | Some(Stop::MaxSteps) => {
                let tail = walk.clone();
                walk.finish();
                Some(tail)
            }
            _ => None,
        };
        let steps = walk.steps() as u32;
        let end = match walk.stop() {
            Some(Stop::Undefined) => End::Undefined,
            Some(Stop::Diverged) => {
                let objective = self.conditions.function.objective();
                let first = objective.value(walk.start());
                match left_bounds(
                    &self.conditions,
                    &self.landscape,
                    first,
                    walk.last(),
                    walk.beyond(),
                ) {
                    Outcome::NoValue => End::Left,
                    _ => End::Diverged,
                }
            }
            Some(stop) => {
                let rows = || rows.map_or_else(Vec::new, |walk| self.rows(walk));
                self.classify(walk.start(), *walk.last(), walk.steps(), stop, rows)
            }
            None => End::Unfinished,
        };
        Cell { end, steps }
    }

    /// The rows of a walk from where it is to its end.
    fn rows(&self, mut walk: Walk<'_>) -> Vec<Row> {
        let mut rows = vec![*walk.last()];
        while walk.step() {
            rows.push(*walk.last());
        }
        rows
    }

    /// The extremum at a place where a run converged, if that is told at a glance.
    fn sure(&self, start: Point, theta: Point) -> Option<End> {
        let diagonal = self.landscape.diagonal;
        let all = self.extrema.iter().zip(&self.certain).enumerate();
        for (k, (point, certain)) in all {
            let away = distance(point.at, theta);
            if away <= *certain && away <= (0.1 * distance(start, point.at)).max(1e-6 * diagonal) {
                return Some(End::Extremum(k as u8));
            }
        }
        None
    }

    /// The extremum about which a run keeps that took all its steps, if that is told at a glance: it is
    /// sure to belong to it, and its last steps keep within a hundredth of the way, and are no hops to and
    /// fro between two places; see [`verdict`](crate::verdict).
    fn settled(&self, start: Point, before: &Member, last: &Member) -> Option<End> {
        let diagonal = self.landscape.diagonal;
        let [x0, x1, y0, y1] = last.within;
        for (k, (point, certain)) in self.extrema.iter().zip(&self.certain).enumerate() {
            let [x, y] = point.at;
            let farthest =
                hypot((x - x0).abs().max((x1 - x).abs()), (y - y0).abs().max((y1 - y).abs()));
            let most = (0.01 * distance(start, point.at)).max(1e-6 * diagonal).min(0.05 * diagonal);
            if farthest <= certain.min(most) {
                let moved = distance(before.theta, last.theta);
                let hops = farthest > 5e-7 * diagonal && moved <= 1e-8 * hypot(x1 - x0, y1 - y0);
                return Some(End::Extremum(k as u8)).filter(|_| !hops);
            }
        }
        None
    }

    /// Whether a run's last steps reach too far for it to be near any critical point: no place is nearer
    /// to all of them than half the longer side of their box.
    fn roams(&self, start: Point, last: &Member) -> bool {
        let diagonal = self.landscape.diagonal;
        let [x0, x1, y0, y1] = last.within;
        let way = distance(start, last.theta) + 0.05 * diagonal;
        let most = (0.1 * way).max(1e-6 * diagonal).min(0.05 * diagonal);
        last.steps >= 2.0 * TAIL as f64 && 0.5 * (x1 - x0).max(y1 - y0) > most
    }

    /// Where a run ended that stopped by itself or at its last step.
    fn classify(
        &self,
        start: Point,
        last: Row,
        steps: usize,
        stop: Stop,
        rows: impl FnOnce() -> Vec<Row>,
    ) -> End {
        let landscape = &self.landscape;
        let (theta, diagonal) = (last.theta, landscape.diagonal);
        let end = Arrival { conditions: &self.conditions, start, last, steps, stop };
        // Newton's steps, or a search, would lead to it.
        for (point, certain) in self.extrema.iter().zip(&self.certain) {
            if distance(point.at, theta) <= *certain {
                let is_at = end.is_at(point, landscape, || Tail::of_rows(&rows()));
                return self.elsewhere(start, last, stop, Some(*point).filter(|_| is_at));
            }
        }
        let is_near_any = stop == Stop::Converged
            || !landscape.contains(theta)
            || landscape
                .critical
                .iter()
                .any(|point| distance(point.at, theta) <= 1.2 * end.reach(diagonal));
        let near = if is_near_any { end.near(landscape, || Tail::of_rows(&rows())) } else { None };
        self.elsewhere(start, last, stop, near)
    }

    /// Where a run ended, by the critical point that it is near, if it is near one.
    fn elsewhere(&self, start: Point, last: Row, stop: Stop, near: Option<CriticalPoint>) -> End {
        let (landscape, goal, theta) = (&self.landscape, self.conditions.goal, last.theta);
        if let Some(point) = near.filter(|point| point.kind != CriticalKind::Plateau) {
            return match (point.kind, goal) {
                (CriticalKind::Minimum, Goal::Min) | (CriticalKind::Maximum, Goal::Max) => {
                    self.known(point.at)
                }
                _ => End::Saddle,
            };
        }
        let here = KnownPoint { at: theta, value: last.value };
        if is_optimal(here, near.is_some(), goal, landscape) {
            return self.known(theta);
        }
        let objective = self.conditions.function.objective();
        let [gx, gy] = objective.gradient(start).gradient;
        let steps = self.conditions.stop.max_steps as usize;
        let end = Arrival { conditions: &self.conditions, start, last, steps, stop };
        if near.is_some() || end.is_on_plateau(landscape, hypot(gx, gy)) {
            return End::Plateau;
        }
        End::Unfinished
    }

    /// The extremum at a place.
    fn known(&self, at: Point) -> End {
        let same = |point: &CriticalPoint| distance(point.at, at) <= 1e-4 * self.landscape.diagonal;
        let place = self.extrema.iter().position(same);
        place.map_or(End::OtherExtremum, |k| End::Extremum(k as u8))
    }
}

/// How near an extremum a place is sure to belong to it: well within half the way to any other critical
/// point, where it is a kink, or curved in every direction.
fn certain(point: &CriticalPoint, landscape: &Landscape) -> f64 {
    let [low, high] = point.eigenvalues.map(f64::abs);
    let is_curved = landscape.dimension < 2 || low.min(high) > 1e-4 * low.max(high);
    if !(point.is_kink || is_curved) {
        return 0.0;
    }
    let mut nearest = landscape.diagonal;
    for other in &landscape.critical {
        let away = distance(other.at, point.at);
        if away > 0.0 {
            nearest = nearest.min(away);
        }
    }
    (0.02 * nearest).min(1e-3 * landscape.diagonal)
}
