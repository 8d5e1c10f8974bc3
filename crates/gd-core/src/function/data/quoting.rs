//! Text in pieces, where a quoted one may hold what else parts them (RFC 4180, 2.5–2.7).

use std::ops::Range;

/// The pieces of a text between marks, trimmed, each with its place. In a piece that begins with a
/// quotation mark and is closed by one, nothing is a mark.
pub(super) struct Pieces<'a, F> {
    text: &'a str,
    next: Option<usize>,
    is_mark: F,
}

impl<'a, F: Fn(char) -> bool> Pieces<'a, F> {
    pub(super) fn new(text: &'a str, is_mark: F) -> Self {
        Self { text, next: Some(0), is_mark }
    }
}

impl<'a, F: Fn(char) -> bool> Iterator for Pieces<'a, F> {
    type Item = (Range<usize>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let rest = self.text.get(start..)?;
        let (mut length, mut may_open) = (0, true);
        self.next = None;
        while let Some(c) = rest.get(length..).and_then(|rest| rest.chars().next()) {
            if (self.is_mark)(c) {
                self.next = Some(start + length + c.len_utf8());
                break;
            }
            let quoted = if c == '"' && may_open { quoted(rest.get(length..)) } else { None };
            length += quoted.unwrap_or(c.len_utf8());
            may_open = matches!(c, ',' | ';' | '\t' | ' ');
        }
        let piece = rest.get(..length)?;
        let lead = start + piece.len() - piece.trim_start().len();
        let piece = piece.trim();
        Some((lead..lead + piece.len(), piece))
    }
}

/// How long a quoted text is with its marks, of which two in a row stand for one.
fn quoted(text: Option<&str>) -> Option<usize> {
    /// A longer one was not meant: it would take in the rest of the table.
    const LONGEST: usize = 1000;
    let bytes = text?.as_bytes();
    let mut end = 1;
    while end < LONGEST {
        match (bytes.get(end)?, bytes.get(end + 1)) {
            (b'"', Some(b'"')) => end += 2,
            (b'"', _) => return Some(end + 1),
            _ => end += 1,
        }
    }
    None
}
