//! A scenario with what follows from it, for showing.

use crate::function::{
    data::Sample,
    fit::Fit,
    layers::{self, Layers},
    loss::Loss,
    model::MODELS,
};

use crate::{
    function::Function,
    rule::hyperparameter::Choice,
    scenario::scenario::{Experiment, Scenario},
    space::Point,
};

/// A scenario with what follows from it, for showing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct Description {
    /// The scenario.
    #[cfg_attr(feature = "link", serde(flatten))]
    pub scenario: Scenario,
    /// How many variables the function has.
    pub dimension: usize,
    /// The names of its two variables.
    pub variables: [&'static str; 2],
    /// The name of its value.
    pub value_name: &'static str,
    /// The region of the experiment.
    pub domain: [f64; 4],
    /// The region that is asked to be seen.
    pub camera: [f64; 4],
    /// α₀ of each rule, after the last change of it.
    pub rates: Vec<f64>,
    /// The starts that are chosen, the function's own included.
    pub chosen: Vec<Point>,
    /// The experiment's name, else the function's, or its formula.
    pub name: String,
    /// The function as a formula.
    pub formula: String,
    /// The data and what is fitted to them.
    pub fit: Option<FitDescription>,
    /// The chain of layers.
    pub layers: Option<LayersDescription>,
}

/// A fit to data, for showing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct FitDescription {
    /// The data as a link has them: a synthetic set's id or `csv:…`.
    pub data: String,
    /// How many features a point has, 1 or 2.
    pub features: usize,
    /// The points.
    pub samples: Vec<Sample>,
    /// What a picture of them takes in.
    pub view: [f64; 4],
    /// The model's id.
    pub model: &'static str,
    /// The loss.
    pub loss: Choice<Loss>,
    /// λ₁ of the penalty.
    pub l1: f64,
    /// λ₂ of the penalty.
    pub l2: f64,
    /// The ids of the models that suit the data.
    pub models: Vec<&'static str>,
}

/// A chain of layers, for showing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct LayersDescription {
    /// How many there are.
    pub depth: u32,
    /// The activation function's id.
    pub activation: &'static str,
}

impl LayersDescription {
    fn of(&Layers { depth, activation }: &Layers) -> Self {
        Self { depth, activation: activation.id }
    }
}

impl FitDescription {
    fn of(fit: &Fit) -> Self {
        let suits = MODELS.iter().filter(|model| model.suits(&fit.data));
        Self {
            data: fit.data.source(),
            features: fit.data.features(),
            samples: fit.data.samples().to_vec(),
            view: fit.data.view(),
            model: fit.model.id,
            loss: fit.loss,
            l1: fit.l1,
            l2: fit.l2,
            models: suits.map(|model| model.id).collect(),
        }
    }
}

impl Scenario {
    /// The scenario with what follows from it.
    #[must_use]
    pub fn describe(&self) -> Description {
        let formula = match &self.function {
            Function::Catalog { entry, .. } => entry.formula.to_owned(),
            Function::Typed(_) | Function::Custom(_) => self.function.source().into_owned(),
            Function::Fit(fit) => fit.formula().to_owned(),
            Function::Layers(_) => layers::ABOUT.formula.to_owned(),
        };
        let experiment = self.experiment.and_then(Experiment::row);
        Description {
            scenario: self.clone(),
            dimension: self.dimension(),
            variables: self.function.variables(),
            value_name: self.function.value_name(),
            domain: self.domain(),
            camera: self.camera(),
            rates: self.rules.iter().map(|entrant| self.last_rate(entrant)).collect(),
            chosen: self.chosen_starts(),
            name: experiment
                .map_or_else(|| self.function.name().into_owned(), |of| of.name.to_owned()),
            formula,
            fit: self.function.fit().map(|fit| FitDescription::of(fit)),
            layers: self.function.layers().map(LayersDescription::of),
        }
    }
}
