//! The sentences that a reader sees, made from facts.
//!
//! What is displayed of a [`Flaw`](crate::flaw::Flaw), a [`Verdict`](crate::Verdict) and the other
//! facts is written here and nowhere else, so that prose is edited in one place.

mod cost;
mod data;
mod edit;
pub mod equation;
pub mod explanation;
mod flaw;
mod formula;
mod layers;
mod link;
#[cfg(feature = "link")]
mod problem;
mod stability;
mod verdict;

pub use flaw::way_out;
