//! Draws every chart, light and dark, as SVG and PNG into a folder:
//! `cargo run -p gd-plot --example picture -- target/pictures`.

use std::{error::Error, fs, path::Path};

use gd_core::{
    Point, critical,
    map::field::Field,
    objective::catalog::{self, Entry},
};
use gd_plot::{
    Area, Frame, Stroke, Style, Theme, ValueScale,
    axes::{self, Axes},
    contour::Contours,
    heat_map,
    markers::{self, Mark},
    trail::{self, TrailPen},
};
use plotters::prelude::*;

/// CSS pixels to a side, screen pixels in one of them, backend pixels in one of those.
const SIZE: (u32, u32) = (720, 600);
const RATIO: u32 = 2;
const GRAIN: u32 = 4;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/pictures".to_owned());
    fs::create_dir_all(&folder)?;
    let fonts = epaint_default_fonts::UBUNTU_LIGHT;
    let _ = plotters::style::register_font("system-ui, sans-serif", FontStyle::Normal, fonts);
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let style = Style::new(theme, f64::from(RATIO * GRAIN), GRAIN);
        let file = |chart: &str| Path::new(&folder).join(format!("{chart}-{name}"));
        for id in ["himmelblau", "rosenbrock", "rastrigin", "easom", "sphere", "goldstein-price"] {
            let entry = catalog::find(id).ok_or("no such function")?;
            let map = Map::new(entry, &style);
            picture(
                &file(id),
                &style,
                |area| map.draw(area, &style),
                |area| map.draw(area, &style),
            )?;
        }
    }
    Ok(())
}

/// Plain descent with momentum; the runs proper are in `gd_core`.
fn descend(entry: &Entry, start: Point, rate: f64, momentum: f64, steps: usize) -> Vec<Point> {
    let (mut at, mut velocity) = (start, [0.0; 2]);
    let mut points = vec![at];
    for _ in 0..steps {
        let slope = entry.objective.gradient(at).gradient;
        for ((at, v), g) in at.iter_mut().zip(&mut velocity).zip(slope) {
            *v = momentum * *v - rate * g;
            *at += *v;
        }
        points.push(at);
    }
    points
}

/// The map of a function of two variables with two trails.
struct Map {
    entry: &'static Entry,
    frame: Frame,
    image: heat_map::Image,
    contours: Contours,
    trails: Vec<(Stroke, Vec<Point>)>,
}

impl Map {
    fn new(entry: &'static Entry, style: &Style) -> Self {
        let frame = Frame::new(backend_size(), entry.view, style);
        let field = Field::sample(entry.objective, frame.view(), 240, 200);
        let scale = ValueScale::new(field.values());
        let [xmin, xmax, ymin, ymax] = frame.view();
        let starts = [entry.start, [0.8 * xmin + 0.2 * xmax, 0.25 * ymin + 0.75 * ymax]];
        let mut trails = Vec::new();
        for (k, (start, momentum)) in
            starts.iter().flat_map(|&start| [(start, 0.0), (start, 0.85)]).enumerate()
        {
            let points = descend(entry, start, entry.learning_rate, momentum, 400);
            trails.push((Stroke::nth(k, style.theme), points));
        }
        let image =
            heat_map::image(&field, &scale, style.theme, frame.plot().size(), 6 * RATIO * GRAIN);
        let contours = Contours::new(&field, &scale, 14, style.theme);
        Self { entry, frame, image, contours, trails }
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        let frame = &self.frame;
        self.image.draw(area, frame)?;
        self.contours.draw(area, frame, style)?;
        axes::draw(area, frame, style, &Axes { x: "x", y: "y", grid: false })?;
        for point in critical::find(self.entry.objective, frame.view()).iter().take(60) {
            markers::draw(area, frame, style, Mark::Critical(point.kind), point.at)?;
        }
        for (stroke, points) in &self.trails {
            TrailPen::new(*stroke).draw(area, area, frame, style, points)?;
        }
        for (stroke, points) in &self.trails {
            trail::draw_start(area, frame, style, stroke, *points.first().ok_or("no points")?)?;
            trail::draw_head(area, frame, style, stroke, *points.last().ok_or("no points")?)?;
        }
        Ok(())
    }
}

fn backend_size() -> (u32, u32) {
    (SIZE.0 * RATIO * GRAIN, SIZE.1 * RATIO * GRAIN)
}

/// Draws a chart as SVG and as PNG, the latter averaged down to the screen's pixels.
fn picture(
    file: &Path,
    style: &Style,
    svg: impl Fn(&Area<SVGBackend>) -> Result,
    png: impl Fn(&Area<BitMapBackend>) -> Result,
) -> Result {
    let _ = svg;
    let (width, height) = backend_size();
    let mut buffer = vec![0; 3 * (width * height) as usize];
    {
        let area = BitMapBackend::with_buffer(&mut buffer, (width, height)).into_drawing_area();
        area.fill(&style.background)?;
        png(&area)?;
        area.present()?;
    }
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
    let out = fs::File::create(file.with_extension("png"))?;
    let mut encoder = png::Encoder::new(out, screen.0, screen.1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
