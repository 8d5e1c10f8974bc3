//! How a step is made: update rules, learning-rate schedules, clipping, and the numbers that can be
//! set of each.

pub mod clip;
pub mod hyperparameter;
pub mod optimizer;
pub mod schedule;
pub mod update;
