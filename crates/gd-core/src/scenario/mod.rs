//! A scenario: everything that a link says and a picture depends on.
//!
//! # The link's format
//!
//! A link's query is `key=value` pairs with `&` between them, percent-encoded; [`keys`] declares
//! each key. A plain `+` means plus, so that a formula can be pasted as it is; a space is `%20`.
//! Lists have `;` between their items and `,` between the numbers of an item; a rule, a schedule or
//! a clip has its options in parentheses, `adam(lr=0.1,beta1=0.8)`. Names may be in capitals.
//!
//! Links are read as they come back from other software: `&amp;` for `&`, encoded twice, behind a `#`,
//! with keys of trackers, with the punctuation of the text around. What is written passes unharmed
//! through software that finds links in text: percent-encoded but for letters, digits and `-.,;:=/`,
//! and none of these at the end.
//!
//! Any text gives a scenario: what can't be read is a [`Problem`] and its default is used, unknown
//! keys are left out, and of a repeated key the last one counts. [`Scenario::write`] writes what is
//! not at its default, and [`Scenario::parse`] reads that as the same scenario.
//!
//! A link that has been published keeps its meaning. The random draws are part of the format, see
//! [`random`](crate::random); so are the defaults, and the arithmetic to the last bit.

mod builder;
mod dirty;
mod examples;
mod experiment;
mod hidden;
mod lesson_step;
mod mapped;
mod mark;
mod part;
#[expect(clippy::module_inception, reason = "it is what the room is named after")]
mod scenario;
mod section;
mod set;
mod sweep_axis;
mod sweep_options;
mod viewpoint;

#[cfg(feature = "link")]
mod address;
#[cfg(feature = "link")]
mod course_keys;
#[cfg(feature = "link")]
mod description;
#[cfg(feature = "link")]
mod difference;
#[cfg(feature = "link")]
mod edit;
#[cfg(feature = "link")]
mod fit_warning;
#[cfg(feature = "link")]
mod function_keys;
#[cfg(feature = "link")]
mod key;
#[cfg(feature = "link")]
mod keys;
#[cfg(feature = "link")]
mod learning_keys;
#[cfg(feature = "link")]
mod limits;
#[cfg(feature = "link")]
mod map_row;
mod map_scenario;
#[cfg(feature = "link")]
mod objective;
#[cfg(feature = "link")]
mod page_keys;
#[cfg(feature = "link")]
mod pair;
#[cfg(feature = "link")]
mod percent;
#[cfg(feature = "link")]
mod problem;
#[cfg(feature = "link")]
mod query;
#[cfg(feature = "link")]
mod reading;
#[cfg(feature = "link")]
mod region;
#[cfg(feature = "link")]
mod run_keys;
#[cfg(feature = "link")]
mod sweep_words;
#[cfg(feature = "link")]
mod tracking;

pub use crate::flaw::Severity;
pub use dirty::Dirty;
pub use examples::{EXAMPLES, Example};
pub use experiment::{EXPERIMENTS, ExperimentRow};
pub use hidden::Hidden;
pub use lesson_step::LessonStep;
pub use mapped::Mapped;
pub use mark::{MARKS, Mark, MarkRow, Marks};
pub use part::{PARTS, Panel, Part, PartRow, Parts};
pub use scenario::{Entrant, Experiment, Scenario, Theme};
pub use section::{SECTIONS, Section, SectionRow, Sections};
pub use set::{Listed, Set};
pub(crate) use sweep_axis::COORDINATES;
pub use sweep_axis::SweepAxis;
pub use viewpoint::Viewpoint;

#[cfg(feature = "link")]
pub use address::{link_of, query_of_attributes};
#[cfg(feature = "link")]
pub use description::{Description, FitDescription, LayersDescription};
#[cfg(feature = "link")]
pub use edit::{Change, Chosen, Edit, Given, Message};
#[cfg(feature = "link")]
pub use key::{Key, Owner};
#[cfg(feature = "link")]
pub use keys::keys;
#[cfg(feature = "link")]
pub use map_row::{MAPS, MapRow};
#[cfg(feature = "link")]
pub use problem::Problem;
#[cfg(feature = "link")]
pub use query::{LinkError, Parsed};
