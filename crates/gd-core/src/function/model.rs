//! Models: a neuron whose one or two weights are θ, so that its loss can be seen as a landscape.
//!
//! The score of a point is s = θ₁u₁ + θ₂u₂, where u is \[x, 1\] for points with one feature and
//! \[x₁, x₂\] for points with two; the prediction is an [`Activation`] of the score. Classifiers of
//! two features have no intercept, and their boundary passes through the origin: three weights
//! would be one too many to see.

use crate::prose::prose;

use crate::function::{
    activation::{Activation, LINEAR, SIGMOID, SINE},
    data::Data,
};

/// A model and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Model {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// The prediction in words of mathematics, for points with one feature and with two; empty
    /// where it takes no such points.
    pub formulas: [&'static str; 2],
    /// What it teaches, one sentence.
    pub note: &'static str,
    /// Whether the targets are classes, 0 or 1.
    pub classifies: bool,
    /// What the prediction makes of the score.
    pub activation: Activation,
    /// How many weights it has, 1 or 2.
    pub dimension: usize,
    /// The ids of the losses that it is trained by, its own default first.
    pub losses: &'static [&'static str],
    /// The id of the data set that it is shown on unless another is given.
    pub data: &'static str,
}

impl Model {
    /// The prediction in words of mathematics, for points with this many features; `None` if it
    /// takes no such points.
    #[must_use]
    pub fn formula(&self, features: usize) -> Option<&'static str> {
        let formula = self.formulas.get(features.checked_sub(1)?)?;
        Some(*formula).filter(|formula| !formula.is_empty())
    }

    /// Whether it can be trained on the data.
    #[must_use]
    pub fn suits(&self, data: &Data) -> bool {
        self.formula(data.features()).is_some() && (!self.classifies || data.is_labelled())
    }
}

const RESIDUAL_LOSSES: &[&str] = &["mse", "mae", "huber"];

/// The model that data are fitted by unless they or the link say otherwise.
pub const LINE: Model = Model {
    id: "line",
    name: "Line",
    formulas: ["w·x + b", ""],
    note: prose(
        "With the squared error the landscape is a bowl whose bottom is known in closed form.",
    ),
    classifies: false,
    activation: LINEAR,
    dimension: 2,
    losses: RESIDUAL_LOSSES,
    data: "line",
};

/// Every model.
pub const MODELS: &[Model] = &[
    LINE,
    Model {
        id: "slope",
        name: "Slope",
        formulas: ["w·x", ""],
        note: prose("A line through the origin: one weight, so the loss is a curve."),
        classifies: false,
        activation: LINEAR,
        dimension: 1,
        losses: RESIDUAL_LOSSES,
        data: "line",
    },
    Model {
        id: "sine",
        name: "Sine",
        formulas: ["sin(w·x + b)", ""],
        note: prose(
            "The prediction is not linear in the weights, so the landscape has many valleys.",
        ),
        classifies: false,
        activation: SINE,
        dimension: 2,
        losses: RESIDUAL_LOSSES,
        data: "curve",
    },
    Model {
        id: "logistic",
        name: "Logistic regression",
        formulas: ["σ(w·x + b)", "σ(w₁x₁ + w₂x₂)"],
        note: prose(
            "The probability of class 1; with the cross-entropy the landscape is convex, with the squared error it is not.",
        ),
        classifies: true,
        activation: SIGMOID,
        dimension: 2,
        losses: &["cross-entropy", "mse", "mae"],
        data: "overlap",
    },
    Model {
        id: "linear-classifier",
        name: "Linear classifier",
        formulas: ["w·x + b > 0", "w₁x₁ + w₂x₂ > 0"],
        note: prose(
            "Class 1 where the score is positive; with the hinge loss and an l2 penalty it is a support vector machine.",
        ),
        classifies: true,
        activation: LINEAR,
        dimension: 2,
        losses: &["hinge", "cross-entropy"],
        data: "blobs",
    },
];

/// The model with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.id == id)
}
