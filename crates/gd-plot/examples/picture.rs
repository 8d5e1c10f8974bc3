//! Draws every chart, light and dark, as SVG and PNG into a folder:
//! `cargo run -p gd-plot --example picture -- target/pictures`.

use std::{error::Error, fs, path::Path};

use gd_core::{
    Function, Point, Race, Scenario,
    function::{
        catalog::{self, Entry},
        loss,
    },
    landscape::search,
    map::grid::{Grid, Profile, sample_gradient},
    rule::hyperparameter::Choice,
};
use gd_plot::{
    Area, Frame, Stroke, Style, Theme, ValueScale,
    arrows::{self, Arrow},
    axes::{self, Axes},
    contour::Contours,
    curve,
    data::{self, DataPoint},
    geometry::Scale,
    heat_map,
    loss_curve::{LossCurve, Series},
    loss_shape::LossShape,
    markers::{self, Mark},
    surface::{Camera, Surface},
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
        for id in ["himmelblau", "rosenbrock", "rastrigin", "easom"] {
            let map = Map::new(catalog::find(id).ok_or("no such function")?, &style);
            Chart::Map(&map).save(&file(id), &style)?;
            Chart::Surface(&map).save(&file(&format!("surface-{id}")), &style)?;
        }
        let saddle = catalog::find("monkey-saddle").ok_or("no such function")?;
        Chart::Gradients(saddle).save(&file("gradients"), &style)?;
        for id in ["double-well", "gramacy-lee"] {
            let entry = catalog::find(id).ok_or("no such function")?;
            Chart::Curve(entry).save(&file(id), &style)?;
        }
        Chart::Loss(Scale::Log).save(&file("loss-log"), &style)?;
        Chart::Loss(Scale::Linear).save(&file("loss-linear"), &style)?;
        for id in ["line", "outliers", "blobs", "overlap", "curve"] {
            Chart::Data(&format!("data={id}&batch=full;8"))
                .save(&file(&format!("data-{id}")), &style)?;
        }
        Chart::Data("data=csv:0,0;1,0;1.5,1;2,0;3,1;4,1").save(&file("data-csv"), &style)?;
        Chart::LossShape(&["mse", "mae", "huber"]).save(&file("losses"), &style)?;
        Chart::LossShape(&["cross-entropy", "hinge"]).save(&file("losses-of-scores"), &style)?;
    }
    Ok(())
}

enum Chart<'a> {
    Map(&'a Map),
    Surface(&'a Map),
    Gradients(&'static Entry),
    Curve(&'static Entry),
    Loss(Scale),
    /// The data of a link with the fit of its first run at the end and a mini-batch of its last.
    Data(&'a str),
    LossShape(&'a [&'a str]),
}

impl Chart<'_> {
    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        area.fill(&style.background)?;
        match self {
            Self::Map(map) => map.draw(area, style)?,
            Self::Surface(map) => map.draw_surface(area, style)?,
            Self::Gradients(entry) => draw_gradients(area, style, entry)?,
            Self::Curve(entry) => draw_curve(area, style, entry)?,
            Self::Loss(scale) => draw_loss(area, style, *scale)?,
            Self::Data(query) => draw_data(area, style, query)?,
            Self::LossShape(losses) => draw_losses(area, style, losses)?,
        }
        Ok(area.present()?)
    }

    /// Draws as SVG, and as PNG averaged down to the screen's pixels.
    fn save(&self, file: &Path, style: &Style) -> Result {
        let (width, height) = backend_size();
        let svg = file.with_extension("svg");
        self.draw(&SVGBackend::new(&svg, (width, height)).into_drawing_area(), style)?;
        let mut buffer = vec![0; 3 * (width * height) as usize];
        let bitmap = BitMapBackend::with_buffer(&mut buffer, (width, height));
        self.draw(&bitmap.into_drawing_area(), style)?;
        save_png(&file.with_extension("png"), &buffer)
    }
}

/// Plain descent with momentum; the runs proper are in `gd_core`.
fn descend(
    function: &Function,
    start: Point,
    rate: f64,
    momentum: f64,
    steps: usize,
) -> Vec<Point> {
    let (mut at, mut velocity) = (start, [0.0; 2]);
    let mut points = vec![at];
    for _ in 0..steps {
        let slope = function.objective().gradient(at).gradient;
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
    function: Function,
    frame: Frame,
    surface: Surface,
    image: heat_map::Image,
    contours: Contours,
    trails: Vec<(Stroke, Vec<Point>)>,
}

impl Map {
    fn new(entry: &'static Entry, style: &Style) -> Self {
        let frame = Frame::new(backend_size(), entry.view, style);
        let function = Function::of(entry);
        let field = Grid::sample(function.objective(), frame.view(), 240, 200);
        let scale = ValueScale::new(field.values());
        let [xmin, xmax, ymin, ymax] = frame.view();
        let starts = [entry.start, [0.8 * xmin + 0.2 * xmax, 0.25 * ymin + 0.75 * ymax]];
        let mut trails = Vec::new();
        for (k, (start, momentum)) in
            starts.iter().flat_map(|&start| [(start, 0.0), (start, 0.85)]).enumerate()
        {
            let points = descend(&function, start, entry.learning_rate, momentum, 400);
            trails.push((Stroke::nth(k, style.theme), points));
        }
        let image = heat_map::image(&field, &scale, style.theme, (360, 300), 6);
        let contours = Contours::new(&field, &scale, 14, style.theme);
        let surface = Surface::new(&field, &scale);
        Self { function, frame, surface, image, contours, trails }
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        let frame = &self.frame;
        self.image.draw(area, frame)?;
        self.contours.draw(area, frame, style)?;
        axes::draw(area, frame, style, &Axes { x: "x", y: "y", grid: false })?;
        for point in search::find(self.function.objective(), frame.view()).iter().take(60) {
            markers::draw(area, frame, style, Mark::Critical(point.kind), point.at)?;
        }
        for (stroke, points) in &self.trails {
            TrailPen::new(*stroke).draw(area, area, frame, style, points)?;
        }
        for (stroke, points) in &self.trails {
            trail::draw_start(area, frame, style, stroke, *points.first().ok_or("no points")?)?;
            trail::draw_head(area, frame, style, stroke, *points.last().ok_or("no points")?)?;
        }
        let point = [-1.0, -1.0];
        let vector = self.function.objective().gradient(point).gradient;
        let descent = vector.map(|g| -0.03 * g);
        let arrow =
            Arrow { from: point, vector: descent, label: "−α∇f", color: style.foreground };
        arrows::draw(area, frame, style, &arrow)?;
        Ok(())
    }

    fn draw_surface<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        let camera = Camera::default();
        self.surface.draw(area, style, camera)?;
        for (stroke, points) in &self.trails {
            self.surface.draw_trail(area, style, camera, stroke, points)?;
        }
        Ok(())
    }
}

/// The field of downhill directions over a map.
fn draw_gradients<DB: DrawingBackend>(
    area: &Area<DB>,
    style: &Style,
    entry: &'static Entry,
) -> Result
where
    DB::ErrorType: 'static,
{
    let frame = Frame::new(backend_size(), entry.view, style);
    let function = Function::of(entry);
    let field = Grid::sample(function.objective(), frame.view(), 160, 160);
    let scale = ValueScale::new(field.values());
    heat_map::image(&field, &scale, style.theme, (240, 200), 6).draw(area, &frame)?;
    axes::draw(area, &frame, style, &Axes { x: "x", y: "y", grid: false })?;
    let downhill: Vec<_> = sample_gradient(function.objective(), frame.view(), 20, 16)
        .iter()
        .map(|&(at, [dx, dy])| (at, [-dx, -dy]))
        .collect();
    arrows::draw_field(area, &frame, style, &downhill, 34.0)?;
    Ok(())
}

/// The curve of a function of one variable with a trail and the tangent at its tenth step.
fn draw_curve<DB: DrawingBackend>(area: &Area<DB>, style: &Style, entry: &'static Entry) -> Result
where
    DB::ErrorType: 'static,
{
    let frame = Frame::new(backend_size(), entry.view, style);
    let [xmin, xmax, ..] = frame.view();
    axes::draw(area, &frame, style, &Axes { x: "x", y: "f(x)", grid: true })?;
    let function = Function::of(entry);
    let profile = Profile::sample(function.objective(), xmin, xmax, 1200);
    curve::draw(area, &frame, style, profile.points())?;
    let on_curve = |at: &Point| [at[0], function.objective().value(*at)];
    let steps = descend(&function, entry.start, entry.learning_rate, 0.0, 6);
    let points: Vec<Point> = steps.iter().map(on_curve).collect();
    let stroke = Stroke::nth(0, style.theme);
    TrailPen::new(stroke).draw(area, area, &frame, style, &points)?;
    let (at, step) = (points.get(2).ok_or("short")?, steps.get(2).ok_or("short")?);
    let slope = function.objective().gradient(*step).gradient[0];
    curve::draw_tangent(area, &frame, style, Stroke::nth(1, style.theme).color, *at, slope)?;
    trail::draw_head(area, &frame, style, &stroke, *at)?;
    Ok(())
}

fn draw_loss<DB: DrawingBackend>(area: &Area<DB>, style: &Style, scale: Scale) -> Result
where
    DB::ErrorType: 'static,
{
    let runs =
        [("himmelblau", 0.0), ("himmelblau", 0.85), ("rosenbrock", 0.0), ("rosenbrock", 0.85)];
    let mut values = Vec::new();
    for (id, momentum) in runs {
        let entry = catalog::find(id).ok_or("no such function")?;
        let function = Function::of(entry);
        let points = descend(&function, entry.start, entry.learning_rate, momentum, 300);
        values.push(points.iter().map(|&at| function.objective().value(at)).collect::<Vec<_>>());
    }
    let series: Vec<Series> = values
        .iter()
        .enumerate()
        .map(|(k, values)| Series { values, spacing: 1.0, stroke: Stroke::nth(k, style.theme) })
        .collect();
    let chart = LossCurve::new(backend_size(), style, &series, scale);
    chart.draw(area, style, ["step", "value"])?;
    Ok(())
}

fn draw_data<DB: DrawingBackend>(area: &Area<DB>, style: &Style, query: &str) -> Result
where
    DB::ErrorType: 'static,
{
    let mut race = Race::new(Scenario::parse(query).scenario);
    race.finish();
    let fit = race.scenario().function.fit().ok_or("no data")?;
    let frame = Frame::new(backend_size(), fit.data.view(), style);
    let names = if fit.data.features() == 1 { ("x", "y") } else { ("x₁", "x₂") };
    axes::draw(area, &frame, style, &Axes { x: names.0, y: names.1, grid: true })?;
    let first = race.racers().first().ok_or("no runs")?.run.last().theta;
    let batch = race.racers().last().and_then(|racer| racer.run.batch(3)).unwrap_or_default();
    let places = || fit.data.points().zip(fit.data.samples());
    if !fit.model.classifies {
        let residuals: Vec<_> =
            places().map(|(at, sample)| (at, fit.prediction(first, sample.inputs))).collect();
        data::draw_residuals(area, &frame, style, &residuals)?;
    }
    for (k, racer) in race.racers().iter().enumerate() {
        let curve = fit.curve(racer.run.last().theta, frame.view(), 400);
        data::draw_fit(area, &frame, style, &Stroke::nth(k, style.theme), &curve)?;
    }
    let points: Vec<_> = places()
        .enumerate()
        .map(|(k, (at, sample))| DataPoint {
            at,
            class: fit.model.classifies.then_some(sample.target > 0.0),
            in_batch: batch.contains(&k),
        })
        .collect();
    data::draw_points(area, &frame, style, &points)?;
    Ok(())
}

fn draw_losses<DB: DrawingBackend>(area: &Area<DB>, style: &Style, ids: &[&str]) -> Result
where
    DB::ErrorType: 'static,
{
    let losses: Vec<_> = ids.iter().filter_map(|id| loss::find(id)).map(Choice::new).collect();
    let curves: Vec<_> = losses.iter().map(|loss| loss.curve([-3.0, 3.0], 401)).collect();
    let all: Vec<_> = curves.iter().map(Vec::as_slice).collect();
    let chart = LossShape::new(backend_size(), style, &all);
    let of_score = losses.first().is_some_and(|loss| loss.of.of_score);
    chart.draw_axes(area, style, if of_score { "margin" } else { "residual" })?;
    for (k, (curve, loss)) in curves.iter().zip(&losses).enumerate() {
        let stroke = Stroke::nth(k, style.theme);
        chart.draw_curve(area, style, &stroke, curve)?;
        let points: Vec<_> = [-1.7, 0.4, 2.2].map(|at| [at, loss.shape(at)]).to_vec();
        chart.draw_points(area, style, &stroke, &points)?;
    }
    Ok(())
}

fn backend_size() -> (u32, u32) {
    (SIZE.0 * RATIO * GRAIN, SIZE.1 * RATIO * GRAIN)
}

fn save_png(file: &Path, buffer: &[u8]) -> Result {
    let (width, height) = backend_size();
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
    let out = fs::File::create(file)?;
    let mut encoder = png::Encoder::new(out, screen.0, screen.1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
