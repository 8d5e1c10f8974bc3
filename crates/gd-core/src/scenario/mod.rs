//! A scenario: everything that a link says and a picture depends on.
//!
//! # The link's format
//!
//! A link's query is `key=value` pairs with `&` between them, percent-encoded; [`KEYS`] declares
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

mod description;
mod keys;
mod learning_keys;
mod limits;
mod query;
mod reading;
#[expect(clippy::module_inception, reason = "it is what the room is named after")]
mod scenario;

pub use description::{Description, FitDescription};
pub use keys::KEYS;
pub use query::{Parsed, Problem, Severity};
pub use reading::Key;
pub use scenario::{Entrant, Experiment, PARTS, Part, Scenario, Theme};
