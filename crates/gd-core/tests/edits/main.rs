//! Edits: what each does, what it refuses, and that it can be undone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

mod keys;
mod lists;
mod picture;
#[path = "../strategies/mod.rs"]
mod strategies;
mod undo;

use gd_core::{
    Expression, Function, Scalar, Scenario,
    flaw::{Fault, edit::EditFault, link::LinkFault},
    function::catalog::CATALOG,
    rule::optimizer::RULES,
    run::batch::Batch,
    scenario::{
        Change, Chosen, Dirty, Edit, Given, MARKS, Mark, Message, PARTS, Part, Problem, SECTIONS,
        Section, Severity, Viewpoint, keys,
    },
};
use proptest::prelude::*;
use strategies::{query, value};

fn apply(query: &str, edit: &Edit) -> Change {
    let parsed = Scenario::parse(query);
    parsed.scenario.apply(edit).unwrap_or_else(|problems| panic!("{query}: {problems:?}"))
}

/// The link after an edit that is followed to the letter, with its signs as they are typed.
fn after(query: &str, edit: &Edit) -> String {
    let change = apply(query, edit);
    assert_eq!(change.problems, [], "{query}");
    let signs = [("%28", "("), ("%29", ")"), ("%5E", "^")];
    signs.iter().fold(change.scenario.write(), |link, (code, sign)| link.replace(code, sign))
}

/// Why an edit is refused: the key, the fault and what it is about.
fn refusal(query: &str, edit: &Edit) -> String {
    let problems = Scenario::parse(query).scenario.apply(edit).unwrap_err();
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    let about = match &problem.fault {
        Fault::Link(LinkFault::OutOfRange { declared, text }) => format!("{} {text}", declared.id),
        Fault::Link(LinkFault::NotFinite { text }) => text.clone(),
        Fault::Link(LinkFault::NotNamed { name, .. }) => name.clone(),
        Fault::Link(LinkFault::UnknownKey { key }) => key.clone(),
        Fault::Link(LinkFault::UnknownOption { of, option }) => format!("{of} {option}"),
        Fault::Link(LinkFault::RegionEmpty { low, high }) => format!("{low} {high}"),
        Fault::Link(LinkFault::TooManyRuns { starts, rules, .. }) => format!("{starts} {rules}"),
        Fault::Link(LinkFault::TooManyRules { most }) => most.to_string(),
        Fault::Edit(EditFault::NoItem { of, index }) => format!("{of:?} {index}"),
        Fault::Edit(EditFault::PointTooFar { text }) => text.clone(),
        Fault::Edit(EditFault::TooManyPoints { most }) => most.to_string(),
        _ => String::new(),
    };
    format!("{} {} {about}", problem.key, problem.fault.id()).trim_end().to_owned()
}

fn set(key: &str, value: &str) -> Edit {
    Edit::Set { key: key.to_owned(), value: value.to_owned() }
}

fn reset(key: &str) -> Edit {
    Edit::Reset { key: key.to_owned() }
}
