//! Directions on the map, and how two of them lie to each other.

use crate::space::Point;

/// A direction on the map; one below a hundredth of the other coordinate is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// x grows.
    Right,
    /// Both grow.
    RightUp,
    /// y grows.
    Up,
    /// x falls, y grows.
    LeftUp,
    /// x falls.
    Left,
    /// Both fall.
    LeftDown,
    /// y falls.
    Down,
    /// x grows, y falls.
    RightDown,
}

impl Direction {
    /// The direction of a vector; `None` for no direction.
    #[must_use]
    pub fn of([x, y]: Point) -> Option<Self> {
        let size = x.abs().max(y.abs());
        let sign = |along: f64| {
            if along.abs() > 0.01 * size { along.total_cmp(&0.0) as i8 } else { 0 }
        };
        match (sign(x), sign(y)) {
            (1, 0) => Some(Self::Right),
            (1, 1) => Some(Self::RightUp),
            (0, 1) => Some(Self::Up),
            (-1, 1) => Some(Self::LeftUp),
            (-1, 0) => Some(Self::Left),
            (-1, -1) => Some(Self::LeftDown),
            (0, -1) => Some(Self::Down),
            (1, -1) => Some(Self::RightDown),
            _ => None,
        }
    }
}

/// How a vector lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Within 20° of it, whose tangent is 0.364.
    Along,
    /// Within 20° of its opposite.
    Against,
    /// Neither.
    Across,
}

impl Bearing {
    /// How a vector lies to another; `None` if either is no direction.
    #[must_use]
    pub fn of(a: Point, b: Point) -> Option<Self> {
        Direction::of(a)?;
        Direction::of(b)?;
        let tangent = tangent(a, b);
        Some(if tangent > 0.364 {
            Self::Across
        } else if inner(a, b) > 0.0 {
            Self::Along
        } else {
            Self::Against
        })
    }
}

/// The size of the tangent of the angle between two vectors, infinite at a right angle.
pub(super) fn tangent(a: Point, b: Point) -> f64 {
    let ([ax, ay], [bx, by]) = (scaled(a), scaled(b));
    ((ax * by - ay * bx) / (ax * bx + ay * by)).abs()
}

/// The inner product of two vectors, each by the larger of its components: of its sign.
pub(super) fn inner(a: Point, b: Point) -> f64 {
    let ([ax, ay], [bx, by]) = (scaled(a), scaled(b));
    ax * bx + ay * by
}

/// A vector by the larger of its components, whose products neither overflow nor vanish.
fn scaled([x, y]: Point) -> Point {
    let size = x.abs().max(y.abs());
    if size.is_infinite() {
        [x, y].map(|c| if c.is_infinite() { c.signum() } else { 0.0 })
    } else if size > 0.0 {
        [x / size, y / size]
    } else {
        [x, y]
    }
}
