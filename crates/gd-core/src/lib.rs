//! Gradient descent to look at.

pub mod critical;
pub mod dual;
pub mod map;
pub mod objective;
pub mod scalar;

pub use critical::{CriticalPoint, Kind};
pub use dual::{Dual, Dual2};
pub use objective::{Expression, Objective, Point};
pub use scalar::{Scalar, powi};
