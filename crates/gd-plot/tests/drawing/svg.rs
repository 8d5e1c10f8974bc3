//! Drawing as an SVG, and what is in one.

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
        let file = std::io::Cursor::new(decoded(data));
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

fn decoded(base64: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in base64.bytes().filter(|&letter| letter != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        (bits, count) = (bits << 6 | u32::from(value), count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
