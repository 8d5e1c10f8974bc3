//! What is left on a bitmap or in an SVG.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

mod basins;
mod charts;
mod curve;
mod figure;
mod heat_map;
mod hostile;
mod legend;
mod motion;
mod picture;
mod sizes;
mod slices;
mod surface;
mod svg;
mod sweep;
mod trail;
