//! The sentences that a reader sees, made from facts.
//!
//! What is displayed of a [`Flaw`](crate::flaw::Flaw), a [`Verdict`](crate::Verdict) and the other
//! facts is written here and nowhere else, so that prose is edited in one place.

pub mod basins;
#[cfg(feature = "link")]
pub mod caption;
pub mod cost;
#[cfg(feature = "link")]
pub mod course;
mod data;
pub mod derivatives;
mod edit;
pub mod equation;
pub mod explanation;
mod flaw;
mod formula;
pub mod landmark;
mod layers;
mod link;
pub mod place;
#[cfg(feature = "link")]
mod problem;
pub mod range_test;
pub mod result;
pub mod run_name;
mod stability;
pub mod status;
pub mod summary;
pub mod sweep;
mod tally;
mod verdict;

pub use flaw::way_out;
