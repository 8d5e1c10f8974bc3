//! A link's figure with its maps worked out, on all cores.
#![allow(dead_code, reason = "not every example uses all of it")]

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use gd_core::{
    Race, Scenario,
    map::{
        basin::{Basins, Tile},
        basin_image,
        sweep::Sweep,
        sweep_image::{self, SweepImage},
    },
    words::run_name::{RunName, run_names},
};
use gd_plot::{
    Area, Backend, Budget, Layout, Picture, Style,
    figure::{Figure, Panels},
    picture::{Wanted, changes::Changes},
};

use crate::bitmap::{Drawing, Result};

/// A link at its step or else at the end, ready to be drawn.
pub(crate) struct Drawn {
    pub(crate) race: Race,
    pub(crate) names: Vec<RunName>,
    pub(crate) step: usize,
    picture: Picture,
    panels: Panels,
    sweep: Option<(Sweep, SweepImage)>,
}

impl Drawn {
    /// A scenario's figure of a width in CSS pixels, with or without the shares of starts that end
    /// alike, which take long.
    pub(crate) fn new(
        scenario: Scenario,
        width: f64,
        style: &Style,
        has_shares: bool,
    ) -> Result<Self> {
        let race = Race::finished(scenario);
        let step = race.scenario().step.map_or_else(|| race.reached(), |step| step as usize);
        let panels = Panels::of(race.scenario(), width, style);
        let layout = Layout::new(panels.picture, *style);
        let mut picture = Picture::new(&race, &layout);
        picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
        if let Some(wanted) = picture.wanted(race.scenario()) {
            map(&mut picture, &wanted, has_shares)?;
            picture.forget(Changes::ALL);
            picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
        }
        let sweep = Sweep::of(&race).map(|sweep| {
            let cells = swept(&sweep);
            (sweep, cells)
        });
        Ok(Self { names: run_names(&race), race, step, picture, panels, sweep })
    }

    /// The picture alone.
    pub(crate) fn picture(&self) -> &Picture {
        &self.picture
    }

    /// The picture with all that belongs to it.
    pub(crate) fn figure(&self) -> Figure<'_> {
        Figure {
            race: &self.race,
            names: &self.names,
            picture: &self.picture,
            panels: self.panels,
            sweep: self.sweep.as_ref().map(|(sweep, cells)| (sweep, cells)),
            step: self.step,
        }
    }
}

impl Drawing for Drawn {
    fn draw<DB: Backend>(&self, area: &Area<DB>, _: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        self.figure().draw(area)?;
        Ok(area.present()?)
    }
}

/// Works out where runs end from every start, all of it.
fn map(picture: &mut Picture, Wanted { of, seen, domain }: &Wanted, has_shares: bool) -> Result {
    let mut race = Race::new(of.clone());
    race.finish();
    let landscape = race.landscape().ok_or("the function is not surveyed")?.clone();
    let racer = race.racers().first().ok_or("there is no run")?;
    let basins = Basins::new(racer.run.conditions().clone(), landscape);
    for raster in [Some(*seen), Some(*domain).filter(|_| has_shares)].into_iter().flatten() {
        let work = |tile: Tile| basins.cells(&raster.starts(tile));
        for (tile, cells) in on_all_cores(raster.columns, raster.rows, work) {
            let ends: Vec<u8> = cells.iter().map(|cell| cell.end.code()).collect();
            let steps: Vec<u32> = cells.iter().map(|cell| cell.steps).collect();
            picture.put(basin_image::Part { raster, tile, ends: &ends, steps: &steps });
        }
    }
    Ok(())
}

/// Works out what becomes of the run with every pair of two options.
fn swept(sweep: &Sweep) -> SweepImage {
    let side = sweep.side();
    let mut image = SweepImage::default();
    image.renew(side, false);
    for (tile, cells) in on_all_cores(side, side, |tile| sweep.cells(side, side, tile)) {
        let ends: Vec<u8> = cells.iter().map(|cell| cell.end.code()).collect();
        let steps: Vec<u32> = cells.iter().map(|cell| cell.steps).collect();
        let values: Vec<f64> = cells.iter().map(|cell| cell.value).collect();
        image.put(sweep_image::Part {
            columns: side,
            rows: side,
            tile,
            ends: &ends,
            steps: &steps,
            values: &values,
        });
    }
    image
}

/// The cells of a raster, in bands of rows.
fn on_all_cores<Cell: Send>(
    columns: usize,
    rows: usize,
    work: impl Fn(Tile) -> Vec<Cell> + Sync,
) -> Vec<(Tile, Vec<Cell>)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let band = rows.div_ceil(8 * threads).max(1);
    let tile = |row: usize| Tile { column: 0, row, columns, rows: band.min(rows - row) };
    let tiles: Vec<Tile> = (0..rows).step_by(band).map(tile).collect();
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        while let Some(tile) = tiles.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((*tile, work(*tile)));
        }
        done
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(some)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
    })
}
