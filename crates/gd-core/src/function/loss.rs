//! Losses: how far a prediction is from what it should be.

use crate::{
    function::activation::{Activation, LINEAR},
    number::scalar::Scalar,
    prose::prose,
    rule::hyperparameter::{Choice, Declared, Hyperparameter},
    space::Point,
};

/// A loss and what is said of it.
///
/// A loss of a *residual* measures r = ŷ − y, the prediction less the target. A loss of a *score*
/// measures s, a classifier's score before its activation, against a class y of 0 or 1.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct Loss {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// The loss of one point in words of mathematics.
    pub formula: &'static str,
    /// The same as a typed formula of x, the prediction or the score, and y; empty where that is none.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) expression: &'static str,
    /// What it is for, and its subgradient at a kink.
    pub note: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Its hyperparameters.
    pub hyperparameters: &'static [Hyperparameter],
    /// Whether it is a loss of a score.
    pub of_score: bool,
    /// A learning rate that suits it where the inputs' mean square is 1.
    pub learning_rate: f64,
    #[cfg_attr(feature = "link", serde(skip))]
    kind: LossKind,
}

#[derive(Clone, Copy, Debug)]
enum LossKind {
    Squared,
    Absolute,
    Huber,
    CrossEntropy,
    Hinge,
}

impl Declared for Loss {
    fn id(&self) -> &'static str {
        self.id
    }

    fn hyperparameters(&self) -> &'static [Hyperparameter] {
        self.hyperparameters
    }
}

impl Choice<Loss> {
    /// The loss of one point.
    #[inline(always)]
    pub fn of_point<S: Scalar>(&self, score: S, activation: &Activation, target: f64) -> S {
        let [delta, ..] = self.values;
        match self.of.kind {
            LossKind::CrossEntropy => score.softplus() - score * target,
            LossKind::Hinge => (-(score * (2.0 * target - 1.0) - 1.0)).relu(),
            LossKind::Squared | LossKind::Absolute | LossKind::Huber => {
                let residual = activation.apply(score) - target;
                match self.of.kind {
                    LossKind::Absolute => residual.abs(),
                    LossKind::Huber => huber(residual, delta),
                    _ => residual.square(),
                }
            }
        }
    }

    /// The loss's own shape: at a residual r or, for a loss of a score, at the margin (2y − 1)·s,
    /// how far the score is on the right side.
    #[must_use]
    pub fn shape(&self, at: f64) -> f64 {
        let target = if self.of.of_score { 1.0 } else { 0.0 };
        self.of_point(at, &LINEAR, target)
    }

    /// The shape over an interval as a curve through `count` places.
    #[must_use]
    pub fn curve(&self, [from, to]: [f64; 2], count: usize) -> Vec<Point> {
        let place = |k: usize| from + (to - from) * k as f64 / (count.max(2) - 1) as f64;
        (0..count).map(place).map(|at| [at, self.shape(at)]).collect()
    }
}

#[inline(always)]
fn huber<S: Scalar>(residual: S, delta: f64) -> S {
    if residual.value().abs() <= delta {
        residual.square() * 0.5
    } else {
        (residual.abs() - 0.5 * delta) * delta
    }
}

/// The squared error.
pub const SQUARED: Loss = Loss {
    id: "mse",
    name: "Mean squared error",
    formula: "r²",
    expression: "(x - y)^2",
    note: prose(
        "For targets with Gaussian noise: it finds the mean, smoothly, but one point far off pulls with all its distance.",
    ),
    source: prose("Legendre 1805; torch.nn.MSELoss (without the factor ½ of some textbooks)"),
    hyperparameters: &[],
    of_score: false,
    learning_rate: 0.2,
    kind: LossKind::Squared,
};

/// Every loss.
pub const LOSSES: &[Loss] = &[
    SQUARED,
    Loss {
        id: "mae",
        name: "Mean absolute error",
        formula: "|r|",
        expression: "|x - y|",
        note: prose(
            "For targets with outliers: it finds the median, but its slope never fades, so a fixed step hops about the minimum; at r = 0 the subgradient is 0.",
        ),
        source: prose("Laplace 1774; torch.nn.L1Loss"),
        hyperparameters: &[],
        of_score: false,
        learning_rate: 0.2,
        kind: LossKind::Absolute,
    },
    Loss {
        id: "huber",
        name: "Huber loss",
        formula: "½r² where |r| ≤ δ, else δ(|r| − ½δ)",
        expression: "",
        note: prose(
            "For both: smooth like the squared error near the target, no steeper than the absolute error far off.",
        ),
        source: prose("Huber 1964, Annals of Mathematical Statistics 35; torch.nn.HuberLoss"),
        hyperparameters: &[Hyperparameter::positive("delta", "δ", 1.0, [0.01, 10.0])
            .about("Threshold", "Residuals up to this size count as ordinary noise.")],
        of_score: false,
        learning_rate: 0.5,
        kind: LossKind::Huber,
    },
    Loss {
        id: "cross-entropy",
        name: "Cross-entropy",
        formula: "ln(1 + eˢ) − y·s",
        expression: "softplus(x) - y x",
        note: prose(
            "For probabilities of classes: minus the logarithm of the probability given to the true class, computed from the score so that it never overflows.",
        ),
        source: prose(
            "Cox 1958, Journal of the Royal Statistical Society B 20; torch.nn.BCEWithLogitsLoss",
        ),
        hyperparameters: &[],
        of_score: true,
        learning_rate: 2.0,
        kind: LossKind::CrossEntropy,
    },
    Loss {
        id: "hinge",
        name: "Hinge loss",
        formula: "max(0, 1 − (2y − 1)·s)",
        expression: "relu(1 - (2y - 1)x)",
        note: prose(
            "For a boundary with a margin: points beyond the margin cost nothing; at the kink the subgradient is 0.",
        ),
        source: prose("Cortes & Vapnik 1995, Machine Learning 20; sklearn.svm.LinearSVC"),
        hyperparameters: &[],
        of_score: true,
        learning_rate: 0.2,
        kind: LossKind::Hinge,
    },
];

/// The loss with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Loss> {
    LOSSES.iter().find(|loss| loss.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{function::formula::Formula, space::Objective};

    #[test]
    fn expressions_are_what_is_lost() {
        for loss in LOSSES {
            let Ok(typed) = Formula::parse(loss.expression) else {
                assert_eq!(loss.id, "huber");
                continue;
            };
            for score in [-1.5, 0.0, 0.4, 2.0] {
                for target in [0.0, 1.0] {
                    let of_point = Choice::new(loss).of_point(score, &LINEAR, target);
                    let error = (typed.value([score, target]) - of_point).abs();
                    assert!(error <= 1e-15, "{}: {error}", loss.id);
                }
            }
        }
    }
}
