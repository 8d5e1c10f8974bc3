//! What is wrong with a text, and where; and the pieces of a text with their places.

use std::ops::Range;

use serde::Serialize;

/// Something wrong with one value, or with a text that was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// The place, in bytes of the decoded value or of the text.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What was likely meant, or is allowed.
    pub hint: Option<String>,
}

impl Flaw {
    pub(crate) fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: None }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// The pieces of a text between separators, trimmed, each with its place.
pub(crate) fn pieces(text: &str, separator: char) -> impl Iterator<Item = (Range<usize>, &str)> {
    pieces_between(text, move |c| c == separator)
}

/// The same with anything for a separator.
pub(crate) fn pieces_between(
    text: &str,
    is_separator: impl Fn(char) -> bool,
) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split(is_separator).map(move |piece| {
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        let at = start + lead..start + lead + trimmed.len();
        start += piece.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (at, trimmed)
    })
}

/// The items of a list with `;` between them; one more may close it.
pub(crate) fn items(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let text = text.trim_end();
    pieces(text.strip_suffix(';').unwrap_or(text), ';')
}

/// Moves a place by an offset.
pub(crate) fn shift(at: Range<usize>, by: usize) -> Range<usize> {
    at.start + by..at.end + by
}

pub(crate) fn whole(text: &str) -> (Range<usize>, &str) {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    (lead..lead + trimmed.len(), trimmed)
}
