//! Pictures made of pixels.

use plotters::style::{Color, RGBColor};
use plotters_backend::{BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::geometry::Rectangle;

/// A picture, four bytes (red, green, blue, alpha) a pixel, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The pixels.
    pub rgba: Vec<u8>,
    /// Whether what lies between two pixels has a colour between theirs, as heights have and classes
    /// have not.
    pub is_smooth: bool,
}

/// A run of one colour as backends want it.
struct Ink(RGBColor);

impl BackendStyle for Ink {
    fn color(&self) -> plotters_backend::BackendColor {
        self.0.to_backend_color()
    }
}

impl Image {
    /// It as a PNG; nothing where it has no pixels.
    pub(crate) fn png(&self) -> Option<Vec<u8>> {
        let (pixels, _) = self.rgba.as_chunks::<4>();
        let rgb: Vec<u8> =
            pixels.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        // Of few colours, as maps are, a filter would make many.
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header().ok()?.write_image_data(&rgb).ok()?;
        Some(file)
    }

    /// The same stretched over so many pixels, each as it is, for backends that show images pixel by
    /// pixel.
    #[must_use]
    pub fn enlarged(&self, width: u32, height: u32) -> Self {
        let (pixels, _) = self.rgba.as_chunks::<4>();
        let from = |k: u32, count: u32, of: u32| {
            (u64::from(k) * u64::from(of) / u64::from(count.max(1))) as usize
        };
        let columns: Vec<usize> = (0..width).map(|k| from(k, width, self.width)).collect();
        let mut rgba = Vec::with_capacity(4 * width as usize * height as usize);
        let (mut last, mut start) = (usize::MAX, 0);
        for j in (0..height).map(|k| from(k, height, self.height)) {
            if j == last {
                rgba.extend_from_within(start..start + 4 * columns.len());
                continue;
            }
            (last, start) = (j, rgba.len());
            let row = pixels.get(j * self.width as usize..).unwrap_or_default();
            rgba.extend(columns.iter().filter_map(|&k| row.get(k)).flatten());
        }
        Self { width, height, rgba, is_smooth: self.is_smooth }
    }

    /// Fills a rectangle with the picture as rectangles, each a run of one colour.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_runs<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        place: Rectangle,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Rectangle { left, top, right, bottom } = place;
        let at = |k: usize, count: u32, from: i32, to: i32| {
            let share = (k as f64 / f64::from(count)).min(1.0);
            from + (share * f64::from(to - from)).round() as i32
        };
        // Rectangles that blow pixels up reach under the next ones, so that no seam shows.
        let under = usize::from((self.width, self.height) != place.size());
        for (j, row) in self.rgba.chunks_exact(4 * (self.width as usize).max(1)).enumerate() {
            let [y0, y1] = [j, j + 1 + under].map(|k| at(k, self.height, top, bottom));
            let (pixels, _) = row.as_chunks::<4>();
            let mut i = 0;
            for run in pixels.chunk_by(|a, b| a == b) {
                let [x0, x1] = [i, i + run.len() + under].map(|k| at(k, self.width, left, right));
                if let Some(&[red, green, blue, _]) = run.first() {
                    let ink = Ink(RGBColor(red, green, blue));
                    backend.draw_rect((x0, y0), (x1, y1), &ink, true)?;
                }
                i += run.len();
            }
        }
        Ok(())
    }
}
