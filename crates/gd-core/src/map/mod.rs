//! Maps: a function or what becomes of a run, over a view.

pub mod basin;
pub mod basin_image;
pub mod bundle;
pub mod grid;
#[cfg(feature = "kernel")]
pub mod kernel;
pub mod lanes;
pub mod passage;
pub mod sampler;
pub mod step;
pub mod sweep;
pub mod sweep_axis;
pub mod sweep_image;
pub mod walk;
