//! Where on the backend a region is drawn, and which place belongs to which pixel.

use gd_core::{Point, notation::to_places};

use crate::{
    geometry::{AxisScale, Rectangle, Region},
    style::Style,
    ticks::ticks,
};

/// The correspondence of a region with a rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    size: (u32, u32),
    plot: Rectangle,
    view: Region,
    scales: [AxisScale; 2],
    is_compact: bool,
    /// Whether the vertical axis's name has room above it even on a compact frame.
    is_named_above: bool,
}

/// Both axes are.
const LINEAR: [AxisScale; 2] = [AxisScale::Linear; 2];

/// A surface narrower or lower than this, in CSS pixels, has compact axes.
const COMPACT: [f64; 2] = [400.0, 260.0];

impl Frame {
    /// Lays out a region on a surface of this size, with room for ticks and names around it: the
    /// region fills the rectangle.
    ///
    /// A region that is not finite or not ordered is replaced by one that is, see
    /// [`view`](Self::view).
    #[must_use]
    pub fn new(size: (u32, u32), region: Region, style: &Style) -> Self {
        Self::with_scale(size, region, AxisScale::Linear, style)
    }

    /// The same with a choice of scale for y. A logarithmic one shows only what is positive.
    #[must_use]
    pub fn with_scale(size: (u32, u32), region: Region, scale: AxisScale, style: &Style) -> Self {
        Self::with_scales(size, region, [AxisScale::Linear, scale], style)
    }

    /// The same with a choice of scale for x, too.
    #[must_use]
    pub fn with_scales(
        size: (u32, u32),
        region: Region,
        scales: [AxisScale; 2],
        style: &Style,
    ) -> Self {
        let whole = Self::bare(size, region);
        let is_compact = [size.0, size.1]
            .iter()
            .zip(COMPACT)
            .any(|(&length, least)| f64::from(length) < style.px(least));
        Self { scales, view: sound(region, scales), is_compact, ..whole }.with_margins(style)
    }

    /// The same with room for the vertical axis's name above it, which on a compact frame is else
    /// written over what is drawn.
    #[must_use]
    pub fn named_above(self, style: &Style) -> Self {
        Self { is_named_above: true, ..self }.with_margins(style)
    }

    /// Whether the vertical axis's name stands above the frame.
    #[must_use]
    pub fn is_named_above(&self) -> bool {
        self.is_named_above || !self.is_compact
    }

    /// The same at equal scales: a unit of x is as long as one of y. At least the region is shown,
    /// in the middle, and more of the plane where there is room.
    #[must_use]
    pub fn fitted(size: (u32, u32), region: Region, style: &Style) -> Self {
        let region = sound(region, LINEAR);
        let mut frame = Self::new(size, region, style);
        // The labels of what is added may be wider, which leaves less room.
        for _ in 0..2 {
            frame = Self { view: widened(region, frame.plot), ..frame }.with_margins(style);
        }
        Self { view: widened(region, frame.plot), ..frame }
    }

    /// The same view with room around it for the labels of its ticks.
    fn with_margins(self, style: &Style) -> Self {
        let (width, height) = self.size;
        let whole = Self::bare(self.size, self.view).plot;
        let style = &self.axis_style(style);
        let (_, labels) = ticks(self.view, self.scales, whole, style);
        let widest = labels.iter().map(|tick| style.width_of(&tick.label)).fold(0.0, f64::max);
        let text = style.text;
        let [left, top, right, bottom] = if self.is_compact {
            let above = if self.is_named_above { text + 7.0 } else { 6.0 };
            [widest + 9.0, above, 8.0, text + 9.0]
        } else {
            [widest.max(2.4 * text) + 14.0, text + 14.0, 16.0, 2.0 * text + 16.0]
        };
        let share = |margin: f64, whole: u32| style.px(margin).min(0.35 * f64::from(whole));
        let grain = f64::from(style.grain.max(1));
        let snap = |value: f64| ((value / grain).round() * grain) as i32;
        let right = f64::from(width) - share(right, width);
        let bottom = f64::from(height) - share(bottom, height);
        let (left, top) = (snap(share(left, width)), snap(share(top, height)));
        let plot = Rectangle {
            left,
            top,
            right: snap(right).max(left + 1),
            bottom: snap(bottom).max(top + 1),
        };
        Self { plot, ..self }
    }

    /// Lays out a region over the whole of a surface, without room for axes.
    #[must_use]
    pub fn bare((width, height): (u32, u32), region: Region) -> Self {
        let whole = |length: u32| i32::try_from(length).unwrap_or(i32::MAX).max(1);
        let plot = Rectangle { left: 0, top: 0, right: whole(width), bottom: whole(height) };
        let view = sound(region, LINEAR);
        Self {
            size: (width, height),
            plot,
            view,
            scales: LINEAR,
            is_compact: false,
            is_named_above: false,
        }
    }

    /// Whether the surface is so small that its axes take as little room as they can: smaller
    /// letters, and names beside or among the ticks.
    #[must_use]
    pub fn is_compact(&self) -> bool {
        self.is_compact
    }

    /// The style of the axes' letters: on a compact frame smaller ones, but of 10 CSS pixels at least.
    pub(crate) fn axis_style(&self, style: &Style) -> Style {
        let text = if self.is_compact { (0.85 * style.text).max(10.0) } else { style.text };
        Style { text, ..*style }
    }

    /// A point in as many digits as a pixel of the screen tells apart, for what a pointer places.
    #[must_use]
    pub fn seen(&self, style: &Style, [x, y]: Point) -> Point {
        let [xmin, xmax, ymin, ymax] = self.view;
        let (width, height) = self.plot.size();
        let rounded = |value: f64, range: f64, length: u32| {
            let pixel = range * style.pixel_ratio / f64::from(length.max(1));
            let digits = (-libm::log10(pixel)).ceil();
            let digits = if digits.is_finite() { digits.clamp(0.0, 300.0) as usize } else { 0 };
            // Adding 0 makes −0 a 0.
            to_places(value, digits) + 0.0
        };
        [rounded(x, xmax - xmin, width), rounded(y, ymax - ymin, height)]
    }

    /// The surface's size.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// The rectangle that shows the view.
    #[must_use]
    pub fn plot(&self) -> Rectangle {
        self.plot
    }

    /// What is really shown: finite, xmin < xmax, ymin < ymax.
    #[must_use]
    pub fn view(&self) -> Region {
        self.view
    }

    /// How y is laid out.
    #[must_use]
    pub fn scale(&self) -> AxisScale {
        let [_, y] = self.scales;
        y
    }

    /// How x and y are laid out.
    #[must_use]
    pub fn scales(&self) -> [AxisScale; 2] {
        self.scales
    }

    /// The place of a point in the backend's pixels, also outside of the view. Not finite where the
    /// point is not, or is not positive on a logarithmic scale.
    #[must_use]
    pub fn to_pixel(&self, [x, y]: Point) -> (f64, f64) {
        let [xmin, xmax, ymin, ymax] = self.view;
        let Rectangle { left, top, right, bottom } = self.plot;
        let [of_x, of_y] = self.scales;
        let across = share(laid(x, of_x), laid(xmin, of_x), laid(xmax, of_x));
        let up = share(laid(y, of_y), laid(ymin, of_y), laid(ymax, of_y));
        (
            f64::from(left) + across * f64::from(right - left),
            f64::from(bottom) - up * f64::from(bottom - top),
        )
    }

    /// The point at a place in the backend's pixels, also outside of the view.
    #[must_use]
    pub fn to_point(&self, (px, py): (f64, f64)) -> Point {
        let [xmin, xmax, ymin, ymax] = self.view;
        let Rectangle { left, top, right, bottom } = self.plot;
        let across = (px - f64::from(left)) / f64::from(right - left);
        let up = (f64::from(bottom) - py) / f64::from(bottom - top);
        let between = |scale: AxisScale, from: f64, to: f64, share: f64| {
            let at = laid(from, scale) * (1.0 - share) + laid(to, scale) * share;
            match scale {
                AxisScale::Linear => at,
                AxisScale::Log => libm::pow(10.0, at),
            }
        };
        let [of_x, of_y] = self.scales;
        [between(of_x, xmin, xmax, across), between(of_y, ymin, ymax, up)]
    }

    /// Whether a place in the backend's pixels is inside the view.
    #[must_use]
    pub fn contains(&self, pixel: (f64, f64)) -> bool {
        self.plot.contains(pixel)
    }
}

fn laid(at: f64, scale: AxisScale) -> f64 {
    match scale {
        AxisScale::Linear => at,
        AxisScale::Log => libm::log10(at),
    }
}

/// (x − from) / (to − from) without overflow.
fn share(x: f64, from: f64, to: f64) -> f64 {
    (0.5 * x - 0.5 * from) / (0.5 * to - 0.5 * from)
}

/// The region, wider or taller about its middle, so that its units are as long one way as the other
/// on a rectangle; the region itself where that would be beyond all numbers.
fn widened(region: Region, plot: Rectangle) -> Region {
    let [xmin, xmax, ymin, ymax] = region;
    let (width, height) = plot.size();
    let halves = [0.5 * xmax - 0.5 * xmin, 0.5 * ymax - 0.5 * ymin];
    let lengths = [width, height].map(f64::from);
    let [across, up] = [halves[0] / lengths[0], halves[1] / lengths[1]];
    let unit = across.max(up);
    let around = |from: f64, to: f64, half: f64| {
        let middle = 0.5 * from + 0.5 * to;
        [middle - half, middle + half]
    };
    let [x0, x1] = if across < unit { around(xmin, xmax, unit * lengths[0]) } else { [xmin, xmax] };
    let [y0, y1] = if up < unit { around(ymin, ymax, unit * lengths[1]) } else { [ymin, ymax] };
    let widened = [x0, x1, y0, y1];
    if sound(widened, LINEAR) == widened { widened } else { region }
}

/// The region itself if it can be shown, else one around what is known of it.
fn sound([xmin, xmax, ymin, ymax]: Region, scales: [AxisScale; 2]) -> Region {
    let interval = |from: f64, to: f64| {
        let resolved = to - from > 64.0 * f64::EPSILON * from.abs().max(to.abs());
        if from.is_finite() && to.is_finite() && resolved && 0.5 * to - 0.5 * from > 1e-300 {
            return [from, to];
        }
        let middle = if from.is_finite() { from } else { 0.0 }.clamp(-1e300, 1e300);
        let half = middle.abs().max(1.0);
        [middle - half, middle + half]
    };
    let positive = |scale: AxisScale, [from, to]: [f64; 2]| {
        if scale == AxisScale::Linear {
            return [from, to];
        }
        let to = if to > 1e-300 { to } else { 1.0 };
        [if from > 0.0 { from.max(f64::MIN_POSITIVE) } else { 1e-3 * to }, to]
    };
    let [of_x, of_y] = scales;
    let [xmin, xmax] = positive(of_x, interval(xmin, xmax));
    let [ymin, ymax] = positive(of_y, interval(ymin, ymax));
    [xmin, xmax, ymin, ymax]
}
