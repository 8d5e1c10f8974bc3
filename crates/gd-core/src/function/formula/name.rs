//! Names in a formula: what they stand for, and what an unknown one was meant to be.

use std::{
    f64::consts::{E, PI, TAU},
    ops::Range,
};

use super::{
    graph::{Node, X, Y},
    operation::Function,
    pending::wrong,
};
use crate::{
    flaw::{Flaw, Hint, formula::FormulaFault},
    spelling::{excerpt, nearest},
};

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) enum Name {
    Variable(Node),
    Constant(f64),
    Function(Function),
}

/// The names that are not functions.
const VALUES: [(&str, Name); 8] = [
    ("x", Name::Variable(X)),
    ("y", Name::Variable(Y)),
    ("e", Name::Constant(E)),
    ("pi", Name::Constant(PI)),
    ("π", Name::Constant(PI)),
    ("Π", Name::Constant(PI)),
    ("tau", Name::Constant(TAU)),
    ("τ", Name::Constant(TAU)),
];

/// What people write for something that is said otherwise here, and how it is said.
const OTHERWISE: [(&str, &[&str]); 6] = [
    ("lg", &["log10(x)", "log2(x)"]),
    ("ld", &["log2(x)"]),
    ("sqr", &["x^2", "sqrt(x)"]),
    ("square", &["x^2"]),
    ("root", &["sqrt(x)"]),
    ("mod", &["x - y*floor(x/y)"]),
];

/// Names in other languages, which are too far off, or nearer to another, to be told by their spelling.
const FOREIGN: [(&str, &str); 6] = [
    ("tg", "tan"),
    ("sen", "sin"),
    ("arctg", "atan"),
    ("sh", "sinh"),
    ("ch", "cosh"),
    ("th", "tanh"),
];

/// What a name stands for, in any case of its letters.
pub(super) fn find(name: &str) -> Option<Name> {
    let name = name.to_ascii_lowercase();
    let value = VALUES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    value.or_else(|| {
        let mut functions = Function::ALL.iter().copied();
        functions.find(|function| function.names().contains(&name.as_str())).map(Name::Function)
    })
}

/// Why a name can't be read.
pub(super) fn unknown(name: &str, at: Range<usize>, is_called: bool) -> Box<Flaw> {
    let lower = name.to_ascii_lowercase();
    let functions: Vec<_> = Function::ALL.iter().map(|function| function.name()).collect();
    let otherwise = OTHERWISE.iter().find(|(known, _)| *known == lower).map(|(_, written)| {
        Hint::Write(written.iter().map(|&written| written.to_owned()).collect())
    });
    let meant = || {
        let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == lower);
        foreign.map(|(_, meant)| vec![(*meant).to_owned()])
    };
    let near = || {
        let near = nearest(&lower, &functions).filter(|_| lower.len() > 1)?;
        Some(vec![near.to_owned()])
    };
    let meant = || meant().or_else(|| split(&lower, is_called)).or_else(near).map(Hint::DidYouMean);
    let known = || is_called.then(|| Hint::Known(functions.clone()));
    let hint = otherwise.or_else(meant).or_else(known);
    let name = excerpt(name);
    let fault = if is_called {
        FormulaFault::UnknownFunction { name }
    } else {
        FormulaFault::UnknownName { name }
    };
    let mut flaw = wrong(at, fault);
    flaw.hint = hint;
    flaw
}

/// What a word may mean that is made of known names: `xy` is `x*y`, `x2` is `x^2`, `sinx` is `sin(x)`.
fn split(word: &str, is_called: bool) -> Option<Vec<String>> {
    let pieces = pieces(word)?;
    let mut text = String::new();
    let (mut in_function, mut is_variable) = (false, false);
    for (index, piece) in pieces.iter().enumerate() {
        let starts_function = is_function(piece);
        if starts_function && in_function {
            text.push(')');
            in_function = false;
        }
        let is_number = piece.starts_with(|c: char| c.is_ascii_digit());
        if index > 0 && !text.ends_with('(') {
            text.push(if is_number && is_variable { '^' } else { '*' });
        }
        is_variable = !is_number && !starts_function;
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
    Some(vec![text])
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
