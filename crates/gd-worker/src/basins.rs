//! The basin map of a link, tile by tile.

use gd_core::{
    Function, Landscape, Race, Scenario, Survey,
    function::formula::differentiation,
    map::{
        basin::{Basins, Cell, Raster, Tile},
        kernel::{Kernel, Scratch},
        passage::Passage,
        sweep::{self, Sweep},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Carries out a call of a kernel.
#[wasm_bindgen]
#[must_use]
pub fn call(callee: u32, a: f64, b: f64) -> f64 {
    differentiation::call(callee as u16, a, b)
}

/// Works out maps, one after another; what is known of a function is kept while it stays the same.
#[wasm_bindgen]
#[derive(Default)]
pub struct Mapper {
    known: Option<(Function, [f64; 4], Landscape)>,
    basins: Option<Basins>,
    kernel: Option<Kernel>,
    /// The runs that a kernel is carrying on, and its room for numbers.
    passage: Option<(Passage, Scratch)>,
    /// What is tried in the place of starts, where the link maps that.
    sweep: Option<Sweep>,
}

/// What became of a tile's runs, row by row: codes of [`gd_core::map::basin::End`], or for a sweep of
/// [`gd_core::map::sweep::End`], and steps; for a sweep the last values.
#[wasm_bindgen]
pub struct Cells {
    ends: Vec<u8>,
    steps: Vec<u32>,
    values: Vec<f64>,
}

impl From<Vec<Cell>> for Cells {
    fn from(cells: Vec<Cell>) -> Self {
        let ends = cells.iter().map(|cell| cell.end.code()).collect();
        Self { ends, steps: cells.iter().map(|cell| cell.steps).collect(), values: Vec::new() }
    }
}

impl From<Vec<sweep::Cell>> for Cells {
    fn from(cells: Vec<sweep::Cell>) -> Self {
        Self {
            ends: cells.iter().map(|cell| cell.end.code()).collect(),
            steps: cells.iter().map(|cell| cell.steps).collect(),
            values: cells.iter().map(|cell| cell.value).collect(),
        }
    }
}

#[wasm_bindgen]
impl Cells {
    /// Where they end.
    #[wasm_bindgen(getter)]
    pub fn ends(&self) -> Vec<u8> {
        self.ends.clone()
    }

    /// After how many steps.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> Vec<u32> {
        self.steps.clone()
    }

    /// At which value.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> Vec<f64> {
        self.values.clone()
    }
}

#[wasm_bindgen]
impl Mapper {
    /// One that knows nothing.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks a link's function over, unless it is known.
    pub fn know(&mut self, query: &str) {
        let scenario = Scenario::parse(query).scenario;
        if scenario.swept().is_some() {
            return;
        }
        let (function, domain) = (&scenario.function, scenario.domain());
        if self.known.as_ref().is_none_or(|(known, of, _)| (known, *of) != (function, domain)) {
            let landscape = Survey::new(function, domain).finish();
            self.known = Some((function.clone(), domain, landscape));
        }
    }

    /// Turns to a link, of which it maps the first run, and answers the module that carries its like on, if
    /// there is one.
    pub fn open(&mut self, query: &str) -> Option<Vec<u8>> {
        self.know(query);
        let scenario = Scenario::parse(query).scenario;
        self.sweep = Sweep::of_ranges(&scenario);
        if self.sweep.is_some() {
            return None;
        }
        let (.., landscape) = self.known.as_ref()?;
        let landscape = landscape.clone();
        let race = Race::new(scenario);
        let conditions = race.racers().first()?.run.conditions().clone();
        let basins = Basins::new(conditions, landscape);
        self.kernel = basins.step().map(|step| Kernel::new(step, basins.sieve()));
        self.basins = Some(basins);
        self.kernel.as_ref().map(|kernel| kernel.code.clone())
    }

    /// What becomes of the starts of a tile \[column, row, columns, rows\] of a raster \[xmin, xmax, ymin,
    /// ymax, columns, rows\].
    pub fn tile(&self, raster: &[f64], tile: &[u32]) -> Option<Cells> {
        let (raster, tile) = read(raster, tile)?;
        if let Some(sweep) = &self.sweep {
            return Some(sweep.cells(raster.columns, raster.rows, tile).into());
        }
        Some(self.basins.as_ref()?.cells(&raster.starts(tile)).into())
    }

    /// Begins a tile that a kernel carries on: with what its `advance` is to be called, by the script, since a
    /// call through these bindings would have it run half as fast.
    pub fn begin(&mut self, raster: &[f64], tile: &[u32]) -> Option<Vec<u32>> {
        let (raster, tile) = read(raster, tile)?;
        let kernel = self.kernel.as_ref()?;
        let passage = self.basins.as_ref()?.passage(raster.starts(tile), kernel.width)?;
        self.passage = Some((passage, kernel.scratch()));
        self.call()
    }

    /// Goes on to the last steps: with what `finish` is to be called, unless no run goes on.
    pub fn turn(&mut self) -> Option<Vec<u32>> {
        let (passage, _) = self.passage.as_mut()?;
        if passage.turn() { self.call() } else { None }
    }

    /// What became of the tile that was begun.
    pub fn end(&mut self) -> Option<Cells> {
        let (passage, _) = self.passage.take()?;
        Some(self.basins.as_ref()?.ends(&passage).into())
    }
}

impl Mapper {
    /// With what a kernel is called to carry the runs on.
    fn call(&mut self) -> Option<Vec<u32>> {
        let (passage, scratch) = self.passage.as_mut()?;
        let steps = passage.steps();
        let table = self.basins.as_ref()?.table();
        Some(Kernel::call(&mut passage.bundle, table, scratch, &steps).to_vec())
    }
}

/// A raster and a tile of it, in numbers as [`Mapper::tile`] takes them.
fn read(raster: &[f64], tile: &[u32]) -> Option<(Raster, Tile)> {
    let &[x0, x1, y0, y1, across, down] = raster else { return None };
    let raster = Raster { region: [x0, x1, y0, y1], columns: across as usize, rows: down as usize };
    let &[column, row, columns, rows] = tile else { return None };
    let [column, row, columns, rows] = [column, row, columns, rows].map(|n| n as usize);
    Some((raster, Tile { column, row, columns, rows }))
}
