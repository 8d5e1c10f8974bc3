//! Drawings as files: SVG, or PNG averaged down to the screen's pixels.

use std::{error::Error, fs, path::Path};

use gd_core::scenario::Theme;
use gd_plot::{Area, Backend, Style};
use plotters::prelude::*;

/// Screen pixels in a CSS pixel, backend pixels in one of those.
const RATIO: u32 = 2;
const GRAIN: u32 = 4;

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Something that is drawn on any backend.
pub(crate) trait Drawing {
    /// Draws it on an area of [`backend_size`].
    fn draw<DB: Backend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static;
}

/// The style of a theme, in which drawings are saved.
pub(crate) fn style(theme: Theme) -> Style {
    Style::new(theme, f64::from(RATIO * GRAIN), GRAIN)
}

/// The backend's pixels of a size in CSS pixels.
pub(crate) fn backend_size((width, height): (u32, u32)) -> (u32, u32) {
    (width * RATIO * GRAIN, height * RATIO * GRAIN)
}

/// Draws into a file, as its ending says.
pub(crate) fn save(file: &Path, size: (u32, u32), drawing: &impl Drawing, style: &Style) -> Result {
    let fonts = epaint_default_fonts::UBUNTU_LIGHT;
    let _ = plotters::style::register_font(style.family, FontStyle::Normal, fonts);
    let (width, height) = backend_size(size);
    if file.extension().is_some_and(|ending| ending == "svg") {
        let svg = SVGBackend::new(&file, (width, height)).into_drawing_area();
        return drawing.draw(&svg, style);
    }
    let mut buffer = vec![0; 3 * width as usize * height as usize];
    let bitmap = BitMapBackend::with_buffer(&mut buffer, (width, height));
    drawing.draw(&bitmap.into_drawing_area(), style)?;
    save_png(file, (width, height), &buffer)
}

fn save_png(file: &Path, (width, height): (u32, u32), buffer: &[u8]) -> Result {
    let screen = (width / GRAIN, height / GRAIN);
    let grain = GRAIN as usize;
    let mut pixels = Vec::new();
    for rows in buffer.chunks_exact(3 * width as usize * grain) {
        for x in 0..screen.0 as usize {
            for channel in 0..3 {
                let rows = rows.chunks_exact(3 * width as usize);
                let shares = rows.flat_map(|row| {
                    row.iter().skip(3 * x * grain + channel).step_by(3).take(grain)
                });
                pixels.push(
                    (shares.map(|&byte| u32::from(byte)).sum::<u32>() / (GRAIN * GRAIN)) as u8,
                );
            }
        }
    }
    let mut encoder = png::Encoder::new(fs::File::create(file)?, screen.0, screen.1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
