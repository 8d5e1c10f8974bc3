//! Names in a formula: what they stand for, and what an unknown one was meant to be.

use std::{
    f64::consts::{E, PI, TAU},
    ops::Range,
};

use super::{
    FormulaError,
    graph::{Node, X, Y},
    operation::Function,
};
use crate::spelling::{excerpt, nearest};

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) enum Name {
    Variable(Node),
    Constant(f64),
    Function(Function),
}

/// The names that are not functions.
const VALUES: [(&str, Name); 7] = [
    ("x", Name::Variable(X)),
    ("y", Name::Variable(Y)),
    ("e", Name::Constant(E)),
    ("pi", Name::Constant(PI)),
    ("π", Name::Constant(PI)),
    ("tau", Name::Constant(TAU)),
    ("τ", Name::Constant(TAU)),
];

/// What people write for something that is said otherwise here.
const OTHERWISE: [(&str, &str); 13] = [
    ("cot", "Write 1/tan(x)."),
    ("sec", "Write 1/cos(x)."),
    ("csc", "Write 1/sin(x)."),
    ("tg", "Did you mean tan?"),
    ("asinh", "Write ln(x + sqrt(x^2 + 1))."),
    ("acosh", "Write ln(x + sqrt(x^2 - 1))."),
    ("atanh", "Write ln((1 + x)/(1 - x))/2."),
    ("lg", "Write log10(x) or log2(x)."),
    ("ld", "Write log2(x)."),
    ("sqr", "Write x^2, or sqrt(x) for the root."),
    ("square", "Write x^2."),
    ("root", "Write sqrt(x)."),
    ("mod", "Write x - y*floor(x/y)."),
];

/// What a name stands for, in any case of its letters.
pub(super) fn find(name: &str) -> Option<Name> {
    let name = name.to_lowercase();
    let value = VALUES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    value.or_else(|| {
        let mut functions = Function::ALL.iter().copied();
        functions.find(|function| function.names().contains(&name.as_str())).map(Name::Function)
    })
}

/// Why a name can't be read.
pub(super) fn unknown(name: &str, at: Range<usize>, is_called: bool) -> FormulaError {
    let lower = name.to_lowercase();
    let otherwise = OTHERWISE.iter().find(|(known, _)| *known == lower).map(|(_, hint)| *hint);
    let hint = otherwise
        .map(str::to_owned)
        .or_else(|| split(&lower, is_called).map(|split| format!("Did you mean {split}?")))
        .or_else(|| {
            let functions = Function::ALL.iter().map(|function| function.name());
            let near = nearest(&lower, functions).filter(|_| lower.len() > 1)?;
            Some(format!("Did you mean {near}?"))
        })
        .unwrap_or_else(|| {
            if is_called {
                let names: Vec<_> = Function::ALL.iter().map(|function| function.name()).collect();
                format!("The functions are {}.", names.join(", "))
            } else {
                "The variables are x and y, the constants pi, tau and e.".to_owned()
            }
        });
    let what = if is_called { "function" } else { "name" };
    FormulaError::new(at, format!("There is no {what} “{}”.", excerpt(name))).hint(hint)
}

/// A word that is a product of known names, written as one: `xy` as `x*y`, `sinx` as `sin(x)`.
fn split(word: &str, is_called: bool) -> Option<String> {
    let pieces = pieces(word)?;
    if let [variable, number] = pieces.as_slice()
        && number.starts_with(|c: char| c.is_ascii_digit())
        && !is_function(variable)
    {
        return Some(format!("{variable}^{number} or {variable}*{number}"));
    }
    let mut text = String::new();
    let mut in_function = false;
    for (index, piece) in pieces.iter().enumerate() {
        let starts_function = is_function(piece);
        if starts_function && in_function {
            text.push(')');
            in_function = false;
        }
        if index > 0 && !text.ends_with('(') {
            text.push('*');
        }
        text.push_str(piece);
        let is_last = index + 1 == pieces.len();
        if starts_function && !(is_last && is_called) {
            text.push('(');
            in_function = true;
        }
    }
    match (in_function, text.ends_with('(')) {
        (true, true) => text.push_str("x)"),
        (true, false) => text.push(')'),
        _ => {}
    }
    Some(text)
}

fn is_function(piece: &str) -> bool {
    matches!(find(piece), Some(Name::Function(_)))
}

/// A word as known names and numbers, in the fewest pieces.
fn pieces(word: &str) -> Option<Vec<&str>> {
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return None;
    }
    let is_piece = |piece: &str| {
        !piece.is_empty()
            && (piece.bytes().all(|byte| byte.is_ascii_digit()) || find(piece).is_some())
    };
    // The fewest pieces of each start of the word.
    let mut best: Vec<Option<Vec<&str>>> = vec![Some(Vec::new())];
    for end in 1..=word.len() {
        let candidates = best.iter().enumerate().filter_map(|(start, before)| {
            let piece = word.get(start..end).filter(|piece| is_piece(piece))?;
            let mut pieces = before.clone()?;
            pieces.push(piece);
            Some(pieces)
        });
        let fewest = candidates.min_by_key(Vec::len);
        best.push(fewest);
    }
    best.pop().flatten()
}
