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
            Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, SPEED, STEPS, TOLERANCE,
        },
        optimizer::RULES,
        schedule::{SCHEDULES, Schedule},
        update::Rule,
    },
    run::batch::BATCH,
    scenario::{PARTS, PartRow},
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Declarations {
    functions: &'static [Entry],
    rules: &'static [Rule],
    schedules: &'static [Schedule],
    clips: &'static [Clip],
    settings: [Hyperparameter; 11],
    data_sets: &'static [DataSet],
    models: &'static [Model],
    losses: &'static [Loss],
    activations: &'static [Activation],
    parts: &'static [PartRow],
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
        settings: [
            LEARNING_RATE,
            STEPS,
            TOLERANCE,
            NOISE,
            RESTARTS,
            SEED,
            SPEED,
            L1,
            L2,
            BATCH,
            LAYERS,
        ],
        data_sets: DATA_SETS,
        models: MODELS,
        losses: LOSSES,
        activations: ACTIVATIONS,
        parts: PARTS,
    })
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
