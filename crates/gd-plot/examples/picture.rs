//! Draws the picture of a link into a PNG or an SVG, at its step or else at the end, with its map where
//! it has one:
//! `cargo run --release -p gd-plot --example picture -- "f=himmelblau&opt=momentum&map=basins" map.png --size 720x600`

mod bitmap;

use std::{path::Path, process::ExitCode, thread};

use bitmap::{Drawing, Result, backend_size, save, style};
use gd_core::{
    Race, Scenario,
    map::{
        basin::{Basins, Raster, Tile},
        basin_image::Part,
    },
    scenario::Theme,
    words::run_name::run_names,
    words::{
        basins::{basin_lines, chance},
        summary::summary,
    },
};
use gd_plot::{
    Area, Backend, Budget, Layout, Picture, Style,
    composition::draw_plane,
    layers::Plane,
    picture::{Wanted, changes::Changes},
};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let size = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, _] => Some((720, 600)),
        [_, _, "--size", size] => size
            .split_once('x')
            .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?))),
        _ => None,
    };
    let ([query, file, ..], Some(size)) = (arguments.as_slice(), size) else {
        eprintln!("picture \"<link>\" <file.png|file.svg> [--size <width>x<height>]");
        return ExitCode::from(2);
    };
    match draw(query, Path::new(file), size) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(query: &str, file: &Path, size: (u32, u32)) -> Result {
    let parsed = Scenario::parse(query);
    for problem in &parsed.problems {
        eprintln!("{problem}");
    }
    let style = style(parsed.scenario.theme.unwrap_or(Theme::Light));
    let race = Race::finished(parsed.scenario);
    let step = race.scenario().step.map_or_else(|| race.reached(), |step| step as usize);
    let layout = Layout::new(backend_size(size), style);
    let mut picture = Picture::new(&race, &layout);
    picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
    if let Some(wanted) = picture.wanted(race.scenario()) {
        map(&mut picture, &wanted)?;
        picture.forget(Changes::ALL);
        picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
    }
    save(file, size, &Whole(&picture), &style)?;
    let names = run_names(&race);
    println!("{}", summary(&race, &names, step).unwrap_or_default());
    let Some((basins, landscape)) = picture.basins().zip(race.landscape()) else { return Ok(()) };
    for line in basin_lines(race.scenario(), landscape, basins.shares()) {
        println!("{line}");
    }
    println!("{}", chance(race.scenario()).unwrap_or_default());
    Ok(())
}

/// Works out what is wanted, all of it.
fn map(picture: &mut Picture, Wanted { of, seen, domain }: &Wanted) -> Result {
    let mut race = Race::new(of.clone());
    race.finish();
    let landscape = race.landscape().ok_or("the function is not surveyed")?.clone();
    let racer = race.racers().first().ok_or("there is no run")?;
    let basins = Basins::new(racer.run.conditions().clone(), landscape);
    for raster in [seen, domain] {
        put(picture, &basins, *raster);
    }
    Ok(())
}

fn put(picture: &mut Picture, basins: &Basins, raster: Raster) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let rows = raster.rows.div_ceil(8 * threads);
    let tiles: Vec<Tile> = (0..raster.rows)
        .step_by(rows)
        .map(|row| {
            let rows = rows.min(raster.rows - row);
            Tile { column: 0, row, columns: raster.columns, rows }
        })
        .collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(tile) = tiles.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            done.push((*tile, basins.cells(&raster.starts(*tile))));
        }
        done
    };
    let done: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
    });
    for (tile, cells) in done {
        let ends: Vec<u8> = cells.iter().map(|cell| cell.end.code()).collect();
        let steps: Vec<u32> = cells.iter().map(|cell| cell.steps).collect();
        picture.put(Part { raster, tile, ends: &ends, steps: &steps });
    }
}

/// A picture with all its planes.
struct Whole<'a>(&'a Picture);

impl Drawing for Whole<'_> {
    fn draw<DB: Backend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        area.fill(&style.background)?;
        for plane in Plane::ALL {
            draw_plane(self.0, plane, area)?;
        }
        Ok(area.present()?)
    }
}
