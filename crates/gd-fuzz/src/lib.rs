//! Inputs made of bytes: what a fuzzer changes byte by byte becomes links, formulas, tables and
//! messages that are nearly right, which is where faults are.
//!
//! A file of a corpus is read as it stands. Bytes that are not UTF-8 are taken for choices in a
//! grammar instead, so that one engine tries both: texts that no grammar makes, and texts that changed
//! letters never become.

pub mod source;

pub mod formula;
pub mod table;

pub mod link;

pub mod message;

// Cargo builds this crate's own tests beside the targets, and a fuzzer's flags ask for one in each.
#[cfg(test)]
use bolero as _;

use source::Source;
use std::borrow::Cow;

/// The text that bytes stand for: their own if they are UTF-8, else what a grammar makes of them.
#[must_use]
pub fn text(bytes: &[u8], grammar: impl Fn(&mut Source<'_>) -> String) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(grammar(&mut Source::new(bytes))),
    }
}
