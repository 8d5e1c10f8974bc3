//! Drawing as an SVG, and what is in one.

use gd_core::scenario::Theme;
use gd_plot::Style;
use plotters::prelude::*;

pub(crate) fn style() -> Style {
    Style::new(Theme::Light, 1.0, 1)
}

pub(crate) fn svg(draw: impl FnOnce(&gd_plot::Area<SVGBackend>)) -> String {
    let mut text = String::new();
    let area = SVGBackend::with_string(&mut text, (640, 480)).into_drawing_area();
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
