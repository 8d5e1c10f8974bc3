//! The course: its holes, what a round has come to, and the search for a par.

use gd_core::{
    course::Hole,
    score::{self, Round},
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
    par: Option<u32>,
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
        par: score::par(hole).map(|par| par.score),
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

/// The search for the par of a hole.
#[wasm_bindgen]
pub struct ParSearch(score::ParSearch);

#[wasm_bindgen]
impl ParSearch {
    /// The search at its beginning; nothing if there is no such hole.
    #[must_use]
    pub fn of(hole: &str) -> Option<Self> {
        Hole::read(hole).map(|hole| Self(score::ParSearch::new(hole)))
    }

    /// Goes on for about so many evaluations; `false` once all has been tried.
    pub fn work(&mut self, budget: usize) -> bool {
        self.0.work(budget)
    }

    /// Par, as far as is known; nothing while none has led into the hole.
    #[must_use]
    pub fn par(&self) -> Option<u32> {
        self.0.par().map(|par| par.score)
    }
}
