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
    let Rectangle { left, top, right, bottom } = frame.plot();
    let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
    let hairline = style.hairline(1.0);
    let grain = f64::from(style.grain.max(1));
    // The middle of the hairline that begins at a boundary of the screen's pixels.
    let crisp = |at: f64| (at / grain).round() * grain + 0.5 * hairline;
    let (length, gap) = (style.px(4.0), style.px(7.0));
    let rule = |from: pen::Pixel, to: pen::Pixel, color: RGBColor| {
        pen::line(area, &[from, to], color, hairline)
    };

    let (x_ticks, y_ticks) = ticks(frame.view(), frame.scale(), frame.plot(), style);
    let [xmin, _, ymin, _] = frame.view();
    for tick in &x_ticks {
        let x = crisp(frame.to_pixel([tick.value, ymin]).0);
        if axes.grid {
            rule((x, top), (x, bottom), style.grid)?;
        }
        rule((x, bottom), (x, bottom + length), style.muted)?;
        let at = (x, bottom + gap);
        pen::text(area, style, &tick.label, at, (HPos::Center, VPos::Top), style.muted)?;
    }
    for tick in &y_ticks {
        let y = crisp(frame.to_pixel([xmin, tick.value]).1);
        if axes.grid {
            rule((left, y), (right, y), style.grid)?;
        }
        rule((left - length, y), (left, y), style.muted)?;
        let at = (left - gap, y);
        pen::text(area, style, &tick.label, at, (HPos::Right, VPos::Center), style.muted)?;
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
    let below = (right, bottom + gap + style.px(style.text + 3.0));
    pen::text(area, style, axes.x, below, (HPos::Right, VPos::Top), style.foreground)?;
    let above = (left, top - style.px(6.0));
    pen::text(area, style, axes.y, above, (HPos::Left, VPos::Bottom), style.foreground)
}
