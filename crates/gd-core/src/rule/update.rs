//! What an update rule is: how a run goes from θ to the next θ, one coordinate at a time.

use crate::{
    number::scalar::Scalar,
    prose::prose,
    rule::hyperparameter::{Declared, Hyperparameter, Values},
    space::Goal,
};

/// How many numbers a rule remembers of each coordinate.
pub const SLOTS: usize = 2;

/// What a rule sees of one coordinate at one step.
#[derive(Clone, Copy)]
pub struct Step<'a, S> {
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
    /// A hyperparameter to the power t.
    pub power: &'a dyn Fn(f64) -> S,
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
    /// Whether it is a sum or a mean of gradients: in ascent it is shown with its sign turned, since
    /// the rule is given −∇f there, as by PyTorch's `maximize=True`.
    #[cfg_attr(feature = "link", serde(skip))]
    pub is_turned: bool,
}

impl Quantity {
    /// A quantity that ascent shows as it is.
    pub(crate) const fn new(id: &'static str, symbol: &'static str, meaning: &'static str) -> Self {
        Self { id, symbol, meaning: prose(meaning), is_turned: false }
    }

    /// A sum or a mean of gradients.
    pub(crate) const fn of_gradients(
        id: &'static str,
        symbol: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self { is_turned: true, ..Self::new(id, symbol, meaning) }
    }
}

/// An equation's two sides with `{id}` for each quantity, as
/// [`words::equation`](crate::words::equation) fills it: `theta`, `next`, `g`, `lr`, `t`, `xi`, a
/// hyperparameter, a term, a state after the step or, with a trailing `-`, before it; `{down}` is −
/// in descent and + in ascent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Template {
    /// In words.
    pub words: [&'static str; 2],
    /// As presentation MathML.
    pub symbols: [&'static str; 2],
}

/// What makes a rule's step another one than plain descent's, apart from a
/// [temperature](Rule::temperature); the sentence that explains a step follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// Nothing: the step is −α·g.
    Gradient,
    /// A velocity: the step is linear in what is remembered and in the gradient.
    Velocity,
    /// Each coordinate's gradient is divided by the root of a sum of its squares, which is the first
    /// number that is remembered.
    SumOfSquares,
    /// The same with a running mean of squares.
    MeanOfSquares,
    /// A running mean of gradients is divided by the root of one of squares, both corrected for
    /// starting at 0: the first and the second term.
    Moments,
}

/// What of a function a learning rate is to suit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateScale {
    /// The learning rate that suits plain descent.
    pub plain: f64,
    /// The length of the domain's diagonal (its width in one dimension), for a rule whose steps have
    /// about the same length whatever the slope.
    pub diagonal: f64,
}

/// How large a learning rate a rule can settle with at a minimum.
#[derive(Clone, Copy, Debug)]
pub struct Stability {
    /// The limit as a reader writes it, `2/λmax`.
    pub formula: &'static str,
    /// The limit for λmax = 1.
    pub limit: fn(&Values) -> f64,
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
    /// The rule's equations, in the order in which they are worked out.
    #[cfg_attr(feature = "link", serde(skip))]
    pub equations: &'static [Template],
    /// What a sentence explains its step by.
    #[cfg_attr(feature = "link", serde(skip))]
    pub mechanism: Mechanism,
    /// The step as a few plain characters, for the arrow that shows it: in descent, in ascent.
    #[cfg_attr(feature = "link", serde(skip))]
    pub step: [&'static str; 2],
    /// T at step t, for a rule whose step is a proposal that is accepted with probability
    /// min(1, exp(−Δf/T)).
    #[cfg_attr(feature = "link", serde(skip))]
    pub temperature: Option<fn(&Values, i32) -> f64>,
    /// The learning rate that suits the rule where the link gives none, before it is rounded to one
    /// digit; of the rule with its usual hyperparameters, so that setting one changes nothing else.
    #[cfg_attr(feature = "link", serde(skip))]
    pub default_rate: fn(RateScale) -> f64,
    /// Up to which learning rate it is stable on a quadratic, where that follows from the largest
    /// curvature λmax alone.
    #[cfg_attr(feature = "link", serde(skip))]
    pub stability: Option<Stability>,
    /// The update of one coordinate.
    #[cfg_attr(feature = "link", serde(skip))]
    pub update: fn(&Step<'_, f64>, &mut [f64; SLOTS]) -> Update<f64>,
}

impl Rule {
    /// The name where it may climb: plain descent is ascent there.
    pub(crate) fn name_for(&self, goal: Goal) -> &'static str {
        if self.id == "gd" && goal == Goal::Max { "Gradient ascent" } else { self.name }
    }
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
