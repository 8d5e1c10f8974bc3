//! The kinds of mark on the picture, each of which a link can hide.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::{
    landscape::kind::CriticalKind,
    prose::prose,
    scenario::set::{Listed, Set},
};

/// A kind of mark on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Where runs begin.
    Start,
    /// Where runs are.
    Now,
    /// The way runs have gone.
    Path,
    /// A minimum.
    Minimum,
    /// A maximum.
    Maximum,
    /// A saddle.
    Saddle,
    /// An inflection of a curve.
    Inflection,
    /// A plateau.
    Plateau,
    /// Where a run lingered near a saddle.
    Stall,
    /// Where a run left a saddle.
    Escape,
    /// The rule's step.
    Step,
    /// Plain descent's step.
    PlainStep,
    /// Plain descent's step over all data.
    FullStep,
    /// The tangent of a curve.
    Tangent,
}

/// What is said of a kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkRow {
    /// The kind.
    pub id: Mark,
    /// The word in a link.
    pub word: &'static str,
    /// What it marks.
    pub meaning: &'static str,
}

/// Every kind of mark that a link can hide.
pub const MARKS: &[MarkRow] = &[
    row(Mark::Start, "start", prose("where runs begin")),
    row(Mark::Now, "now", prose("where runs are")),
    row(Mark::Path, "path", prose("the way they have gone")),
    row(Mark::Minimum, "minimum", prose("minima")),
    row(Mark::Maximum, "maximum", prose("maxima")),
    row(Mark::Saddle, "saddle", prose("saddles")),
    row(Mark::Inflection, "inflection", prose("flat inflections of a curve")),
    row(Mark::Plateau, "plateau", prose("plateaus")),
    row(Mark::Stall, "stall", prose("where a run lingered near a saddle")),
    row(Mark::Escape, "escape", prose("where one left a saddle")),
    row(Mark::Step, "step", prose("the arrow of the step shown")),
    row(Mark::PlainStep, "plain-step", prose("the arrow of plain descent's step")),
    row(Mark::FullStep, "full-step", prose("the arrow of the step over all data")),
    row(Mark::Tangent, "tangent", prose("the tangent of a curve")),
];

const fn row(id: Mark, word: &'static str, meaning: &'static str) -> MarkRow {
    MarkRow { id, word, meaning }
}

impl Mark {
    /// The word in a link.
    #[must_use]
    pub fn id(self) -> &'static str {
        MARKS.get(self as usize).map_or("", |row| row.word)
    }

    /// The kind of this word.
    #[must_use]
    pub fn find(word: &str) -> Option<Self> {
        MARKS.iter().find(|row| row.word == word).map(|row| row.id)
    }

    /// What marks a critical point of a function of so many variables.
    #[must_use]
    pub fn of(kind: CriticalKind, dimension: usize) -> Self {
        match kind {
            CriticalKind::Minimum => Self::Minimum,
            CriticalKind::Maximum => Self::Maximum,
            CriticalKind::Saddle if dimension == 1 => Self::Inflection,
            CriticalKind::Saddle => Self::Saddle,
            CriticalKind::Plateau => Self::Plateau,
        }
    }
}

/// As its word.
#[cfg(feature = "link")]
impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Listed for Mark {
    fn all() -> impl Iterator<Item = Self> {
        MARKS.iter().map(|row| row.id)
    }

    fn place(self) -> u16 {
        self as u16
    }
}

/// A set of kinds of mark.
pub type Marks = Set<Mark>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_tables_order_each_with_its_own_word() {
        for (k, row) in MARKS.iter().enumerate() {
            assert_eq!(row.id as usize, k);
            assert_eq!(Mark::find(row.word), Some(row.id));
            assert_eq!(row.id.id(), row.word);
        }
        assert_eq!(MARKS.len(), Mark::Tangent as usize + 1, "a kind is not in the table");
    }
}
