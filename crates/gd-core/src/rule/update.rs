//! What an update rule is: how a run goes from θ to the next θ, one coordinate at a time.

use crate::{
    number::scalar::Scalar,
    rule::hyperparameter::{Declared, Hyperparameter, Values},
};

/// How many numbers a rule remembers of each coordinate.
pub const SLOTS: usize = 2;

/// What a rule sees of one coordinate at one step.
#[derive(Clone, Copy, Debug)]
pub struct Step<S> {
    /// θ.
    pub theta: S,
    /// g = ∂f/∂θ, after the goal's sign, noise and clipping.
    pub gradient: S,
    /// α of this step, after the schedule.
    pub learning_rate: S,
    /// The step's number, from 1.
    pub t: i32,
    /// The rule's own hyperparameters.
    pub values: Values,
    /// ξ, a standard normal deviate; 0 unless the rule has a temperature.
    pub normal: S,
}

/// What a rule answers for one coordinate.
#[derive(Clone, Copy, Debug)]
pub struct Update<S> {
    /// The next θ (for a rule with a temperature: the proposal).
    pub theta: S,
    /// The intermediate quantities that the rule's equations name, in the order of
    /// [`Rule::terms`]; unused ones are 0.
    pub terms: [S; 2],
}

/// A quantity in a rule's equations.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Quantity {
    /// The placeholder in the equations, `mhat`.
    pub id: &'static str,
    /// The symbol as presentation MathML.
    pub symbol: &'static str,
    /// What it is, in a few words.
    pub meaning: &'static str,
}

/// An update rule and all that is said of it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Rule {
    /// The name in a link, `adam`.
    pub id: &'static str,
    /// The name for a reader, `Adam`.
    pub name: &'static str,
    /// What it does, one sentence.
    pub summary: &'static str,
    /// Where the rule and its convention come from.
    pub source: &'static str,
    /// Its own hyperparameters, besides the learning rate.
    pub hyperparameters: &'static [Hyperparameter],
    /// What it remembers of each coordinate, at most [`SLOTS`] numbers, all 0 at the start.
    pub state: &'static [Quantity],
    /// Intermediate quantities of one step.
    pub terms: &'static [Quantity],
    /// The rule as presentation MathML, a line each, with `{id}` for a quantity: `theta`, `next`,
    /// `g`, `lr`, `t`, `xi`, a hyperparameter, a term, a state after the step or, with a trailing
    /// `-`, before it.
    pub equations: &'static [&'static str],
    /// The step as a few plain characters, for the arrow that shows it.
    pub step: &'static str,
    /// T at step t, for a rule whose step is a proposal that is accepted with probability
    /// min(1, exp(−Δf/T)).
    #[cfg_attr(feature = "link", serde(skip))]
    pub temperature: Option<fn(&Values, i32) -> f64>,
    /// The update of one coordinate.
    #[cfg_attr(feature = "link", serde(skip))]
    pub update: fn(&Step<f64>, &mut [f64; SLOTS]) -> Update<f64>,
}

impl Declared for Rule {
    fn id(&self) -> &'static str {
        self.id
    }

    fn hyperparameters(&self) -> &'static [Hyperparameter] {
        self.hyperparameters
    }
}

impl<S: Scalar> Update<S> {
    /// A step without intermediate quantities.
    pub(crate) fn to(theta: S) -> Self {
        Self { theta, terms: [S::constant(0.0); 2] }
    }
}
