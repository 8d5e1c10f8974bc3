//! Drawings as files: SVG, or PNG averaged down to the screen's pixels.
#![allow(dead_code, reason = "not every example uses all of it")]

use std::{collections::HashMap, error::Error, fs, path::Path};

use gd_core::scenario::Theme;
use gd_plot::{Area, Backend, Style, svg};
use plotters::prelude::*;

/// Screen pixels in a CSS pixel, backend pixels in one of those.
const RATIO: u32 = 2;
pub(crate) const GRAIN: u32 = 4;

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Something that is drawn on any backend.
pub(crate) trait Drawing {
    /// Draws it on an area of the size at which it is saved.
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

/// Draws into a file, as its ending says, at a size in the backend's pixels.
pub(crate) fn save(
    file: &Path,
    (width, height): (u32, u32),
    drawing: &impl Drawing,
    style: &Style,
) -> Result {
    if file.extension().is_some_and(|ending| ending == "svg") {
        register_font(style);
        let ratio = style.pixel_ratio;
        fs::write(file, svg::document((width, height), ratio, |area| drawing.draw(area, style))?)?;
        return Ok(());
    }
    let (width, height, pixels) = bitmap((width, height), drawing, style)?;
    let mut encoder = png::Encoder::new(fs::File::create(file)?, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}

/// Draws into a PNG of at most 128 colours, which takes a third of the room.
pub(crate) fn save_few_colors(
    file: &Path,
    size: (u32, u32),
    drawing: &impl Drawing,
    style: &Style,
) -> Result {
    const COLORS: usize = 128;
    let (width, height, pixels) = bitmap(size, drawing, style)?;
    let (pixels, _) = pixels.as_chunks::<3>();
    let rgba: Vec<u8> = pixels.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    let colors = color_quant::NeuQuant::new(3, COLORS, &rgba);
    let (rgba, _) = rgba.as_chunks::<4>();
    let mut known = HashMap::new();
    let places = rgba
        .iter()
        .map(|pixel| *known.entry(*pixel).or_insert_with(|| colors.index_of(pixel) as u8));
    let places: Vec<u8> = places.collect();
    let mut encoder = png::Encoder::new(fs::File::create(file)?, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(colors.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&places)?;
    Ok(())
}

fn register_font(style: &Style) {
    let fonts = epaint_default_fonts::UBUNTU_LIGHT;
    let _ = plotters::style::register_font(style.family, FontStyle::Normal, fonts);
}

/// What is drawn as the screen's pixels: width, height, and red, green and blue of each.
fn bitmap(
    (width, height): (u32, u32),
    drawing: &impl Drawing,
    style: &Style,
) -> Result<(u32, u32, Vec<u8>)> {
    register_font(style);
    let mut buffer = vec![0; 3 * width as usize * height as usize];
    let bitmap = BitMapBackend::with_buffer(&mut buffer, (width, height));
    drawing.draw(&bitmap.into_drawing_area(), style)?;
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
    Ok((screen.0, screen.1, pixels))
}
