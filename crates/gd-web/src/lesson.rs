//! What a lesson asks of the runs that a reader has made.

use gd_core::{
    Scenario,
    fact::{Condition, Given, Look, Quantity, Word},
    scenario::Message,
    spelling::parse_number,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{message::message, playground::Playground};

/// How deep a condition may hold others.
const MOST_DEPTH: usize = 64;

/// A part of a rendered lesson; nothing where it can't be read.
fn part<T>(value: &JsValue, read: fn(Message) -> Option<T>) -> Option<T> {
    read(message(value, MOST_DEPTH).ok()?)
}

/// What a reader answered, if it was asked for.
fn given(answer: Option<&[f64]>) -> Given {
    match answer? {
        [x, y] => Some([*x, *y]),
        _ => None,
    }
}

/// Whether a condition of a lesson holds of the runs, which are to have ended, and of an answer.
#[wasm_bindgen]
#[must_use]
pub fn lesson_met(
    playground: &Playground,
    #[wasm_bindgen(unchecked_param_type = "LessonCondition")] condition: &JsValue,
    answer: Option<Vec<f64>>,
) -> bool {
    let condition = part(condition, Condition::read_message);
    condition.is_some_and(|condition| condition.is_met(&playground.race, given(answer.as_deref())))
}

/// A number of a lesson’s prose, of the runs and an answer; a dash where there is none.
#[wasm_bindgen]
#[must_use]
pub fn lesson_number(
    playground: &Playground,
    #[wasm_bindgen(unchecked_param_type = "LessonQuantity")] number: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LessonLook")] look: &JsValue,
    answer: Option<Vec<f64>>,
) -> String {
    let given = given(answer.as_deref());
    let value = part(number, Quantity::read_message)
        .and_then(|number| number.value(&mut |fact| fact.read(&playground.race, given)));
    let look = part(look, Look::read_message).unwrap_or_default();
    value.map_or_else(|| "—".to_owned(), |value| look.of(value))
}

/// What a lesson’s prose says of the runs in words.
#[wasm_bindgen]
#[must_use]
pub fn lesson_word(
    playground: &Playground,
    #[wasm_bindgen(unchecked_param_type = "LessonWord")] word: &JsValue,
) -> String {
    let word = part(word, Word::read_message);
    word.and_then(|word| word.told(&playground.race)).unwrap_or_default()
}

/// The keys of what is run that are others than in a link.
#[wasm_bindgen]
#[must_use]
pub fn lesson_changes(playground: &Playground, link: &str) -> Vec<String> {
    let before = Scenario::parse(link).scenario;
    let changed = playground.race.scenario().keys_changed(&before);
    changed.into_iter().map(str::to_owned).collect()
}

/// A number that a reader types; nothing where it is none.
#[wasm_bindgen]
#[must_use]
pub fn lesson_given(text: &str) -> Option<f64> {
    parse_number(text).filter(|number| number.is_finite())
}
