//! A scenario: everything that a link says and a picture depends on.
//!
//! # The link's format
//!
//! A link's query is `key=value` pairs with `&` between them, percent-encoded; [`keys`] declares
//! each key. A plain `+` means plus, so that a formula can be pasted as it is; a space is `%20`.
//! Lists have `;` between their items and `,` between the numbers of an item; a rule, a schedule or
//! a clip has its options in parentheses, `adam(lr=0.1,beta1=0.8)`. Names may be in capitals.
//!
//! Any text gives a scenario: what can't be read is a [`Problem`] and its default is used, unknown
//! keys are left out, and of a repeated key the last one counts. [`Scenario::write`] writes what is
//! not at its default, and [`Scenario::parse`] reads that as the same scenario.
//!
//! A link that has been published keeps its meaning. The random draws are part of the format, see
//! [`random`](crate::random); so are the defaults, and the arithmetic to the last bit.

mod builder;
mod description;
mod difference;
mod dirty;
mod edit;
mod function_keys;
mod key;
mod keys;
mod learning_keys;
mod limits;
mod objective;
mod page_keys;
mod part;
mod problem;
mod query;
mod reading;
mod region;
mod run_keys;
#[expect(clippy::module_inception, reason = "it is what the room is named after")]
mod scenario;

pub use crate::flaw::Severity;
pub use description::{Description, FitDescription};
pub use dirty::Dirty;
pub use edit::{Change, Chosen, Edit};
pub use key::{Key, Owner};
pub use keys::keys;
pub use part::{PARTS, Panel, Part, PartRow};
pub use problem::Problem;
pub use query::{LinkError, Parsed};
pub use scenario::{Entrant, Experiment, Scenario, Theme};
