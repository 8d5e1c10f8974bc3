//! A Rust function, and what is known of it.

use std::sync::{Arc, OnceLock};

use crate::space::{Framing, Objective, Point};

/// A Rust function with what is known of it, made by [`Function::custom`](crate::Function::custom).
/// Copies share the function, and are equal as long as they say the same of it.
#[derive(Clone)]
pub struct Custom {
    name: String,
    objective: Arc<dyn Objective>,
    /// What is found of it by looking it over.
    framing: Arc<OnceLock<Framing>>,
    pub(super) view: Option<[f64; 4]>,
    pub(super) start: Option<Point>,
    pub(super) learning_rate: Option<f64>,
}

impl Custom {
    pub(super) fn new(name: String, objective: Arc<dyn Objective>) -> Self {
        let framing = Arc::default();
        Self { name, objective, framing, view: None, start: None, learning_rate: None }
    }

    /// With the region \[xmin, xmax, ymin, ymax\] that shows it; in one dimension the last two are
    /// the range of its values. Without, it is one that shows critical points near the origin.
    #[must_use]
    pub fn view(self, view: [f64; 4]) -> Self {
        Self { view: Some(view), ..self }
    }

    /// With the place where runs begin unless another is given, in view. Without, it is one up and
    /// right of the middle of the view.
    #[must_use]
    pub fn start(self, start: Point) -> Self {
        Self { start: Some(start), ..self }
    }

    /// With the learning rate of runs that are given none. Without, it is 0.01.
    #[must_use]
    pub fn learning_rate(self, learning_rate: f64) -> Self {
        Self { learning_rate: Some(learning_rate), ..self }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where what is found of it by looking it over is kept.
    pub(super) fn framing(&self) -> &OnceLock<Framing> {
        &self.framing
    }

    /// The function itself.
    #[must_use]
    pub fn objective(&self) -> &dyn Objective {
        self.objective.as_ref()
    }
}

impl PartialEq for Custom {
    fn eq(&self, other: &Self) -> bool {
        // What was found of it follows from the function.
        let Self { name, objective, framing: _, view, start, learning_rate } = self;
        *name == other.name
            && Arc::ptr_eq(objective, &other.objective)
            && (*view, *start, *learning_rate) == (other.view, other.start, other.learning_rate)
    }
}
