//! What there is to choose from, declared by gd-core.

use gd_core::{
    function::{
        activation::{ACTIVATIONS, Activation},
        catalog::{CATALOG, Entry},
        data::{DATA_SETS, DataSet},
        fit::{L1, L2},
        layers::LAYERS,
        loss::{LOSSES, Loss},
        model::{MODELS, Model},
    },
    rule::{
        clip::{CLIPS, Clip},
        hyperparameter::{
            Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, SPEED, SPEEDS, STEPS, SpeedRow,
            TOLERANCE,
        },
        optimizer::RULES,
        schedule::{SCHEDULES, Schedule},
        update::{Quantity, Rule},
    },
    run::batch::BATCH,
    scenario::{EXAMPLES, EXPERIMENTS, Example, ExperimentRow, PARTS, PartRow},
    words::equation::COMMON,
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What is set once for all runs.
static SETTINGS: [Hyperparameter; 11] =
    [LEARNING_RATE, STEPS, TOLERANCE, NOISE, RESTARTS, SEED, SPEED, L1, L2, BATCH, LAYERS];

#[derive(Serialize)]
struct Declarations {
    functions: &'static [Entry],
    rules: &'static [Rule],
    schedules: &'static [Schedule],
    clips: &'static [Clip],
    settings: &'static [Hyperparameter],
    #[serde(rename = "dataSets")]
    data_sets: &'static [DataSet],
    models: &'static [Model],
    losses: &'static [Loss],
    activations: &'static [Activation],
    parts: &'static [PartRow],
    symbols: &'static [Quantity],
    speeds: &'static [SpeedRow],
    experiments: &'static [ExperimentRow],
    examples: &'static [Example],
}

/// A value as plain JavaScript objects, arrays and numbers.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Everything that can be chosen and set, for the page's controls.
///
/// # Errors
/// None in practice: the declarations are constants.
#[wasm_bindgen(unchecked_return_type = "Declarations")]
pub fn declarations() -> Result<JsValue, JsValue> {
    to_js(&Declarations {
        functions: CATALOG,
        rules: RULES,
        schedules: SCHEDULES,
        clips: CLIPS,
        settings: &SETTINGS,
        data_sets: DATA_SETS,
        models: MODELS,
        losses: LOSSES,
        activations: ACTIVATIONS,
        parts: PARTS,
        symbols: COMMON,
        speeds: SPEEDS,
        experiments: EXPERIMENTS,
        examples: EXAMPLES,
    })
}

/// What is declared under an id: a setting, or an option of the rule, schedule, way to clip or loss
/// that `of` names.
fn declared(id: &str, of: Option<&str>) -> Option<&'static Hyperparameter> {
    let Some(of) = of else { return SETTINGS.iter().find(|declared| declared.id == id) };
    let rules = RULES.iter().map(|rule| (rule.id, rule.hyperparameters));
    let schedules = SCHEDULES.iter().map(|schedule| (schedule.id, schedule.hyperparameters));
    let clips = CLIPS.iter().map(|clip| (clip.id, clip.hyperparameters));
    let losses = LOSSES.iter().map(|loss| (loss.id, loss.hyperparameters));
    let all = rules.chain(schedules).chain(clips).chain(losses);
    { all }
        .filter(|(owner, _)| *owner == of)
        .find_map(|(_, options)| options.iter().find(|declared| declared.id == id))
}

/// Where on its slider a value is, from 0 to 1: of a setting, or of an option of the rule, schedule,
/// way to clip or loss that `of` names. 0 if there is none of that name.
#[wasm_bindgen]
#[must_use]
pub fn share(id: &str, value: f64, of: Option<String>) -> f64 {
    declared(id, of.as_deref()).map_or(0.0, |declared| declared.slider_share(value))
}

/// The value at a place of the same slider, rounded as a reader would; NaN if there is none.
#[wasm_bindgen]
#[must_use]
pub fn value_at(id: &str, share: f64, of: Option<String>) -> f64 {
    declared(id, of.as_deref()).map_or(f64::NAN, |declared| declared.slider_value(share))
}

/// A seed that nobody chose, from the browser's randomness; it lives in the scenario from then on.
///
/// # Errors
/// Where the browser has no randomness to give.
#[wasm_bindgen]
pub fn random_seed() -> Result<f64, JsValue> {
    let random = getrandom::u32().map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(f64::from(random % 100_000))
}

/// The version of the playground, as in its `Cargo.toml`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
