//! The basin map of a picture: what is to be worked out, what has come, and what is said of it.

use gd_core::{
    map::{
        basin::{Raster, Tile},
        basin_image::Part,
    },
    words::basins::{BasinLine, basin_lines, basins_told, chance, end_told, region_told},
};
use gd_plot::{basin_map, picture::Wanted};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{
    picture::{Outline, Picture},
    playground::Playground,
    serializer::to_js,
};

/// A raster, as `gd-worker` takes it.
#[derive(Serialize)]
struct Cells {
    region: [f64; 4],
    columns: usize,
    rows: usize,
}

impl From<Raster> for Cells {
    fn from(Raster { region, columns, rows }: Raster) -> Self {
        Self { region, columns, rows }
    }
}

/// What is to be worked out.
#[derive(Serialize)]
struct Work {
    query: String,
    seen: Cells,
    domain: Cells,
}

/// Where runs end from every start.
#[derive(Serialize)]
struct Basins {
    region: String,
    lines: Vec<Line>,
    steps: Outline,
    note: Option<&'static str>,
    told: Option<String>,
}

/// A way to end.
#[derive(Serialize)]
struct Line {
    name: String,
    place: String,
    told: String,
    share: Option<String>,
    shapes: Vec<Outline>,
}

#[wasm_bindgen]
impl Picture {
    /// What is to be worked out of what is mapped; null where nothing is. Cells that are
    /// [`put`](Self::put) from now on are of this.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Wanted | null")]
    pub fn wanted(&mut self, playground: &Playground) -> Result<JsValue, JsValue> {
        let wanted = self.picture.wanted(playground.race.scenario());
        to_js(&wanted.map(|Wanted { of, seen, domain }| Work {
            query: of.write(),
            seen: seen.into(),
            domain: domain.into(),
        }))
    }

    /// Takes the cells of a part of a raster, the lowest row first: `raster` is its region, its columns
    /// and its rows; `tile` its first column and row, its columns and rows.
    pub fn put(&mut self, raster: &[f64], tile: &[u32], ends: &[u8], steps: &[u32]) {
        if let (&[x0, x1, y0, y1, across, down], &[column, row, columns, rows]) = (raster, tile) {
            let region = [x0, x1, y0, y1];
            let raster = Raster { region, columns: across as usize, rows: down as usize };
            let [column, row, columns, rows] = [column, row, columns, rows].map(|n| n as usize);
            let tile = Tile { column, row, columns, rows };
            self.picture.put(Part { raster, tile, ends, steps });
        }
    }

    /// What is said of the map; null while nothing is known of it.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Basins | null")]
    pub fn basins(&self, playground: &Playground) -> Result<JsValue, JsValue> {
        let race = &playground.race;
        let known = self.picture.basins().zip(race.landscape());
        to_js(&known.map(|(basins, landscape)| {
            let (scenario, style) = (race.scenario(), self.picture.style());
            let line = |line: BasinLine| {
                let told = line.to_string();
                let BasinLine { end, name, place, share } = line;
                let shapes = basin_map::swatch(style, end).into_iter().map(Outline::from);
                Line { name, place, told, share, shapes: shapes.collect() }
            };
            let lines = basin_lines(scenario, landscape, basins);
            let told = basins_told(race, playground.names(), landscape, basins);
            Basins {
                region: region_told(scenario),
                lines: lines.into_iter().map(line).collect(),
                steps: basin_map::steps_bar(style, basins.scale()).into(),
                note: chance(scenario),
                told,
            }
        }))
    }

    /// What becomes of a run from a place, by the map; nothing where it does not say.
    #[must_use]
    pub fn end_at(&self, playground: &Playground, x: f64, y: f64) -> Option<String> {
        let (race, cell) = (&playground.race, self.picture.basins()?.cell([x, y])?);
        Some(end_told(race.scenario(), race.landscape()?, cell))
    }
}
