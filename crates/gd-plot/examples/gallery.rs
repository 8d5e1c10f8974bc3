//! Draws the pictures of the page's gallery into a folder, small, light and dark: of each example, by
//! its number from 0, and of each function of the catalogue, by its id:
//! `cargo run --profile pictures -p gd-plot --example gallery -- target/gallery`.

mod bitmap;
mod mapped;

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use bitmap::{Drawing, GRAIN, Result};
use gd_core::{
    Scenario,
    function::catalog::CATALOG,
    high_dimension::{field::Fields, hessian::Hessians},
    scenario::{EXAMPLES, Experiment, Theme},
};
use gd_plot::{
    Area, Backend, Style, composition::draw_plane, data_plot::DataPlot, layers::Plane, minima,
    sweep_chart::SweepChart,
};
use mapped::Drawn;

/// The size of a picture in CSS pixels.
const SIZE: (u32, u32) = (320, 240);

/// Screen pixels in one of those: what is sharp enough, and half as large as a picture of two.
const RATIO: f64 = 1.5;

/// How many random Hessians and fields of each dimension are drawn.
const HESSIANS: u32 = 4000;
const FIELDS: u32 = 400;

/// A link with its picture's name.
struct Scene {
    scenario: Scenario,
    name: String,
}

fn main() -> Result {
    let folder = std::env::args().nth(1).ok_or("gallery <folder>")?;
    fs::create_dir_all(&folder)?;
    // What this very program has drawn before is as it would draw it.
    let program = fs::metadata(std::env::current_exe()?)?;
    let version = format!("{:?} {}", program.modified()?, program.len());
    let done = Path::new(&folder).join("drawn-by");
    if fs::read_to_string(&done).is_ok_and(|drawn_by| drawn_by == version) {
        return Ok(());
    }
    let scenes = scenes();
    let next = AtomicUsize::new(0);
    let draw = || -> std::result::Result<(), String> {
        while let Some(scene) = scenes.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (theme, mark) in [(Theme::Light, ""), (Theme::Dark, "-dark")] {
                let file = Path::new(&folder).join(format!("{}{mark}.png", scene.name));
                scene.save(&file, theme).map_err(|error| format!("{}: {error}", scene.name))?;
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(draw)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "it crashed")?)
    })?;
    fs::write(done, version)?;
    Ok(())
}

/// The size in the backend's pixels.
fn backend_size() -> (u32, u32) {
    let pixels = |length: u32| (f64::from(length) * RATIO) as u32 * GRAIN;
    (pixels(SIZE.0), pixels(SIZE.1))
}

/// All scenes in their order.
fn scenes() -> Vec<Scene> {
    let of = |query: &str| Scenario::parse(query).scenario;
    let examples = EXAMPLES
        .iter()
        .enumerate()
        .map(|(k, example)| Scene { scenario: of(example.query), name: format!("example-{k}") });
    let functions = CATALOG
        .iter()
        .map(|entry| Scene { scenario: of(&format!("f={}", entry.id)), name: entry.id.to_owned() });
    examples.chain(functions).collect()
}

impl Scene {
    fn save(&self, file: &Path, theme: Theme) -> Result {
        let style = Style { text: 10.0, ..Style::new(theme, RATIO * f64::from(GRAIN), GRAIN) };
        let drawn = match self.scenario.experiment {
            Some(experiment) => Small::Experiment(experiment),
            None => Small::Runs(Box::new(Drawn::new(
                self.scenario.clone(),
                f64::from(SIZE.0),
                &style,
                false,
            )?)),
        };
        bitmap::save_few_colors(file, backend_size(), &drawn, &style)
    }
}

/// What a small picture shows.
enum Small {
    Experiment(Experiment),
    Runs(Box<Drawn>),
}

impl Drawing for Small {
    fn draw<DB: Backend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        area.fill(&style.background)?;
        match self {
            Self::Experiment(Experiment::Hessians) => {
                let mut hessians = Hessians::new(1);
                hessians.advance(HESSIANS);
                minima::draw_by_dimension(area, style, &hessians.shares())?;
            }
            Self::Experiment(Experiment::Fields) => {
                let mut fields = Fields::new(1);
                fields.advance(FIELDS);
                minima::draw_by_height(area, style, &fields.bands())?;
            }
            Self::Runs(drawn) => draw_runs(drawn, area, style)?,
        }
        Ok(area.present()?)
    }
}

/// The picture that tells most.
fn draw_runs<DB: Backend>(drawn: &Drawn, area: &Area<DB>, style: &Style) -> Result
where
    DB::ErrorType: 'static,
{
    let (race, size) = (&drawn.race, backend_size());
    if let Some((sweep, cells)) = drawn.figure().sweep {
        SweepChart::new(sweep, size, style).draw(area, sweep, cells)?;
    } else if let Some(fit) = race.scenario().function.fit() {
        DataPlot::new(fit, size, style).draw(area, race, &drawn.names, drawn.step, 0)?;
    } else {
        for plane in Plane::ALL {
            draw_plane(drawn.picture(), plane, area)?;
        }
    }
    Ok(())
}
