//! Directions and the angles between them.

use crate::{number::hypot::hypot, space::Point};

/// The angle between two directions in degrees; `None` where one has no length.
#[must_use]
pub fn angle_between([ax, ay]: Point, [bx, by]: Point) -> Option<f64> {
    let lengths = hypot(ax, ay) * hypot(bx, by);
    let angle = libm::atan2((ax * by - ay * bx).abs(), ax * bx + ay * by).to_degrees();
    (lengths > 0.0 && angle.is_finite()).then_some(angle)
}

/// The direction of a vector in degrees, counter-clockwise from +x; `None` of one without length.
pub(super) fn heading([x, y]: Point) -> Option<f64> {
    (x != 0.0 || y != 0.0).then(|| libm::atan2(y, x).to_degrees())
}

/// From one place to another.
pub(super) fn way([x, y]: Point, [to_x, to_y]: Point) -> Point {
    [to_x - x, to_y - y]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_are_those_of_the_circle() {
        for (b, expected) in [([1.0, 0.0], 0.0), ([0.0, -2.0], 90.0), ([-3.0, 0.0], 180.0)] {
            assert_eq!(angle_between([2.0, 0.0], b), Some(expected));
        }
        assert!((angle_between([1.0, 0.0], [1.0, 1.0]).unwrap() - 45.0).abs() < 1e-12);
        assert_eq!(angle_between([0.0, 0.0], [1.0, 0.0]), None);
        assert_eq!(heading([0.0, 1.0]), Some(90.0));
        assert_eq!(heading([0.0, 0.0]), None);
    }
}
