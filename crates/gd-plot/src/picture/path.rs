//! A run on a picture, taken further step by step.

use gd_core::{
    Point,
    race::Racer,
    run::row::{Event, Row},
};

use super::{
    position::Position,
    scene::{Ground, Scene},
};
use crate::{
    legend::Spot,
    run_stroke::run_stroke,
    style::{Stroke, Style},
    surface::PathPen,
    trail::{Growth, TrailPen, Vertex},
};

/// A run on a picture, and what its last steps have added.
#[derive(Clone, Debug)]
pub struct Path {
    stroke: Stroke,
    pen: Pen,
    /// How many rows are drawn, and how many are to be.
    rows: usize,
    shown: usize,
    start: Option<Spot>,
    head: Option<Spot>,
    growth: Growth,
    part_step: Option<Growth>,
    saddle_events: Vec<(Event, Spot)>,
    /// The kinds of those so far.
    met: Vec<Event>,
    is_hidden: bool,
}

/// How many steps a frame goes for each segment it may draw, at most.
const STEPS_A_SEGMENT: usize = 16;

#[derive(Clone, Debug)]
enum Pen {
    Plane(Box<TrailPen>),
    Surface(Box<PathPen>),
}

impl Path {
    /// The path of a run that has not begun.
    pub(super) fn new(racer: &Racer, scene: &Scene, style: &Style) -> Self {
        let stroke = run_stroke(racer, style.theme);
        let stroke = Stroke { width: stroke.width * style.text / 12.0, ..stroke };
        let plane = TrailPen::new(stroke);
        let growth = Growth::new(&plane);
        let pen = match scene.ground {
            Ground::Surface { projection, .. } => {
                Pen::Surface(Box::new(PathPen::new(stroke, &projection)))
            }
            _ => Pen::Plane(Box::new(plane)),
        };
        Self {
            stroke,
            pen,
            rows: 0,
            shown: 0,
            start: None,
            head: None,
            growth,
            part_step: None,
            saddle_events: Vec::new(),
            met: Vec::new(),
            is_hidden: false,
        }
    }

    /// Goes on towards a place, or to the run's end before it, by about so many segments, at the cost
    /// of what is new; whether there is anything.
    pub(super) fn advance(
        &mut self,
        racer: &Racer,
        scene: &Scene,
        style: &Style,
        Position { step, share }: Position,
        segments: usize,
    ) -> bool {
        self.shown = racer.run.steps().min(step) + 1;
        let before = self.rows;
        // Steps that leave no segment cost little, but not nothing.
        let to = self.shown.min(before.saturating_add(segments.saturating_mul(STEPS_A_SEGMENT)));
        let (mut next, mut events) = (before, Vec::new());
        let points = std::iter::from_fn(|| {
            let row = racer.run.row(next).filter(|_| next < to)?;
            next += 1;
            if let Some(event) = row.event.filter(|event| event.is_of_saddle()) {
                events.push((event, row));
            }
            Some(scene.point(row.theta, row.value))
        });
        if let Some(growth) = self.pen.grow(scene, style, points, segments) {
            self.growth = growth;
        }
        self.rows = before.max(next);
        let spot = |row: Row| scene.spot(row.theta, row.value);
        self.saddle_events.clear();
        for (event, row) in events {
            let Some(at) = spot(row) else { continue };
            self.saddle_events.push((event, at));
            if !self.has_met(event) {
                self.met.push(event);
            }
        }
        let now = racer.run.row(self.shown - 1);
        let to = racer.run.row(self.shown).filter(|_| share > 0.0);
        let under_way = now.zip(to).map(|(now, to)| between(now, to, share));
        self.head = under_way.or(now).and_then(spot);
        // Where the trail has not come to the step yet, nothing can be joined to it.
        let under_way = under_way.filter(|_| !self.is_behind());
        self.part_step = under_way.and_then(|at| {
            let point = scene.point(at.theta, at.value);
            self.pen.clone().grow(scene, style, std::iter::once(point), usize::MAX)
        });
        if before == 0 {
            self.start = racer.run.row(0).and_then(spot);
        }
        self.is_hidden |= !self.growth.hidden.0.is_empty();
        next > before
    }

    /// Whether steps shown are not drawn yet.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.rows < self.shown
    }

    /// The look of it.
    #[must_use]
    pub fn stroke(&self) -> &Stroke {
        &self.stroke
    }

    /// Where the run begins; `None` if out of sight.
    #[must_use]
    pub fn start(&self) -> Option<Spot> {
        self.start
    }

    /// Where the run is; `None` if out of sight.
    #[must_use]
    pub fn head(&self) -> Option<Spot> {
        self.head
    }

    /// What the last steps have added to its trail.
    #[must_use]
    pub fn growth(&self) -> &Growth {
        &self.growth
    }

    /// What it has gone of the next step, which is not part of the trail yet.
    #[must_use]
    pub fn part_step(&self) -> Option<&Growth> {
        self.part_step.as_ref()
    }

    /// Whether each step in sight, of those drawn so far, has a marker of its own.
    #[must_use]
    pub fn marks_every_step(&self) -> bool {
        match &self.pen {
            Pen::Plane(pen) => pen.marks_every_step(),
            Pen::Surface(pen) => pen.marks_every_step(),
        }
    }

    /// Where the last steps lingered near a saddle or left one.
    #[must_use]
    pub fn saddle_events(&self) -> &[(Event, Spot)] {
        &self.saddle_events
    }

    /// Whether a surface hides a part of its trail, an end of it or where it met a saddle.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        let ends = self.start.iter().chain(&self.head);
        let mut marks = self.saddle_events.iter().map(|(_, spot)| spot).chain(ends);
        self.is_hidden || marks.any(|spot| spot.is_hidden)
    }

    /// How many steps are drawn.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.rows.saturating_sub(1)
    }

    /// Whether an event of a saddle happened in sight at a step drawn so far.
    #[must_use]
    pub fn has_met(&self, event: Event) -> bool {
        self.met.contains(&event)
    }
}

impl Pen {
    /// Takes a trail further along points of the scene, by about so many segments; `None` where it
    /// does not belong there.
    fn grow(
        &mut self,
        scene: &Scene,
        style: &Style,
        points: impl Iterator<Item = Point>,
        segments: usize,
    ) -> Option<Growth> {
        match (self, &scene.ground) {
            (Self::Surface(pen), Ground::Surface { surface, .. }) => {
                Some(pen.grow(surface, style, points, segments))
            }
            (Self::Plane(pen), _) => {
                let frame = scene.frame();
                let vertices =
                    points.map(|point| Vertex { at: frame.to_pixel(point), is_step: true });
                Some(pen.follow(frame.plot(), style, vertices, segments))
            }
            (Self::Surface(_), _) => None,
        }
    }
}

/// θ and f between two rows, as straight as the trail is.
fn between(from: Row, to: Row, share: f64) -> Row {
    let part = |from: f64, to: f64| from + share * (to - from);
    let ([x, y], mut row) = (from.theta, from);
    row.theta = [part(x, to.theta[0]), part(y, to.theta[1])];
    row.value = part(from.value, to.value);
    row
}
