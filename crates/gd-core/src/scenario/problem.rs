//! Something wrong with a link or an edit.

use std::ops::Range;

use crate::{
    flaw::{Fault, Flaw, Hint, Severity, edit::EditFault},
    spelling::excerpt,
};

/// Something wrong with a link or an edit, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The key, as in the link.
    pub key: String,
    /// The place: in bytes of the query string as it was given, or of an edit's value.
    pub at: Range<usize>,
    /// What is wrong.
    pub fault: Fault,
    /// What was likely meant, or is allowed.
    pub hint: Option<Hint>,
    /// How bad it is.
    pub severity: Severity,
    /// The value, decoded.
    pub value: String,
    /// The place in the decoded value, in UTF-16 code units, as JavaScript counts; empty where the
    /// key is what is wrong.
    pub place: Range<usize>,
}

impl Problem {
    /// The problem of a key with a flaw of its decoded value.
    pub(crate) fn of(key: &str, value: &str, flaw: Flaw) -> Self {
        let units = |end: usize| {
            let before = value.char_indices().take_while(|&(at, _)| at < end);
            before.map(|(_, c)| c.len_utf16()).sum()
        };
        Self {
            key: excerpt(key),
            place: units(flaw.at.start)..units(flaw.at.end),
            at: flaw.at,
            fault: flaw.fault,
            hint: flaw.hint,
            severity: flaw.severity,
            value: excerpt(value),
        }
    }

    /// What is wrong with a message that was to be an edit and can't be read as one.
    #[must_use]
    pub fn unreadable_edit(reason: &str) -> Self {
        Self::of("", "", Flaw::new(0..0, EditFault::Unreadable { reason: excerpt(reason) }))
    }
}
