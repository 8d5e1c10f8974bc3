//! A scenario made in Rust, without a link.

use crate::{
    function::Function,
    rule::{clip::Clip, hyperparameter::Choice, schedule::Schedule, update::Rule},
    run::batch::Batch,
    scenario::scenario::{Entrant, Scenario},
    space::{Goal, Point, View},
};

impl Scenario {
    /// Plain descent of a function, from its own start with its own learning rate where it has
    /// them, else with what suits it; each of the following changes one thing.
    ///
    /// What is given is taken as it is: a number that a link could not hold makes a run that stops
    /// at once, or a race that takes long.
    #[must_use]
    pub fn of(function: impl Into<Function>) -> Self {
        Self { function: function.into(), ..Self::default() }
    }

    /// Adds a start point; the first one takes the place of the function's own.
    #[must_use]
    pub fn start(mut self, at: Point) -> Self {
        self.starts.push(at);
        self
    }

    /// Races these update rules.
    #[must_use]
    pub fn rules<R: Into<Entrant>>(self, rules: impl IntoIterator<Item = R>) -> Self {
        Self { rules: rules.into_iter().map(Into::into).collect(), ..self }
    }

    /// Sets α₀ of every rule that has none of its own.
    #[must_use]
    pub fn learning_rate(self, learning_rate: f64) -> Self {
        Self { learning_rate: Some(learning_rate), ..self }
    }

    /// Sets the learning rate's schedule.
    #[must_use]
    pub fn schedule(self, schedule: Choice<Schedule>) -> Self {
        Self { schedule, ..self }
    }

    /// Sets the gradient's clipping.
    #[must_use]
    pub fn clip(self, clip: Choice<Clip>) -> Self {
        Self { clip, ..self }
    }

    /// Sets the most steps of a run.
    #[must_use]
    pub fn steps(self, steps: u32) -> Self {
        Self { steps, ..self }
    }

    /// Sets the gradient's norm at which a run has converged; 0 never stops it.
    #[must_use]
    pub fn tolerance(self, tolerance: f64) -> Self {
        Self { tolerance, ..self }
    }

    /// Descends, or climbs.
    #[must_use]
    pub fn goal(self, goal: Goal) -> Self {
        Self { goal, ..self }
    }

    /// Sets the region of the experiment, \[xmin, xmax, ymin, ymax\]: random starts are drawn from
    /// it, lengths are judged by it, and critical points are searched in it.
    #[must_use]
    pub fn view(self, region: [f64; 4]) -> Self {
        Self { view: Some(View::of(region)), ..self }
    }

    /// Sets the standard deviation of the noise on each gradient component.
    #[must_use]
    pub fn noise(self, noise: f64) -> Self {
        Self { noise, ..self }
    }

    /// Adds random starts.
    #[must_use]
    pub fn restarts(self, restarts: u32) -> Self {
        Self { restarts, ..self }
    }

    /// Sets the seed of all randomness.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// Races these batch sizes with every rule, where the function is a fit to data.
    #[must_use]
    pub fn batches(self, batches: impl IntoIterator<Item = Batch>) -> Self {
        Self { batches: batches.into_iter().collect(), ..self }
    }
}

/// A rule with its defaults and without a learning rate of its own.
impl From<&'static Rule> for Entrant {
    fn from(rule: &'static Rule) -> Self {
        Self::new(rule)
    }
}

/// A rule with its hyperparameters and without a learning rate of its own.
impl From<Choice<Rule>> for Entrant {
    fn from(rule: Choice<Rule>) -> Self {
        Self { rule, learning_rate: None }
    }
}
