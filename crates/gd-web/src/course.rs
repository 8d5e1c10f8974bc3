//! The course: its holes, and what a round has come to.

use gd_core::{
    course::Hole,
    score::Round,
    words::course::{against_par, claim, hole_name, round, shared},
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{playground::Playground, serializer::to_js};

/// A hole, as it is offered.
#[derive(Serialize)]
struct Offered {
    id: String,
    title: String,
    query: String,
}

/// A round, in numbers and in words.
#[derive(Serialize)]
struct Told {
    hole: String,
    racer: usize,
    score: Option<u32>,
    sentence: String,
    claim: Option<String>,
    shared: Option<String>,
    query: String,
}

/// A hole by its number, or by its day, `2026-11-26`; nothing if there is no such hole.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Hole | null")]
pub fn hole(id: &str) -> Result<JsValue, JsValue> {
    to_js(&Hole::read(id).map(|hole| Offered {
        id: hole.to_string(),
        title: hole_name(hole),
        query: format!("hole={hole}"),
    }))
}

/// What the round that is played has come to, beside par where it is known; nothing before its end, and
/// where no hole is played.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Round | null")]
pub fn round_of(playground: &Playground, par: Option<u32>) -> Result<JsValue, JsValue> {
    let scenario = playground.race.scenario();
    to_js(&Round::of(&playground.race).map(|of| {
        let claimed = gd_core::Scenario { score: of.score(), ..scenario.clone() };
        Told {
            hole: of.hole.to_string(),
            racer: of.racer,
            score: of.score(),
            sentence: round(&of, par),
            claim: claim(&of),
            shared: shared(&of, par),
            query: claimed.write(),
        }
    }))
}

/// What a score is beside par: “2 over”.
#[wasm_bindgen]
#[must_use]
pub fn beside_par(score: u32, par: u32) -> String {
    against_par(score, par)
}
