//! Canvases as drawing areas.

use gd_core::scenario::Theme;
use gd_plot::{Area, Frame, Style, geometry::Rectangle};
use plotters::prelude::IntoDrawingArea;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use crate::fine_canvas::{FineCanvas, GRAIN};

/// A canvas as a drawing area.
pub(crate) type Canvas = Area<FineCanvas>;

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

/// A canvas to draw more on.
pub(crate) fn area(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    Ok(FineCanvas::new(canvas)?.into_drawing_area())
}

/// A canvas, cleared.
pub(crate) fn cleared(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    let mut canvas = FineCanvas::new(canvas)?;
    canvas.clear();
    Ok(canvas.into_drawing_area())
}

/// CSS pixels in the backend's.
pub(crate) fn from_css(style: &Style, x: f64, y: f64) -> (f64, f64) {
    (x * style.pixel_ratio, y * style.pixel_ratio)
}

/// The backend's pixels in CSS pixels.
pub(crate) fn to_css(style: &Style, (x, y): (f64, f64)) -> Vec<f64> {
    vec![x / style.pixel_ratio, y / style.pixel_ratio]
}

/// A frame's rectangle in CSS pixels: left, top, right, bottom.
pub(crate) fn edges(style: &Style, frame: &Frame) -> Vec<f64> {
    let Rectangle { left, top, right, bottom } = frame.plot();
    [left, top, right, bottom].map(|edge| f64::from(edge) / style.pixel_ratio).to_vec()
}

/// A backend's error as a JavaScript one.
pub(crate) fn failed(error: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
