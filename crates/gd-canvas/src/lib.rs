//! A browser's canvas as what plotters draws on, finer than its pixels.

use std::{cell::Cell, f64::consts::TAU, fmt};

use gd_core::notation::number;
use gd_plot::{Backend, geometry::Rectangle, image::Image};
use plotters::prelude::DrawingBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontTransform,
    text_anchor::{HPos, VPos},
};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, ImageData};

/// How many of a backend's pixels make one of the canvas's.
pub const GRAIN: u32 = 4;

/// A canvas seen as one of [`GRAIN`] times its size.
///
/// Plotters gives backends whole numbers, so lines on a canvas would wobble by half a pixel and be
/// of whole widths. The canvas's context shrinks what it is given.
pub struct FineCanvas {
    size: (u32, u32),
    context: CanvasRenderingContext2d,
    /// The colours that the context fills and draws lines with, once they are set.
    fill: Cell<Option<[u8; 4]>>,
    stroke: Cell<Option<[u8; 4]>>,
}

impl FineCanvas {
    /// A canvas of so many pixels by its context, to draw more on. The context may be that of an
    /// `OffscreenCanvas`, too, which has the same methods.
    ///
    /// # Errors
    /// The browser's.
    pub fn new(
        context: CanvasRenderingContext2d,
        size: (u32, u32),
    ) -> std::result::Result<Self, JsValue> {
        let grain = 1.0 / f64::from(GRAIN);
        context.set_transform(grain, 0.0, 0.0, grain, 0.0, 0.0)?;
        let (fill, stroke) = (Cell::new(None), Cell::new(None));
        Ok(Self { size, context, fill, stroke })
    }

    /// Takes away all that is drawn.
    pub fn clear(&mut self) {
        let (width, height) = self.get_size();
        self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }
}

type Result = std::result::Result<(), DrawingErrorKind<CanvasError>>;

/// What the browser says of a canvas that can't be drawn on.
#[derive(Debug)]
pub struct CanvasError(String);

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the canvas can't be drawn on: {}", self.0)
    }
}

impl std::error::Error for CanvasError {}

impl Backend for FineCanvas {
    fn draw_image(&mut self, image: &Image, place: Rectangle) -> Result {
        let (width, height) = (place.size().0 / GRAIN, place.size().1 / GRAIN);
        let enlarged;
        let fitting = if (image.width, image.height) == (width, height) {
            image
        } else {
            enlarged = image.enlarged(width, height);
            &enlarged
        };
        let pixels = Clamped(fitting.rgba.as_slice());
        let at = |edge: i32| f64::from(edge) / f64::from(GRAIN);
        let put = ImageData::new_with_u8_clamped_array_and_sh(pixels, width, height)
            .and_then(|data| self.context.put_image_data(&data, at(place.left), at(place.top)));
        // An image that the browser refuses can still be drawn bit by bit.
        put.or_else(|_| image.draw_runs(self, place))
    }
}

impl DrawingBackend for FineCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        let size = |length: u32| length.saturating_mul(GRAIN);
        (size(self.size.0), size(self.size.1))
    }

    fn ensure_prepared(&mut self) -> Result {
        Ok(())
    }

    fn present(&mut self) -> Result {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result {
        self.fill_with(color);
        let (x, y) = real(point);
        self.context.fill_rect(x, y, 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result {
        let ((left, top), (right, bottom)) = (real(upper_left), real(bottom_right));
        self.context.begin_path();
        self.context.rect(left, top, right - left, bottom - top);
        self.show(style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result {
        self.lay(path);
        self.show(style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result {
        let (x, y) = real(center);
        self.context.begin_path();
        self.context.arc(x, y, f64::from(radius), 0.0, TAU).map_err(failed)?;
        self.show(style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result {
        self.lay(vertices);
        self.show(style, true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result {
        let Self { context, .. } = self;
        context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        });
        let size = number(style.size());
        let (slant, family) = (style.style(), style.family());
        context.set_font(&format!("{} {size}px {}", slant.as_str(), family.as_str()));
        self.fill_with(style.color());
        let turn = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => 0.25,
            FontTransform::Rotate180 => 0.5,
            FontTransform::Rotate270 => 0.75,
        };
        let (x, y) = real(at);
        self.context.save();
        let drawn = { self.context.translate(x, y) }
            .and_then(|()| self.context.rotate(turn * TAU))
            .and_then(|()| self.context.fill_text(text, 0.0, 0.0));
        self.context.restore();
        drawn.map_err(failed)
    }
}

impl FineCanvas {
    fn fill_with(&self, color: BackendColor) {
        let color = bytes(color);
        if self.fill.replace(Some(color)) != Some(color) {
            self.context.set_fill_style_str(&css(color));
        }
    }

    /// Makes lines from point to point the context's path.
    fn lay(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in points.into_iter().map(real) {
            // The first one begins the path.
            self.context.line_to(x, y);
        }
    }

    /// Fills the context's path or draws along it.
    fn show(&self, style: &impl BackendStyle, fill: bool) {
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            let color = bytes(style.color());
            if self.stroke.replace(Some(color)) != Some(color) {
                self.context.set_stroke_style_str(&css(color));
            }
            self.context.set_line_width(f64::from(style.stroke_width()));
            self.context.stroke();
        }
    }
}

fn real((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

/// A colour's red, green, blue and alpha.
fn bytes(BackendColor { alpha, rgb: (r, g, b) }: BackendColor) -> [u8; 4] {
    [r, g, b, (alpha * 255.0).round() as u8]
}

/// A colour in CSS, `#rrggbbaa`.
fn css([r, g, b, a]: [u8; 4]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}{a:02x}")
}

fn failed(error: JsValue) -> DrawingErrorKind<CanvasError> {
    let message = error.dyn_ref::<js_sys::Error>().and_then(|error| error.message().as_string());
    DrawingErrorKind::DrawingError(CanvasError(message.unwrap_or_default()))
}
