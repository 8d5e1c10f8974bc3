//! Axes: a frame, ticks with readable numbers, and names.

use plotters::{
    prelude::DrawingBackend,
    style::{
        RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use crate::{
    backend::{Area, Drawn},
    frame::Frame,
    geometry::Rectangle,
    pen,
    style::Style,
    ticks::ticks,
};

/// What is written at the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes<'a> {
    /// The name of the horizontal axis.
    pub x: &'a str,
    /// The name of the vertical axis.
    pub y: &'a str,
    /// Whether there are grid lines.
    pub grid: bool,
}

/// Draws the axes around a frame's rectangle.
///
/// # Errors
/// The backend's.
pub fn draw<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &Frame,
    style: &Style,
    axes: &Axes,
) -> Drawn<DB> {
    let style = &frame.axis_style(style);
    let Rectangle { left, top, right, bottom } = frame.plot();
    let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
    let hairline = style.hairline(1.0);
    let grain = f64::from(style.grain.max(1));
    // The middle of the hairline that begins at a boundary of the screen's pixels.
    let crisp = |at: f64| (at / grain).round() * grain + 0.5 * hairline;
    let [length, gap] = if frame.is_compact() { [3.0, 5.0] } else { [4.0, 7.0] };
    let (length, gap) = (style.px(length), style.px(gap));
    let rule = |from: pen::Pixel, to: pen::Pixel, color: RGBColor| {
        pen::line(area, &[from, to], color, hairline)
    };

    let (x_ticks, y_ticks) = ticks(frame.view(), frame.scales(), frame.plot(), style);
    let [xmin, _, ymin, _] = frame.view();
    let x_places = x_ticks.iter().map(|tick| crisp(frame.to_pixel([tick.value, ymin]).0));
    let x_places: Vec<f64> = x_places.collect();
    for &x in &x_places {
        if axes.grid {
            rule((x, top), (x, bottom), style.grid)?;
        }
        rule((x, bottom), (x, bottom + length), style.muted)?;
    }
    let width = f64::from(frame.size().0);
    let below = bottom + gap;
    // A name among the ticks is worth more than one of them.
    let name =
        if frame.is_compact() { right - style.px(style.width_of(axes.x) + 6.0) } else { width };
    let labels = x_ticks.iter().zip(&x_places).map(|(tick, &x)| (x, tick.label.as_str()));
    for (x, label) in apart(labels, name.min(width), style) {
        pen::text(area, style, label, (x, below), (HPos::Center, VPos::Top), style.muted)?;
    }
    for tick in &y_ticks {
        let y = crisp(frame.to_pixel([xmin, tick.value]).1);
        if axes.grid {
            rule((left, y), (right, y), style.grid)?;
        }
        rule((left - length, y), (left, y), style.muted)?;
        if style.px(style.width_of(&tick.label)) <= left - gap {
            let at = (left - gap, y);
            pen::text(area, style, &tick.label, at, (HPos::Right, VPos::Center), style.muted)?;
        }
    }

    let half = 0.5 * hairline;
    if axes.grid {
        rule((left + half, top), (left + half, bottom), style.muted)?;
        rule((left, bottom - half), (right, bottom - half), style.muted)?;
    } else {
        for x in [left - half, right + half] {
            rule((x, top - hairline), (x, bottom + hairline), style.muted)?;
        }
        for y in [top - half, bottom + half] {
            rule((left - hairline, y), (right + hairline, y), style.muted)?;
        }
    }
    let ink = style.foreground;
    let under = if frame.is_compact() { below } else { below + style.px(style.text + 3.0) };
    pen::text(area, style, axes.x, (right, under), (HPos::Right, VPos::Top), ink)?;
    if frame.is_named_above() {
        let above = (left, top - style.px(if frame.is_compact() { 3.0 } else { 6.0 }));
        return pen::text(area, style, axes.y, above, (HPos::Left, VPos::Bottom), ink);
    }
    let inside = (left + style.px(4.0), top + style.px(3.0));
    pen::cased_text(area, style, axes.y, inside, (HPos::Left, VPos::Top), ink)
}

/// The labels that fit beside each other, each around its place or a little aside, up to an end.
fn apart<'a>(
    labels: impl Iterator<Item = (f64, &'a str)>,
    end: f64,
    style: &Style,
) -> Vec<(f64, &'a str)> {
    let mut from = 0.0;
    let fitting = labels.filter_map(|(x, label)| {
        let half = 0.5 * style.px(style.width_of(label));
        let at = x.max(half).min(end - half);
        // Farther aside it would seem to belong elsewhere.
        if (at - x).abs() > half || at - half < from {
            return None;
        }
        from = at + half + style.px(4.0);
        Some((at, label))
    });
    fitting.collect()
}
