//! The chart of a sweep: what is to be worked out, what has come, and what is said of it.

use gd_core::{
    map::{
        basin::Tile,
        sweep::Sweep,
        sweep_axis::Axis,
        sweep_image::{Part, SweepImage},
    },
    scenario::Mapped,
    words::sweep::{
        best_told, border_told, cell_told, hatched_told, subject, sweep_told, tally_told,
    },
};
use gd_plot::sweep_chart::{self, diverged_swatch, levels_bar, own_swatch, steps_bar};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

use crate::{
    canvas::{self, Look, Places, failed},
    picture::Outline,
    playground::Playground,
    serializer::to_js,
};

/// What is to be worked out.
#[derive(Serialize)]
struct Work {
    query: String,
    side: usize,
}

/// What is said of a sweep.
#[derive(Serialize)]
struct Told {
    subject: String,
    tally: Option<String>,
    best: Option<String>,
    border: Option<String>,
    all: Option<String>,
    steps: Option<Outline>,
    levels: Option<Outline>,
    hatched: String,
    diverged: Vec<Outline>,
    own: Vec<Outline>,
}

/// An option that can be on an axis.
#[derive(Serialize)]
struct Choice {
    id: &'static str,
    name: String,
}

/// A sweep as far as it has come, and its chart.
#[wasm_bindgen]
#[derive(Default)]
pub struct SweepChart {
    rule: usize,
    sweep: Option<Sweep>,
    query: String,
    cells: SweepImage,
    chart: Option<(sweep_chart::SweepChart, Places, gd_plot::Style)>,
}

/// What can be on the axes of a sweep of a rule, each with its name.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "{ id: string; name: string }[]")]
pub fn sweep_options(playground: &Playground, rule: usize) -> Result<JsValue, JsValue> {
    let scenario = playground.race.scenario();
    let choice = |id| Choice { id, name: Axis::name_of(scenario, rule, id) };
    to_js(&scenario.sweepable(rule).into_iter().map(choice).collect::<Vec<_>>())
}

/// The options on the axes: the horizontal one, and the vertical one.
#[wasm_bindgen]
#[must_use]
pub fn swept_options(playground: &Playground) -> Vec<String> {
    let scenario = playground.race.scenario();
    let Some(Mapped::Sweep { rule, x, y }) = scenario.map else { return Vec::new() };
    scenario.swept_options(rule, [x, y]).map(str::to_owned).to_vec()
}

#[wasm_bindgen]
impl SweepChart {
    /// One of which nothing is known.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is to be worked out now; null until the run that is swept has ended. What is
    /// [`put`](Self::put) from now on is of this.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "{ query: string; side: number } | null")]
    pub fn wanted(&mut self, playground: &Playground) -> Result<JsValue, JsValue> {
        let race = &playground.race;
        let Some(sweep) = Sweep::of(race) else { return Ok(JsValue::NULL) };
        let query = sweep.scenario().write();
        let side = sweep.side();
        self.rule = race.scenario().map.map_or(0, Mapped::rule);
        if query != self.query {
            let is_alike = self.sweep.as_ref().is_some_and(|old| old.axes == sweep.axes);
            self.cells.renew(side, is_alike);
            self.query.clone_from(&query);
        }
        self.sweep = Some(sweep);
        to_js(&Work { query, side })
    }

    /// Takes a part of a raster of so many columns and rows: `tile` is its first column and row, its
    /// columns and rows.
    pub fn put(
        &mut self,
        columns: usize,
        rows: usize,
        tile: &[u32],
        ends: &[u8],
        steps: &[u32],
        values: &[f64],
    ) {
        let &[column, row, across, down] = tile else { return };
        let [column, row, across, down] = [column, row, across, down].map(|n| n as usize);
        let tile = Tile { column, row, columns: across, rows: down };
        self.cells.put(Part { columns, rows, tile, ends, steps, values });
    }

    /// Draws the chart as far as it has come.
    ///
    /// # Errors
    /// The canvas's, and where `look` is not a `Look`.
    pub fn draw(
        &mut self,
        canvas: &HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "Look")] look: JsValue,
    ) -> Result<(), JsValue> {
        let look = Look::read(look)?;
        let Some(sweep) = &self.sweep else { return Ok(()) };
        let style = look.style();
        let chart = sweep_chart::SweepChart::new(sweep, look.size(), &style);
        chart.draw(&canvas::cleared(canvas)?, sweep, &self.cells).map_err(failed)?;
        self.chart = Some((chart, look.places(), style));
        Ok(())
    }

    /// What is said of it; null before it was drawn.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Sweep | null")]
    pub fn told(&self) -> Result<JsValue, JsValue> {
        let known = self.sweep.as_ref().zip(self.chart.as_ref());
        to_js(&known.map(|(sweep, (.., style))| {
            let tally = self.cells.tally();
            let outlines =
                |shapes: Vec<_>| shapes.into_iter().map(Outline::from).collect::<Vec<_>>();
            let has_levels = tally.as_ref().is_none_or(|tally| tally.unfinished > 0);
            let has_steps = tally.as_ref().is_none_or(|tally| tally.converged > 0);
            let levels = || levels_bar(style, &self.cells, sweep.goal()).into();
            Told {
                subject: subject(sweep),
                best: tally.as_ref().and_then(|tally| best_told(sweep, tally)),
                border: sweep.border.as_ref().map(|border| border_told(sweep, border)),
                all: tally.as_ref().map(|tally| sweep_told(sweep, tally)),
                tally: tally.as_ref().map(tally_told),
                steps: has_steps.then(|| steps_bar(self.cells.scale()).into()),
                hatched: hatched_told(tally.as_ref()),
                levels: has_levels.then(levels),
                diverged: outlines(diverged_swatch(style)),
                own: outlines(own_swatch(style)),
            }
        }))
    }

    /// The plot's edges in CSS pixels: left, top, right, bottom.
    #[must_use]
    pub fn plot(&self) -> Vec<f64> {
        let edges =
            |(chart, places, _): &(sweep_chart::SweepChart, Places, _)| places.edges(chart.frame());
        self.chart.as_ref().map_or_else(Vec::new, edges)
    }

    /// The column and row at a place in CSS pixels; empty outside.
    #[must_use]
    pub fn cell_at(&self, x: f64, y: f64) -> Vec<usize> {
        let place = |(chart, places, _): &(sweep_chart::SweepChart, Places, _)| {
            chart.share(places.to_pixels(x, y))
        };
        let side = self.cells.side() as f64;
        let share = self.chart.as_ref().and_then(place);
        share.map_or_else(Vec::new, |share| share.map(|share| (share * side) as usize).to_vec())
    }

    /// The column and row of the scenario's own options, or of those nearest to them.
    #[must_use]
    pub fn own_cell(&self) -> Vec<usize> {
        let side = self.cells.side() as f64;
        let Some(sweep) = &self.sweep else { return Vec::new() };
        let cell = |(axis, own): (&Axis, f64)| (axis.share(own) * side).clamp(0.0, side - 1.0);
        sweep.axes.iter().zip(sweep.own).map(cell).map(|cell| cell as usize).collect()
    }

    /// How many cells there are to a side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.cells.side()
    }

    /// What becomes of the run with a pair; nothing while it is not known.
    #[must_use]
    pub fn describe(&self, column: usize, row: usize) -> Option<String> {
        let sweep = self.sweep.as_ref()?;
        let side = self.cells.side();
        let share = [column, row].map(|k| (k as f64 + 0.5) / side as f64);
        Some(cell_told(sweep, sweep.pair(column, row, side), self.cells.known(share)?))
    }

    /// The edit that takes a pair.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Edit | null")]
    pub fn take(&self, column: usize, row: usize) -> Result<JsValue, JsValue> {
        let side = self.cells.side();
        let edit = |sweep: &Sweep| sweep.edit(sweep.pair(column, row, side), self.rule);
        to_js(&self.sweep.as_ref().map(edit))
    }
}
