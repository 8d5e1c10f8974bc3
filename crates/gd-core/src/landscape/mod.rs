//! The landscape of a function: critical points, what they are, and where they lie in a view.

pub mod eigenvalues;
pub mod kind;
pub mod newton;
pub mod search;
pub mod survey;
