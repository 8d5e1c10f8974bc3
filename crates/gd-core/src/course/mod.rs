//! A course of nine holes, and one more each day: a function, a start, and where the ball has to come to
//! rest. Which rule it rolls by is for the reader to choose.
//!
//! A hole is a row of [`HOLES`], or [drawn](daily) from a date. A link names it, `hole=3`, and says
//! beside it no more than what is [chosen](CHOSEN) and how it is shown: so a link of a few letters
//! replays a round to the bit, and what a round has come to can be [checked](crate::score) by anyone.

pub mod daily;
mod date;
mod hole;
mod holes;
mod layout;

pub use date::Date;
pub use hole::Hole;
pub use holes::{HOLES, HoleRow};
pub use layout::Layout;

/// The keys of a link that are the player's; what else belongs to the runs, the hole says.
pub const CHOSEN: [&str; 4] = ["opt", "lr", "schedule", "clip"];
