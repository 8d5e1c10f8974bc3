//! A function in a frame: its map, its curve or its surface, sampled, and where places of it are.

use gd_core::{
    Function, Point, Scenario,
    map::{
        grid::{Grid, Profile},
        sampler::GridSampler,
    },
    scenario::{Part, Theme, Viewpoint},
};

use super::{budget::Budget, layout::Layout};
use crate::{
    contour::Contours,
    frame::Frame,
    geometry::Region,
    heat_map::HeatMap,
    image::Image,
    legend::Spot,
    pen::{Pixel, unit},
    style::Style,
    surface::{Projection, Surface},
    value_scale::ValueScale,
};

/// How many contours a map has.
const CONTOURS: usize = 16;

/// How finely a function is sampled at most: nodes of a map, to a side if it were square; of a
/// surface, to a side; places of a curve. However heavy a function is, it is evaluated no more often
/// than this, some 60,000 times for a map.
const NODES: usize = 240;
/// Nodes of a map where every value is a sum over data, and a point that is dragged wants a map at
/// once.
const NODES_OF_DATA: usize = 120;
const NODES_OF_SURFACE: usize = 2 * Surface::CELLS + 1;
const PLACES: usize = 1600;

/// How many pixels of a map's image are painted at a time: a map of a usual screen at once.
const PIXELS_A_SLICE: usize = 700_000;

/// How many contours are traced at a time.
const CONTOURS_A_SLICE: usize = 4;

/// How a function is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two variables, from above.
    Map,
    /// One variable.
    Curve,
    /// Two variables, in three dimensions.
    Surface,
}

impl Form {
    /// The form that a scenario asks for.
    pub(super) fn of(scenario: &Scenario) -> Self {
        if scenario.dimension() == 1 {
            Self::Curve
        } else if scenario.shows(Part::Surface) {
            Self::Surface
        } else {
            Self::Map
        }
    }
}

/// A function, laid out, and sampled from coarse to fine.
#[derive(Clone, Debug)]
pub struct Scene {
    frame: Frame,
    names: [&'static str; 2],
    value_name: &'static str,
    sampler: GridSampler,
    /// How many nodes apart those are that are drawn; `None` before anything is.
    drawn: Option<usize>,
    /// The image of the whole sample while it is painted, where that takes more than one slice.
    next_image: Option<(HeatMap, ValueScale)>,
    /// The contours that are traced of the whole sample, until they are all there.
    next_contours: Option<Contours>,
    /// The scale of the values drawn.
    scale: ValueScale,
    pub(crate) ground: Ground,
}

/// What of a function is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Ground {
    Map { image: Image, contours: Contours },
    Curve(Profile),
    Surface { surface: Box<Surface>, projection: Projection },
}

impl Scene {
    /// Lays a scenario's function out as a layout says, and takes the coarsest sample of it.
    pub(super) fn new(scenario: &Scenario, layout: &Layout) -> Self {
        let function = &scenario.function;
        let form = Form::of(scenario);
        let region = layout.region.unwrap_or_else(|| scenario.camera());
        let frame = frame(form, region, scenario, layout);
        let [x, y] = function.variables();
        let value = if x == "x" { "f(x)" } else { function.value_name() };
        let names = if form == Form::Curve { [x, value] } else { [x, y] };
        let value_name = function.value_name();
        let nodes = if function.fit().is_some() { NODES_OF_DATA } else { NODES };
        let [xmin, xmax, ..] = frame.view();
        let mut sampler = match form {
            Form::Curve => GridSampler::new([xmin, xmax, 0.0, 0.0], PLACES, 1),
            Form::Surface => GridSampler::new(frame.view(), NODES_OF_SURFACE, NODES_OF_SURFACE),
            Form::Map => {
                let [columns, rows] = nodes_of(&frame, nodes);
                GridSampler::new(frame.view(), columns, rows)
            }
        };
        sampler.work(function.objective(), usize::MAX);
        // A map's image is painted by the first refinement, of more than that.
        let viewpoint = layout.viewpoint.unwrap_or(scenario.viewpoint);
        let projection = Projection::new(layout.size, &layout.style, viewpoint);
        let grid = sampler.grid();
        let scale = ValueScale::new(grid.values());
        let ground = ground(form, &grid, &scale, projection);
        let next_contours = (form == Form::Map).then(Contours::default);
        let (drawn, next_image) = (None, None);
        Self { frame, names, value_name, sampler, drawn, next_image, next_contours, scale, ground }
    }

    /// Goes on with the sample as far as a budget goes; whether there is more to see.
    pub(super) fn refine(
        &mut self,
        function: &Function,
        layout: &Layout,
        budget: &mut Budget,
    ) -> bool {
        let (mut is_finer, is_unlimited) = (false, budget.evaluations == usize::MAX);
        loop {
            is_finer |= self.refine_once(function, layout, budget);
            if !is_unlimited || !self.is_pending() {
                return is_finer;
            }
        }
    }

    /// Does one thing that takes long: evaluates, paints some of an image, or traces some contours. Only the
    /// first time it does the first two, so that there is something at once.
    fn refine_once(&mut self, function: &Function, layout: &Layout, budget: &mut Budget) -> bool {
        let is_first = self.drawn.is_none();
        if is_first || self.is_drawn() && !self.sampler.is_complete() {
            let objective = function.objective();
            let most = (budget.evaluations / objective.effort()).max(1);
            let mut left = most;
            while !self.sampler.is_complete() && left > 0 {
                left -= self.sampler.work(objective, left);
            }
            budget.spend((most - left).saturating_mul(objective.effort()));
            if !is_first {
                return false;
            }
        }
        if self.is_drawn() {
            return self.trace(layout.style.theme);
        }
        // The last one of all is painted in full.
        let is_quick = is_first || !self.sampler.is_complete();
        if self.next_image.is_none() {
            let grid = self.sampler.grid();
            if self.form() == Form::Map {
                let map = heat_map(&grid, &self.frame, layout, is_quick);
                self.next_image = Some(map);
            } else {
                self.drawn = self.sampler.known();
                self.scale = ValueScale::new(grid.values());
                self.resample(&grid);
                return true;
            }
        }
        let Some((map, _)) = &mut self.next_image else { return false };
        if !map.paint(PIXELS_A_SLICE) {
            return false;
        }
        let Some((HeatMap { image, .. }, scale)) = self.next_image.take() else { return false };
        let is_coarse = is_quick
            && self.sampler.is_complete()
            && grain(&self.frame, layout, true) > grain(&self.frame, layout, false);
        // The same sample is painted again, more finely.
        self.drawn = if is_coarse { Some(usize::MAX) } else { self.sampler.known() };
        self.scale = scale;
        self.ground = Ground::Map { image, contours: Contours::default() };
        true
    }

    /// Shows a finer sample of a curve or a surface.
    fn resample(&mut self, grid: &Grid) {
        match &mut self.ground {
            Ground::Curve(profile) => *profile = grid.lowest_row(),
            Ground::Surface { surface, .. } => **surface = Surface::new(grid, &self.scale),
            Ground::Map { .. } => {}
        }
    }

    /// Whether what is drawn is the finest sample that there is.
    fn is_drawn(&self) -> bool {
        self.drawn == self.sampler.known()
    }

    /// Traces some contours of the whole sample; whether they are all there now.
    fn trace(&mut self, theme: Theme) -> bool {
        let (Ground::Map { contours, .. }, Some(next)) =
            (&mut self.ground, &mut self.next_contours)
        else {
            return false;
        };
        let grid = self.sampler.grid();
        if next.trace(&grid, &self.scale, CONTOURS, theme, CONTOURS_A_SLICE) < CONTOURS {
            return false;
        }
        *contours = self.next_contours.take().unwrap_or_default();
        true
    }

    /// Whether there is more to sample or to trace.
    pub(super) fn is_pending(&self) -> bool {
        !self.sampler.is_complete() || !self.is_drawn() || self.next_contours.is_some()
    }

    /// Sees a surface from a viewpoint; whether it was seen from another.
    pub(super) fn turn(&mut self, to: Viewpoint, style: &Style) -> bool {
        let Ground::Surface { projection, .. } = &mut self.ground else { return false };
        let before = *projection;
        *projection = Projection::new(self.frame.size(), style, to);
        *projection != before
    }

    /// How the function is shown.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.ground {
            Ground::Map { .. } => Form::Map,
            Ground::Curve(_) => Form::Curve,
            Ground::Surface { .. } => Form::Surface,
        }
    }

    /// The correspondence of the plane with pixels; of a surface only the region.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// What is written at the axes.
    #[must_use]
    pub fn names(&self) -> [&'static str; 2] {
        self.names
    }

    /// What is written at a surface's vertical axis.
    #[must_use]
    pub fn value_name(&self) -> &'static str {
        self.value_name
    }

    /// How many variables the function has.
    #[must_use]
    pub fn dimension(&self) -> usize {
        if self.form() == Form::Curve { 1 } else { 2 }
    }

    /// What the colours stand for.
    #[must_use]
    pub fn scale(&self) -> &ValueScale {
        &self.scale
    }

    /// What is really shown, \[xmin, xmax, ymin, ymax\].
    #[must_use]
    pub fn view(&self) -> Region {
        self.frame.view()
    }

    /// The point of the frame at which θ is drawn: itself on a map, \[x, f(x)\] on a curve.
    #[must_use]
    pub fn point(&self, theta: Point, value: f64) -> Point {
        match self.ground {
            Ground::Curve(_) => [theta[0], value],
            _ => theta,
        }
    }

    /// The pixel at which θ is drawn; `None` where it is out of sight.
    #[must_use]
    pub fn pixel(&self, theta: Point, value: f64) -> Option<Pixel> {
        match &self.ground {
            Ground::Surface { surface, projection } => surface.to_pixel(projection, theta),
            _ => Some(self.frame.to_pixel(self.point(theta, value)))
                .filter(|&pixel| self.frame.contains(pixel)),
        }
    }

    /// The pixel at which θ is drawn, and whether a surface hides it there.
    #[must_use]
    pub fn spot(&self, theta: Point, value: f64) -> Option<Spot> {
        let is_hidden = match &self.ground {
            Ground::Surface { surface, projection } => surface.is_hidden(projection, theta),
            _ => false,
        };
        self.pixel(theta, value).map(|at| Spot { at, is_hidden })
    }

    /// θ under a pixel: on a surface the place that is seen there. `None` outside the frame and beside
    /// a surface.
    #[must_use]
    pub fn theta(&self, pixel: Pixel) -> Option<Point> {
        let inside = self.frame.contains(pixel);
        match &self.ground {
            Ground::Surface { surface, projection } => surface.to_point(projection, pixel),
            Ground::Map { .. } if inside => Some(self.frame.to_point(pixel)),
            Ground::Curve(_) if inside => Some([self.frame.to_point(pixel)[0], 0.0]),
            _ => None,
        }
    }

    /// Which way a vector at θ leads on the screen, as a unit vector; `None` where it has no direction.
    #[must_use]
    pub fn direction(&self, theta: Point, vector: [f64; 2]) -> Option<Pixel> {
        match &self.ground {
            Ground::Surface { surface, projection } => surface.direction(projection, theta, vector),
            _ => {
                let [xmin, xmax, ymin, ymax] = self.frame.view();
                let (width, height) = self.frame.plot().size();
                let right = vector[0] * (f64::from(width) / (xmax - xmin));
                unit(right, -vector[1] * (f64::from(height) / (ymax - ymin)))
            }
        }
    }
}

/// Columns and rows of about square cells over a frame, as many as `side` to a side of a square.
fn nodes_of(frame: &Frame, side: usize) -> [usize; 2] {
    let (width, height) = frame.plot().size();
    let ratio = libm::sqrt(f64::from(width) / f64::from(height.max(1))).clamp(0.25, 4.0);
    [side as f64 * ratio, side as f64 / ratio].map(|count| count.round().max(2.0) as usize)
}

/// What of a function is drawn, from a sample of it; a map's image and contours come later.
fn ground(form: Form, grid: &Grid, scale: &ValueScale, projection: Projection) -> Ground {
    match form {
        Form::Curve => Ground::Curve(grid.lowest_row()),
        Form::Surface => {
            Ground::Surface { surface: Box::new(Surface::new(grid, scale)), projection }
        }
        Form::Map => {
            let image = Image { width: 0, height: 0, rgba: Vec::new(), is_smooth: true };
            Ground::Map { image, contours: Contours::default() }
        }
    }
}

/// How many of the backend's pixels, each way, are as good as a CSS pixel.
pub(super) fn fine(style: &Style) -> u32 {
    let grain = style.grain.max(1);
    grain * (style.pixel_ratio / f64::from(grain)).max(1.0) as u32
}

/// How many of the backend's pixels, each way, have one colour. Between nodes colours change so slowly
/// that a CSS pixel has one; where there is to be something at once, an image has no more pixels than
/// a slice paints.
fn grain(frame: &Frame, layout: &Layout, is_quick: bool) -> u32 {
    let style = &layout.style;
    let fine = fine(style);
    let mut coarse = fine;
    let (width, height) = frame.plot().size();
    let pixels = |coarse: u32| width.div_ceil(coarse) as usize * height.div_ceil(coarse) as usize;
    while is_quick && pixels(coarse) > PIXELS_A_SLICE {
        coarse += fine;
    }
    coarse
}

/// A map's colours, of which none is painted, and their scale.
fn heat_map(grid: &Grid, frame: &Frame, layout: &Layout, is_quick: bool) -> (HeatMap, ValueScale) {
    let style = &layout.style;
    let scale = ValueScale::new(grid.values());
    let (width, height) = frame.plot().size();
    let coarse = grain(frame, layout, is_quick);
    let pixels = (width.div_ceil(coarse), height.div_ceil(coarse));
    let hatch = (6.0 * style.pixel_ratio / f64::from(coarse)) as u32;
    (HeatMap::new(grid, &scale, style.theme, pixels, hatch), scale)
}

/// The frame of a region as a layout shows it.
pub(super) fn frame(form: Form, region: Region, scenario: &Scenario, layout: &Layout) -> Frame {
    let Layout { size, ref style, .. } = *layout;
    match form {
        Form::Curve => Frame::new(size, region, style),
        Form::Surface => Frame::bare(size, region),
        Form::Map if scenario.shows(Part::Stretch) => Frame::new(size, region, style),
        Form::Map => Frame::fitted(size, region, style),
    }
}
