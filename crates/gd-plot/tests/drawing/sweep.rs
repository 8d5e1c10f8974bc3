//! The chart of a sweep: its pixels and its SVG.

use gd_core::{
    Scenario,
    map::{
        basin::Tile,
        sweep::{End, Sweep},
        sweep_image::{Part, SweepImage},
    },
    scenario::Theme,
};
use gd_plot::{Style, sweep_chart::SweepChart};
use plotters::prelude::*;

const SIZE: (u32, u32) = (600, 400);

/// Momentum on λx²/2 with λ = 1, four cells: quick, slow, on its way, diverged.
fn sweep() -> (Sweep, SweepImage) {
    let query = "f=x^2/2&at=3&opt=momentum&lr=1.9&steps=100&map=sweep(x=lr,y=beta)";
    let sweep = Sweep::new(&Scenario::parse(query).scenario).unwrap();
    let mut image = SweepImage::default();
    image.renew(2, false);
    let tile = Tile { column: 0, row: 0, columns: 2, rows: 2 };
    let ends = [End::Converged, End::Converged, End::Unfinished, End::Diverged].map(End::code);
    let (steps, values) = (&[5, 90, 100, 9], &[0.0, 0.0, 3.0, f64::INFINITY]);
    image.put(Part { columns: 2, rows: 2, tile, ends: &ends, steps, values });
    (sweep, image)
}

fn pixels(theme: Theme) -> (Vec<u8>, SweepChart) {
    let (sweep, image) = sweep();
    let style = Style::new(theme, 1.0, 1);
    let chart = SweepChart::new(&sweep, SIZE, &style);
    let mut buffer = vec![0; (3 * SIZE.0 * SIZE.1) as usize];
    {
        let area = BitMapBackend::with_buffer(&mut buffer, SIZE).into_drawing_area();
        area.fill(&style.background).unwrap();
        chart.draw(&area, &sweep, &image).unwrap();
    }
    (buffer, chart)
}

/// How light a place is, by shares of the axes.
fn lightness(buffer: &[u8], chart: &SweepChart, [x, y]: [f64; 2]) -> u32 {
    let plot = chart.frame().plot();
    let px = f64::from(plot.left) + x * f64::from(plot.right - plot.left);
    let py = f64::from(plot.bottom) - y * f64::from(plot.bottom - plot.top);
    assert_eq!(
        chart.share((px + 0.1, py - 0.1)).unwrap().map(|share| (share * 50.0).round()),
        [x, y].map(|share| share * 50.0)
    );
    let at = 3 * (py as usize * SIZE.0 as usize + px as usize);
    buffer[at..at + 3].iter().map(|&byte| u32::from(byte)).sum()
}

/// Told apart by lightness alone.
#[test]
fn few_steps_are_light_and_many_are_dark() {
    for theme in [Theme::Light, Theme::Dark] {
        let (buffer, chart) = pixels(theme);
        let [quick, slow] = [[0.2, 0.2], [0.7, 0.4]].map(|at| lightness(&buffer, &chart, at));
        assert!(quick > slow + 200, "{theme:?}: {quick} {slow}");
    }
}

#[test]
fn the_border_is_drawn_with_its_formula_and_the_options_that_there_are() {
    let (sweep, image) = sweep();
    let style = Style::new(Theme::Light, 1.0, 1);
    let chart = SweepChart::new(&sweep, SIZE, &style);
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        chart.draw(&area, &sweep, &image).unwrap();
        area.present().unwrap();
    }
    for text in ["α = 2(1+β)/λmax", "learning rate α", "momentum β"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(svg.len() < 2_000_000, "{}", svg.len());
    // Outside there are no options.
    assert_eq!(chart.share((0.0, 0.0)), None);
}

#[test]
fn hardly_any_room_is_no_trouble() {
    let (sweep, image) = sweep();
    for size in [(1, 1), (3, 200), (200, 3)] {
        let style = Style::new(Theme::Dark, 2.0, 2);
        let chart = SweepChart::new(&sweep, size, &style);
        let mut buffer = vec![0; (3 * size.0 * size.1) as usize];
        let area = BitMapBackend::with_buffer(&mut buffer, size).into_drawing_area();
        chart.draw(&area, &sweep, &image).unwrap();
    }
}
