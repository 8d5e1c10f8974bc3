//! From where a surface is seen.

use crate::{
    notation::to_places, number::clamp::clamp, prose::prose, rule::hyperparameter::Hyperparameter,
};

/// From where a surface is seen, in degrees, as the key `turn` has it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Viewpoint {
    /// By how much the surface is turned about the vertical, counter-clockwise as seen from above,
    /// from −180 to 180. At 0, x runs to the right.
    pub yaw: f64,
    /// How high above the horizon the eye is, from 5 to 90, which is straight above.
    pub pitch: f64,
}

impl Default for Viewpoint {
    fn default() -> Self {
        Self { yaw: 30.0, pitch: PITCH.default }
    }
}

impl Viewpoint {
    /// The viewpoint of these angles, in as many digits as a drag tells apart, whole turns taken off
    /// and the eye as near to its height as it may be.
    #[must_use]
    pub fn new(yaw: f64, pitch: f64) -> Self {
        // A thousand times around is no farther; rounded first, it does not come to 180.
        let turned = to_places(clamp(yaw, -360_000.0, 360_000.0), 1);
        let turned = turned - 360.0 * ((turned + 180.0) / 360.0).floor();
        // Adding 0 makes −0 a 0.
        Self {
            yaw: to_places(turned, 1) + 0.0,
            pitch: to_places(clamp(pitch, PITCH.min, PITCH.max), 1),
        }
    }
}

/// How high above the horizon the eye is.
pub(super) const PITCH: Hyperparameter = Hyperparameter {
    id: "pitch",
    symbol: "",
    name: "Pitch",
    meaning: prose("The angle of the eye above the horizon."),
    default: 40.0,
    min: 5.0,
    max: 90.0,
    open: [false, false],
    slider: [5.0, 90.0],
    log: false,
    integer: false,
};
