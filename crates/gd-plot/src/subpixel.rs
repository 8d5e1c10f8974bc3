//! Drawing finer than a canvas's pixels.

use plotters::prelude::DrawingBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
};

/// A backend seen as one of [`grain`](crate::Style::grain) times its size.
///
/// Plotters gives backends whole numbers, so lines on a canvas would wobble by half a pixel and be
/// of whole widths. The canvas's context must shrink what it is given: `setTransform(1/grain, 0, 0,
/// 1/grain, 0, 0)`.
pub struct Subpixel<DB> {
    backend: DB,
    grain: u32,
}

impl<DB: DrawingBackend> Subpixel<DB> {
    /// Wraps a backend.
    pub fn new(backend: DB, grain: u32) -> Self {
        Self { backend, grain: grain.max(1) }
    }
}

type Result<DB> = std::result::Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

impl<DB: DrawingBackend> DrawingBackend for Subpixel<DB> {
    type ErrorType = DB::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.backend.get_size();
        (width.saturating_mul(self.grain), height.saturating_mul(self.grain))
    }

    fn ensure_prepared(&mut self) -> Result<DB> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result<DB> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result<DB> {
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<DB> {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<DB> {
        self.backend.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<DB> {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<DB> {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result<DB> {
        self.backend.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<DB> {
        self.backend.draw_text(text, style, at)
    }
}
