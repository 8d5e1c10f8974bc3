//! Activation functions: what a neuron makes of its score, the weighted sum of its inputs.

use crate::{number::scalar::Scalar, prose::prose};

/// An activation function and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Activation {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// φ(s) in words of mathematics.
    pub formula: &'static str,
    /// The same as a typed formula of x.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) expression: &'static str,
    /// What it does to a gradient that passes through it, one sentence.
    pub note: &'static str,
    /// The part of the plane of weight and bias in which a chain of layers is shown,
    /// \[xmin, xmax, ymin, ymax\].
    pub view: [f64; 4],
    #[cfg_attr(feature = "link", serde(skip))]
    kind: ActivationKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum ActivationKind {
    Linear,
    Sigmoid,
    Tanh,
    Relu,
    Sine,
}

impl Activation {
    /// φ(s).
    #[inline]
    pub fn apply<S: Scalar>(&self, score: S) -> S {
        match self.kind {
            ActivationKind::Linear => score,
            ActivationKind::Sigmoid => score.sigmoid(),
            ActivationKind::Tanh => score.tanh(),
            ActivationKind::Relu => score.relu(),
            ActivationKind::Sine => score.sin(),
        }
    }
}

/// The score as it is.
pub const LINEAR: Activation = Activation {
    id: "linear",
    name: "Linear",
    formula: "s",
    expression: "x",
    note: prose(
        "Its slope is 1 everywhere, so only the weight decides whether gradients grow or fade.",
    ),
    view: [-1.5, 1.5, -1.0, 1.0],
    kind: ActivationKind::Linear,
};

/// The logistic function.
pub const SIGMOID: Activation = Activation {
    id: "sigmoid",
    name: "Sigmoid",
    formula: "1/(1 + e⁻ˢ)",
    expression: "sigmoid(x)",
    note: prose(
        "Its slope is at most ¼, so each layer shrinks the gradient unless the weight is above 4.",
    ),
    view: [0.0, 8.0, -5.0, 1.0],
    kind: ActivationKind::Sigmoid,
};

/// A sine wave.
pub const SINE: Activation = Activation {
    id: "sine",
    name: "Sine",
    formula: "sin s",
    expression: "sin(x)",
    note: prose("Its slope changes sign again and again, so the loss has many valleys."),
    view: [-3.0, 3.0, -3.0, 3.0],
    kind: ActivationKind::Sine,
};

/// Every activation function.
pub const ACTIVATIONS: &[Activation] = &[
    SIGMOID,
    Activation {
        id: "tanh",
        name: "Hyperbolic tangent",
        formula: "tanh s",
        expression: "tanh(x)",
        note: prose("Its slope is 1 at zero and fades where it saturates."),
        view: [-3.0, 3.0, -2.0, 2.0],
        kind: ActivationKind::Tanh,
    },
    Activation {
        id: "relu",
        name: "Rectified linear unit",
        formula: "max(0, s)",
        expression: "relu(x)",
        note: prose("Its slope is 1 or 0: a gradient passes whole or not at all."),
        view: [-1.5, 1.5, -1.0, 1.0],
        kind: ActivationKind::Relu,
    },
    LINEAR,
    SINE,
];

/// The activation function with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Activation> {
    ACTIVATIONS.iter().find(|activation| activation.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{function::formula::Formula, space::Objective};

    #[test]
    fn expressions_are_what_is_applied() {
        for activation in ACTIVATIONS {
            let typed = Formula::parse(activation.expression).unwrap();
            for score in [-1.5, 0.0, 0.4, 2.0] {
                assert_eq!(typed.value([score, 0.0]), activation.apply(score), "{}", activation.id);
            }
        }
    }
}
