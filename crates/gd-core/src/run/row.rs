//! A row of a run: one place, and what happened on the way there.

use crate::{number::hypot::hypot, rule::update::SLOTS, space::Point};

/// What happened at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Event {
    /// The run lingers near a saddle.
    SaddleStall,
    /// The run leaves a saddle near which it lingered (Dauphin et al. 2014).
    SaddleEscape,
    /// A worse proposal was turned down.
    Rejected,
    /// The gradient that led here was clipped.
    Clipped,
}

impl Event {
    /// Whether it says how the run gets on with a saddle.
    #[must_use]
    pub fn is_of_saddle(self) -> bool {
        matches!(self, Self::SaddleStall | Self::SaddleEscape)
    }

    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::SaddleStall => "saddle-stall",
            Self::SaddleEscape => "saddle-escape",
            Self::Rejected => "rejected",
            Self::Clipped => "clipped",
        }
    }
}

/// One place of a run. A run is made of nothing but rows: the last one is its state.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// θ.
    pub theta: Point,
    /// f(θ).
    pub value: f64,
    /// ∇f(θ), exact: over all data, without noise, clipping and the goal's sign.
    pub gradient: Point,
    /// α of the step that leaves from here.
    pub learning_rate: f64,
    /// The length of the path up to here.
    pub length: f64,
    /// What happened on the way here.
    pub event: Option<Event>,
    /// The last saddle event up to here, and its step.
    pub noted: Option<(Event, u32)>,
    pub(crate) slots: [[f64; SLOTS]; 2],
}

impl Row {
    /// ‖∇f(θ)‖₂.
    #[must_use]
    pub fn gradient_norm(&self) -> f64 {
        let [x, y] = self.gradient;
        hypot(x, y)
    }

    /// What the rule remembers of each coordinate, in the order of [`Rule::state`](crate::rule::update::Rule::state).
    #[must_use]
    pub fn state(&self) -> [[f64; SLOTS]; 2] {
        self.slots
    }
}

/// The quantities of one step for one coordinate, for explaining it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantities {
    /// g: ∇f as the step sees it, over its mini-batch, with noise, after clipping. In ascent the rule
    /// is given its negative.
    pub gradient: f64,
    /// The same before clipping.
    pub unclipped: f64,
    /// The gradient over the step's mini-batch, before all that; the exact one without batches.
    pub batch_gradient: f64,
    /// The rule's terms, in the order of [`Rule::terms`](crate::rule::update::Rule::terms).
    pub terms: [f64; 2],
    /// ξ, the normal deviate that the rule was given.
    pub normal: f64,
    /// What the rule remembers after the step, in the order of [`Rule::state`](crate::rule::update::Rule::state).
    pub state: [f64; SLOTS],
    /// The rule's answer, before acceptance.
    pub theta: f64,
}
