//! The picture: the function and the runs on it.

use gd_canvas::FineCanvas;
use gd_core::scenario::Viewpoint;
use gd_plot::{
    Budget, Layout, Stroke,
    composition::{Refresh, draw_plane, refresh},
    layers::{Plane, legend},
    legend::{Entry, Kind, Shape},
    picture::{Position, changes::Changes},
    run_stroke::run_stroke,
};
use plotters::style::RGBColor;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, Places, failed},
    playground::Playground,
    serializer::to_js,
};

/// The picture of a scenario on four canvases of one size.
#[wasm_bindgen]
pub struct Picture {
    pub(crate) picture: gd_plot::Picture,
    places: Places,
}

/// What a drawing leaves.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Drawing {
    laid_out: bool,
    pending: bool,
}

/// A kind of mark.
#[derive(Serialize)]
struct LegendEntry {
    id: &'static str,
    name: String,
    shapes: Vec<Outline>,
    hidden: bool,
    of: &'static str,
}

/// A part of a mark.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Outline {
    Polygon { points: Vec<(f64, f64)>, fill: String },
    Line { points: Vec<(f64, f64)>, closed: bool, stroke: String, width: f64 },
    Gradient { stops: Vec<String>, ticks: Vec<(f64, String)> },
}

impl From<Shape> for Outline {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Polygon { points, fill } => Self::Polygon { points, fill: hex(fill) },
            Shape::Line { points, is_closed, stroke, width } => {
                Self::Line { points, closed: is_closed, stroke: hex(stroke), width }
            }
            Shape::Gradient { stops, ticks } => {
                Self::Gradient { stops: stops.into_iter().map(hex).collect(), ticks }
            }
        }
    }
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[wasm_bindgen]
impl Picture {
    /// Lays a scenario out and samples its function, as far as `budget` evaluations go. `look` says how.
    ///
    /// # Errors
    /// Where `look` is not a `Look`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
        budget: usize,
    ) -> Result<Self, JsValue> {
        let look = Look::read(look)?;
        let (race, layout) = (&playground.race, layout(look, &[], &[]));
        let mut picture = gd_plot::Picture::new(race, &layout);
        picture.update(race, &layout, 0, None, Budget::frame(budget));
        picture.forget(Changes::ALL);
        Ok(Self { picture, places: look.places() })
    }

    /// Draws all trails anew at the next drawing: the runs are others.
    pub fn forget_runs(&mut self) {
        self.picture.forget(Changes::RUNS);
    }

    /// Draws everything anew at the next drawing: what was on the canvases is lost.
    pub fn forget(&mut self) {
        self.picture.forget(Changes::ALL);
    }

    /// Draws what has changed since the last time: the runs up to a position, in steps and parts of
    /// steps, and what explains the step of the selected one. `region` and `viewpoint`, if not empty,
    /// are shown in place of the scenario's own, as while they are dragged. It takes about `budget`
    /// evaluations of the function and some thousand segments
    /// of trails; while the answer is `pending`, the next call goes on. `laidOut` says that places on
    /// the canvases are others now.
    ///
    /// # Errors
    /// Where `look` is not a `Look`; or the canvases': the next drawing then draws everything anew.
    #[allow(clippy::too_many_arguments, reason = "a canvas each")]
    #[wasm_bindgen(unchecked_return_type = "Drawing")]
    pub fn draw(
        &mut self,
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
        region: &[f64],
        viewpoint: &[f64],
        position: f64,
        selected: Option<usize>,
        budget: usize,
        ground: &HtmlCanvasElement,
        casing: &HtmlCanvasElement,
        line: &HtmlCanvasElement,
        overlay: &HtmlCanvasElement,
    ) -> Result<JsValue, JsValue> {
        let look = Look::read(look)?;
        let layout = layout(look, region, viewpoint);
        let (race, budget) = (&playground.race, Budget::frame(budget));
        let changes =
            self.picture.update(race, &layout, Position::after(position), selected, budget);
        self.places = look.places();
        if let Err(error) = self.draw_planes([ground, casing, line, overlay]) {
            self.forget();
            return Err(error);
        }
        let laid_out = changes.meets(Changes::FUNCTION.and(Changes::FRAME));
        to_js(&Drawing { laid_out, pending: self.picture.is_pending() })
    }

    /// What is to be seen now, and what would be if it were not hidden.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "LegendEntry[]")]
    pub fn legend(&self) -> Result<JsValue, JsValue> {
        let entry = |Entry { kind, name, shapes, is_hidden: hidden }| {
            let (of, id) = match kind {
                Kind::Always(id) => ("always", id),
                Kind::Part(part) => ("part", part.id()),
                Kind::Mark(mark) => ("mark", mark.id()),
            };
            let shapes = shapes.into_iter().map(Outline::from).collect();
            LegendEntry { id, name, shapes, hidden, of }
        };
        to_js(&legend::<FineCanvas>(&self.picture).into_iter().map(entry).collect::<Vec<_>>())
    }

    /// The region that shows what `base` shows under the CSS place `from` under the place `to`,
    /// larger by `factor`: a drag has a factor of 1, a wheel or key stays at a place, a pinch does
    /// both. `base` is the region when the gesture began, or empty for the scenario's; a shorter
    /// `from` or `to` stands for the middle.
    #[must_use]
    pub fn region_after(
        &self,
        playground: &Playground,
        base: &[f64],
        from: &[f64],
        to: &[f64],
        factor: f64,
    ) -> Vec<f64> {
        let scenario = playground.race.scenario();
        let base = base.try_into().unwrap_or_else(|_| scenario.camera());
        let place = |css: &[f64]| match css {
            &[x, y] => self.places.to_pixels(x, y),
            _ => self.picture.scene().frame().plot().middle(),
        };
        self.picture.region_after(scenario, base, place(from), place(to), factor).to_vec()
    }

    /// θ under a place in CSS pixels, in as many digits as a pixel of the screen tells apart; empty
    /// where there is none.
    #[must_use]
    pub fn theta_seen(&self, x: f64, y: f64) -> Vec<f64> {
        let (scene, style) = (self.picture.scene(), self.picture.style());
        let theta = scene.theta(self.places.to_pixels(x, y));
        theta.map_or_else(Vec::new, |theta| scene.frame().seen(style, theta).to_vec())
    }

    /// θ under a place in CSS pixels; empty where there is none.
    #[must_use]
    pub fn theta(&self, x: f64, y: f64) -> Vec<f64> {
        let theta = self.picture.scene().theta(self.places.to_pixels(x, y));
        theta.map_or_else(Vec::new, |theta| theta.to_vec())
    }

    /// Where in the region shown a place in CSS pixels is, as shares of its width and height from the
    /// lower left; empty where there is no θ.
    #[must_use]
    pub fn share(&self, x: f64, y: f64) -> Vec<f64> {
        let scene = self.picture.scene();
        let [xmin, xmax, ymin, ymax] = scene.view();
        let share = |[x, y]: [f64; 2]| vec![(x - xmin) / (xmax - xmin), (y - ymin) / (ymax - ymin)];
        scene.theta(self.places.to_pixels(x, y)).map_or_else(Vec::new, share)
    }

    /// Which way a vector of θ leads at a place in CSS pixels, as a unit vector of the screen; empty
    /// where it has no direction.
    #[must_use]
    pub fn direction(&self, x: f64, y: f64, dx: f64, dy: f64) -> Vec<f64> {
        let scene = self.picture.scene();
        let theta = scene.theta(self.places.to_pixels(x, y));
        let direction = theta.and_then(|theta| scene.direction(theta, [dx, dy]));
        direction.map_or_else(Vec::new, |(right, down)| vec![right, down])
    }

    /// The place of θ in CSS pixels; empty where it is out of sight.
    #[must_use]
    pub fn place(&self, playground: &Playground, x: f64, y: f64) -> Vec<f64> {
        let pixel = self.picture.scene().pixel([x, y], playground.value(x, y));
        pixel.map_or_else(Vec::new, |pixel| self.places.to_css(pixel))
    }

    /// What is really shown: xmin, xmax, ymin, ymax.
    #[must_use]
    pub fn view(&self) -> Vec<f64> {
        self.picture.scene().view().to_vec()
    }

    /// The rectangle that shows it in CSS pixels: left, top, right, bottom.
    #[must_use]
    pub fn plot(&self) -> Vec<f64> {
        self.places.edges(self.picture.scene().frame())
    }
}

impl Picture {
    /// Draws on each canvas what the last update has found.
    fn draw_planes(&self, canvases: [&HtmlCanvasElement; 4]) -> Result<(), JsValue> {
        for (plane, canvas) in Plane::ALL.into_iter().zip(canvases) {
            let area = match refresh::<FineCanvas>(&self.picture, plane) {
                Refresh::Keep => continue,
                Refresh::Add => canvas::area(canvas)?,
                Refresh::Clear => canvas::cleared(canvas)?,
            };
            draw_plane(&self.picture, plane, &area).map_err(failed)?;
        }
        Ok(())
    }
}

fn layout(look: Look, region: &[f64], viewpoint: &[f64]) -> Layout {
    let region = region.try_into().ok();
    let viewpoint = match viewpoint {
        &[yaw, pitch] => Some(Viewpoint { yaw, pitch }),
        _ => None,
    };
    Layout { region, viewpoint, ..Layout::new(look.size(), look.style()) }
}

/// The look of a line, for a legend.
#[derive(Serialize)]
pub(crate) struct Glyph {
    color: String,
    dash: &'static [f64],
    outline: Vec<(f64, f64)>,
}

impl Glyph {
    pub(crate) fn of(stroke: &Stroke) -> Self {
        Self { color: hex(stroke.color), dash: stroke.dash.pattern(), outline: stroke.outline(4.0) }
    }
}

/// The look of every run's line.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Glyph[]")]
pub fn glyphs(playground: &Playground, dark: bool) -> Result<JsValue, JsValue> {
    let race = &playground.race;
    let theme = canvas::theme(dark);
    let glyphs = race.racers().iter().map(|racer| Glyph::of(&run_stroke(racer, theme)));
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
