//! A picture as it leaves the page: with what stands beside it, a legend, and what is written below.

mod caption;

use gd_core::{
    Race,
    map::{sweep::Sweep, sweep_image::SweepImage},
    scenario::{Mapped, Scenario},
    words::run_name::RunName,
};

use crate::{
    backend::{Area, Backend, Drawn},
    composition::draw_plane,
    data_plot::DataPlot,
    geometry::Rectangle,
    layers::Plane,
    picture::Picture,
    style::Style,
    svg::{Svg, drawn, escaped},
    sweep_chart::SweepChart,
};

/// The height of a picture that stands alone, as a share of its width, and that of two beside each
/// other or one above the other.
const ALONE: f64 = 0.75;
const OF_TWO: f64 = 0.9;

/// From which width on, in CSS pixels, two stand beside each other.
const ROOMY: f64 = 560.0;

/// Where a figure has its parts, in the backend's pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The size of the picture, which is in the upper left corner.
    pub picture: (u32, u32),
    /// Where the chart is that belongs to it: of the data, or of a sweep.
    pub beside: Option<Rectangle>,
    /// The figure's width.
    pub width: u32,
    /// Where what is written below begins.
    pub below: u32,
}

impl Panels {
    /// Those of a scenario's figure of a width in CSS pixels.
    #[must_use]
    pub fn of(scenario: &Scenario, width: f64, style: &Style) -> Self {
        let is_swept = matches!(scenario.map, Some(Mapped::Sweep { .. }));
        let has_chart = is_swept || scenario.function.fit().is_some();
        // Whole pixels of the screen.
        let pixels = |css: f64| {
            let grain = f64::from(style.grain);
            ((style.px(css) / grain).round().max(1.0) * grain) as u32
        };
        let whole = pixels(width);
        if !has_chart {
            let down = pixels(ALONE * width);
            return Self { picture: (whole, down), beside: None, width: whole, below: down };
        }
        let is_roomy = width >= ROOMY;
        let across = if is_roomy { pixels(0.5 * width) } else { whole };
        let down = pixels(if is_roomy { 0.5 * OF_TWO * width } else { OF_TWO * width });
        let [left, top] = if is_roomy { [across, 0] } else { [0, down] };
        let beside = Rectangle {
            left: left as i32,
            top: top as i32,
            right: whole as i32,
            bottom: (top + down) as i32,
        };
        Self { picture: (across, down), beside: Some(beside), width: whole, below: top + down }
    }
}

/// A picture with all that belongs to it. The picture must be laid out as its [`Panels`] say, and
/// brought up to date.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// What it is of.
    pub race: &'a Race,
    /// What the runs are called.
    pub names: &'a [RunName],
    /// The picture.
    pub picture: &'a Picture,
    /// Where its parts are.
    pub panels: Panels,
    /// What is tried of two options, where that is mapped, and what has come of it.
    pub sweep: Option<(&'a Sweep, &'a SweepImage)>,
    /// The step.
    pub step: usize,
}

impl Figure<'_> {
    /// Its width and height in the backend's pixels.
    #[must_use]
    pub fn size<DB: Backend>(&self) -> (u32, u32) {
        let Panels { width, below, .. } = self.panels;
        let style = self.picture.style();
        let height = style.px(caption::rows::<DB>(self).1);
        let grain = f64::from(style.grain);
        (width, below + ((height / grain).ceil() * grain) as u32)
    }

    /// Draws all of it on an area of its size.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: Backend>(&self, area: &Area<DB>) -> Drawn<DB> {
        area.fill(&self.picture.style().background)?;
        for plane in Plane::ALL {
            draw_plane(self.picture, plane, area)?;
        }
        self.draw_around(area)
    }

    /// Draws what is around the picture: the chart beside it, and what is written below.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_around<DB: Backend>(&self, area: &Area<DB>) -> Drawn<DB> {
        if let Some(Rectangle { left, top, right, bottom }) = self.panels.beside {
            let part = area.clone().shrink((left, top), (right - left, bottom - top));
            self.draw_chart(&part, ((right - left) as u32, (bottom - top) as u32))?;
        }
        caption::draw(self, area)
    }

    /// Draws the chart that belongs to the picture.
    fn draw_chart<DB: Backend>(&self, area: &Area<DB>, size: (u32, u32)) -> Drawn<DB> {
        let (race, style) = (self.race, self.picture.style());
        if let Some((sweep, cells)) = self.sweep {
            return SweepChart::new(sweep, size, style).draw(area, sweep, cells);
        }
        let Some(fit) = race.scenario().function.fit() else { return Ok(()) };
        DataPlot::new(fit, size, style).draw(area, race, self.names, self.step, 0)
    }

    /// All of it as an SVG, with what it shows as a title and a description, and where it comes from
    /// among its metadata.
    #[must_use]
    pub fn svg(&self, title: &str, description: &str, source: &str) -> String {
        let size = self.size::<Svg<'_>>();
        let svg = drawn(size, self.picture.style().pixel_ratio, |area| self.draw(area));
        let [title, description, source] = [title, description, source].map(escaped);
        // After the root's own tag.
        let Some(start) = svg.find("<svg").and_then(|at| Some(at + svg.get(at..)?.find('>')? + 1))
        else {
            return svg;
        };
        let (head, rest) = svg.split_at(start);
        format!(
            "{head}\n<title>{title}</title>\n<desc>{description}</desc>\n\
             <metadata>{source}</metadata>{rest}"
        )
    }
}
