//! A chain of layers, each one neuron wide and all with the same weight and bias: where gradients
//! vanish and explode.
//!
//! h₀ = ½, hₖ = φ(w·hₖ₋₁ + b), and the loss is (h_L − 0.7)². Backwards through the layers the
//! gradient is multiplied by w·φ′ at each: below 1 it vanishes, above 1 it explodes
//! (Hochreiter 1991; Bengio, Simard & Frasconi 1994). With the sigmoid and 50 layers this is the
//! recurrent unit of Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063), figure 6, whose error has a
//! cliff that throws descent far off unless the gradient is clipped.

use crate::{
    function::activation::Activation,
    number::{dual::Dual, scalar::Scalar},
    prose::prose,
    rule::hyperparameter::Hyperparameter,
    space::{Expression, Point},
};

/// L.
pub const LAYERS: Hyperparameter = Hyperparameter {
    id: "layers",
    symbol: "L",
    name: "Layers",
    meaning: prose("How many layers the gradient passes back through."),
    default: 20.0,
    min: 1.0,
    max: 100.0,
    open: [false, false],
    slider: [1.0, 60.0],
    log: false,
    integer: true,
};

/// What is said of a chain of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct LayersRow {
    /// The loss in words of mathematics.
    pub formula: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// The chain of layers, described.
pub const ABOUT: LayersRow = LayersRow {
    formula: "(h_L − 0.7)², where h₀ = 0.5 and hₖ = φ(w·hₖ₋₁ + b)",
    source: prose("After Pascanu, Mikolov & Bengio 2013, ICML, arXiv:1211.5063, figure 6"),
};

/// A learning rate at which descent on the sigmoid's plateau gets to its cliff.
pub const LEARNING_RATE: f64 = 0.2;

/// h₀, the input.
const INPUT: f64 = 0.5;

/// What the last layer should give.
const TARGET: f64 = 0.7;

/// The loss of a chain of layers as a function of θ = \[w, b\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layers {
    /// L, the number of layers.
    pub depth: u32,
    /// φ.
    pub activation: &'static Activation,
}

/// A layer on the way back; layer 0 is the input.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Layer {
    /// hₖ, what it gives.
    pub output: f64,
    /// ∂f/∂hₖ.
    pub gradient: f64,
    /// Its part of ∂f/∂w and ∂f/∂b: their sums over the layers are the gradient.
    pub weights: Point,
}

/// What becomes of the gradient on its way back through the layers; displayed as a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// |∂f/∂h_L|, at the last layer.
    pub last: f64,
    /// |∂f/∂h₀|, at the input.
    pub input: f64,
    /// L, the number of layers.
    pub depth: u32,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a gradient that passes back through layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Fate {
    /// Less than a hundredth of it is left.
    Vanishes,
    /// It grows more than a hundredfold, or past all numbers.
    Explodes,
    /// It is of about the same size.
    Stays,
    /// This layer passes none of it on: its φ′, or the weight, is 0.
    Dies(u32),
    /// There is none to pass back: the output is on target.
    Absent,
}

impl Fate {
    /// The name for a program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Vanishes => "vanishes",
            Self::Explodes => "explodes",
            Self::Stays => "stays",
            Self::Dies(_) => "dies",
            Self::Absent => "absent",
        }
    }
}

/// A gradient this small may become 0 by rounding alone.
const TINY: f64 = 1e-300;

impl Layers {
    /// What it is, `20 layers, sigmoid`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} layers, {}", self.depth, self.activation.name.to_ascii_lowercase())
    }

    /// Where runs begin unless a start is given: where the weight is large.
    #[must_use]
    pub fn start(&self) -> Point {
        let [x0, x1, y0, y1] = self.activation.view;
        [x0 + 0.875 * (x1 - x0), 0.5 * (y0 + y1)]
    }

    /// Each layer's output and gradient by backpropagation (Rumelhart, Hinton & Williams 1986),
    /// the input, layer 0, first.
    #[must_use]
    pub fn backpropagate(&self, [w, b]: Point) -> Vec<Layer> {
        let layer = |output| Layer { output, gradient: 0.0, weights: [0.0; 2] };
        let (mut layers, mut slopes) = (vec![layer(INPUT)], vec![0.0]);
        let mut output = INPUT;
        for _ in 0..self.depth {
            let score = Dual { value: w * output + b, gradient: [1.0, 0.0] };
            let next = self.activation.apply(score);
            output = next.value;
            layers.push(layer(output));
            slopes.push(next.gradient[0]);
        }
        let mut gradient = 2.0 * (output - TARGET);
        let inputs: Vec<f64> =
            std::iter::once(0.0).chain(layers.iter().map(|layer| layer.output)).collect();
        for ((layer, input), slope) in layers.iter_mut().zip(inputs).zip(slopes).rev() {
            let of_score = gradient * slope;
            *layer = Layer { gradient, weights: [of_score * input, of_score], ..*layer };
            gradient = of_score * w;
        }
        layers
    }

    /// What becomes of the gradient on its way back from the last layer to the input.
    #[must_use]
    pub fn flow(&self, theta: Point) -> Flow {
        let layers = self.backpropagate(theta);
        let size = |layer: Option<&Layer>| layer.map_or(f64::NAN, |layer| layer.gradient.abs());
        let (input, last) = (size(layers.first()), size(layers.last()));
        let cuts = |(k, pair): (u32, (&Layer, &Layer))| {
            let (before, after) = pair;
            (before.gradient == 0.0 && after.gradient.abs() > TINY).then_some(k)
        };
        let cut = (1..).zip(layers.iter().zip(layers.iter().skip(1))).find_map(cuts);
        let fate = if layers.iter().any(|layer| !layer.gradient.is_finite()) {
            Fate::Explodes
        } else if last == 0.0 {
            Fate::Absent
        } else if let Some(layer) = cut {
            Fate::Dies(layer)
        } else if input < 0.01 * last {
            Fate::Vanishes
        } else if input > 100.0 * last {
            Fate::Explodes
        } else {
            Fate::Stays
        };
        Flow { last, input, depth: self.depth, fate }
    }
}

impl Expression for Layers {
    fn evaluate<S: Scalar>(&self, w: S, b: S) -> S {
        let input = S::constant(INPUT);
        let output = (0..self.depth).fold(input, |h, _| self.activation.apply(w * h + b));
        (output - TARGET).square()
    }

    fn effort(&self) -> usize {
        (self.depth as usize / 2).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        function::activation::{self, ACTIVATIONS, LINEAR, SIGMOID},
        space::Objective,
    };

    /// Backwards through the layers and forwards through duals lead to the same gradient.
    #[test]
    fn layers_add_up_to_the_gradient() {
        for activation in ACTIVATIONS {
            for theta in [[0.8, 0.1], [-1.2, 0.4], [1.5, -0.3]] {
                let chain = Layers { depth: 12, activation };
                let layers = chain.backpropagate(theta);
                let exact = Objective::gradient(&chain, theta).gradient;
                for (j, exact) in exact.into_iter().enumerate() {
                    let sum: f64 = layers.iter().map(|layer| layer.weights[j]).sum();
                    let error = (sum - exact).abs();
                    assert!(
                        error <= 1e-12 * (1.0 + exact.abs()),
                        "{} {theta:?}: {sum}, {exact}",
                        activation.id
                    );
                }
            }
        }
    }

    /// In a linear chain without bias h_L = w^L/2, and a layer's gradient is w times the next's.
    #[test]
    fn linear_gradients_are_powers_of_the_weight() {
        for w in [0.5, 2.0] {
            let layers = Layers { depth: 10, activation: &LINEAR }.backpropagate([w, 0.0]);
            let last = 2.0 * (0.5 * crate::number::power::powi(w, 10) - 0.7);
            assert_eq!(layers.len(), 11);
            for (k, layer) in (0..).zip(&layers) {
                assert_eq!(layer.output, 0.5 * crate::number::power::powi(w, k));
                assert_eq!(layer.gradient, last * crate::number::power::powi(w, 10 - k));
            }
        }
    }

    /// In a linear chain without bias a layer's gradient is w times the next's; a rectifier's slope
    /// is 0 below 0; and 1.4·½ is the target 0.7.
    #[test]
    fn what_becomes_of_a_gradient_is_told() {
        let fate = |id, depth, theta| {
            Layers { depth, activation: activation::find(id).unwrap() }.flow(theta).fate
        };
        assert_eq!(fate("linear", 10, [0.5, 0.0]), Fate::Vanishes);
        assert_eq!(fate("linear", 10, [2.0, 0.0]), Fate::Explodes);
        assert_eq!(fate("linear", 10, [1.1, 0.0]), Fate::Stays);
        assert_eq!(fate("linear", 100, [1e9, 0.0]), Fate::Explodes);
        assert_eq!(fate("linear", 1, [1.4, 0.0]), Fate::Absent);
        assert_eq!(fate("linear", 5, [0.0, 0.1]), Fate::Dies(5));
        assert_eq!(fate("relu", 5, [1.0, -2.0]), Fate::Dies(5));
        // 0.25·0.001 a layer is below the smallest number after 100 of them.
        assert_eq!(fate("sigmoid", 100, [0.001, 0.0]), Fate::Vanishes);
        let flow = Layers { depth: 10, activation: &LINEAR }.flow([0.5, 0.0]);
        let last = 2.0 * (0.7 - 0.5 * crate::number::power::powi(0.5, 10));
        assert_eq!([flow.last, flow.input], [last, last * crate::number::power::powi(0.5, 10)]);
    }

    /// The sigmoid's slope is at most ¼: below a weight of 4 each layer shrinks the gradient.
    #[test]
    fn sigmoids_make_gradients_vanish() {
        let layers = Layers { depth: 30, activation: &SIGMOID }.backpropagate([2.0, -1.0]);
        let shrinks = |pair: &[Layer]| pair[0].gradient.abs() <= 0.5 * pair[1].gradient.abs();
        assert!(layers.windows(2).all(shrinks));
        assert!(layers[0].gradient.abs() < 1e-9);
        let tanh = activation::find("tanh").unwrap();
        let layers = Layers { depth: 30, activation: tanh }.backpropagate([1.5, 0.0]);
        assert!(layers[0].gradient.abs() < layers[30].gradient.abs());
    }
}
