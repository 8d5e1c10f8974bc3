//! A lesson's file as a reader brings it, read and rendered: the JavaScript face of gd-lesson.

use gd_lesson::{Problem, Rendered, races::Races, read, render};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What came of a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Answer {
    Lesson(Box<Rendered>),
    Problems(Vec<String>),
}

/// A file of a name, rendered, or what is wrong with it: JSON with `lesson` or `problems`.
#[wasm_bindgen]
#[must_use]
pub fn lesson(name: &str, text: &str) -> String {
    let rendered = read(name, text).and_then(|lesson| render(&lesson, text, &mut Races::default()));
    let told = |problems: Vec<Problem>| problems.iter().map(Problem::to_string).collect();
    let answer = match rendered {
        Ok(rendered) => Answer::Lesson(Box::new(rendered)),
        Err(problems) => Answer::Problems(told(problems)),
    };
    // A rendered lesson holds nothing that JSON has no form for.
    serde_json::to_string(&answer).unwrap_or_default()
}
