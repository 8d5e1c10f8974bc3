//! The picture: the function and the runs on it.

use gd_plot::{
    Layout, Stroke,
    composition::{Refresh, draw_plane, refresh},
    layers::Plane,
    picture::changes::Changes,
    run_stroke::run_stroke,
    surface::Viewpoint,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, failed},
    declarations::to_js,
    fine_canvas::FineCanvas,
    playground::Playground,
};

/// The picture of a scenario on four canvases of one size.
#[wasm_bindgen]
pub struct Picture {
    picture: gd_plot::Picture,
    viewpoint: Viewpoint,
}

#[wasm_bindgen]
impl Picture {
    /// Lays a scenario out. `look` says how.
    ///
    /// # Errors
    /// Where `look` is not a `Look`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<Self, JsValue> {
        let viewpoint = Viewpoint::default();
        let layout = layout(Look::read(look)?, &[], viewpoint);
        Ok(Self { picture: gd_plot::Picture::new(&playground.race, &layout), viewpoint })
    }

    /// Sees a surface from elsewhere from the next drawing on.
    pub fn turn(&mut self, yaw: f64, pitch: f64) {
        self.viewpoint = Viewpoint { yaw, pitch };
    }

    /// Draws all trails anew at the next drawing: the runs are others.
    pub fn forget_runs(&mut self) {
        self.picture.forget_runs();
    }

    /// Draws what has changed since the last time: the runs up to a step, and what explains the step
    /// of the selected one. `region`, if not empty, is shown in place of the scenario's own, as while
    /// it is dragged. The answer is whether places on the canvases are others now.
    ///
    /// # Errors
    /// Where `look` is not a `Look`; or the canvases'.
    #[allow(clippy::too_many_arguments, reason = "a canvas each")]
    pub fn draw(
        &mut self,
        playground: &Playground,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
        region: &[f64],
        step: usize,
        selected: Option<usize>,
        ground: &HtmlCanvasElement,
        casing: &HtmlCanvasElement,
        line: &HtmlCanvasElement,
        overlay: &HtmlCanvasElement,
    ) -> Result<bool, JsValue> {
        let race = &playground.race;
        let layout = layout(Look::read(look)?, region, self.viewpoint);
        let changes = self.picture.update(race, &layout, step, selected);
        for (plane, canvas) in Plane::ALL.into_iter().zip([ground, casing, line, overlay]) {
            let area = match refresh::<FineCanvas>(&self.picture, plane) {
                Refresh::Keep => continue,
                Refresh::Add => canvas::area(canvas)?,
                Refresh::Clear => canvas::cleared(canvas)?,
            };
            draw_plane(&self.picture, plane, &area).map_err(failed)?;
        }
        Ok(changes.meets(Changes::FUNCTION.and(Changes::FRAME)))
    }

    /// θ under a place in CSS pixels; empty where there is none.
    #[must_use]
    pub fn theta(&self, x: f64, y: f64) -> Vec<f64> {
        let theta = self.picture.scene().theta(canvas::from_css(self.picture.style(), x, y));
        theta.map_or_else(Vec::new, |theta| theta.to_vec())
    }

    /// The point of the view at a place in CSS pixels, also outside of it.
    #[must_use]
    pub fn point(&self, x: f64, y: f64) -> Vec<f64> {
        let frame = self.picture.scene().frame();
        frame.to_point(canvas::from_css(self.picture.style(), x, y)).to_vec()
    }

    /// The place of θ in CSS pixels; empty where it is out of sight.
    #[must_use]
    pub fn place(&self, playground: &Playground, x: f64, y: f64) -> Vec<f64> {
        let (scene, style) = (self.picture.scene(), self.picture.style());
        let pixel = scene.pixel(style, [x, y], playground.value(x, y));
        pixel.map_or_else(Vec::new, |pixel| canvas::to_css(style, pixel))
    }

    /// What is really shown: xmin, xmax, ymin, ymax.
    #[must_use]
    pub fn view(&self) -> Vec<f64> {
        self.picture.scene().view().to_vec()
    }

    /// The rectangle that shows it in CSS pixels: left, top, right, bottom.
    #[must_use]
    pub fn plot(&self) -> Vec<f64> {
        canvas::edges(self.picture.style(), self.picture.scene().frame())
    }
}

fn layout(look: Look, region: &[f64], viewpoint: Viewpoint) -> Layout {
    let region = region.try_into().ok();
    Layout { region, viewpoint, ..Layout::new(look.size(), look.style()) }
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
    let theme = canvas::theme(dark);
    let glyphs = race.racers().iter().map(|racer| Glyph::of(&run_stroke(race, racer, theme)));
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
