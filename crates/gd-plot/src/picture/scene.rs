//! A function in a frame: its map, its curve or its surface, sampled, and where places of it are.

use gd_core::{
    Point, Scenario,
    map::grid::{Grid, Profile},
    scenario::Part,
};

use super::layout::Layout;
use crate::{
    contour::Contours,
    frame::Frame,
    geometry::Region,
    heat_map,
    image::Image,
    pen::Pixel,
    style::Style,
    surface::{Surface, Viewpoint},
    value_scale::ValueScale,
};

/// How many contours a map has.
const CONTOURS: usize = 16;

/// How finely a function is sampled: nodes of a map, to a side if it were square; places of a curve.
const NODES: usize = 240;
/// Nodes where every value is a sum over data, and a point that is dragged wants a map at once.
const NODES_OF_DATA: usize = 120;
const PLACES: usize = 1600;

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

/// A function, laid out and sampled.
#[derive(Clone, Debug)]
pub struct Scene {
    frame: Frame,
    names: [&'static str; 2],
    pub(crate) ground: Ground,
}

/// What of a function is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Ground {
    Map { image: Image, contours: Contours },
    Curve(Profile),
    Surface { surface: Box<Surface>, viewpoint: Viewpoint },
}

impl Scene {
    /// Samples a scenario's function over what a layout shows.
    pub(super) fn new(scenario: &Scenario, layout: &Layout) -> Self {
        let function = &scenario.function;
        let nodes = if function.fit().is_some() { NODES_OF_DATA } else { NODES };
        let region = layout.region.unwrap_or_else(|| scenario.camera());
        let names = function.variables();
        let Layout { size, ref style, .. } = *layout;
        match Form::of(scenario) {
            Form::Curve => {
                let frame = Frame::new(size, region, style);
                let [xmin, xmax, ..] = frame.view();
                let profile = Profile::sample(function.objective(), xmin, xmax, PLACES);
                let [x, _] = names;
                let value = if x == "x" { "f(x)" } else { function.value_name() };
                Self { frame, names: [x, value], ground: Ground::Curve(profile) }
            }
            Form::Surface => {
                let frame = Frame::bare(size, region);
                let grid = Grid::sample(function.objective(), frame.view(), nodes, nodes);
                let surface = Box::new(Surface::new(&grid, &ValueScale::new(grid.values())));
                let ground = Ground::Surface { surface, viewpoint: layout.viewpoint };
                Self { frame, names, ground }
            }
            Form::Map => {
                let lay_out =
                    if scenario.shows(Part::Stretch) { Frame::new } else { Frame::fitted };
                let frame = lay_out(size, region, style);
                let [columns, rows] = nodes_of(&frame, nodes);
                let grid = Grid::sample(function.objective(), frame.view(), columns, rows);
                let ground = map(&grid, &frame, style);
                Self { frame, names, ground }
            }
        }
    }

    /// Sees a surface from elsewhere.
    pub(super) fn turn(&mut self, to: Viewpoint) {
        if let Ground::Surface { viewpoint, .. } = &mut self.ground {
            *viewpoint = to;
        }
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
    pub fn pixel(&self, style: &Style, theta: Point, value: f64) -> Option<Pixel> {
        match &self.ground {
            Ground::Surface { surface, viewpoint } => {
                surface.to_pixel(self.frame.size(), style, *viewpoint, theta)
            }
            _ => Some(self.frame.to_pixel(self.point(theta, value)))
                .filter(|&pixel| self.frame.contains(pixel)),
        }
    }

    /// θ under a pixel of a map or a curve; `None` outside the frame and on a surface.
    #[must_use]
    pub fn theta(&self, pixel: Pixel) -> Option<Point> {
        let inside = self.frame.contains(pixel);
        match self.ground {
            Ground::Map { .. } if inside => Some(self.frame.to_point(pixel)),
            Ground::Curve(_) if inside => Some([self.frame.to_point(pixel)[0], 0.0]),
            _ => None,
        }
    }
}

/// Columns and rows of about square cells over a frame, as many as `side` to a side of a square.
fn nodes_of(frame: &Frame, side: usize) -> [usize; 2] {
    let (width, height) = frame.plot().size();
    let ratio = libm::sqrt(f64::from(width) / f64::from(height.max(1))).clamp(0.25, 4.0);
    [side as f64 * ratio, side as f64 / ratio].map(|count| count.round().max(2.0) as usize)
}

fn map(grid: &Grid, frame: &Frame, style: &Style) -> Ground {
    let scale = ValueScale::new(grid.values());
    let (width, height) = frame.plot().size();
    let pixels = (width / style.grain.max(1), height / style.grain.max(1));
    let hatch = (6.0 * style.pixel_ratio / f64::from(style.grain.max(1))) as u32;
    let image = heat_map::image(grid, &scale, style.theme, pixels, hatch);
    let contours = Contours::new(grid, &scale, CONTOURS, style.theme);
    Ground::Map { image, contours }
}
