//! Pictures of descents, generic over plotters' [`DrawingBackend`](plotters::prelude::DrawingBackend).
//!
//! The [`picture`] of a race is made of [`layers`], one list for every backend: a page keeps a canvas
//! for each plane and draws only what is new (the next steps of a trail); [`composition`] draws all
//! of them on one bitmap or as one SVG. The other charts, of [data](data_plot), of [learning
//! curves](loss_curve), of [losses](loss_shape) and of a [chain of layers](layer_chain), are drawn
//! whole.
//!
//! Nothing here computes a function or a run: a picture takes samples ([`gd_core::map::grid`]) and
//! rows from gd-core.
//!
//! Sizes are given in CSS pixels and multiplied by [`Style::pixel_ratio`]. Backends take whole
//! numbers, so for smooth lines let the backend's pixels be finer than the screen's, by
//! [`grain`](Style::grain): shrink what is drawn on a canvas, give an SVG a larger
//! `viewBox`, or average a larger bitmap down.

pub mod geometry;
pub mod image;
pub mod marker;

pub mod style;

pub mod backend;
pub mod svg;

mod pen;

pub mod ticks;

pub mod frame;

pub mod axes;
pub mod value_scale;

pub mod arrows;
pub mod basin_map;
pub mod contour;
mod folds;
pub mod heat_map;
pub mod legend;
pub mod trail;

pub mod surface;

pub mod data;
pub mod learning_chart;
pub mod line_names;
pub mod loss_curve;
pub mod loss_shape;
pub mod minima;
pub mod run_stroke;
pub mod thinned_series;

pub mod layer_chain;

pub mod data_plot;
pub mod picture;
pub mod sweep_chart;

pub mod layers;

pub mod composition;

pub mod figure;

pub use backend::{Area, Backend, Drawn};
pub use frame::Frame;
pub use geometry::Region;
pub use marker::Marker;
pub use picture::{Picture, budget::Budget, layout::Layout};
pub use style::{Dash, Stroke, Style};
pub use svg::Svg;
pub use value_scale::ValueScale;
