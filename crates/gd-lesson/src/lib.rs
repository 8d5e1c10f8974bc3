//! Lessons: prose with live numbers, questions, and things to reach, in a file that a person writes.
//!
//! A [file](mod@reading) of TOML is read into a [`Lesson`], whose conditions and numbers are facts of the
//! [links](races) that it speaks of. [Rendering](mod@render) works out all that does not depend on a reader
//! and [checks](mod@render) every claim on the way: what is left is plain data, which a page shows without
//! any parser. Whatever is wrong with a file is a [`Problem`] with its place; no file makes it panic.

mod problem;

mod lesson;

mod syntax;

mod source;

pub mod reading;

mod survey;

pub mod races;

mod rendered;

mod answers;
pub mod render;
mod sheet;

pub use lesson::{CHAPTERS, Chapter, Lesson};
pub use problem::Problem;
pub use reading::read;
pub use render::render;
pub use rendered::{Contents, Listing, Rendered};
