//! Drawing as an SVG, and what is in one.

use base64::{Engine, engine::general_purpose::STANDARD};
use gd_core::scenario::Theme;
use gd_plot::{Style, Svg, geometry::Rectangle, image::Image};
use plotters::prelude::*;

pub(crate) fn style() -> Style {
    Style::new(Theme::Light, 1.0, 1)
}

pub(crate) fn svg(draw: impl FnOnce(&gd_plot::Area<Svg>)) -> String {
    let mut text = String::new();
    let area = Svg::new(&mut text, (640, 480), 1.0).into_drawing_area();
    draw(&area);
    area.present().unwrap();
    drop(area);
    text
}

pub(crate) fn texts(svg: &str) -> Vec<&str> {
    svg.split("</text>").filter_map(|part| part.rsplit_once('>')).map(|(_, t)| t.trim()).collect()
}

/// The corners of every polygon in an SVG.
pub(crate) fn polygons(svg: &str) -> Vec<usize> {
    let parts = svg.split("<polygon").skip(1);
    parts
        .filter_map(|part| part.split("points=\"").nth(1)?.split('"').next())
        .map(|points| points.split_whitespace().count())
        .collect()
}

/// The pictures in an SVG, each with its place.
pub(crate) fn embedded(svg: &str) -> Vec<(Rectangle, Image)> {
    let parts = svg.split("<image ").skip(1).filter_map(|part| part.split("/>").next());
    let read = |part: &str| {
        let value = |name: &str| part.split(&format!("{name}=\"")).nth(1)?.split('"').next();
        let number = |name: &str| value(name)?.parse::<i32>().ok();
        let (left, top) = (number("x")?, number("y")?);
        let (right, bottom) = (left + number(" width")?, top + number(" height")?);
        let data = value("href")?.strip_prefix("data:image/png;base64,")?;
        let file = std::io::Cursor::new(STANDARD.decode(data).ok()?);
        let mut reader = png::Decoder::new(file).read_info().ok()?;
        let mut rgb = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgb).ok()?;
        assert_eq!(info.color_type, png::ColorType::Rgb);
        let rgba = rgb.chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
        let is_smooth = value("style")?.ends_with("auto");
        let image = Image { width: info.width, height: info.height, rgba, is_smooth };
        Some((Rectangle { left, top, right, bottom }, image))
    };
    parts.map(|part| read(part).unwrap()).collect()
}
