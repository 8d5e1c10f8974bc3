//! What a link asks before it is played.

use gd_core::{
    Scenario,
    scenario::{MARKS, Mark},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// A link's query as a question: at its start, without what gives the answer away, which are the marks
/// of critical points and a map of every start.
#[wasm_bindgen]
#[must_use]
pub fn question(query: &str) -> String {
    let mut scenario = Scenario::parse(query).scenario;
    for row in MARKS {
        scenario.hide.marks.set(row.id, !matches!(row.id, Mark::Start | Mark::Now));
    }
    Scenario { map: None, step: Some(0), ..scenario }.write()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_of_the_same_runs() {
        let query = "f=himmelblau&at=-1,-1&opt=momentum&step=12&map=basins";
        let asked = Scenario::parse(&question(query)).scenario;
        let answered = Scenario::parse(query).scenario;
        assert_eq!((asked.step, asked.map), (Some(0), None));
        assert_eq!((asked.starts, asked.rules), (answered.starts, answered.rules));
        assert!(
            asked.hide.marks.contains(Mark::Minimum) && !asked.hide.marks.contains(Mark::Start)
        );
    }
}
