//! Prose about what is declared: what a function teaches, where a rule comes from, what an option
//! means.

/// A text that only those read who are offered a choice; empty without the feature `prose`, for a
/// program to which the texts come in a file of their own.
pub(crate) const fn prose(text: &'static str) -> &'static str {
    if cfg!(feature = "prose") { text } else { "" }
}
