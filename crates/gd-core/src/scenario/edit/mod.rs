//! Edits of a scenario: what a page, a host and a lesson ask for.

mod apply;
mod given;
mod message;
mod points;
mod refusal;
mod remedies;
mod rules;
mod starts;
mod sweeps;
mod vocabulary;
mod zoom;

pub use apply::Change;
pub use given::Given;
pub use message::Message;
pub use vocabulary::{Chosen, Edit};
