//! The surface of a function of two variables in three dimensions, seen in parallel projection.

mod projection;
mod relief;

mod base;
mod cells;
mod path;

pub use path::PathPen;
pub use projection::Viewpoint;
pub use relief::Surface;
