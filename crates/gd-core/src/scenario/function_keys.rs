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
    let named = catalog::find(name).map(|entry| Ok(Function::of(entry)));
    match named.unwrap_or_else(|| Function::parse(trimmed)) {
        Ok(function) => {
            let warnings = function.warnings().iter();
            let warnings = warnings
                .map(|flaw| Flaw { at: shift(flaw.at.clone(), at.start), ..flaw.clone() })
                .collect();
            set_function(scenario, function);
            warnings
        }
        Err(error) => {
            let is_name = trimmed.len() > 2
                && trimmed.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            let ids: Vec<_> = catalog::CATALOG.iter().map(|entry| entry.id).collect();
            let near = Some(trimmed.to_ascii_lowercase().replace('_', "-"))
                .filter(|_| is_name)
                .and_then(|name| nearest(&name, &ids));
            let flaw = match near {
                Some(near) => {
                    let fault = FormulaFault::UnknownFunction { name: excerpt(trimmed) };
                    Flaw::whole(trimmed, fault).hint(Hint::DidYouMean(vec![near.to_owned()]))
                }
                None => error,
            };
            vec![Flaw { at: shift(flaw.at.clone(), at.start), ..flaw }]
        }
    }
}
