//! What is wrong with a text, and where, as facts; and the pieces of a text with their places.
//!
//! A [`Flaw`] holds no sentence: what a reader is told of it is made in [`words`](crate::words).

pub mod data;
pub mod edit;
pub mod formula;
pub mod link;

use std::ops::Range;

#[cfg(feature = "link")]
use crate::spelling::{nearest, plain};
use data::DataFault;
use edit::EditFault;
use formula::FormulaFault;
use link::LinkFault;

/// Whether a flaw means that something is not followed. The worst is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Something that can't be followed; its default is used in its place.
    Error,
    /// Something that is followed as far as it goes, or left out, and all else is as it says.
    Warning,
    /// Something that is followed whole, and told since it may not have been meant.
    Note,
}

/// Something wrong with a formula, with a table of points or with a value of a link.
///
/// It is displayed as what is wrong and, if there is one, the way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// The place, in bytes of the decoded value or of the text.
    pub at: Range<usize>,
    /// What is wrong.
    pub fault: Fault,
    /// What was likely meant, or is allowed, where that does not follow from the fault.
    pub hint: Option<Hint>,
    /// How bad it is.
    pub severity: Severity,
}

/// What is wrong: one variant for one cause.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// With a formula.
    Formula(FormulaFault),
    /// With points.
    Data(DataFault),
    /// With a link, or a value of one of its keys.
    Link(LinkFault),
    /// With an edit.
    Edit(EditFault),
}

/// What was likely meant, or is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// This, or one of these.
    DidYouMean(Vec<String>),
    /// This says what was meant, or one of these does.
    Write(Vec<String>),
    /// Only these are known.
    Known(Vec<&'static str>),
    /// The comma may have been meant for a decimal point.
    DecimalPoint,
    /// A batch size is full or a number.
    BatchSize,
}

impl Flaw {
    pub(crate) fn new(at: Range<usize>, fault: impl Into<Fault>) -> Self {
        Self { at, fault: fault.into(), hint: None, severity: Severity::Error }
    }

    /// A flaw of the whole of a text.
    pub(crate) fn whole(text: &str, fault: impl Into<Fault>) -> Self {
        Self::new(0..text.len(), fault)
    }

    pub(crate) fn hint(self, hint: Hint) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same, no worse than a warning.
    pub(crate) fn warning(self) -> Self {
        Self { severity: self.severity.max(Severity::Warning), ..self }
    }

    pub(crate) fn note(self) -> Self {
        Self { severity: Severity::Note, ..self }
    }
}

impl Fault {
    /// The name for a program, which stays the same whatever a reader is told: `unknown-name`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Formula(fault) => fault.id(),
            Self::Data(fault) => fault.id(),
            Self::Link(fault) => fault.id(),
            Self::Edit(fault) => fault.id(),
        }
    }
}

impl Hint {
    /// The name that was likely meant; or else all that there are, if there are any.
    #[cfg(feature = "link")]
    pub(crate) fn of_name(name: &str, known: Vec<&'static str>) -> Option<Self> {
        match nearest(&name.to_ascii_lowercase(), &known) {
            Some(near) => Some(Self::DidYouMean(vec![near.to_owned()])),
            None => Some(Self::Known(known)).filter(|known| *known != Self::Known(Vec::new())),
        }
    }
}

impl From<FormulaFault> for Fault {
    fn from(fault: FormulaFault) -> Self {
        Self::Formula(fault)
    }
}

impl From<DataFault> for Fault {
    fn from(fault: DataFault) -> Self {
        Self::Data(fault)
    }
}

impl From<LinkFault> for Fault {
    fn from(fault: LinkFault) -> Self {
        Self::Link(fault)
    }
}

impl From<EditFault> for Fault {
    fn from(fault: EditFault) -> Self {
        Self::Edit(fault)
    }
}

/// The pieces of a text between separators, full-width ones too, trimmed, each with its place.
#[cfg(feature = "link")]
pub(crate) fn pieces(text: &str, separator: char) -> Vec<(Range<usize>, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let mark = rest.char_indices().find(|&(_, c)| plain(c) == Some(separator));
        let (length, next) = mark.map_or((rest.len(), 0), |(at, mark)| (at, at + mark.len_utf8()));
        let (at, piece) = whole(rest.get(..length).unwrap_or_default());
        pieces.push((shift(at, start), piece));
        if next == 0 {
            return pieces;
        }
        start += next;
    }
}

/// The items of a list with `;` between them; one more may close it.
#[cfg(feature = "link")]
pub(crate) fn items(text: &str) -> Vec<(Range<usize>, &str)> {
    let text = text.trim_end();
    pieces(text.strip_suffix(';').unwrap_or(text), ';')
}

/// Moves a place by an offset.
#[cfg(feature = "link")]
pub(crate) fn shift(at: Range<usize>, by: usize) -> Range<usize> {
    at.start + by..at.end + by
}

#[cfg(feature = "link")]
pub(crate) fn whole(text: &str) -> (Range<usize>, &str) {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    (lead..lead + trimmed.len(), trimmed)
}
