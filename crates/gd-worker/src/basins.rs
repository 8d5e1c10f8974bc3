//! The basin map of a link, tile by tile.

use gd_core::{
    Function, Landscape, Race, Scenario, Survey,
    function::formula::differentiation,
    map::{
        basin::{Basins, Cell, Raster, Stage, Tile},
        kernel::Kernel,
        sweep::{self, Sweep},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What an instance of a kernel exports.
    pub type KernelExports;

    #[wasm_bindgen(method)]
    fn advance(
        this: &KernelExports,
        bundle: usize,
        groups: usize,
        table: usize,
        scratch: usize,
        first: usize,
        last: usize,
    );

    #[wasm_bindgen(method)]
    fn finish(
        this: &KernelExports,
        bundle: usize,
        groups: usize,
        table: usize,
        scratch: usize,
        first: usize,
        last: usize,
    );
}

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
    /// ymax, columns, rows\], by an instance of the module, or without.
    pub fn tile(
        &self,
        raster: &[f64],
        tile: &[u32],
        exports: Option<KernelExports>,
    ) -> Option<Cells> {
        let &[x0, x1, y0, y1, across, down] = raster else { return None };
        let raster =
            Raster { region: [x0, x1, y0, y1], columns: across as usize, rows: down as usize };
        let &[column, row, columns, rows] = tile else { return None };
        let [column, row, columns, rows] = [column, row, columns, rows].map(|n| n as usize);
        let tile = Tile { column, row, columns, rows };
        if let Some(sweep) = &self.sweep {
            return Some(sweep.cells(raster.columns, raster.rows, tile).into());
        }
        let basins = self.basins.as_ref()?;
        let starts = raster.starts(tile);
        let (Some(kernel), Some(exports)) = (&self.kernel, exports) else {
            return Some(basins.cells(&starts).into());
        };
        let table = basins.table().as_ptr() as usize;
        let mut scratch = vec![0.0; kernel.scratch];
        let cells = basins.cells_by(&starts, kernel.width, &mut |bundle, steps, stage| {
            let groups = bundle.groups();
            let numbers = bundle.numbers_mut().as_mut_ptr() as usize;
            let scratch = scratch.as_mut_ptr() as usize;
            let (first, last) = (*steps.start(), *steps.end());
            match stage {
                Stage::First => exports.advance(numbers, groups, table, scratch, first, last),
                Stage::Last => exports.finish(numbers, groups, table, scratch, first, last),
            }
        });
        Some(cells.into())
    }
}
