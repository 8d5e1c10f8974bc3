//! From where a surface is seen, and where its places come to lie.

use crate::{pen::Pixel, style::Style};

/// How high the highest point is, where the square is 2 to a side.
pub(super) const HEIGHT: f64 = 1.0;

/// From where a surface is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewpoint {
    /// The angle by which the surface is turned about the vertical, counter-clockwise from above,
    /// in radians. At 0, x runs to the right.
    pub yaw: f64,
    /// The angle of the eye above the horizon in radians, kept between 0.1 and π/2.
    pub pitch: f64,
}

impl Default for Viewpoint {
    fn default() -> Self {
        Self { yaw: 0.5, pitch: 0.65 }
    }
}

/// A place in the scene: the square is \[−1, 1\]², heights begin at 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) z: f64,
}

/// The parallel projection onto so many pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    pub(super) sin_yaw: f64,
    pub(super) cos_yaw: f64,
    pub(super) sin_pitch: f64,
    pub(super) cos_pitch: f64,
    middle: Pixel,
    /// Pixels in a unit of the scene.
    pub(super) unit: f64,
}

impl Projection {
    pub(super) fn new((width, height): (u32, u32), style: &Style, viewpoint: Viewpoint) -> Self {
        let yaw = if viewpoint.yaw.is_finite() { viewpoint.yaw } else { 0.0 };
        let pitch = if viewpoint.pitch.is_finite() { viewpoint.pitch } else { 0.65 };
        let (sin_yaw, cos_yaw) = libm::sincos(yaw);
        let (sin_pitch, cos_pitch) = libm::sincos(pitch.clamp(0.1, std::f64::consts::FRAC_PI_2));
        let room = |length: u32, lines: f64| {
            let margin = style.px(lines * style.text).min(0.4 * f64::from(length));
            (f64::from(length) - margin).max(1.0)
        };
        // Large enough for every yaw, so that the surface does not swell as it turns.
        let reach = std::f64::consts::SQRT_2;
        let tall = 2.0 * reach * sin_pitch + HEIGHT * cos_pitch;
        let unit = (room(width, 9.0) / (2.0 * reach)).min(room(height, 4.0) / tall);
        let middle =
            (0.5 * f64::from(width), 0.5 * f64::from(height) + 0.5 * unit * HEIGHT * cos_pitch);
        Self { sin_yaw, cos_yaw, sin_pitch, cos_pitch, middle, unit }
    }

    /// How far behind the middle a place is, on the ground.
    pub(super) fn depth(&self, x: f64, y: f64) -> f64 {
        x * self.sin_yaw + y * self.cos_yaw
    }

    pub(super) fn pixel(&self, Place { x, y, z }: Place) -> Pixel {
        let across = x * self.cos_yaw - y * self.sin_yaw;
        let up = self.depth(x, y) * self.sin_pitch + z * self.cos_pitch;
        (self.middle.0 + self.unit * across, self.middle.1 - self.unit * up)
    }
}
