//! The key of a link that names a function.

use crate::{
    flaw::{Flaw, Hint, formula::FormulaFault, shift, whole},
    function::{Function, catalog},
    prose::prose,
    scenario::{
        dirty::Dirty,
        key::{Key, Owner},
        objective::{reset_function, set_function},
        scenario::Scenario,
    },
    spelling::{excerpt, is_punctuation, nearest},
};

/// The keys of a function.
pub(super) const KEYS: &[Key] = &[Key {
    id: "f",
    meaning: || prose("the function: a catalogue id, or a formula in x (and y)").into(),
    example: "x^4-3x^2+x",
    of: Owner::Function,
    names: true,
    dirty: |_, _| Dirty::RUNS,
    read: read_function,
    // The default too: a link that names its function survives a change of the default.
    write: |scenario| is_named(&scenario.function).then(|| scenario.function.source().into_owned()),
    reset: |scenario| reset_function(scenario, is_named),
}];

/// Whether a function is known by its name or formula.
fn is_named(function: &Function) -> bool {
    !matches!(function, Function::Fit(_) | Function::Layers(_))
}

fn read_function(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    // A name in the text around it.
    let name = trimmed.trim_end_matches(is_punctuation);
    let is_known = catalog::find(name).is_some();
    let mut flaws = match Function::read(if is_known { name } else { trimmed }) {
        Ok((function, warnings)) => {
            set_function(scenario, function);
            warnings
        }
        Err(error) => vec![unknown_function(trimmed).unwrap_or(error)],
    };
    for flaw in &mut flaws {
        flaw.at = shift(flaw.at.clone(), at.start);
    }
    flaws
}

/// What is wrong with a text that is likely the name of a function.
fn unknown_function(text: &str) -> Option<Flaw> {
    let is_name =
        text.len() > 2 && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !is_name {
        return None;
    }
    let ids: Vec<_> = catalog::CATALOG.iter().map(|entry| entry.id).collect();
    let near = nearest(&text.to_ascii_lowercase().replace('_', "-"), &ids)?;
    let fault = FormulaFault::UnknownFunction { name: excerpt(text) };
    Some(Flaw::whole(text, fault).hint(Hint::DidYouMean(vec![near.to_owned()])))
}
