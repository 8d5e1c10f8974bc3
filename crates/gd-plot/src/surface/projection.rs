//! Where the places of a surface come to lie on the screen, and which lie behind each other.

use gd_core::{
    number::{clamp::clamp, sine::sin_cos},
    scenario::Viewpoint,
};

use crate::{pen::Pixel, style::Style};

/// How high the highest point is, where the square is 2 to a side.
pub(super) const HEIGHT: f64 = 1.0;

/// A place in the scene: the square is \[−1, 1\]², heights begin at 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) z: f64,
}

/// The parallel projection onto so many pixels, from a viewpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    pub(super) sin_yaw: f64,
    pub(super) cos_yaw: f64,
    pub(super) sin_pitch: f64,
    pub(super) cos_pitch: f64,
    pub(super) size: (u32, u32),
    middle: Pixel,
    /// Pixels in a unit of the scene.
    pub(super) unit: f64,
}

/// The places behind each other at one place of the screen, in units of the scene from its middle:
/// those which are so far to the right, and of which depth and height together come so far up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ray {
    pub(super) across: f64,
    pub(super) up: f64,
}

impl Projection {
    /// The projection onto a canvas of this size. An angle that is not finite is the usual one; the
    /// eye is kept from 5° to 90° above the horizon.
    #[must_use]
    pub fn new((width, height): (u32, u32), style: &Style, viewpoint: Viewpoint) -> Self {
        let usual = Viewpoint::default();
        let radians = |angle: f64, usual: f64| {
            (if angle.is_finite() { angle } else { usual }) * (std::f64::consts::PI / 180.0)
        };
        let pitch = clamp(viewpoint.pitch, 5.0, 90.0);
        let (sin_yaw, cos_yaw) = sin_cos(radians(viewpoint.yaw, usual.yaw));
        let (sin_pitch, cos_pitch) = sin_cos(radians(pitch, usual.pitch));
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
        Self { sin_yaw, cos_yaw, sin_pitch, cos_pitch, size: (width, height), middle, unit }
    }

    /// How far behind the middle a place is, on the ground.
    pub(super) fn depth(&self, x: f64, y: f64) -> f64 {
        x * self.sin_yaw + y * self.cos_yaw
    }

    /// The places behind and before a place.
    pub(super) fn ray(&self, Place { x, y, z }: Place) -> Ray {
        Ray {
            across: x * self.cos_yaw - y * self.sin_yaw,
            up: self.depth(x, y) * self.sin_pitch + z * self.cos_pitch,
        }
    }

    /// The places at a pixel.
    pub(super) fn ray_at(&self, (x, y): Pixel) -> Ray {
        Ray { across: (x - self.middle.0) / self.unit, up: (self.middle.1 - y) / self.unit }
    }

    pub(super) fn pixel(&self, place: Place) -> Pixel {
        let Ray { across, up } = self.ray(place);
        (self.middle.0 + self.unit * across, self.middle.1 - self.unit * up)
    }
}
