//! The left-hand side that a formula may come with, as in `f(x, y) = …`.

use std::ops::Range;

use super::{
    graph::Y,
    name::{self, Name},
};
use crate::spelling::is_letter;

/// The place of a leading `f(x, y) =`, `f(x1, x2) =` or `z =`, or of nothing.
pub(super) fn declaration(source: &str) -> Range<usize> {
    let Some((left, _)) = source.split_once('=') else { return 0..0 };
    let compact: String = left.chars().filter(|c| !c.is_whitespace()).collect();
    let (name, variables) = compact.split_once('(').unwrap_or((&compact, "x,y)"));
    let is_word = !name.is_empty() && name.chars().all(is_letter);
    let is_list = matches!(variables, "x)" | "y)" | "x,y)" | "x1,x2)" | "x_1,x_2)");
    // `x =` is an equation, and `sin(x) =` the start of one.
    let is_free = matches!(name::find(name), None | Some(Name::Variable(Y)));
    if is_word && is_list && is_free { 0..left.len() + 1 } else { 0..0 }
}

pub(super) fn is_y(declaration: &str) -> bool {
    declaration.trim_start().starts_with(['y', 'Y'])
}
