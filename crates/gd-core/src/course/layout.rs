//! How a hole is laid out.

use crate::{function::Function, space::Point};

/// How a hole is laid out: all that the player does not choose, beside what is the same for all.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The function.
    pub function: Function,
    /// Where the ball lies at first.
    pub start: Point,
    /// The region of the experiment, \[xmin, xmax, ymin, ymax\]; of a function of x alone the last two
    /// are the values to be seen.
    pub view: [f64; 4],
    /// The gradient's norm at which the ball rests.
    pub tolerance: f64,
    /// The most steps.
    pub steps: u32,
    /// The global minima: to rest at one of them is the aim.
    pub minima: Vec<Point>,
}
