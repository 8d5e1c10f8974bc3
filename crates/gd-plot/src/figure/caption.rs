//! What is written below a picture: what is descended, a key to the runs and the marks, and what came
//! of it.

use gd_core::words::{
    basins::{basin_lines, region_told},
    caption::Caption,
    sweep::{hatched_told, sweep_told},
};
use plotters::style::{
    RGBColor,
    text_anchor::{HPos, VPos},
};

use super::Figure;
use crate::{
    backend::{Area, Backend, Drawn},
    basin_map, layers,
    legend::{self, Shape},
    pen,
    run_stroke::run_stroke,
    style::{Stroke, Style, mix},
    sweep_chart::{diverged_swatch, levels_bar, own_swatch, steps_bar},
};

/// The margin on each side, the height of a row, and the gap between two entries, in CSS pixels.
const MARGIN: f64 = 12.0;
const ROW: f64 = 18.0;
const GAP: f64 = 16.0;

/// How wide a run's line, a mark and a bar of colours are, with a gap, in CSS pixels.
const LINE: f64 = 40.0;
const MARK: f64 = 26.0;
const BAR: f64 = 76.0;

/// What stands before a text.
enum Sign {
    Nothing,
    Line(Stroke),
    Mark(Vec<Shape>),
    Bar(Vec<RGBColor>),
}

impl Sign {
    fn width(&self) -> f64 {
        match self {
            Self::Nothing => 0.0,
            Self::Line(_) => LINE,
            Self::Mark(_) => MARK,
            Self::Bar(_) => BAR,
        }
    }
}

/// An entry with its place: the left edge, and the middle of its row below the picture, in CSS pixels.
pub(super) struct Entry {
    at: (f64, f64),
    sign: Sign,
    text: String,
    is_title: bool,
}

/// Lays entries out, row by row.
struct Rows {
    width: f64,
    next: (f64, f64),
    entries: Vec<Entry>,
}

impl Rows {
    /// Adds an entry beside the last one where there is room, else in a row of its own.
    fn add(&mut self, style: &Style, sign: Sign, text: String) {
        let width = sign.width() + style.width_of(&text);
        if self.next.0 > MARGIN && self.next.0 + width > self.width - MARGIN {
            self.next = (MARGIN, self.next.1 + ROW);
        }
        let at = self.next;
        self.next.0 += width + GAP;
        self.entries.push(Entry { at, sign, text, is_title: false });
    }

    /// Begins a row, unless one has just begun.
    fn begin(&mut self) {
        if self.next.0 > MARGIN {
            self.next = (MARGIN, self.next.1 + ROW);
        }
    }

    /// Adds lines of their own, parted between words where there are some.
    fn write(&mut self, style: &Style, text: &str, is_title: bool) {
        self.begin();
        let room = self.width - 2.0 * MARGIN;
        let most = (room / style.width_of("x")) as usize;
        for line in parted(text, most.max(8)) {
            self.entries.push(Entry { at: self.next, sign: Sign::Nothing, text: line, is_title });
            self.next.1 += ROW;
        }
    }
}

/// A text in lines of so many letters at most; a longer word is cut.
fn parted(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut letters) = (String::new(), 0);
    for word in text.split(' ') {
        let mut rest: Vec<char> = word.chars().collect();
        if letters > 0 && letters + 1 + rest.len() > most {
            lines.push(std::mem::take(&mut line));
            letters = 0;
        } else if letters > 0 {
            line.push(' ');
            letters += 1;
        }
        while rest.len() > most {
            let after = rest.split_off(most);
            lines.push(rest.into_iter().collect());
            rest = after;
        }
        letters += rest.len();
        line.extend(rest);
    }
    lines.push(line);
    lines
}

/// Everything that is written, and how high it is, in CSS pixels.
pub(super) fn rows<DB: Backend>(figure: &Figure<'_>) -> (Vec<Entry>, f64) {
    let (race, style) = (figure.race, figure.picture.style());
    let caption = Caption::of(race, figure.names, figure.step, None);
    let width = f64::from(figure.panels.width) / style.pixel_ratio;
    let mut rows = Rows { width, next: (MARGIN, 0.5 * ROW + 4.0), entries: Vec::new() };
    rows.write(style, &caption.title(), true);
    for (racer, text) in caption.runs {
        let Some(racer) = race.racers().get(racer) else { continue };
        rows.add(style, Sign::Line(run_stroke(racer, style.theme)), text);
    }
    rows.begin();
    for legend::Entry { name, shapes, is_hidden, .. } in layers::legend::<DB>(figure.picture) {
        if !is_hidden {
            mark(&mut rows, style, name, shapes);
        }
    }
    add_basins(&mut rows, figure);
    add_sweep(&mut rows, figure);
    if let Some(told) = caption.told {
        rows.write(style, &told, false);
    }
    rows.begin();
    (rows.entries, rows.next.1 - 0.5 * ROW + MARGIN)
}

/// Adds a mark, or a bar of colours with what its ends stand for.
fn mark(rows: &mut Rows, style: &Style, name: String, shapes: Vec<Shape>) {
    let Some(Shape::Gradient { stops, ticks }) = shapes.first() else {
        return rows.add(style, Sign::Mark(shapes), name);
    };
    let text = match (ticks.first(), ticks.last()) {
        (Some((_, first)), Some((_, last))) if first != last => {
            format!("{name}: {first} to {last}")
        }
        (Some((_, only)), _) => format!("{name}: {only}"),
        _ => name,
    };
    rows.add(style, Sign::Bar(stops.clone()), text);
}

/// Where runs end from every start.
fn add_basins(rows: &mut Rows, figure: &Figure<'_>) {
    let (race, style) = (figure.race, figure.picture.style());
    let Some((basins, landscape)) = figure.picture.basins().zip(race.landscape()) else { return };
    rows.write(style, &format!("Where starts in {} end:", region_told(race.scenario())), false);
    for line in basin_lines(race.scenario(), landscape, basins) {
        rows.add(style, Sign::Mark(basin_map::swatch(style, line.end)), line.to_string());
    }
    mark(rows, style, "steps".to_owned(), vec![basin_map::steps_bar(style, basins.scale())]);
}

/// What becomes of the run with every pair of two options.
fn add_sweep(rows: &mut Rows, figure: &Figure<'_>) {
    let style = figure.picture.style();
    let Some((sweep, cells)) = figure.sweep else { return };
    rows.begin();
    let tally = cells.tally();
    if tally.as_ref().is_none_or(|tally| tally.converged > 0) {
        mark(rows, style, "converges, steps".to_owned(), vec![steps_bar(cells.scale())]);
    }
    if tally.as_ref().is_none_or(|tally| tally.unfinished > 0) {
        let name = format!("on its way, at {}", sweep.value_name());
        mark(rows, style, name, vec![levels_bar(style, cells, sweep.goal())]);
    }
    rows.add(style, Sign::Mark(diverged_swatch(style)), hatched_told(tally.as_ref()));
    rows.add(style, Sign::Mark(own_swatch(style)), "now".to_owned());
    if let Some(tally) = tally {
        rows.write(style, &sweep_told(sweep, &tally), false);
    }
}

/// Draws it.
pub(super) fn draw<DB: Backend>(figure: &Figure<'_>, area: &Area<DB>) -> Drawn<DB> {
    let style = figure.picture.style();
    let top = f64::from(figure.panels.below);
    for Entry { at, sign, text, is_title } in rows::<DB>(figure).0 {
        let (x, y) = (style.px(at.0), top + style.px(at.1));
        draw_sign(area, style, &sign, (x, y))?;
        let color = if is_title { style.foreground } else { style.muted };
        let at = (x + style.px(sign.width()), y);
        pen::text(area, style, &text, at, (HPos::Left, VPos::Center), color)?;
    }
    Ok(())
}

/// Draws what stands before a text, from its left edge on.
fn draw_sign<DB: Backend>(
    area: &Area<DB>,
    style: &Style,
    sign: &Sign,
    (x, y): (f64, f64),
) -> Drawn<DB> {
    match sign {
        Sign::Nothing => Ok(()),
        Sign::Mark(shapes) => legend::draw(area, style, shapes, (x + style.px(0.45 * MARK), y)),
        Sign::Line(stroke) => {
            let to = LINE - 8.0;
            let pattern = stroke.dash.pattern();
            let (mut from, mut k) = (0.0, 0);
            while from < to {
                let length = pattern.get(k % pattern.len().max(1)).copied().unwrap_or(to);
                let end = (from + length).min(to);
                if k % 2 == 0 {
                    let ends = [(x + style.px(from), y), (x + style.px(end), y)];
                    pen::line(area, &ends, stroke.color, style.px(stroke.width))?;
                }
                (from, k) = (end, k + 1);
            }
            let middle = (x + style.px(0.5 * to), y);
            legend::draw(area, style, &[Shape::marker(stroke.marker, 4.0, stroke.color)], middle)
        }
        Sign::Bar(stops) => draw_bar(area, style, stops, (x, y)),
    }
}

/// Draws a bar of colours.
fn draw_bar<DB: Backend>(
    area: &Area<DB>,
    style: &Style,
    stops: &[RGBColor],
    (x, y): (f64, f64),
) -> Drawn<DB> {
    const PIECES: u32 = 48;
    let length = style.px(BAR - 8.0);
    let last = stops.len().saturating_sub(1);
    for k in 0..PIECES {
        let at = |k: u32| (x + length * f64::from(k) / f64::from(PIECES)).round() as i32;
        let place = f64::from(k) / f64::from(PIECES - 1) * last as f64;
        let first = (place as usize).min(last);
        let Some(&from) = stops.get(first) else { continue };
        let to = stops.get(first + 1).copied().unwrap_or(from);
        let color = mix(from, to, place - first as f64);
        let [top, bottom] = [-5.0, 5.0].map(|down| (y + style.px(down)).round() as i32);
        // Each reaches under all that follow, so that no seam shows.
        let (left, right) = (at(k), at(PIECES));
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let corners = corners.map(|(x, y)| (f64::from(x), f64::from(y)));
        pen::fill(area, &corners, color)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_between_words_and_a_long_word_is_cut() {
        assert_eq!(parted("a bc def", 4), ["a bc", "def"]);
        assert_eq!(parted("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(parted("", 4), [""]);
    }
}
