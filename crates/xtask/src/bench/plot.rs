//! The plot of the report: every figure with a bar by how many times better than it, or worse, it is, on a
//! logarithmic axis, so that ratios, milliseconds and bytes stand side by side.

use super::{Bar, Figure};
use std::fmt::Write as _;

/// Lengths in pixels.
const ROW: f64 = 22.0;
const TOP: f64 = 64.0;
const LABELS: f64 = 430.0;
const AXIS: f64 = 420.0;
const NUMBERS: f64 = 230.0;

/// The ends of the axis.
const RANGE: [f64; 2] = [0.1, 100.0];

/// A picture of figures on a machine, as for [`super::report::json`].
pub(super) fn svg(machine: &[String], figures: &[Figure]) -> String {
    let barred: Vec<(&Figure, Bar)> =
        figures.iter().filter_map(|figure| Some((figure, figure.bar?))).collect();
    let (width, bottom) = (LABELS + AXIS + NUMBERS, TOP + ROW * barred.len() as f64);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>How far the figures are from their bars</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        bottom + 40.0
    );
    label(
        &mut svg,
        [12.0, 22.0],
        "start",
        "How many times better than its bar each figure is; a line from quartile to quartile",
    );
    let facts: Vec<_> = machine.iter().map(|line| line.replace('\t', " ")).collect();
    label(&mut svg, [12.0, 42.0], "start", &facts.join(" · "));
    for tick in [0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0] {
        let (x, colour) = (place(tick), if tick == 1.0 { "#000" } else { "#ddd" });
        line(&mut svg, [x, TOP - 4.0], [x, bottom], colour, 1.0);
        label(&mut svg, [x, bottom + 18.0], "middle", &tick.to_string());
    }
    for (k, (figure, bar)) in barred.iter().enumerate() {
        row(&mut svg, TOP + ROW * (k as f64 + 0.5), figure, *bar);
    }
    svg + "</svg>\n"
}

fn row(svg: &mut String, y: f64, figure: &Figure, bar: Bar) {
    let colour = if figure.passes() { "#0072b2" } else { "#d55e00" };
    label(svg, [LABELS - 16.0, y + 4.0], "end", &figure.name);
    let at = |value: f64| place(better(value, bar));
    if let Some(spread) = figure.spread {
        let [low, high] = spread.quartiles;
        line(svg, [at(low), y], [at(high), y], colour, 3.0);
    }
    let x = at(figure.value);
    // Told apart by shape, too.
    let _ = if figure.passes() {
        writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{colour}\"/>")
    } else {
        let (left, top) = (x - 5.0, y - 5.0);
        writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"10\" height=\"10\" fill=\"{colour}\"/>"
        )
    };
    let verdict = if figure.passes() { "" } else { ": missed" };
    let told = format!("{:.2}, {} {}{verdict}", figure.value, bar.words(), bar.number());
    label(svg, [LABELS + AXIS + 16.0, y + 4.0], "start", &told);
}

/// More than 1 passes.
fn better(value: f64, bar: Bar) -> f64 {
    match bar {
        Bar::AtMost(bar) => bar / value,
        Bar::AtLeast(bar) => value / bar,
    }
}

fn place(ratio: f64) -> f64 {
    let [least, most] = RANGE.map(logarithm);
    LABELS + AXIS * ((logarithm(ratio) - least) / (most - least)).clamp(0.0, 1.0)
}

#[expect(clippy::disallowed_methods, reason = "its last bits are no part of a link")]
fn logarithm(x: f64) -> f64 {
    x.ln()
}

fn line(svg: &mut String, [x0, y0]: [f64; 2], [x1, y1]: [f64; 2], colour: &str, width: f64) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x0:.1}\" y1=\"{y0:.1}\" x2=\"{x1:.1}\" y2=\"{y1:.1}\" stroke=\"{colour}\" \
         stroke-width=\"{width}\"/>"
    );
}

fn label(svg: &mut String, [x, y]: [f64; 2], anchor: &str, text: &str) {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>");
}
