//! A run on a picture, taken further step by step.

use gd_core::{
    Race,
    race::Racer,
    run::row::{Event, Row},
};

use super::scene::{Ground, Scene};
use crate::{
    pen::Pixel,
    run_stroke::run_stroke,
    style::{Stroke, Style},
    surface::PathPen,
    trail::{Growth, TrailPen},
};

/// A run on a picture, and what its last steps have added.
#[derive(Clone, Debug)]
pub struct Path {
    stroke: Stroke,
    pen: Pen,
    rows: usize,
    start: Option<Pixel>,
    head: Option<Pixel>,
    growth: Growth,
    saddle_events: Vec<Pixel>,
}

#[derive(Clone, Debug)]
enum Pen {
    Plane(TrailPen),
    Surface(PathPen),
}

impl Path {
    /// The path of a run that has not begun.
    pub(super) fn new(race: &Race, racer: &Racer, scene: &Scene, style: &Style) -> Self {
        let stroke = run_stroke(race, racer, style.theme);
        let stroke = Stroke { width: stroke.width * style.text / 12.0, ..stroke };
        let plane = TrailPen::new(stroke);
        let growth = Growth::new(&plane);
        let pen = match scene.ground {
            Ground::Surface { viewpoint, .. } => {
                Pen::Surface(PathPen::new(stroke, scene.frame().size(), style, viewpoint))
            }
            _ => Pen::Plane(plane),
        };
        let saddle_events = Vec::new();
        Self { stroke, pen, rows: 0, start: None, head: None, growth, saddle_events }
    }

    /// Goes on to a step, or to the run's end before it, at the cost of what is new; whether there
    /// is anything.
    pub(super) fn advance(
        &mut self,
        racer: &Racer,
        scene: &Scene,
        style: &Style,
        step: usize,
    ) -> bool {
        let to = racer.run.rows().len().min(step.saturating_add(1));
        let rows: Vec<Row> = (self.rows..to).filter_map(|step| racer.run.row(step)).collect();
        self.rows = self.rows.max(to);
        let points = rows.iter().map(|row| scene.point(row.theta, row.value));
        self.growth = match (&mut self.pen, &scene.ground) {
            (Pen::Surface(pen), Ground::Surface { surface, .. }) => {
                pen.grow(surface, style, points)
            }
            (Pen::Plane(pen), _) => pen.grow(scene.frame(), style, points),
            (Pen::Surface(_), _) => return false,
        };
        let pixel = |row: &Row| scene.pixel(style, row.theta, row.value);
        let events = rows.iter().filter(|row| row.event.is_some_and(Event::is_of_saddle));
        self.saddle_events = events.filter_map(pixel).collect();
        if let Some(last) = rows.last() {
            self.head = pixel(last);
        }
        if self.start.is_none() && self.rows > 0 {
            self.start = racer.run.row(0).as_ref().and_then(pixel);
        }
        !rows.is_empty()
    }

    /// The look of it.
    #[must_use]
    pub fn stroke(&self) -> &Stroke {
        &self.stroke
    }

    /// Where the run begins; `None` if out of sight.
    #[must_use]
    pub fn start(&self) -> Option<Pixel> {
        self.start
    }

    /// Where the run is at the step shown; `None` if out of sight.
    #[must_use]
    pub fn head(&self) -> Option<Pixel> {
        self.head
    }

    /// What the last steps have added to its trail.
    #[must_use]
    pub fn growth(&self) -> &Growth {
        &self.growth
    }

    /// Where the last steps met a saddle or left one.
    #[must_use]
    pub fn saddle_events(&self) -> &[Pixel] {
        &self.saddle_events
    }
}
