//! The left-hand side that a formula may come with, as in `f(x, y) = …` or `lambda x: …`.

use std::ops::Range;

use super::{
    graph::Y,
    name::{self, Name},
};
use crate::spelling::is_letter;

/// The place of a leading `f(x, y) =`, `f(x1, x2) =`, `z =` or, as in a table's cell, `=`; of what
/// programs begin a function with, `lambda x, y:`, `(x, y) =>` or `@(x, y)`; of one after the other,
/// `f = @(x)`; or of nothing.
pub(super) fn declaration(source: &str) -> Range<usize> {
    let equation = equation(source);
    let rest = source.get(equation..).unwrap_or_default();
    let parameters = [("@(", ')', ""), ("lambda ", ':', ""), ("", '=', ">")];
    let ends = parameters.into_iter().find_map(|(mark, end, more)| {
        let (list, behind) = rest.trim_start().strip_prefix(mark)?.split_once(end)?;
        let behind = behind.strip_prefix(more)?;
        let list: String = list.chars().filter(|c| !c.is_whitespace()).collect();
        let is_list = matches!(
            list.trim_start_matches('(').trim_end_matches(')'),
            "x" | "x,y" | "x1,x2" | "x_1,x_2"
        );
        is_list.then(|| source.len() - behind.len())
    });
    0..ends.unwrap_or(equation)
}

/// Where an equation's right-hand side begins.
fn equation(source: &str) -> usize {
    let Some((left, right)) = source.split_once('=').filter(|(_, right)| !right.starts_with('>'))
    else {
        return 0;
    };
    let compact: String = left.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return source.len() - right.len();
    }
    let (name, variables) = compact.split_once('(').unwrap_or((&compact, "x,y)"));
    let is_word = !name.is_empty() && name.chars().all(is_letter);
    let is_list = matches!(variables, "x)" | "y)" | "x,y)" | "x1,x2)" | "x_1,x_2)");
    // `x =` is an equation, and `sin(x) =` the start of one.
    let is_free = matches!(name::find(name), None | Some(Name::Variable(Y)));
    if is_word && is_list && is_free { left.len() + 1 } else { 0 }
}

pub(super) fn is_y(declaration: &str) -> bool {
    declaration.trim_start().starts_with(['y', 'Y'])
}
