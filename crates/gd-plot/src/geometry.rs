//! Rectangles of pixels, regions of the plane, and how an axis is divided.

/// A part of the plane: \[xmin, xmax, ymin, ymax\].
pub type Region = [f64; 4];

/// A rectangle in the backend's pixels; pixel k reaches from k to k + 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Rectangle {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Rectangle {
    /// Width and height.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        ((self.right - self.left).unsigned_abs(), (self.bottom - self.top).unsigned_abs())
    }

    /// The place in its middle.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        let Self { left, top, right, bottom } = *self;
        let between = |a, b| 0.5 * (f64::from(a) + f64::from(b));
        (between(left, right), between(top, bottom))
    }

    /// Whether a place is inside or on the edge.
    #[must_use]
    pub fn contains(&self, (x, y): (f64, f64)) -> bool {
        (f64::from(self.left)..=f64::from(self.right)).contains(&x)
            && (f64::from(self.top)..=f64::from(self.bottom)).contains(&y)
    }
}

/// How y is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisScale {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal ratios.
    Log,
}
