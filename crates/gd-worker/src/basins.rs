//! The basin map of a link, tile by tile.

use gd_core::{
    Function, Landscape, Race, Scenario, Survey,
    function::formula::differentiation,
    map::{
        basin::{Basins, Cell, Part, Raster, Tile},
        kernel::Kernel,
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
}

/// What became of a tile's starts, row by row: codes of [`gd_core::map::basin::End`], and steps.
#[wasm_bindgen]
pub struct Cells(Vec<Cell>);

#[wasm_bindgen]
impl Cells {
    /// Where they end.
    #[wasm_bindgen(getter)]
    pub fn ends(&self) -> Vec<u8> {
        self.0.iter().map(|cell| cell.end.code()).collect()
    }

    /// After how many steps.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> Vec<u32> {
        self.0.iter().map(|cell| cell.steps).collect()
    }
}

#[wasm_bindgen]
impl Mapper {
    /// One that knows nothing.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Turns to a link, of which it maps the runs of one racer, and answers the module that carries these
    /// on, if there is one.
    pub fn open(&mut self, query: &str, racer: usize) -> Option<Vec<u8>> {
        let scenario = Scenario::parse(query).scenario;
        let domain = scenario.domain();
        let known = self
            .known
            .take()
            .filter(|(function, of, _)| *function == scenario.function && *of == domain);
        let known = known.unwrap_or_else(|| {
            let landscape = Survey::new(&scenario.function, domain).finish();
            (scenario.function.clone(), domain, landscape)
        });
        let race = Race::new(scenario);
        let racers = race.racers();
        let conditions = racers.get(racer).or(racers.first())?.run.conditions().clone();
        let basins = Basins::new(conditions, known.2.clone());
        self.known = Some(known);
        self.kernel = basins.step().map(|step| Kernel::new(step, basins.sieve()));
        self.basins = Some(basins);
        self.kernel.as_ref().map(|kernel| kernel.code.clone())
    }

    /// What becomes of the starts of a tile \[column, row, columns, rows\] of a raster of so many columns
    /// and rows over a region, by an instance of the kernel, or without.
    pub fn tile(
        &self,
        region: &[f64],
        columns: usize,
        rows: usize,
        tile: &[usize],
        exports: Option<KernelExports>,
    ) -> Option<Cells> {
        let basins = self.basins.as_ref()?;
        let (&[x0, x1, y0, y1], &[column, row, wide, high]) = (region, tile) else { return None };
        let raster = Raster { region: [x0, x1, y0, y1], columns, rows };
        let starts = raster.starts(Tile { column, row, columns: wide, rows: high });
        let (Some(kernel), Some(exports)) = (&self.kernel, exports) else {
            return Some(Cells(basins.cells(&starts)));
        };
        let table = basins.table().as_ptr() as usize;
        let mut scratch = vec![0.0; kernel.scratch];
        let cells = basins.cells_by(&starts, kernel.width, &mut |bundle, steps, part| {
            let groups = bundle.groups();
            let numbers = bundle.numbers_mut().as_mut_ptr() as usize;
            let scratch = scratch.as_mut_ptr() as usize;
            let (first, last) = (*steps.start(), *steps.end());
            match part {
                Part::First => exports.advance(numbers, groups, table, scratch, first, last),
                Part::Last => exports.finish(numbers, groups, table, scratch, first, last),
            }
        });
        Some(Cells(cells))
    }
}
