//! Gradient descent to look at.

pub mod clip;
pub mod critical;
pub mod diagnosis;
pub mod dual;
pub mod explain;
pub mod hyperparameter;
pub mod learning_curve;
pub mod map;
mod notation;
pub mod objective;
pub mod optimizer;
pub mod race;
pub mod random;
pub mod restart;
pub mod run;
pub mod scalar;
pub mod scenario;
pub mod schedule;
mod spelling;
pub mod stop;
pub mod trace;

pub use critical::{CriticalPoint, Kind};
pub use diagnosis::Verdict;
pub use dual::{Dual, Dual2};
pub use objective::{Expression, Function, Objective, Point};
pub use race::Race;
pub use run::Run;
pub use scalar::{Scalar, powi};
pub use scenario::Scenario;
