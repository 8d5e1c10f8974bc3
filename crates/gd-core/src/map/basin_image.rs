//! What has come of a basin map so far: fine cells over coarse ones, new ones over old ones.

use crate::{
    map::basin::{Cell, End, Raster, Tile},
    sort::sort,
    space::Point,
};

/// Some cells of a raster, row by row.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The raster.
    pub raster: Raster,
    /// Where in it they are.
    pub tile: Tile,
    /// [Codes](End::code) of their ends.
    pub ends: &'a [u8],
    /// How many steps each takes.
    pub steps: &'a [u32],
}

/// The most cells of a raster along a side.
pub const MOST_CELLS: usize = 512;

/// The most rasters that are kept: what is looked at, what was, and the region of the experiment.
const MOST_RASTERS: usize = 4;

/// How many steps a cell takes that has not come.
const NOT_YET: u32 = u32::MAX;

/// The cells that have come of a raster.
#[derive(Clone, Debug)]
struct Cells {
    raster: Raster,
    /// Of which map it is, by how many there were before.
    of: u32,
    /// How many rasters came before it.
    arrival: u32,
    ends: Vec<u8>,
    steps: Vec<u32>,
    /// How many have not come.
    left: usize,
}

/// How many of a region's starts end where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    counts: Vec<u32>,
    /// How many starts there are.
    pub total: u32,
}

/// Some ends other than at the extrema of the list, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Others(u8);

impl Others {
    fn has(self, code: u8) -> bool {
        code.checked_sub(End::OTHERS).is_some_and(|bit| self.0 & 1 << bit != 0)
    }

    fn add(&mut self, codes: &[u8]) {
        for bit in codes.iter().filter_map(|code| code.checked_sub(End::OTHERS)) {
            self.0 |= 1 << bit;
        }
    }
}

impl Shares {
    /// How many starts end so.
    #[must_use]
    pub fn count(&self, end: End) -> u32 {
        self.counts.get(usize::from(end.code())).copied().unwrap_or(0)
    }

    /// Each end that there is with how many starts end so: the extrema by rank, then the others.
    pub fn ends(&self) -> impl Iterator<Item = (End, u32)> {
        let counts = (0..=u8::MAX).zip(&self.counts);
        counts.filter(|(_, count)| **count > 0).map(|(code, count)| (End::of_code(code), *count))
    }

    fn of(cells: &Cells) -> Self {
        let mut counts = vec![0; 256];
        for code in &cells.ends {
            if let Some(count) = counts.get_mut(usize::from(*code)) {
                *count += 1;
            }
        }
        Self { counts, total: cells.ends.len() as u32 }
    }
}

/// What has come of a basin map. While another one is on its way, the cells of the last one stay.
#[derive(Clone, Debug, Default)]
pub struct BasinImage {
    /// From below.
    rasters: Vec<Cells>,
    of: u32,
    arrivals: u32,
    /// The raster whose ends are counted.
    domain: Option<Raster>,
    shares: Option<Shares>,
    others: Others,
    scale: StepScale,
    /// Of which map the scale is.
    scaled: u32,
}

/// How numbers of steps are shaded: by their logarithm, from the few of almost all starts to the many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepScale([f64; 2]);

impl Default for StepScale {
    fn default() -> Self {
        Self([0.0, libm::log1p(1000.0)])
    }
}

impl StepScale {
    /// That of some numbers of steps: two in a hundred are below, two above.
    #[must_use]
    pub fn new(steps: impl Iterator<Item = u32>) -> Option<Self> {
        let mut logarithms: Vec<f64> = steps.map(|steps| libm::log1p(f64::from(steps))).collect();
        sort(&mut logarithms);
        let last = logarithms.len().checked_sub(1)?;
        let at = |k: usize| logarithms.get(k).copied().unwrap_or_default();
        Some(Self([at(last / 50), at(last - last / 50)]))
    }

    /// From the least of some numbers of steps to the most.
    #[must_use]
    pub fn spanning(steps: impl Iterator<Item = u32> + Clone) -> Option<Self> {
        let logarithm = |steps: u32| libm::log1p(f64::from(steps));
        Some(Self([logarithm(steps.clone().min()?), logarithm(steps.max()?)]))
    }

    /// 0 for few, 1 for many.
    #[must_use]
    pub fn shade(&self, steps: u32) -> f64 {
        let Self([few, many]) = *self;
        let share = (libm::log1p(f64::from(steps)) - few) / (many - few).max(1e-9);
        crate::number::clamp::clamp(share, 0.0, 1.0)
    }

    /// How many steps a shade stands for.
    #[must_use]
    pub fn steps(&self, shade: f64) -> u32 {
        let Self([few, many]) = *self;
        libm::expm1(few + shade * (many - few)).round() as u32
    }
}

impl Cells {
    fn new(raster: Raster, of: u32, arrival: u32) -> Self {
        let count = raster.columns * raster.rows;
        let (ends, steps) = (vec![End::Undefined.code(); count], vec![NOT_YET; count]);
        Self { raster, of, arrival, ends, steps, left: count }
    }

    /// Takes some cells, which are within it.
    fn take(&mut self, Part { tile, ends, steps, .. }: Part<'_>) {
        let width = tile.columns.max(1);
        for (k, (ends, steps)) in ends.chunks(width).zip(steps.chunks(width)).enumerate() {
            let from = (tile.row + k) * self.raster.columns + tile.column;
            let places = from..from + tile.columns;
            let its = self.ends.get_mut(places.clone()).zip(self.steps.get_mut(places));
            let Some((its_ends, its_steps)) = its else { return };
            for (((end, at), new_end), new) in
                its_ends.iter_mut().zip(its_steps).zip(ends).zip(steps)
            {
                self.left -= usize::from(*at == NOT_YET && *new != NOT_YET);
                (*end, *at) = (*new_end, *new);
            }
        }
    }

    /// How large its cells are.
    fn cell_size(&self) -> f64 {
        let [x0, x1, ..] = self.raster.region;
        (x1 - x0) / self.raster.columns as f64
    }

    /// Whether it has a cell wherever another has one.
    fn covers(&self, other: &Self) -> bool {
        let ([x0, x1, y0, y1], [u0, u1, v0, v1]) = (self.raster.region, other.raster.region);
        self.left == 0 && x0 <= u0 && u1 <= x1 && (self.raster.rows == 1 || y0 <= v0 && v1 <= y1)
    }
}

impl BasinImage {
    /// What comes from now on is of another map, whose shares are of a region.
    pub fn renew(&mut self, domain: Raster) {
        self.of += 1;
        (self.domain, self.shares, self.others) = (Some(domain), None, Others::default());
    }

    /// Takes some cells; none where they do not fit their raster.
    pub fn put(&mut self, part: Part<'_>) {
        let Part { raster, tile, ends, steps } = part;
        let is_fit = (1..=MOST_CELLS).contains(&raster.columns)
            && (1..=MOST_CELLS).contains(&raster.rows)
            && raster.region.iter().all(|bound| bound.is_finite())
            && tile.column.saturating_add(tile.columns) <= raster.columns
            && tile.row.saturating_add(tile.rows) <= raster.rows
            && ends.len() == tile.columns * tile.rows
            && steps.len() == ends.len();
        if !is_fit {
            return;
        }
        let is_its = |cells: &Cells| cells.of == self.of && cells.raster == raster;
        let mut cells = match self.rasters.iter().position(is_its) {
            Some(place) => self.rasters.remove(place),
            None => {
                self.arrivals += 1;
                Cells::new(raster, self.of, self.arrivals)
            }
        };
        cells.take(part);
        self.others.add(ends);
        if cells.left == 0 {
            self.complete(&cells);
        }
        // Over what is older, and of the same map over what is coarser.
        let is_below =
            |other: &Cells| other.of < cells.of || other.cell_size() >= cells.cell_size();
        let place = self.rasters.iter().take_while(|other| is_below(other)).count();
        self.rasters.insert(place, cells);
        if self.rasters.len() > MOST_RASTERS {
            let last = self.arrivals;
            let oldest = self.rasters.iter().map(|cells| cells.arrival).fold(last, u32::min);
            self.rasters.retain(|cells| cells.arrival != oldest);
        }
    }

    /// Takes note of a raster that is whole: what it hides goes.
    fn complete(&mut self, cells: &Cells) {
        self.rasters.retain(|other| {
            other.of == cells.of && !(other.cell_size() >= cells.cell_size() && cells.covers(other))
        });
        if self.domain == Some(cells.raster) {
            self.shares = Some(Shares::of(cells));
        }
        if self.scaled != self.of {
            let arrives = |(code, _): &(&u8, &u32)| {
                matches!(End::of_code(**code), End::Extremum(_) | End::OtherExtremum)
            };
            let steps = cells.ends.iter().zip(&cells.steps).filter(arrives);
            let scale = StepScale::new(steps.map(|(_, steps)| *steps));
            (self.scale, self.scaled) = (scale.unwrap_or_default(), self.of);
        }
    }

    /// Whether nothing has come.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rasters.is_empty()
    }

    /// How steps are shaded: the same for a map from its first whole raster on.
    #[must_use]
    pub fn scale(&self) -> StepScale {
        self.scale
    }

    /// Where the starts of the region of the experiment end, once all of them are known.
    #[must_use]
    pub fn shares(&self) -> Option<&Shares> {
        self.shares.as_ref()
    }

    /// The ends other than at the extrema that have come of the map, also beyond that region.
    pub fn others(&self) -> impl Iterator<Item = End> {
        let others = self.others;
        (End::OTHERS..=u8::MAX).filter(move |code| others.has(*code)).map(End::of_code)
    }

    /// What becomes of the run from the start nearest to a place, as far as that is known of this map.
    #[must_use]
    pub fn cell(&self, at: Point) -> Option<Cell> {
        let of_this = self.rasters.iter().rev().filter(|cells| cells.of == self.of);
        of_this.filter_map(|cells| Self::cell_in(cells, at)).next()
    }

    fn cell_in(cells: &Cells, at: Point) -> Option<Cell> {
        let [column, row] = cells.raster.cell(at)?;
        let place = row * cells.raster.columns + column;
        let steps = *cells.steps.get(place)?;
        let end = End::of_code(*cells.ends.get(place)?);
        (steps != NOT_YET).then_some(Cell { end, steps })
    }

    /// The cells under the middles of a raster, row by row; `None` where none has come.
    #[must_use]
    pub fn cells(&self, of: &Raster) -> Vec<Option<Cell>> {
        let mut found = vec![None; of.columns * of.rows];
        for cells in &self.rasters {
            let [_, _, y0, y1] = cells.raster.region;
            // In one dimension a row is as good as another.
            let middle = 0.5 * (y0 + y1);
            let columns: Vec<Option<usize>> = (0..of.columns)
                .map(|column| {
                    let [x, _] = of.start(column, 0);
                    Some(cells.raster.cell([x, middle])?[0])
                })
                .collect();
            for (row, line) in found.chunks_mut(of.columns.max(1)).enumerate() {
                let [_, y] = of.start(0, row);
                let [x0, ..] = cells.raster.region;
                let Some([_, row]) = cells.raster.cell([x0, y]) else { continue };
                let from = row * cells.raster.columns;
                for (found, column) in line.iter_mut().zip(&columns) {
                    let Some(place) = column.map(|column| from + column) else { continue };
                    if let (Some(&code), Some(&steps)) =
                        (cells.ends.get(place), cells.steps.get(place))
                        && steps != NOT_YET
                    {
                        *found = Some(Cell { end: End::of_code(code), steps });
                    }
                }
            }
        }
        found
    }
}
