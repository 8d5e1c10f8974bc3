//! Canvases as drawing areas.

use gd_canvas::{FineCanvas, GRAIN};
use gd_core::scenario::Theme;
use gd_plot::{Area, Frame, Style, geometry::Rectangle};
use plotters::prelude::IntoDrawingArea;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::message;

/// A canvas as a drawing area.
pub(crate) type Canvas = Area<FineCanvas>;

/// How large and in which colours a chart is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    /// The width in CSS pixels.
    width: f64,
    /// The height in CSS pixels.
    height: f64,
    /// Width and height in the canvas's pixels, which are the screen's.
    pixels: [u32; 2],
    /// The screen's pixels in a CSS pixel.
    ratio: f64,
    /// Whether the theme is dark.
    pub(crate) dark: bool,
    /// The size of text in CSS pixels.
    text: f64,
}

/// The largest canvas that is drawn on, in its pixels each way.
const LARGEST: u32 = 8192;

impl Look {
    pub(crate) fn read(value: JsValue) -> Result<Self, JsValue> {
        let finite = |name: &str, number: Option<f64>| {
            let finite = number.filter(|number| number.is_finite());
            finite.ok_or_else(|| failed(format!("{name} is no number")))
        };
        let number = |name| finite(name, message::field(&value, name).as_f64());
        let lengths = message::field(&value, "pixels");
        // Of what is no array an array is not to be made: that throws past Rust.
        let lengths = lengths.dyn_ref::<js_sys::Array>();
        let pixels = |k| {
            let length = lengths.and_then(|lengths| lengths.get(k).as_f64());
            finite("pixels", length).map(|length| length as u32)
        };
        Ok(Self {
            width: number("width")?,
            height: number("height")?,
            pixels: [pixels(0)?, pixels(1)?],
            ratio: number("ratio")?,
            dark: message::field(&value, "dark").is_truthy(),
            text: number("text")?,
        })
    }

    pub(crate) fn style(&self) -> Style {
        let style = Style::new(theme(self.dark), self.ratio * f64::from(GRAIN), GRAIN);
        Style { text: self.text, ..style }
    }

    /// The size in the backend's pixels.
    pub(crate) fn size(&self) -> (u32, u32) {
        let [width, height] = self.pixels.map(|length| length.clamp(1, LARGEST) * GRAIN);
        (width, height)
    }

    /// Where places of the canvas are on the page.
    pub(crate) fn places(&self) -> Places {
        let [width, height] = self.pixels.map(|length| f64::from(length.max(1) * GRAIN));
        Places([width / self.width.max(1e-9), height / self.height.max(1e-9)])
    }
}

/// The correspondence of CSS pixels with the backend's: how many of these are in one of those, each
/// way. A canvas has whole pixels, its place on the page has not, so this is not quite the ratio.
#[derive(Clone, Copy)]
pub(crate) struct Places([f64; 2]);

impl Places {
    /// A place in CSS pixels in the backend's.
    pub(crate) fn to_pixels(self, x: f64, y: f64) -> (f64, f64) {
        let Self([across, down]) = self;
        (x * across, y * down)
    }

    /// The backend's pixels in CSS pixels.
    pub(crate) fn to_css(self, (x, y): (f64, f64)) -> Vec<f64> {
        let Self([across, down]) = self;
        vec![x / across, y / down]
    }

    /// A frame's rectangle in CSS pixels: left, top, right, bottom.
    pub(crate) fn edges(self, frame: &Frame) -> Vec<f64> {
        let Rectangle { left, top, right, bottom } = frame.plot();
        let corners = [(left, top), (right, bottom)];
        corners.map(|(x, y)| self.to_css((f64::from(x), f64::from(y)))).concat()
    }
}

pub(crate) fn theme(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

fn fine(canvas: &HtmlCanvasElement) -> Result<FineCanvas, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("no 2d context")?;
    let context = context.dyn_into::<CanvasRenderingContext2d>()?;
    FineCanvas::new(context, (canvas.width(), canvas.height()))
}

/// A canvas to draw more on.
pub(crate) fn area(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    Ok(fine(canvas)?.into_drawing_area())
}

/// A canvas, cleared.
pub(crate) fn cleared(canvas: &HtmlCanvasElement) -> Result<Canvas, JsValue> {
    let mut canvas = fine(canvas)?;
    canvas.clear();
    Ok(canvas.into_drawing_area())
}

/// A backend's error as a JavaScript one.
pub(crate) fn failed(error: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
