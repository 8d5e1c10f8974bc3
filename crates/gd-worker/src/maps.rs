//! Basin maps, part by part.

use std::cell::RefCell;

use gd_core::{
    Race, Scenario, Survey,
    map::basin::{Basins, Raster, Tile},
};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The map that was asked for last.
    static LAST: RefCell<Option<(String, Basins)>> = const { RefCell::new(None) };
}

/// The cells of a tile: the codes of their ends, then their steps.
#[wasm_bindgen]
#[must_use]
pub fn basin_cells(query: &str, raster: &[f64], tile: &[u32]) -> Vec<u32> {
    let (&[x0, x1, y0, y1, across, down], &[column, row, columns, rows]) = (raster, tile) else {
        return Vec::new();
    };
    let raster = Raster { region: [x0, x1, y0, y1], columns: across as usize, rows: down as usize };
    let [column, row, columns, rows] = [column, row, columns, rows].map(|n| n as usize);
    let starts = raster.starts(Tile { column, row, columns, rows });
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(of, _)| of != query) {
            *last = basins(query).map(|basins| (query.to_owned(), basins));
        }
        let Some((_, basins)) = last else { return Vec::new() };
        let cells = basins.cells(&starts);
        let ends = cells.iter().map(|cell| u32::from(cell.end.code()));
        ends.chain(cells.iter().map(|cell| cell.steps)).collect()
    })
}

fn basins(query: &str) -> Option<Basins> {
    let scenario = Scenario::parse(query).scenario;
    let mut survey = Survey::new(&scenario.function, scenario.domain());
    while survey.work(usize::MAX) {}
    let landscape = survey.landscape()?.clone();
    let mut race = Race::new(scenario);
    race.advance(0);
    let conditions = race.racers().first()?.run.conditions().clone();
    Some(Basins::new(conditions, landscape))
}
