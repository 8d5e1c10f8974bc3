//! The region that shows a function of which nobody has said where to look: its critical points near
//! the origin, with as much around them as a reader needs to see what they are.
//!
//! Signs of slopes tell where critical points are, so that a coarse look is enough and a survey,
//! which needs a region, can follow. What is found:
//!
//! - A few points: all of them, with a share of the distance between them around. Points up to ten
//!   times as far away as the region first looked at are taken in as long as they are few.
//! - A single one: ten units, centred at it, or less where the function is a steep wall or flat
//!   within that, as exp(x²) and exp(−(100x)²) are.
//! - So many that they would not be told apart: the part about the origin that shows a number of
//!   them.
//! - None nearby: the nearest ones that are found far away; none at all: \[−5, 5\] each way, or the
//!   part of it in which the function has values.
//!
//! With the region comes a start in it, and a learning rate that suits plain descent from there.
//!
//! At most 1500 values, gradients and Hessians are computed, whatever the function.

mod smoothness;
mod stationary;
mod width;

mod curve;
mod map;

#[cfg(test)]
mod tests;

pub(crate) use stationary::{Stationary, sign_changes, slope_along, spread_evenly};

use crate::{
    function::Function,
    space::{Framing, Objective, Point},
};

/// A region, \[xmin, xmax, ymin, ymax\], and a start in it.
type Framed = ([f64; 4], Point);

/// The region that shows a function best, a start in it and a learning rate, where it does not bring its own. What
/// has been found is kept with the function.
#[must_use]
pub(crate) fn framing(function: &Function) -> Option<Framing> {
    function.framing(frame)
}

/// Looks a function over.
fn frame(objective: &dyn Objective) -> Framing {
    let (region, start) =
        if objective.dimension() == 1 { curve::frame(objective) } else { map::frame(objective) };
    Framing { region, start, learning_rate: smoothness::learning_rate(objective, region, start) }
}
