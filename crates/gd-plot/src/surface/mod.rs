//! The surface of a function of two variables in three dimensions, seen in parallel projection.

mod heights;
mod projection;

mod relief;

mod ray;
mod vertical_axis;

mod base;
mod cells;
mod path;

pub use path::PathPen;
pub use projection::Projection;
pub use relief::Surface;
