//! The picture: the function and the runs on it.

use gd_core::{
    Point, Race, Scenario,
    explain::explain,
    map::grid::{Grid, Profile, sample_gradient},
    race::Racer,
    run::row::Event,
};
use gd_plot::{Scene, Stroke, Style, Trail, arrows::Arrow, surface::Camera};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Canvas, Look, failed},
    declarations::to_js,
    playground::Playground,
};

/// The most marks of critical points; more would hide the map.
const MOST_MARKS: usize = 120;

/// How finely a function is sampled: nodes to a side of a map, places along a curve.
const NODES: usize = 240;
/// Nodes where every value is a sum over data, and a point that is dragged wants a map at once.
const NODES_OF_DATA: usize = 120;
const PLACES: usize = 1600;

/// The stroke of a run: its rule's and batch size's, or its start's where there is only one of
/// both.
pub(crate) fn stroke(race: &Race, racer: &Racer, dark: bool) -> Stroke {
    let (rules, batches) = (race.scenario().rules.len(), race.scenario().batches.len());
    let number = if rules * batches > 1 { racer.rule * batches + racer.batch } else { racer.start };
    Stroke::nth(number, canvas::theme(dark))
}

/// The picture of a scenario, laid out on canvases of one size.
#[wasm_bindgen]
pub struct Picture {
    scene: Scene,
    style: Style,
    look: Look,
    runs: Vec<Trail>,
    step: usize,
}

#[wasm_bindgen]
impl Picture {
    /// Lays a scenario out. `look` says how; `view`, if not empty, is what is shown instead of the
    /// scenario's own, as while it is dragged.
    ///
    /// # Errors
    /// Where `look` is not a `Look`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
        view: &[f64],
    ) -> Result<Self, JsValue> {
        let look = Look::read(look)?;
        let scenario = playground.race.scenario();
        let view = view.try_into().unwrap_or_else(|_| scenario.view());
        let style = look.style();
        let scene = lay_out(scenario, view, look.size(), &style);
        Ok(Self { scene, style, look, runs: Vec::new(), step: 0 })
    }

    /// Sees a surface from elsewhere.
    pub fn turn(&mut self, yaw: f64, pitch: f64) {
        self.scene.turn(Camera { yaw, pitch });
    }

    /// Draws what stays while the runs go on.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw_ground(
        &self,
        playground: &Playground,
        ground: &HtmlCanvasElement,
    ) -> Result<(), JsValue> {
        let area = canvas::cleared(ground)?;
        if let Some((image, place)) = self.scene.image() {
            canvas::put_image(ground, image, place)?;
        }
        self.scene.draw_ground(&area, &self.style).map_err(failed)?;
        let show = &playground.race.scenario().show;
        if show.contains(&"field") {
            self.draw_field(playground, &area)?;
        }
        if show.contains(&"plain") { Ok(()) } else { self.draw_marks(playground, &area) }
    }

    /// Draws all of the trails at the next call of [`draw_trails`](Self::draw_trails).
    pub fn forget_trails(&mut self) {
        self.runs.clear();
    }

    /// Draws the trails up to a step; only what is new, if the step is not before the last one.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw_trails(
        &mut self,
        playground: &Playground,
        casing: &HtmlCanvasElement,
        line: &HtmlCanvasElement,
        step: usize,
    ) -> Result<(), JsValue> {
        let racers = playground.race.racers();
        let anew = step < self.step || self.runs.len() != racers.len() || self.scene.is_surface();
        let prepare = if anew { canvas::cleared } else { canvas::area };
        let (casing, line) = (prepare(casing)?, prepare(line)?);
        if anew {
            self.runs = racers.iter().map(|racer| self.start(playground, racer)).collect();
        }
        self.step = step;
        for (run, racer) in self.runs.iter_mut().zip(racers) {
            let events = extend(run, &self.scene, racer, step);
            self.scene.draw_trail(&casing, &line, &self.style, run).map_err(failed)?;
            for (at, value) in events {
                self.scene.draw_event(&line, &self.style, at, value).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Draws the runs' ends and events, and what explains the step of the selected one.
    ///
    /// # Errors
    /// The canvas's.
    pub fn draw_overlay(
        &self,
        playground: &Playground,
        overlay: &HtmlCanvasElement,
        selected: Option<usize>,
    ) -> Result<(), JsValue> {
        let area = canvas::cleared(overlay)?;
        let front = selected.and_then(|racer| self.runs.get(racer));
        for run in self.runs.iter().chain(front) {
            self.scene.draw_ends(&area, &self.style, run).map_err(failed)?;
        }
        selected.map_or(Ok(()), |racer| self.draw_step(playground, &area, racer))
    }

    /// θ under a place in CSS pixels; empty where there is none.
    #[must_use]
    pub fn theta(&self, x: f64, y: f64) -> Vec<f64> {
        let theta = self.scene.theta(canvas::from_css(&self.style, x, y));
        theta.map_or_else(Vec::new, |theta| theta.to_vec())
    }

    /// The place of θ in CSS pixels; empty where it is out of sight.
    #[must_use]
    pub fn place(&self, playground: &Playground, x: f64, y: f64) -> Vec<f64> {
        let pixel = self.scene.pixel(&self.style, [x, y], playground.value(x, y));
        pixel.map_or_else(Vec::new, |pixel| canvas::to_css(&self.style, pixel))
    }

    /// The rectangle of the view in CSS pixels: left, top, right, bottom.
    #[must_use]
    pub fn plot(&self) -> Vec<f64> {
        canvas::edges(&self.style, self.scene.frame())
    }
}

impl Picture {
    fn start(&self, playground: &Playground, racer: &Racer) -> Trail {
        let stroke = stroke(&playground.race, racer, self.look.dark);
        let width = stroke.width * self.style.text / 12.0;
        Trail::new(Stroke { width, ..stroke })
    }

    fn draw_field(&self, playground: &Playground, area: &Canvas) -> Result<(), JsValue> {
        let scenario = playground.race.scenario();
        let (columns, rows) = self.scene.field_cells(&self.style);
        let view = self.scene.frame().view();
        let mut field = sample_gradient(scenario.function.objective(), view, columns, rows);
        for (_, gradient) in &mut field {
            *gradient = gradient.map(|g| -scenario.goal.sign() * g);
        }
        self.scene.draw_field(area, &self.style, &field).map_err(failed)
    }

    fn draw_marks(&self, playground: &Playground, area: &Canvas) -> Result<(), JsValue> {
        let Some(landscape) = playground.race.landscape() else { return Ok(()) };
        let critical = &landscape.critical;
        let few = if critical.len() > MOST_MARKS { &[][..] } else { critical };
        few.iter().try_for_each(|point| {
            self.scene
                .draw_critical(area, &self.style, point.kind, point.at, point.value)
                .map_err(failed)
        })
    }

    fn draw_step(
        &self,
        playground: &Playground,
        area: &Canvas,
        racer: usize,
    ) -> Result<(), JsValue> {
        let Some(run) = playground.race.racers().get(racer).map(|racer| &racer.run) else {
            return Ok(());
        };
        let step = self.step.min(run.steps());
        if step == run.steps() && run.stop().is_some() {
            return Ok(());
        }
        let (Some(row), Some(why), Some(trail)) =
            (run.row(step), explain(run, step), self.runs.get(racer))
        else {
            return Ok(());
        };
        let (style, stroke) = (&self.style, trail.stroke());
        let at = self.scene.point(row.theta, row.value);
        let [slope, _] = row.gradient;
        self.scene.draw_tangent(area, style, stroke, at, slope).map_err(failed)?;
        if why.batch.is_some() {
            let (from, vector, color) = (row.theta, why.full, style.muted);
            // Beside each other two names could not be read.
            let label = if why.is_typical() { "" } else { "−α∇f" };
            let arrow = Arrow { from, vector, label, color };
            self.scene.draw_arrow(area, style, &arrow, row.value).map_err(failed)?;
        }
        for arrow in [
            Arrow { from: row.theta, vector: why.plain, label: "−αg", color: style.foreground },
            Arrow {
                from: row.theta,
                vector: why.step,
                label: run.conditions().rule.of.step,
                color: stroke.color,
            },
        ]
        .iter()
        .skip(usize::from(why.is_plain()))
        {
            self.scene.draw_arrow(area, style, arrow, row.value).map_err(failed)?;
        }
        Ok(())
    }
}

/// Takes a run's rows up to a step into its trail; the places of new saddle events and f there.
fn extend(trail: &mut Trail, scene: &Scene, racer: &Racer, step: usize) -> Vec<(Point, f64)> {
    let known = trail.points().len();
    let new = racer.run.rows().take(step.saturating_add(1)).skip(known);
    trail.extend(new.clone().map(|row| scene.point(row.theta, row.value)));
    let events = new.filter(|row| row.event.is_some_and(Event::is_of_saddle));
    events.map(|row| (row.theta, row.value)).collect()
}

fn lay_out(scenario: &Scenario, view: [f64; 4], size: (u32, u32), style: &Style) -> Scene {
    let objective = scenario.function.objective();
    let [xmin, xmax, ..] = view;
    let function = &scenario.function;
    if scenario.dimension() == 1 {
        let profile = Profile::sample(objective, xmin, xmax, PLACES);
        let scene = Scene::curve(size, view, profile, style);
        let [x, _] = function.variables();
        return if x == "x" { scene } else { scene.named([x, function.value_name()]) };
    }
    let nodes = if function.fit().is_some() { NODES_OF_DATA } else { NODES };
    let field = Grid::sample(objective, view, nodes, nodes);
    if scenario.show.contains(&"surface") {
        Scene::surface(size, &field, Camera::default())
    } else {
        Scene::map(size, &field, style).named(function.variables())
    }
}

/// The look of a line, for a legend.
#[derive(serde::Serialize)]
pub(crate) struct Glyph {
    color: String,
    dash: &'static [f64],
    outline: Vec<(f64, f64)>,
}

impl Glyph {
    pub(crate) fn of(stroke: &Stroke) -> Self {
        let plotters::style::RGBColor(red, green, blue) = stroke.color;
        let color = format!("#{red:02x}{green:02x}{blue:02x}");
        Self { color, dash: stroke.dash.pattern(), outline: stroke.outline(4.0) }
    }
}

/// The look of every run's line.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Glyph[]")]
pub fn glyphs(playground: &Playground, dark: bool) -> Result<JsValue, JsValue> {
    let race = &playground.race;
    let glyphs = race.racers().iter().map(|racer| Glyph::of(&stroke(race, racer, dark)));
    to_js(&glyphs.collect::<Vec<_>>())
}

/// The look of the k-th stroke.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Glyph")]
pub fn glyph(k: usize, dark: bool) -> Result<JsValue, JsValue> {
    to_js(&Glyph::of(&Stroke::nth(k, canvas::theme(dark))))
}
