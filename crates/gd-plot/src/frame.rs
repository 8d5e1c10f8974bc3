//! Where on the backend a view is drawn, and which place belongs to which pixel.

use gd_core::Point;

use crate::{
    Style,
    geometry::{Rectangle, Scale, View},
    ticks::ticks,
};

/// The correspondence of a view with a rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    size: (u32, u32),
    plot: Rectangle,
    view: View,
    scale: Scale,
}

impl Frame {
    /// Lays out a view on a surface of this size, with room for ticks and names around it.
    ///
    /// A view that is not finite or not ordered is replaced by one that is, see
    /// [`view`](Self::view).
    #[must_use]
    pub fn new(size: (u32, u32), view: View, style: &Style) -> Self {
        Self::with_scale(size, view, Scale::Linear, style)
    }

    /// The same with a choice of scale for y. A logarithmic one shows only what is positive.
    #[must_use]
    pub fn with_scale(size: (u32, u32), view: View, scale: Scale, style: &Style) -> Self {
        let bare = Self { scale, view: sound(view, scale), ..Self::bare(size, view) };
        let longest = ticks(bare.view, scale, bare.plot, style)
            .1
            .iter()
            .map(|tick| tick.label.chars().count())
            .max();
        let left = 14.0 + 0.6 * style.text * longest.unwrap_or(0).max(4) as f64;
        let share = |margin: f64, whole: u32| style.px(margin).min(0.3 * f64::from(whole));
        let grain = f64::from(style.grain.max(1));
        let snap = |value: f64| ((value / grain).round() * grain) as i32;
        let (width, height) = size;
        let right = f64::from(width) - share(16.0, width);
        let bottom = f64::from(height) - share(2.0 * style.text + 16.0, height);
        let (left, top) = (snap(share(left, width)), snap(share(style.text + 14.0, height)));
        let plot = Rectangle {
            left,
            top,
            right: snap(right).max(left + 1),
            bottom: snap(bottom).max(top + 1),
        };
        Self { plot, ..bare }
    }

    /// Lays out a view over the whole of a surface, without room for axes.
    #[must_use]
    pub fn bare((width, height): (u32, u32), view: View) -> Self {
        let whole = |length: u32| i32::try_from(length).unwrap_or(i32::MAX).max(1);
        let plot = Rectangle { left: 0, top: 0, right: whole(width), bottom: whole(height) };
        Self { size: (width, height), plot, view: sound(view, Scale::Linear), scale: Scale::Linear }
    }

    /// The surface's size.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Where the view is.
    #[must_use]
    pub fn plot(&self) -> Rectangle {
        self.plot
    }

    /// The view shown: finite, xmin < xmax, ymin < ymax.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// How y is laid out.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The place of a point in the backend's pixels, also outside of the view. Not finite where the
    /// point is not, or is not positive on a logarithmic scale.
    #[must_use]
    pub fn to_pixel(&self, [x, y]: Point) -> (f64, f64) {
        let [xmin, xmax, ymin, ymax] = self.view;
        let Rectangle { left, top, right, bottom } = self.plot;
        let across = share(x, xmin, xmax);
        let up = share(self.laid(y), self.laid(ymin), self.laid(ymax));
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
        let between = |from: f64, to: f64, share: f64| from * (1.0 - share) + to * share;
        let y = between(self.laid(ymin), self.laid(ymax), up);
        let y = match self.scale {
            Scale::Linear => y,
            Scale::Log => libm::pow(10.0, y),
        };
        [between(xmin, xmax, across), y]
    }

    /// Whether a place in the backend's pixels is inside the view.
    #[must_use]
    pub fn contains(&self, pixel: (f64, f64)) -> bool {
        self.plot.contains(pixel)
    }

    fn laid(&self, y: f64) -> f64 {
        match self.scale {
            Scale::Linear => y,
            Scale::Log => libm::log10(y),
        }
    }
}

/// (x − from) / (to − from) without overflow.
fn share(x: f64, from: f64, to: f64) -> f64 {
    (0.5 * x - 0.5 * from) / (0.5 * to - 0.5 * from)
}

/// The view itself if it can be shown, else a view around what is known of it.
fn sound([xmin, xmax, ymin, ymax]: View, scale: Scale) -> View {
    let interval = |from: f64, to: f64| {
        let resolved = to - from > 64.0 * f64::EPSILON * from.abs().max(to.abs());
        if from.is_finite() && to.is_finite() && resolved && 0.5 * to - 0.5 * from > 1e-300 {
            return [from, to];
        }
        let middle = if from.is_finite() { from } else { 0.0 }.clamp(-1e300, 1e300);
        let half = middle.abs().max(1.0);
        [middle - half, middle + half]
    };
    let [xmin, xmax] = interval(xmin, xmax);
    let [mut ymin, mut ymax] = interval(ymin, ymax);
    if scale == Scale::Log {
        ymax = if ymax > 1e-300 { ymax } else { 1.0 };
        ymin = if ymin > 0.0 { ymin.max(f64::MIN_POSITIVE) } else { 1e-3 * ymax };
    }
    [xmin, xmax, ymin, ymax]
}
