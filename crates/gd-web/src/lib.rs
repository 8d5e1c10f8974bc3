//! The JavaScript face of the playground: convert, call, return.

mod canvas;
mod data_plot;
mod declarations;
mod deep;
mod fine_canvas;
mod learning_chart;
mod picture;
mod playground;
mod types;

pub use data_plot::{DataPlot, draw_losses, read_points};
pub use declarations::{declarations, random_seed, version};
pub use deep::{FieldExperiment, HessianExperiment, draw_layers, layer_gradients};
pub use learning_chart::LearningChart;
pub use picture::{Picture, glyph, glyphs};
pub use playground::{Playground, edit, read};
