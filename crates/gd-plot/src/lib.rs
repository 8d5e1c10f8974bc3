//! Charts of descents, generic over plotters' [`DrawingBackend`].
//!
//! Every chart is a set of layers: functions that draw one thing on a drawing area and return, so
//! that a page keeps what stays (heat map, contours, axes) on one canvas and draws only what is new
//! (the next steps of a trail) on another. Nothing here computes a function or a run; it is handed
//! samples ([`gd_core::map::grid`]) and points.
//!
//! Sizes are given in CSS pixels and multiplied by [`Style::scale`]. Backends take whole numbers,
//! so for smooth lines let the backend's pixels be finer than the screen's, by
//! [`grain`](Style::grain): draw on a canvas through [`Subpixel`], on an SVG with a larger
//! `viewBox`, or average a larger bitmap down.

pub mod arrows;
pub mod axes;
pub mod contour;
pub mod curve;
pub mod data;
pub mod frame;
pub mod geometry;
pub mod heat_map;
pub mod loss_curve;
pub mod loss_shape;
pub mod markers;
pub mod minima;
mod pen;
pub mod scene;
pub mod style;
pub mod subpixel;
pub mod surface;
pub mod ticks;
pub mod trail;
pub mod value_scale;

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind},
    prelude::DrawingBackend,
};

pub use frame::Frame;
pub use geometry::View;
pub use scene::{Scene, Trail};
pub use style::{Dash, Marker, Stroke, Style, Theme};
pub use subpixel::Subpixel;
pub use value_scale::ValueScale;

/// Where a layer is drawn: a whole canvas, bitmap or SVG.
pub type Area<DB> = DrawingArea<DB, Shift>;

/// What drawing returns; an error is the backend's.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;
