//! The landscape of a function: critical points, what they are, and where they lie in a domain.

pub mod eigenvalues;
pub mod newton;

pub mod kind;
mod pattern_search;

pub mod critical_point;

pub(crate) mod framing;
pub(crate) mod value_range;

mod connected;
mod gradient_grid;
pub(crate) mod piecewise_linear;
pub mod sample;
pub mod search;

pub mod survey;
