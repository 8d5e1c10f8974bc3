//! The fit of a model to data: the mean loss over the points as a function of the weights.

use crate::{
    function::{
        activation::{LINEAR, SIGMOID},
        data::{Data, Sample},
        formula::symbols::Symbols,
        loss::{self, Loss},
        model::{self, Model},
    },
    notation::scaled,
    number::{
        clamp::clamp,
        dual::{Dual, Dual2},
        hypot::hypot,
        scalar::Scalar,
    },
    rule::hyperparameter::{Choice, Hyperparameter, LEARNING_RATE},
    space::{Expression, Point, View},
};

/// λ₁ of the penalty λ₁·Σ|w| (lasso; Tibshirani 1996).
pub const L1: Hyperparameter = Hyperparameter {
    open: [false, false],
    ..Hyperparameter::positive("l1", "λ₁", 0.0, [1e-3, 1.0]).about(
        "L1 penalty",
        "Added to the loss for each unit of a weight's size; it pulls each weight towards zero alike, so that with a fixed learning rate a useless one hops about zero. The intercept is not penalised.",
    )
};

/// λ₂ of the penalty λ₂·Σw² (ridge; Hoerl & Kennard 1970).
pub const L2: Hyperparameter = Hyperparameter {
    open: [false, false],
    ..Hyperparameter::positive("l2", "λ₂", 0.0, [1e-3, 1.0]).about(
        "L2 penalty",
        "Added to the loss for each unit of a weight's square; it keeps weights small. The intercept is not penalised.",
    )
};

/// The mean loss of a model over data, plus the penalties, as a function of θ, the weights.
///
/// Terms are added in the data's order and divided by their number; the same points in another
/// order may differ in the last bits.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The points.
    pub data: Data,
    /// The model.
    pub model: &'static Model,
    /// The loss of one point.
    pub loss: Choice<Loss>,
    /// λ₁, see [`L1`].
    pub l1: f64,
    /// λ₂, see [`L2`].
    pub l2: f64,
}

impl Fit {
    /// The data with the model and the loss that suit them.
    #[must_use]
    pub fn new(data: Data) -> Self {
        let model = default_model(&data);
        Self { data, model, loss: default_loss(model), l1: L1.default, l2: L2.default }
    }

    /// Another model on the same data, with its own loss.
    #[must_use]
    pub fn with_model(&self, model: &'static Model) -> Self {
        Self { model, loss: default_loss(model), ..self.clone() }
    }

    /// The score of a point, the weighted sum of its inputs.
    #[inline(always)]
    fn score<S: Scalar>(&self, [w, b]: [S; 2], [x, second]: [f64; 2]) -> S {
        if self.model.dimension == 1 { w * x } else { w * x + b * second }
    }

    /// Whether the loss is known to be convex in the weights: of a model that is linear in them, each
    /// is, and the cross-entropy of a class is for a sigmoid of such a score, too.
    #[must_use]
    pub fn is_convex(&self) -> bool {
        self.model.activation == LINEAR || self.loss.of.of_score
    }

    /// Whether a loss of 0 can be had: a probability, and its cross-entropy, only come near to it.
    #[must_use]
    pub(crate) fn may_be_zero(&self) -> bool {
        self.model.activation != SIGMOID && self.loss.of.id != "cross-entropy"
    }

    /// What the model predicts at inputs u, see [`Sample::inputs`].
    #[must_use]
    pub fn prediction(&self, theta: Point, inputs: [f64; 2]) -> f64 {
        self.model.activation.apply(self.score(theta, inputs))
    }

    /// What the model predicts for each point.
    #[must_use]
    pub fn predictions(&self, theta: Point) -> Vec<f64> {
        let samples = self.data.samples().iter();
        samples.map(|sample| self.prediction(theta, sample.inputs)).collect()
    }

    fn mean_loss<S: Scalar>(&self, theta: [S; 2], samples: &[Sample]) -> S {
        let count = samples.len() as f64;
        let mut sum = S::constant(0.0);
        for sample in samples {
            let score = self.score(theta, sample.inputs);
            sum = sum + self.loss.of_point(score, &self.model.activation, sample.target);
        }
        sum / count + self.penalty(theta)
    }

    fn penalty<S: Scalar>(&self, [w, b]: [S; 2]) -> S {
        let of = |weight: S| weight.abs() * self.l1 + weight.square() * self.l2;
        if self.data.features() == 1 { of(w) } else { of(w) + of(b) }
    }

    /// The gradient over some of the points, by number: of a mini-batch.
    #[must_use]
    pub fn gradient_over(&self, theta: Point, batch: &[usize]) -> Point {
        let all = self.data.samples();
        let samples: Vec<_> = batch.iter().filter_map(|&k| all.get(k).copied()).collect();
        let by_rules = || self.mean_loss(Dual2::variables(theta), &samples);
        self.mean_loss(Dual::variables(theta), &samples).or_by_rules(by_rules).gradient
    }

    /// The view in which the weights are shown. For a model linear in its weights it takes in the
    /// least squared error and all zeros; else scores of up to ±6, where the sigmoid saturates.
    #[must_use]
    pub fn view(&self) -> View {
        let spread = self.data.spread();
        let size = |mean_square: f64| mean_square.sqrt().max(1e-6);
        let is_regression = !self.model.classifies && self.model.activation == LINEAR;
        let range = |solution: f64, mean_square: f64| {
            let (centre, reach) = if is_regression {
                let typical = size(spread.target) / size(mean_square);
                (solution, 1.5 * typical.max(solution.abs()))
            } else {
                (0.0, 6.0 / size(mean_square))
            };
            // As far as a link can show; how fine it is follows from the points.
            let reach = clamp(reach, f64::MIN_POSITIVE, 4e8);
            // Two digits are enough, and a point that is moved a little does not move the view.
            let grain = Round::down(0.1 * reach);
            [-1.0, 1.0].map(|side| grain.nearest(clamp(centre, -1e8, 1e8) + side * reach))
        };
        let ([w, b], [u, v]) = (spread.solution, spread.inputs);
        View { x: range(w, u), y: (self.model.dimension == 2).then(|| range(b, v)) }
    }

    /// Where runs begin unless a start is given: up and right in the view, or for classifiers at
    /// negative weights, with which they take the classes of the synthetic sets for each other.
    #[must_use]
    pub fn start(&self) -> Point {
        let [across, up] = if self.model.classifies { [0.25, 0.25] } else { [0.8, 0.75] };
        let at = |[from, to]: [f64; 2], share: f64| {
            Round::down(0.02 * (to - from)).nearest(from + share * (to - from))
        };
        let View { x, y } = self.view();
        [at(x, across), y.map_or(0.0, |y| at(y, up))]
    }

    /// A learning rate that suits the loss and the size of the inputs.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        let inputs = self.data.spread().inputs;
        let mean_square: f64 = inputs.iter().take(self.model.dimension).sum();
        let suited =
            Round::down(self.loss.of.learning_rate / mean_square.clamp(1e-9, 1e18)).times(1.0);
        // One that a link may say.
        suited.min(LEARNING_RATE.max)
    }

    /// What the model looks like among the points in an interval of the first feature: with one
    /// feature its prediction as a curve, with two the line where the score is 0.
    #[must_use]
    pub fn curve(&self, theta: Point, [x0, x1, y0, y1]: [f64; 4], count: usize) -> Vec<Point> {
        let [w, b] = theta;
        if self.data.features() == 1 {
            let x = |k: usize| x0 + (x1 - x0) * k as f64 / (count.max(2) - 1) as f64;
            return (0..count).map(|k| [x(k), self.prediction(theta, [x(k), 1.0])]).collect();
        }
        let size = hypot(w, b);
        let reach = hypot(x0.abs().max(x1.abs()), y0.abs().max(y1.abs()));
        let far = [-b, w].map(|c| c / size * reach);
        if far.iter().all(|c| c.is_finite()) { vec![far, far.map(|c| -c)] } else { Vec::new() }
    }

    /// For each point what its loss is a function of, the residual or for a loss of a score the
    /// margin (2y − 1)·s, and the loss: places on the loss's [`shape`](Choice::shape).
    #[must_use]
    pub fn losses(&self, theta: Point) -> Vec<Point> {
        let activation = &self.model.activation;
        let at = |sample: &Sample| {
            let score = self.score(theta, sample.inputs);
            let at = if self.loss.of.of_score {
                (2.0 * sample.target - 1.0) * score
            } else {
                activation.apply(score) - sample.target
            };
            [at, self.loss.of_point(score, activation, sample.target)]
        };
        self.data.samples().iter().map(at).collect()
    }

    /// What is fitted to what, `Line, mean squared error`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}, {}", self.model.name, self.loss.of.name.to_ascii_lowercase())
    }

    /// The prediction in words of mathematics.
    #[must_use]
    pub fn formula(&self) -> &'static str {
        self.model.formula(self.data.features()).unwrap_or_default()
    }

    /// The mean loss and the penalties in symbols, where the loss has a formula.
    #[must_use]
    pub fn symbols(&self) -> Option<Symbols> {
        let Loss { expression, of_score, .. } = self.loss.of;
        let activation = if *of_score { "x" } else { self.model.activation.expression };
        let (features, formulas) = (self.data.features(), [activation, expression]);
        Symbols::of_mean_loss(features, self.model.dimension, formulas, [self.l1, self.l2])
    }

    /// The names of the weights; the second is of no use if there is only one.
    #[must_use]
    pub fn weights(&self) -> [&'static str; 2] {
        if self.data.features() == 1 { ["w", "b"] } else { ["w₁", "w₂"] }
    }
}

impl Expression for Fit {
    fn dimension(&self) -> usize {
        self.model.dimension
    }

    fn evaluate<S: Scalar>(&self, w: S, b: S) -> S {
        self.mean_loss([w, b], self.data.samples())
    }

    fn effort(&self) -> usize {
        (self.data.samples().len() / 3).max(1)
    }
}

/// The model that data are fitted by unless another is given.
pub(crate) fn default_model(data: &Data) -> &'static Model {
    let id = match data.set() {
        Some(set) => set.model,
        None if data.is_labelled() => "logistic",
        None => "line",
    };
    model::find(id).unwrap_or(&model::LINE)
}

/// The loss that a model is trained by unless another is given.
pub(crate) fn default_loss(model: &Model) -> Choice<Loss> {
    Choice::new(model.losses.first().and_then(|id| loss::find(id)).unwrap_or(&loss::SQUARED))
}

/// 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Round {
    digit: f64,
    exponent: i32,
}

impl Round {
    /// The greatest one that is not above a positive number.
    fn down(value: f64) -> Self {
        let exponent = libm::log10(value).floor() as i32;
        [5.0, 2.0]
            .map(|digit| Self { digit, exponent })
            .into_iter()
            .find(|round| round.times(1.0) <= value)
            .unwrap_or(Self { digit: 1.0, exponent })
    }

    /// A whole number of times it, read from digits, which leaves no rounding noise.
    fn times(self, count: f64) -> f64 {
        let Self { digit, exponent } = self;
        scaled(count * digit, exponent)
    }

    fn nearest(self, value: f64) -> f64 {
        self.times((value / self.times(1.0)).round())
    }
}
