//! Maps: a function or what becomes of a run, over a view.

pub mod grid;
pub mod sampler;
