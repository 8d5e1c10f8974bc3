//! All that a run depends on.

use crate::{
    function::Function,
    rule::{clip::Clip, hyperparameter::Choice, schedule::Schedule, update::Rule},
    run::{
        batch::{Batch, Sampling},
        saddle::SaddleScale,
        stop::StopRules,
    },
    space::Goal,
};

/// All that a run depends on.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// The function.
    pub function: Function,
    /// The update rule with its hyperparameters.
    pub rule: Choice<Rule>,
    /// α₀.
    pub learning_rate: f64,
    /// α₀ from a step on, by ascending step: the reader's changes on the way. The schedule goes on
    /// counting from step 0.
    pub changes: Vec<(u32, f64)>,
    /// Descent or ascent.
    pub goal: Goal,
    /// The learning rate's schedule.
    pub schedule: Choice<Schedule>,
    /// The gradient's clipping.
    pub clip: Choice<Clip>,
    /// The standard deviation of the noise on each gradient component.
    pub noise: f64,
    /// How many of the data's points each step's gradient is taken over.
    pub batch: Batch,
    /// How they are drawn.
    pub sampling: Sampling,
    /// The seed of all draws.
    pub seed: u64,
    /// The stream of all draws, see [`random`](crate::random).
    pub stream: u64,
    /// When to stop.
    pub stop: StopRules,
    /// When the run is near a saddle.
    pub saddle: SaddleScale,
}
