//! The chart of a sweep: what becomes of a run with every pair of two options.

use gd_core::{
    Point,
    map::{
        basin_image::StepScale,
        sweep::{Cell, End, Sweep},
        sweep_image::SweepImage,
    },
    notation::shorter,
    scenario::Theme,
    space::Goal,
};
use plotters::style::{
    RGBColor,
    text_anchor::{HPos, VPos},
};

use crate::{
    axes::{self, Axes},
    backend::{Area, Backend, Drawn, draw_image},
    data,
    frame::Frame,
    geometry::{AxisScale, Rectangle},
    image::Image,
    legend::Shape,
    marker::{Marker, outline},
    pen,
    style::{Dash, Stroke, Style, mix, rgb},
};

/// From few steps to many: the colours of viridis (Smith & van der Walt 2015), whose lightness alone
/// orders them, from the lightest.
const QUICK_TO_SLOW: [u32; 7] =
    [0xfd_e7_25, 0x90_d7_43, 0x35_b7_79, 0x21_91_8c, 0x31_68_8e, 0x44_39_83, 0x44_01_54];

/// Runs that took all their steps, from the best last value to the worst; what diverged, ground and
/// hatching; what is not known yet.
struct Tones {
    unfinished: [u32; 2],
    diverged: [u32; 2],
    pending: u32,
}

const LIGHT: Tones = Tones {
    unfinished: [0x9a_a1_ab, 0xe1_e4_e9],
    diverged: [0xff_ff_ff, 0xb9_c0_ca],
    pending: 0xf3_f4_f6,
};
const DARK: Tones = Tones {
    unfinished: [0x8b_93_9e, 0x3a_41_4b],
    diverged: [0x14_19_20, 0x44_4d_59],
    pending: 0x1a_1f_26,
};

/// The distance of hatching, and of the lines over what took all its steps, in CSS pixels.
const HATCH: u32 = 7;
const RULED: u32 = 5;

fn tones(theme: Theme) -> &'static Tones {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// The colour of a share of the scale of steps.
fn quick_to_slow(share: f64) -> RGBColor {
    let last = QUICK_TO_SLOW.len() - 1;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let k = (place as usize).min(last - 1);
    let color = |k: usize| rgb(QUICK_TO_SLOW.get(k).copied().unwrap_or_default());
    mix(color(k), color(k + 1), place - k as f64)
}

/// A sweep, laid out.
#[derive(Clone, Debug)]
pub struct SweepChart {
    frame: Frame,
    style: Style,
    names: [String; 2],
}

impl SweepChart {
    /// Lays a sweep out.
    #[must_use]
    pub fn new(sweep: &Sweep, size: (u32, u32), style: &Style) -> Self {
        let [x, y] = &sweep.axes;
        let scales =
            [x, y].map(|axis| if axis.is_log { AxisScale::Log } else { AxisScale::Linear });
        let region = [x.range[0], x.range[1], y.range[0], y.range[1]];
        let frame = Frame::with_scales(size, region, scales, style).named_above(style);
        Self { frame, style: *style, names: [x.label(), y.label()] }
    }

    /// The correspondence of options with pixels.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The shares of the axes at a place in the backend's pixels; `None` outside.
    #[must_use]
    pub fn share(&self, (x, y): (f64, f64)) -> Option<[f64; 2]> {
        let Rectangle { left, top, right, bottom } = self.frame.plot();
        let across = (x - f64::from(left)) / f64::from(right - left);
        let up = (f64::from(bottom) - y) / f64::from(bottom - top);
        let is_within = |share: &f64| (0.0..1.0).contains(share);
        [across, up].iter().all(is_within).then_some([across, up])
    }

    /// Draws it, as far as it has come.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: Backend>(
        &self,
        area: &Area<DB>,
        sweep: &Sweep,
        cells: &SweepImage,
    ) -> Drawn<DB> {
        let (frame, style) = (&self.frame, &self.style);
        draw_image(area, &self.image(cells, sweep.goal()), frame.plot())?;
        let [x, y] = &self.names;
        axes::draw(area, frame, style, &Axes { x, y, grid: false })?;
        self.draw_border(area, sweep)?;
        self.draw_own(area, sweep.own)
    }

    /// The cells, a pixel of the screen a pixel.
    #[must_use]
    pub fn image(&self, cells: &SweepImage, goal: Goal) -> Image {
        let style = &self.style;
        let tones = tones(style.theme);
        let (width, height) = self.frame.plot().size();
        let fine = style.grain.max(1);
        let (columns, rows) = (width.div_ceil(fine).max(1), height.div_ceil(fine).max(1));
        let unit = (style.pixel_ratio / f64::from(fine)).round().max(1.0) as u32;
        let mut rgba = Vec::with_capacity(4 * columns as usize * rows as usize);
        for py in 0..rows {
            for px in 0..columns {
                let share = |k: u32, count: u32| (f64::from(k) + 0.5) / f64::from(count);
                let at = [share(px, columns), 1.0 - share(py, rows)];
                let look = match cells.seen(at) {
                    None => rgb(tones.pending),
                    Some(cell) => {
                        let is_even = ((px + py) / unit).is_multiple_of(HATCH);
                        let is_ruled = (py / unit).is_multiple_of(RULED);
                        color(cell, cells, goal, style, [is_even, is_ruled])
                    }
                };
                let RGBColor(red, green, blue) = look;
                rgba.extend_from_slice(&[red, green, blue, 255]);
            }
        }
        Image { width: columns, height: rows, rgba, is_smooth: false }
    }

    /// The border of stability, dashed, with its formula.
    fn draw_border<DB: Backend>(&self, area: &Area<DB>, sweep: &Sweep) -> Drawn<DB> {
        let Some(border) = &sweep.border else { return Ok(()) };
        let (frame, style) = (&self.frame, &self.style);
        let stroke = Stroke {
            color: style.foreground,
            dash: Dash::Dashed,
            width: 2.0,
            ..Stroke::nth(0, style.theme)
        };
        data::draw_fit(area, frame, style, &stroke, &border.points)?;
        // Beside the middle of what is seen of it, on the side where there is more room.
        let seen: Vec<(f64, f64)> = border
            .points
            .iter()
            .map(|&point| frame.to_pixel(point))
            .filter(|&at| frame.contains(at))
            .collect();
        let Some(&(x, y)) = seen.get(seen.len() / 2) else { return Ok(()) };
        let (middle, _) = frame.plot().middle();
        let (side, gap) = if x < middle { (HPos::Left, 8.0) } else { (HPos::Right, -8.0) };
        let name = format!("α = {}", border.formula);
        let at = (x + style.px(gap), y);
        pen::cased_text(area, style, &name, at, (side, VPos::Center), style.foreground)
    }

    /// Where the scenario's own options are.
    fn draw_own<DB: Backend>(&self, area: &Area<DB>, own: Point) -> Drawn<DB> {
        let (frame, style) = (&self.frame, &self.style);
        let at = frame.to_pixel(own);
        if !frame.contains(at) {
            return Ok(());
        }
        let ring = |radius: f64| outline(Marker::Circle, at, style.px(radius));
        pen::ring(area, &ring(6.5), style.halo, style.px(4.0))?;
        pen::ring(area, &ring(6.5), style.foreground, style.px(2.0))
    }
}

/// The colour of a cell at a pixel that is, or is not, on the hatching and on a line.
fn color(
    cell: Cell,
    cells: &SweepImage,
    goal: Goal,
    style: &Style,
    [is_hatched, is_ruled]: [bool; 2],
) -> RGBColor {
    let tones = tones(style.theme);
    match cell.end {
        End::Converged => quick_to_slow(cells.scale().shade(cell.steps)),
        End::Unfinished => {
            let [best, worst] = tones.unfinished.map(rgb);
            let ground = mix(best, worst, cells.level(cell.value, goal));
            if is_ruled { mix(ground, style.background, 0.35) } else { ground }
        }
        End::Diverged | End::Left | End::Undefined => {
            let [ground, ink] = tones.diverged.map(rgb);
            if is_hatched { ink } else { ground }
        }
    }
}

/// The bar of steps to convergence with the numbers that its colours stand for.
#[must_use]
pub fn steps_bar(scale: StepScale) -> Shape {
    Shape::steps(QUICK_TO_SLOW.map(rgb).to_vec(), scale)
}

/// The bar of last values of runs that took all their steps, the best first.
#[must_use]
pub fn levels_bar(style: &Style, cells: &SweepImage, goal: Goal) -> Shape {
    let [low, high] = cells.levels().map(|level| shorter(level, 2));
    let (best, worst) = if goal == Goal::Min { (low, high) } else { (high, low) };
    let stops = tones(style.theme).unfinished.map(rgb).to_vec();
    let mut ticks = vec![(0.0, best)];
    if ticks.iter().all(|(_, best)| *best != worst) {
        ticks.push((1.0, worst));
    }
    Shape::Gradient { stops, ticks }
}

/// What a pair that diverges looks like, for a legend.
#[must_use]
pub fn diverged_swatch(style: &Style) -> Vec<Shape> {
    let [ground, ink] = tones(style.theme).diverged.map(rgb);
    let mut shapes = vec![Shape::Polygon {
        points: vec![(-9.0, -7.0), (9.0, -7.0), (9.0, 7.0), (-9.0, 7.0)],
        fill: ground,
    }];
    for x in [-9.0, -2.0, 5.0] {
        let points =
            if x > 0.0 { vec![(x, 7.0), (9.0, 3.0)] } else { vec![(x, 7.0), (x + 11.0, -4.0)] };
        shapes.push(Shape::Line { points, is_closed: false, stroke: ink, width: 1.0 });
    }
    let frame = vec![(-9.0, -7.0), (9.0, -7.0), (9.0, 7.0), (-9.0, 7.0)];
    shapes.push(Shape::Line { points: frame, is_closed: true, stroke: ink, width: 1.0 });
    shapes
}

/// What marks the scenario's own options, for a legend.
#[must_use]
pub fn own_swatch(style: &Style) -> Vec<Shape> {
    let points = outline(Marker::Circle, (0.0, 0.0), 6.0);
    vec![Shape::Line { points, is_closed: true, stroke: style.foreground, width: 2.0 }]
}
