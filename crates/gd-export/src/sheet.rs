//! A link drawn anew for a size: a figure, or the frames of an animation.

use gd_canvas::{FineCanvas, GRAIN};
use gd_core::{
    Race, Scenario,
    map::{
        basin::{Raster, Tile},
        basin_image,
        sweep::Sweep,
        sweep_image::{self, SweepImage},
    },
    notation::shorter,
    pace::Pace,
    scenario::Theme,
    words::{
        caption::Caption,
        equation::equations,
        run_name::{RunName, run_names},
    },
};
use gd_plot::{
    Area, Budget, Layout, Picture, Style,
    composition::{Refresh, draw_plane, refresh},
    figure::{Figure, Panels},
    layers::Plane,
    picture::{Position, changes::Changes},
};
use plotters::prelude::IntoDrawingArea;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::CanvasRenderingContext2d;

use crate::{snippet, source::source};

/// The size of text in a figure, in CSS pixels.
const TEXT: f64 = 12.5;

/// How many digits the numbers of a table have.
const DIGITS: usize = 4;

/// A link, its runs, and a picture of them of a size of its own.
#[wasm_bindgen]
pub struct Sheet {
    race: Race,
    names: Vec<RunName>,
    layout: Layout,
    panels: Panels,
    picture: Picture,
    sweep: Option<Sweep>,
    cells: SweepImage,
    position: Position,
    selected: usize,
    /// Where each frame of an animation is.
    frames: Vec<f64>,
    /// How high it is in the backend's pixels, for as long as an animation goes on.
    height: u32,
}

/// What is to be worked out of what a link maps.
#[wasm_bindgen(getter_with_clone)]
pub struct Wanted {
    /// The link to be mapped.
    pub query: String,
    /// Rasters, each its region, its columns and its rows.
    pub rasters: Vec<f64>,
}

fn failed(error: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}

#[wasm_bindgen]
impl Sheet {
    /// A link of a width in CSS pixels, so many of the screen's pixels to each, in the colours of a
    /// theme; the run that is looked at.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(query: &str, width: f64, ratio: f64, dark: bool, selected: usize) -> Self {
        let race = Race::new(Scenario::parse(query).scenario);
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let style = Style { text: TEXT, ..Style::new(theme, ratio * f64::from(GRAIN), GRAIN) };
        let panels = Panels::of(race.scenario(), width, &style);
        let layout = Layout::new(panels.picture, style);
        Self {
            names: run_names(&race),
            picture: Picture::new(&race, &layout),
            race,
            layout,
            panels,
            sweep: None,
            cells: SweepImage::default(),
            position: Position::default(),
            selected,
            frames: Vec::new(),
            height: 0,
        }
    }

    /// Goes on with the runs for about so many evaluations; `false` once all have ended.
    pub fn work(&mut self, budget: usize) -> bool {
        self.race.work(budget)
    }

    /// Turns to a step, or to the one that the link says, or else to the end.
    pub fn turn(&mut self, step: Option<usize>) {
        let own = self.race.scenario().step.map(|step| step as usize);
        let reached = self.race.reached();
        self.position = step.or(own).unwrap_or(reached).min(reached).into();
        self.update(Changes::ALL);
    }

    /// What is to be worked out of what is mapped, once it was turned to a step; nothing where nothing
    /// is mapped. What is [`put`](Self::put) from now on is of this.
    pub fn wanted(&mut self) -> Option<Wanted> {
        let scenario = self.race.scenario();
        if let Some(wanted) = self.picture.wanted(scenario) {
            let mut rasters = Vec::new();
            for Raster { region, columns, rows } in [wanted.seen, wanted.domain] {
                rasters.extend(region);
                rasters.extend([columns as f64, rows as f64]);
            }
            // All of the domain may be what is seen.
            if wanted.seen == wanted.domain {
                rasters.truncate(6);
            }
            return Some(Wanted { query: wanted.of.write(), rasters });
        }
        let sweep = Sweep::of(&self.race)?;
        let side = sweep.side();
        self.cells.renew(side, false);
        let query = sweep.scenario().write();
        self.sweep = Some(sweep);
        Some(Wanted { query, rasters: vec![0.0, 1.0, 0.0, 1.0, side as f64, side as f64] })
    }

    /// Takes cells of a part of a raster: `raster` is its region, columns and rows; `tile` its first
    /// column and row, its columns and rows.
    pub fn put(
        &mut self,
        raster: &[f64],
        tile: &[u32],
        ends: &[u8],
        steps: &[u32],
        values: &[f64],
    ) {
        let &[x0, x1, y0, y1, across, down] = raster else { return };
        let &[column, row, columns, rows] = tile else { return };
        let [column, row, columns, rows] = [column, row, columns, rows].map(|n| n as usize);
        let tile = Tile { column, row, columns, rows };
        let (across, down) = (across as usize, down as usize);
        if self.sweep.is_some() {
            let part = sweep_image::Part { columns: across, rows: down, tile, ends, steps, values };
            self.cells.put(part);
        } else {
            let raster = Raster { region: [x0, x1, y0, y1], columns: across, rows: down };
            self.picture.put(basin_image::Part { raster, tile, ends, steps });
        }
    }

    /// Width and height in the screen's pixels.
    #[must_use]
    pub fn size(&self) -> Vec<u32> {
        let (width, height) = self.whole();
        vec![width / GRAIN, height / GRAIN]
    }

    /// Width and height of the picture alone.
    #[must_use]
    pub fn picture_size(&self) -> Vec<u32> {
        let (width, height) = self.panels.picture;
        vec![width / GRAIN, height / GRAIN]
    }

    /// Draws all of it on a canvas of its size.
    ///
    /// # Errors
    /// The browser's.
    pub fn draw(&mut self, context: CanvasRenderingContext2d) -> Result<(), JsValue> {
        self.update(Changes::ALL);
        let area = self.area(context)?;
        self.figure().draw(&area).map_err(failed)
    }

    /// All of it as an SVG, with the address that it comes from.
    #[must_use]
    pub fn svg(&mut self, address: &str) -> String {
        self.update(Changes::ALL);
        self.figure().svg(&self.title(), &self.description(), &source(address))
    }

    /// What it shows, as a title.
    #[must_use]
    pub fn title(&self) -> String {
        snippet::title(&self.race.scenario().write())
    }

    /// What is written below it.
    #[must_use]
    pub fn description(&self) -> String {
        let caption = Caption::of(&self.race, &self.names, self.position.step, None);
        let lines = [caption.title()].into_iter();
        let lines = lines.chain(caption.runs.into_iter().map(|(_, run)| run)).chain(caption.told);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The first steps of a run as a table, row by row: its heads, then for each step its number, the
    /// variables, the value, the gradient and the learning rate.
    #[must_use]
    pub fn table(&self, racer: usize, steps: usize) -> Vec<String> {
        let scenario = self.race.scenario();
        let (f, dimension) = (scenario.function.value_name(), scenario.dimension());
        let variables = scenario.function.variables();
        let variables: Vec<&str> = variables.into_iter().take(dimension).collect();
        let mut cells = vec!["step".to_owned()];
        cells.extend(variables.iter().map(|name| (*name).to_owned()));
        cells.push(f.to_owned());
        cells.extend(variables.iter().map(|name| format!("∂{f}/∂{name}")));
        cells.push("α".to_owned());
        let Some(racer) = self.race.racers().get(racer) else { return cells };
        for (step, row) in racer.run.rows().enumerate().take(steps + 1) {
            let numbers = row.theta.into_iter().take(dimension).chain([row.value]);
            let numbers = numbers.chain(row.gradient.into_iter().take(dimension));
            cells.push(step.to_string());
            cells.extend(numbers.chain([row.learning_rate]).map(|n| shorter(n, DIGITS)));
        }
        cells
    }

    /// The equations of a run's steps, in presentation MathML: the left side, the relation and the right
    /// side of each.
    #[must_use]
    pub fn equations(&self, racer: usize) -> Vec<String> {
        let Some(racer) = self.race.racers().get(racer) else { return Vec::new() };
        let lines = equations(&racer.run, 0).into_iter().map(|equation| equation.symbols);
        lines.flat_map(|line| [line.left, line.relation.to_owned(), line.right]).collect()
    }

    /// The options of a run's rule besides its learning rate: “β = 0.9, ε = 10⁻⁸”; nothing where it has
    /// none.
    #[must_use]
    pub fn options(&self, racer: usize) -> String {
        let Some(racer) = self.race.racers().get(racer) else { return String::new() };
        let rule = &racer.run.conditions().rule;
        let options = rule.of.hyperparameters.iter().zip(rule.values);
        let told = options.map(|(of, value)| format!("{} = {}", of.symbol, shorter(value, DIGITS)));
        told.collect::<Vec<_>>().join(", ")
    }

    /// How many frames an animation has, at so many a second at the link's pace or one that can be
    /// followed; no more than `most`, which then show the runs at a quicker pace.
    pub fn film(&mut self, rate: f64, most: usize) -> usize {
        let reached = self.race.reached() as f64;
        let (mut pace, mut at) = (Pace::default(), 0.0);
        self.frames = vec![at];
        while at < reached && self.frames.len() <= most {
            let next = pace.advance(&self.race, at, 1.0 / rate);
            // Where all is to be seen at once, or nothing goes on.
            if !(next > at && next.is_finite()) {
                break;
            }
            at = next.min(reached);
            self.frames.push(at);
        }
        if at < reached || self.frames.len() > most {
            let last = most.max(2) - 1;
            self.frames = (0..=last).map(|k| reached * k as f64 / last as f64).collect();
        }
        // As high as at either end.
        for step in [0, self.race.reached()] {
            self.turn(Some(step));
            self.height = self.height.max(self.figure().size::<FineCanvas>().1);
        }
        self.picture.forget(Changes::ALL);
        self.frames.len()
    }

    /// Turns to a frame, and draws on the four canvases of the picture, from below, what is new of it.
    ///
    /// # Errors
    /// The browser's.
    pub fn frame(
        &mut self,
        k: usize,
        ground: CanvasRenderingContext2d,
        casing: CanvasRenderingContext2d,
        line: CanvasRenderingContext2d,
        overlay: CanvasRenderingContext2d,
    ) -> Result<(), JsValue> {
        self.position = Position::after(self.frames.get(k).copied().unwrap_or_default());
        self.update(Changes::NONE);
        for (plane, context) in Plane::ALL.into_iter().zip([ground, casing, line, overlay]) {
            let mut canvas = FineCanvas::new(context, self.pixels(self.panels.picture))?;
            match refresh::<FineCanvas>(&self.picture, plane) {
                Refresh::Keep => continue,
                Refresh::Add => {}
                Refresh::Clear => canvas.clear(),
            }
            draw_plane(&self.picture, plane, &canvas.into_drawing_area()).map_err(failed)?;
        }
        Ok(())
    }

    /// Draws what is around the picture, on its ground.
    ///
    /// # Errors
    /// The browser's.
    pub fn draw_around(&self, context: CanvasRenderingContext2d) -> Result<(), JsValue> {
        let area = self.area(context)?;
        area.fill(&self.layout.style.background).map_err(failed)?;
        self.figure().draw_around(&area).map_err(failed)
    }
}

impl Sheet {
    fn figure(&self) -> Figure<'_> {
        Figure {
            race: &self.race,
            names: &self.names,
            picture: &self.picture,
            panels: self.panels,
            sweep: self.sweep.as_ref().map(|sweep| (sweep, &self.cells)),
            step: self.position.step,
        }
    }

    /// The size in the backend's pixels.
    fn whole(&self) -> (u32, u32) {
        if self.height > 0 {
            return (self.panels.width, self.height);
        }
        self.figure().size::<FineCanvas>()
    }

    fn update(&mut self, forgotten: Changes) {
        self.picture.forget(forgotten);
        let Self { race, layout, position, selected, .. } = self;
        self.picture.update(race, layout, *position, Some(*selected), Budget::UNLIMITED);
    }

    /// A size of the backend's in the screen's pixels.
    fn pixels(&self, (width, height): (u32, u32)) -> (u32, u32) {
        (width / GRAIN, height / GRAIN)
    }

    fn area(&self, context: CanvasRenderingContext2d) -> Result<Area<FineCanvas>, JsValue> {
        Ok(FineCanvas::new(context, self.pixels(self.whole()))?.into_drawing_area())
    }
}
