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
use gd_plot::{Style, Svg, sweep_chart::SweepChart};
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

/// Told apart by lightness alone.
#[test]
fn few_steps_are_light_and_many_are_dark() {
    let (sweep, cells) = sweep();
    for theme in [Theme::Light, Theme::Dark] {
        let chart = SweepChart::new(&sweep, SIZE, &Style::new(theme, 1.0, 1));
        let image = chart.image(&cells, sweep.goal());
        let (width, height) = (image.width as usize, image.height as usize);
        let lightness = |x: f64, y: f64| {
            let (px, py) = (x * width as f64, (1.0 - y) * height as f64);
            let at = 4 * (py as usize * width + px as usize);
            image.rgba[at..at + 3].iter().map(|&byte| u32::from(byte)).sum::<u32>()
        };
        let (quick, slow) = (lightness(0.2, 0.2), lightness(0.7, 0.4));
        assert!(quick > slow + 200, "{theme:?}: {quick} {slow}");
        // What diverged is hatched: two inks and no more.
        let of = |k: usize| lightness(0.6 + 0.003 * k as f64, 0.8);
        let mut inks: Vec<u32> = (0..60).map(of).collect();
        inks.sort_unstable();
        inks.dedup();
        assert_eq!(inks.len(), 2, "{theme:?}");
    }
}

#[test]
fn the_border_is_drawn_with_its_formula_and_the_options_that_there_are() {
    let (sweep, image) = sweep();
    let style = Style::new(Theme::Light, 1.0, 1);
    let chart = SweepChart::new(&sweep, SIZE, &style);
    let mut svg = String::new();
    {
        let area = Svg::new(&mut svg, SIZE, 1.0).into_drawing_area();
        chart.draw(&area, &sweep, &image).unwrap();
        area.present().unwrap();
    }
    for text in ["α = 2(1+β)/λmax", "learning rate α", "momentum β"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(svg.len() < 100_000, "{}", svg.len());
    // Outside there are no options.
    assert_eq!(chart.share((0.0, 0.0)), None);
}

#[test]
fn hardly_any_room_is_no_trouble() {
    let (sweep, image) = sweep();
    for size in [(1, 1), (3, 200), (200, 3)] {
        let style = Style::new(Theme::Dark, 2.0, 2);
        let chart = SweepChart::new(&sweep, size, &style);
        let mut svg = String::new();
        let area = Svg::new(&mut svg, size, 1.0).into_drawing_area();
        chart.draw(&area, &sweep, &image).unwrap();
    }
}
