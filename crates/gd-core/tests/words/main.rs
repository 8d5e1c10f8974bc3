//! What is said of every fact: each is a sentence, and a dozen of them are pinned.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

mod basins;
mod derivatives;
mod faults;
mod names;
#[path = "../query/mod.rs"]
mod query;
mod races;
mod runs;
mod sweep;

use gd_core::{
    Scenario,
    cost::{Advice, advice},
    explain,
    flaw::{
        Fault, Flaw, Hint, Severity,
        data::{DataFault, RowFault},
        edit::{EditFault, List},
        formula::{Bracket, FormulaFault, Values},
        link::{Descended, LinkFault, Named},
    },
    function::{
        data::parse_csv,
        formula::Formula,
        layers::{Fate, Flow},
    },
    notation::shorter,
    rule::{
        hyperparameter::{LEARNING_RATE, NOISE, RESTARTS, SEED, SPEED, STEPS, TOLERANCE},
        optimizer::RULES,
    },
    run::batch::Batch,
    space::Goal,
    stability::StabilityLimit,
    words::{
        cost::told,
        derivatives::{derivatives_at, differentiated, kinks},
        equation::{Equation, Line, equations},
        explanation::{earlier_step, which_step},
        landmark::landmarks,
        place::describe,
        result::{answer, came_to},
        run_name::run_names,
        status::{outcome, progress, sentence, value},
        summary::{brief, summary},
        way_out,
    },
};
use query::{finished, race, verdict};
use std::{
    collections::{BTreeSet, HashSet},
    mem::discriminant,
};

/// Whether a text is one or more whole sentences, made of numbers that are numbers.
fn assert_said(text: &str) {
    assert!(text.ends_with(['.', '?']), "{text}");
    for wrong in ["NaN", "inf ", "inf.", "  ", " .", " ,", "{}", "None", "Some(", "..", "“”"] {
        assert!(!text.contains(wrong), "{wrong:?} in: {text}");
    }
}

/// The same, and it starts like a sentence.
fn assert_sentence(text: &str) {
    assert_said(text);
    assert!(text.starts_with(|first: char| first.is_uppercase()), "{text}");
}

/// The ids that a file of faults gives.
fn ids(source: &'static str) -> BTreeSet<&'static str> {
    let ids = source.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.collect()
}
