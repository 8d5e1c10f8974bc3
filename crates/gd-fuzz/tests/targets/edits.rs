//! Any message as an edit is followed or refused: what comes of it is a scenario that a link can hold,
//! and the edit back leads back; a refused one changes nothing.

use gd_core::scenario::{Edit, Message};
use gd_core::{Scenario, Severity};
use gd_fuzz::{link::link, message::message, source::Source};

use crate::{link::assert_round_trip, said::assert_problems};

const MOST_EDITS: usize = 8;

/// A text's first line is a link, and each other one a message in JSON.
pub(crate) fn check(bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mut lines = text.lines();
            let query = lines.next().unwrap_or_default();
            let message = |line: &str| read(&serde_json::from_str(line).ok()?, Message::MOST_DEPTH);
            follow(query, lines.filter_map(message).take(MOST_EDITS));
        }
        Err(_) => {
            let (first, rest) = bytes.split_at(bytes.len() / 3);
            let mut source = Source::new(rest);
            let messages =
                std::iter::from_fn(|| (!source.is_empty()).then(|| message(&mut source)));
            follow(&link(&mut Source::new(first)), messages.take(MOST_EDITS));
        }
    }
}

fn follow(query: &str, messages: impl Iterator<Item = Message>) {
    let mut scenario = Scenario::parse(query).scenario;
    for message in messages {
        let told = format!("{message:?}");
        let before = scenario.clone();
        let change = Edit::read(message).and_then(|edit| scenario.apply(&edit));
        assert_eq!(scenario, before, "{told}");
        match change {
            Ok(change) => {
                assert_problems(&change.problems, None);
                assert_round_trip(&change.scenario);
                let back = scenario_after(&change.scenario, &change.inverse);
                assert_eq!(back, before, "{told}");
                let is_same = change.scenario.runs_like(&before);
                assert!(is_same || change.dirty.runs, "{told}");
                scenario = change.scenario;
            }
            Err(problems) => {
                assert_problems(&problems, None);
                let told_why = !problems.is_empty();
                assert!(told_why, "{told}");
            }
        }
    }
}

fn scenario_after(scenario: &Scenario, edit: &Edit) -> Scenario {
    let change = scenario.apply(edit).unwrap();
    assert!(change.problems.iter().all(|problem| problem.severity == Severity::Note));
    change.scenario
}

/// JSON as a message that holds others so many levels deep.
fn read(value: &serde_json::Value, depth: usize) -> Option<Message> {
    use serde_json::Value;
    let within = depth.checked_sub(1);
    Some(match value {
        Value::Null => Message::Nothing,
        Value::Bool(flag) => Message::Flag(*flag),
        Value::Number(number) => Message::Number(number.as_f64()?),
        Value::String(text) => Message::Text(text.clone()),
        Value::Array(items) => {
            let items: Option<_> = items.iter().map(|item| read(item, within?)).collect();
            Message::List(items?)
        }
        Value::Object(fields) => {
            let field = |(name, item): (&String, _)| Some((name.clone(), read(item, within?)?));
            let fields: Option<_> = fields.iter().map(field).collect();
            Message::Record(fields?)
        }
    })
}
