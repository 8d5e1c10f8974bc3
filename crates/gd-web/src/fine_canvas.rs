//! Drawing finer than a canvas's pixels.

use gd_plot::{Backend, geometry::Rectangle, image::Image};
use plotters::prelude::DrawingBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// How many of a backend's pixels make one of the canvas's.
pub(crate) const GRAIN: u32 = 4;

/// A canvas seen as one of [`GRAIN`] times its size.
///
/// Plotters gives backends whole numbers, so lines on a canvas would wobble by half a pixel and be
/// of whole widths. The canvas's context shrinks what it is given.
pub(crate) struct FineCanvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
}

impl FineCanvas {
    /// A canvas to draw more on.
    pub(crate) fn new(canvas: &HtmlCanvasElement) -> std::result::Result<Self, JsValue> {
        let context = canvas.get_context("2d")?.ok_or("no 2d context")?;
        let context = context.dyn_into::<CanvasRenderingContext2d>()?;
        let grain = 1.0 / f64::from(GRAIN);
        context.set_transform(grain, 0.0, 0.0, grain, 0.0, 0.0)?;
        let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("no 2d context")?;
        Ok(Self { backend, context })
    }

    /// Takes away all that is drawn.
    pub(crate) fn clear(&mut self) {
        let (width, height) = self.get_size();
        self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }
}

type Result =
    std::result::Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

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
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.backend.get_size();
        (width.saturating_mul(GRAIN), height.saturating_mul(GRAIN))
    }

    fn ensure_prepared(&mut self) -> Result {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result {
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result {
        self.backend.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result {
        self.backend.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result {
        self.backend.draw_text(text, style, at)
    }
}
