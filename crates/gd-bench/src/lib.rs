//! Bindings for what is measured from JavaScript: the starts of a map, carried on by the kernel of a
//! formula and a rule.

use gd_core::{
    Race, Scenario,
    function::formula::differentiation,
    map::{
        basin::{Raster, Tile},
        bundle::{Bundle, Sieve, table},
        kernel::{Kernel, Scratch},
        step::StepTape,
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Carries out a call of a kernel.
#[wasm_bindgen]
#[must_use]
pub fn call(callee: u32, a: f64, b: f64) -> f64 {
    differentiation::call(callee as u16, a, b)
}

/// Rows of a square raster over a function's region, and a run from each of their cells' middles.
#[wasm_bindgen]
pub struct Starts {
    region: [f64; 4],
    steps: usize,
    table: Vec<f64>,
    kernel: Kernel,
    scratch: Scratch,
    fresh: Bundle,
    bundle: Bundle,
}

#[wasm_bindgen]
impl Starts {
    /// Of a link's first run, in a raster of `side` rows, of which it has some; none if no kernel can be
    /// written for it.
    #[must_use]
    pub fn open(query: &str, side: usize, first_row: usize, rows: usize) -> Option<Self> {
        let scenario = Scenario::parse(query).scenario;
        let region = scenario.domain();
        let race = Race::new(scenario);
        let conditions = race.racers().first()?.run.conditions().clone();
        let step = StepTape::new(&conditions)?;
        let kernel = Kernel::new(&step, Sieve::new(conditions.stop.tolerance));
        let raster = Raster { region, columns: side, rows: side };
        let starts = raster.starts(Tile { column: 0, row: first_row, columns: side, rows });
        let fresh = Bundle::new(&step, &starts, kernel.width);
        Some(Self {
            region,
            steps: conditions.stop.max_steps as usize,
            table: table(&step, &conditions),
            scratch: kernel.scratch(),
            kernel,
            bundle: fresh.clone(),
            fresh,
        })
    }

    /// The kernel's module.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn code(&self) -> Vec<u8> {
        self.kernel.code.clone()
    }

    /// \[xmin, xmax, ymin, ymax\].
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn region(&self) -> Vec<f64> {
        self.region.to_vec()
    }

    /// Puts every run back to its start.
    pub fn reset(&mut self) {
        self.bundle.clone_from(&self.fresh);
    }

    /// With what an instance of the kernel is called, to carry every run on from its start to its last step.
    #[must_use]
    pub fn call(&mut self) -> Vec<u32> {
        Kernel::call(&mut self.bundle, &self.table, &mut self.scratch, &(0..=self.steps)).to_vec()
    }

    /// Where the runs are, x and y of each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn places(&self) -> Vec<f64> {
        self.bundle.members().flat_map(|member| member.theta).collect()
    }
}
