//! Facts of a race that can be asked for by name, and conditions over them.
//!
//! What a lesson says in numbers, and by what it tells whether an answer is right, is read here: a
//! [`Fact`] is a row of [`FACTS`] and what is asked of it, [`Asked`]; a [`Quantity`] is arithmetic over facts;
//! a [`Condition`] compares them. Facts are read of the race as it is, so that nothing that is told
//! by them can drift from what the page shows.
//!
//! ```
//! use gd_core::{Race, Scenario, fact::{Asked, Condition, Clause, Fact, Quantity, Relation}};
//!
//! let race = Race::finished("f=x^2&at=3&lr=0.1".parse::<Scenario>().unwrap());
//! let x = Fact::named("x", Asked { step: Some(1), ..Asked::default() }).unwrap();
//! assert!((x.read(&race).unwrap() - 2.4).abs() < 1e-15);
//! ```

mod arithmetic;
mod asked;
mod condition;
mod geometry;
mod live;
mod look;
mod message;
mod of_place;
mod of_race;
mod of_run;
mod table;
mod word;

pub use arithmetic::Quantity;
pub use asked::{Asked, Asking, RunChosen, Target, Unit};
pub use condition::{Clause, Condition, Relation};
pub use geometry::angle_between;
pub use live::{Given, Live};
pub use look::Look;
pub use table::{FACTS, Fact, FactRow};
pub use word::{WORDS, Word, WordRow};
