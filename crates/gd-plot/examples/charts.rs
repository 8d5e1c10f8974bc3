//! Draws every chart, light and dark, as SVG and PNG into a folder:
//! `cargo run -p gd-plot --example charts -- target/charts`.

mod bitmap;

use std::{fs, path::Path};

use bitmap::{Drawing, Result, backend_size, save, style};

use gd_core::{
    Race, Scenario,
    function::loss,
    learning_curve::{Measure, learning_curve},
    rule::hyperparameter::Choice,
    scenario::Theme,
    words::run_name::run_names,
};
use gd_plot::{
    Area, Backend, Layout, Stroke, Style,
    composition::draw_whole,
    data_plot::DataPlot,
    geometry::AxisScale,
    loss_curve::{LossCurve, Series, stretches},
    loss_shape::LossShape,
    run_stroke::run_stroke,
    thinned_series::ThinnedSeries,
};
use plotters::prelude::*;

/// CSS pixels to a side.
const SIZE: (u32, u32) = (720, 600);

fn main() -> Result {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/charts".to_owned());
    fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let style = style(theme);
        let file = |chart: &str| Path::new(&folder).join(format!("{chart}-{name}"));
        for id in ["himmelblau", "rosenbrock", "rastrigin", "easom"] {
            let link = format!("f={id}&opt=gd;momentum(mu=0.85)&restarts=1&steps=400&lr=0.001");
            Chart::Picture(&link, 400).save(&file(id), &style)?;
            let surface = format!("{link}&show=surface");
            Chart::Picture(&surface, 400).save(&file(&format!("surface-{id}")), &style)?;
        }
        let field = "f=monkey-saddle&at=1,0.1&lr=0.05&show=field";
        Chart::Picture(field, 3).save(&file("gradients"), &style)?;
        for id in ["double-well", "gramacy-lee"] {
            Chart::Picture(&format!("f={id}&lr=0.02"), 2).save(&file(id), &style)?;
        }
        Chart::Loss(AxisScale::Log).save(&file("loss-log"), &style)?;
        Chart::Loss(AxisScale::Linear).save(&file("loss-linear"), &style)?;
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
    /// A link at a step.
    Picture(&'a str, usize),
    Loss(AxisScale),
    /// The data of a link at step 3, with the mini-batch of its last run.
    Data(&'a str),
    LossShape(&'a [&'a str]),
}

impl Drawing for Chart<'_> {
    fn draw<DB: Backend>(&self, area: &Area<DB>, style: &Style) -> Result
    where
        DB::ErrorType: 'static,
    {
        area.fill(&style.background)?;
        match self {
            Self::Picture(query, step) => {
                let layout = Layout::new(backend_size(SIZE), *style);
                draw_whole(&raced(query), &layout, *step, Some(0), area)?;
            }
            Self::Loss(scale) => draw_loss(area, style, *scale)?,
            Self::Data(query) => draw_data(area, style, query)?,
            Self::LossShape(losses) => draw_losses(area, style, losses)?,
        }
        Ok(area.present()?)
    }
}

impl Chart<'_> {
    /// Draws as SVG and as PNG.
    fn save(&self, file: &Path, style: &Style) -> Result {
        save(&file.with_extension("svg"), backend_size(SIZE), self, style)?;
        save(&file.with_extension("png"), backend_size(SIZE), self, style)
    }
}

fn raced(query: &str) -> Race {
    Race::finished(Scenario::parse(query).scenario)
}

fn draw_loss<DB: DrawingBackend>(area: &Area<DB>, style: &Style, scale: AxisScale) -> Result
where
    DB::ErrorType: 'static,
{
    let race = raced("f=rosenbrock&at=-1,-1;0,2&opt=gd;momentum(mu=0.85)&lr=0.001&steps=300&tol=0");
    let thinned = |racer| {
        let mut series = ThinnedSeries::new(stretches(1), scale == AxisScale::Log);
        series.extend(learning_curve(&race, racer, Measure::Value, 0));
        series
    };
    let values: Vec<_> = (0..race.racers().len()).map(thinned).collect();
    let stroke = |racer| run_stroke(racer, style.theme);
    let series: Vec<Series> = values
        .iter()
        .zip(race.racers())
        .map(|(values, racer)| Series { values, spacing: 1.0, stroke: stroke(racer) })
        .collect();
    let mut chart = LossCurve::new(backend_size(SIZE), style, &series, scale);
    chart.draw(area, style, ["step", "value"], usize::MAX)?;
    Ok(())
}

fn draw_data<DB: DrawingBackend>(area: &Area<DB>, style: &Style, query: &str) -> Result
where
    DB::ErrorType: 'static,
{
    let race = raced(query);
    let fit = race.scenario().function.fit().ok_or("no data")?;
    let last = race.racers().len() - 1;
    DataPlot::new(fit, backend_size(SIZE), style).draw(area, &race, &run_names(&race), 3, last)?;
    Ok(())
}

fn draw_losses<DB: DrawingBackend>(area: &Area<DB>, style: &Style, ids: &[&str]) -> Result
where
    DB::ErrorType: 'static,
{
    let losses: Vec<_> = ids.iter().filter_map(|id| loss::find(id)).map(Choice::new).collect();
    let curves: Vec<_> = losses.iter().map(|loss| loss.curve([-3.0, 3.0], 401)).collect();
    let all: Vec<_> = curves.iter().map(Vec::as_slice).collect();
    let chart = LossShape::new(backend_size(SIZE), style, &all);
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
