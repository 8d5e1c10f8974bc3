//! Hints in short, for tables of what is wrong.

use gd_core::flaw::Hint;

/// What a hint offers; nothing without one.
pub(crate) fn offered(hint: Option<&Hint>) -> String {
    match hint {
        Some(Hint::DidYouMean(meant)) => format!("{}?", meant.join(" or ")),
        Some(Hint::Write(written)) => written.join(" or "),
        Some(Hint::Known(names)) => names.join(", "),
        Some(Hint::DecimalPoint) => "2.5".to_owned(),
        Some(Hint::BatchSize) => "full or a number".to_owned(),
        None => String::new(),
    }
}
