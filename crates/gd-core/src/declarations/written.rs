//! The declarations with their prose, to be written to a file.

use super::SETTINGS;
use crate::{
    course::{HOLES, HoleRow},
    function::{
        activation::{ACTIVATIONS, Activation},
        catalog::{CATALOG, Entry},
        data::{DATA_SETS, DataSet},
        layers::{ABOUT, LayersRow},
        loss::{LOSSES, Loss},
        model::{MODELS, Model},
    },
    rule::{
        clip::{CLIPS, Clip},
        hyperparameter::{Hyperparameter, SPEEDS, SpeedRow},
        optimizer::RULES,
        schedule::{SCHEDULES, Schedule},
        update::{Quantity, Rule},
    },
    scenario::{EXAMPLES, EXPERIMENTS, Example, ExperimentRow, PARTS, PartRow},
    words::equation::COMMON,
};

/// Everything that can be chosen and set, and all that is said of it.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Declarations {
    /// The catalogue.
    pub functions: &'static [Entry],
    /// The update rules.
    pub rules: &'static [Rule],
    /// The schedules of the learning rate.
    pub schedules: &'static [Schedule],
    /// The ways to clip a gradient.
    pub clips: &'static [Clip],
    /// What is set once for all runs.
    pub settings: &'static [Hyperparameter],
    /// The synthetic data sets.
    pub data_sets: &'static [DataSet],
    /// What is fitted to data.
    pub models: &'static [Model],
    /// The losses.
    pub losses: &'static [Loss],
    /// The activation functions.
    pub activations: &'static [Activation],
    /// The chain of layers.
    pub layers: LayersRow,
    /// The parts of the page that a link turns on.
    pub parts: &'static [PartRow],
    /// The quantities that every rule's equations may have.
    pub symbols: &'static [Quantity],
    /// The speeds that a menu offers.
    pub speeds: &'static [SpeedRow],
    /// The live experiments.
    pub experiments: &'static [ExperimentRow],
    /// Links to begin with.
    pub examples: &'static [Example],
    /// The holes of the course.
    pub holes: &'static [HoleRow],
}

/// All of them.
pub static DECLARATIONS: Declarations = Declarations {
    functions: CATALOG,
    rules: RULES,
    schedules: SCHEDULES,
    clips: CLIPS,
    settings: &SETTINGS,
    data_sets: DATA_SETS,
    models: MODELS,
    losses: LOSSES,
    activations: ACTIVATIONS,
    layers: ABOUT,
    parts: PARTS,
    symbols: COMMON,
    speeds: SPEEDS,
    experiments: EXPERIMENTS,
    examples: EXAMPLES,
    holes: &HOLES,
};
