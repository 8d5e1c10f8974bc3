//! The JavaScript face of the playground: convert, call, return.

mod address;
mod basins;
mod canvas;
mod caption;
mod course;
mod data_plot;
mod declarations;
mod deep;
mod formula;
mod learning_chart;
mod lesson;
mod message;
mod notation;
mod picture;
mod playground;
mod problems;
mod range_test;
mod serializer;
mod sweep;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod types;

pub use address::{link_of, query_of_attributes};
pub use caption::caption_of;
pub use course::{beside_par, hole, round_of};
pub use data_plot::{BestFits, DataPlot, draw_losses};
pub use declarations::{random_seed, share, value_at, version};
pub use deep::{FieldExperiment, HessianExperiment, draw_layers};
pub use learning_chart::{LearningChart, LearningCurves};
pub use lesson::{lesson_changes, lesson_given, lesson_met, lesson_number, lesson_word};
pub use notation::{number, place, short};
pub use picture::{Picture, glyph, glyphs};
pub use playground::{Playground, edit};
pub use range_test::{RangeTest, range_test};
pub use sweep::{SweepChart, sweep_options, swept_options};
