//! What other learning rates would do.

use gd_core::{
    range_test,
    words::range_test::{brief, told},
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{playground::Playground, serializer::to_js};

/// What is known of the slider, and of the run's own rate.
#[derive(Serialize)]
struct Told {
    bands: Vec<range_test::Band>,
    regime: Option<range_test::Regime>,
    brief: String,
    sentence: String,
    telling: Vec<f64>,
}

/// The rates of the slider, tried one by one for a run.
#[wasm_bindgen]
pub struct RangeTest(range_test::RangeTest);

/// The test for a run; nothing where no rate matters.
#[wasm_bindgen]
#[must_use]
pub fn range_test(playground: &Playground, racer: usize) -> Option<RangeTest> {
    range_test::RangeTest::new(&playground.race, racer).map(RangeTest)
}

#[wasm_bindgen]
impl RangeTest {
    /// Whether it is also the test for this run, which may have another rate.
    #[must_use]
    pub fn is_of(&self, playground: &Playground, racer: usize) -> bool {
        self.0.is_of(&playground.race, racer)
    }

    /// Goes on for about so many evaluations, with the run's own rate first; `false` once it is done.
    pub fn work(&mut self, playground: &Playground, racer: usize, budget: usize) -> bool {
        let rate = last_rate(playground, racer);
        rate.is_some_and(|rate| self.0.work(rate, budget))
    }

    /// What has come of it so far.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "RateRange")]
    pub fn told(&self, playground: &Playground, racer: usize) -> Result<JsValue, JsValue> {
        let rate = last_rate(playground, racer).unwrap_or_default();
        let regime = self.0.regime(rate);
        let goal = playground.race.scenario().goal;
        let sentence = self.0.tried(rate).map(|tried| told(&tried, goal)).unwrap_or_default();
        let brief = regime.map(|regime| brief(rate, regime)).unwrap_or_default();
        let (bands, telling) = (self.0.bands(), self.0.telling_rates(rate));
        to_js(&Told { bands, regime, brief, sentence, telling })
    }
}

/// The rate of a run after the last change of it.
fn last_rate(playground: &Playground, racer: usize) -> Option<f64> {
    let conditions = playground.race.racers().get(racer)?.run.conditions();
    Some(conditions.changes.last().map_or(conditions.learning_rate, |&(_, rate)| rate))
}
