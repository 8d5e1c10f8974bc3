//! The JavaScript face of the playground: convert, call, return.

mod canvas;
mod declarations;
mod learning_chart;
mod picture;
mod playground;
mod types;

pub use declarations::{declarations, random_seed, version};
pub use learning_chart::LearningChart;
pub use picture::{Picture, glyphs};
pub use playground::{Playground, edit, read};
