//! Canvases as drawing areas.

use gd_plot::{Area, Frame, Style, Subpixel, Theme, geometry::Rectangle, heat_map::Image};
use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use serde::Deserialize;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// How many of a backend's pixels make one of the canvas's.
const GRAIN: u32 = 4;

/// A canvas, drawn on at [`GRAIN`] times its resolution.
pub(crate) type Canvas = Area<Subpixel<CanvasBackend>>;

/// How large and in which colours a chart is drawn.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Look {
    /// The width in CSS pixels.
    width: f64,
    /// The height in CSS pixels.
    height: f64,
    /// The canvas's pixels in a CSS pixel.
    ratio: f64,
    /// Whether the theme is dark.
    pub(crate) dark: bool,
    /// The size of text in CSS pixels.
    text: f64,
}

impl Look {
    pub(crate) fn read(value: JsValue) -> Result<Self, JsValue> {
        Ok(serde_wasm_bindgen::from_value(value)?)
    }

    pub(crate) fn style(&self) -> Style {
        let style = Style::new(theme(self.dark), self.ratio * f64::from(GRAIN), GRAIN);
        Style { text: self.text, ..style }
    }

    /// The size in the backend's pixels.
    pub(crate) fn size(&self) -> (u32, u32) {
        let pixels = |css: f64| (css * self.ratio).round().clamp(1.0, 8192.0) as u32 * GRAIN;
        (pixels(self.width), pixels(self.height))
    }
}

pub(crate) fn theme(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("no 2d context")?;
    Ok(context.dyn_into::<CanvasRenderingContext2d>()?)
}

/// A canvas to draw more on.
pub(crate) fn area(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    let grain = 1.0 / f64::from(GRAIN);
    context(canvas)?.set_transform(grain, 0.0, 0.0, grain, 0.0, 0.0)?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("no 2d context")?;
    Ok(Subpixel::new(backend, GRAIN).into_drawing_area())
}

/// A canvas, cleared.
pub(crate) fn cleared(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    let context = context(canvas)?;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    area(canvas)
}

/// Puts an image on a canvas; the place is in the backend's pixels.
pub(crate) fn put_image(
    canvas: &HtmlCanvasElement,
    image: &Image,
    (left, top): (i32, i32),
) -> Result<(), JsValue> {
    let data = ImageData::new_with_u8_clamped_array_and_sh(
        Clamped(&image.rgba),
        image.width,
        image.height,
    )?;
    let place = |at: i32| f64::from(at) / f64::from(GRAIN);
    context(canvas)?.put_image_data(&data, place(left), place(top))
}

/// CSS pixels in the backend's.
pub(crate) fn from_css(style: &Style, x: f64, y: f64) -> (f64, f64) {
    (x * style.scale, y * style.scale)
}

/// The backend's pixels in CSS pixels.
pub(crate) fn to_css(style: &Style, (x, y): (f64, f64)) -> Vec<f64> {
    vec![x / style.scale, y / style.scale]
}

/// A frame's rectangle in CSS pixels: left, top, right, bottom.
pub(crate) fn edges(style: &Style, frame: &Frame) -> Vec<f64> {
    let Rectangle { left, top, right, bottom } = frame.plot();
    [left, top, right, bottom].map(|edge| f64::from(edge) / style.scale).to_vec()
}

/// A backend's error as a JavaScript one.
pub(crate) fn failed(error: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
