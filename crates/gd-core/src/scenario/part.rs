//! The parts of the page that a link turns on.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::{
    prose::prose,
    scenario::{
        dirty::Dirty,
        set::{Listed, Set},
    },
};

/// A part of the page that a link turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The function in three dimensions.
    Surface,
    /// Arrows downhill.
    Field,
    /// A picture that fills its frame.
    Stretch,
    /// A learning curve on a linear axis.
    Linear,
    /// The gradient's norm as learning curve.
    Norm,
    /// The best fit by each loss.
    Losses,
    /// A learning curve against epochs.
    Epochs,
    /// The picture alone, large, without what sets it.
    Present,
}

/// Where a part is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "kebab-case"))]
pub enum Panel {
    /// In the picture of the function.
    Picture,
    /// In the learning curve.
    LearningCurve,
    /// Among the data.
    Data,
    /// In all of the page.
    Page,
}

/// What is said of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct PartRow {
    /// The word in a link.
    pub id: Part,
    /// The name for a reader.
    pub name: &'static str,
    /// What it shows.
    pub meaning: &'static str,
    /// Where it is seen.
    pub of: Panel,
    /// What turning it on or off makes out of date.
    pub dirty: Dirty,
    #[cfg_attr(feature = "link", serde(skip))]
    word: &'static str,
}

/// Every part that a link can turn on.
pub const PARTS: &[PartRow] = &[
    PartRow {
        id: Part::Surface,
        word: "surface",
        name: "Surface",
        meaning: prose("the function in three dimensions instead of its map"),
        of: Panel::Picture,
        dirty: Dirty::PICTURE,
    },
    PartRow {
        id: Part::Field,
        word: "field",
        name: "Downhill arrows (−∇f)",
        meaning: prose("arrows downhill all over the map"),
        of: Panel::Picture,
        dirty: Dirty::PICTURE,
    },
    PartRow {
        id: Part::Stretch,
        word: "stretch",
        name: "Stretched",
        meaning: prose("the map fills its frame, instead of equal scales in x and y"),
        of: Panel::Picture,
        dirty: Dirty::PICTURE,
    },
    PartRow {
        id: Part::Linear,
        word: "linear",
        name: "Linear axis",
        meaning: prose("the learning curve on a linear axis"),
        of: Panel::LearningCurve,
        dirty: Dirty::PAGE,
    },
    PartRow {
        id: Part::Norm,
        word: "norm",
        name: "Gradient norm",
        meaning: prose("the gradient's norm as learning curve"),
        of: Panel::LearningCurve,
        dirty: Dirty::PAGE,
    },
    PartRow {
        id: Part::Losses,
        word: "losses",
        name: "Compare losses",
        meaning: prose("among the data, the best fit by each loss"),
        of: Panel::Data,
        dirty: Dirty::PAGE,
    },
    PartRow {
        id: Part::Epochs,
        word: "epochs",
        name: "Epochs",
        meaning: prose(
            "the learning curve against epochs, passes over all data, which is what steps cost",
        ),
        of: Panel::LearningCurve,
        dirty: Dirty::PAGE,
    },
    PartRow {
        id: Part::Present,
        word: "present",
        name: "Present",
        meaning: prose("the picture with what is said of it, in large type, and little else"),
        of: Panel::Page,
        dirty: Dirty::LOOK,
    },
];

impl Part {
    /// The word in a link.
    #[must_use]
    pub fn id(self) -> &'static str {
        PARTS.iter().find(|row| row.id == self).map_or("", |row| row.word)
    }

    /// The part of this word.
    #[must_use]
    pub fn find(word: &str) -> Option<Self> {
        PARTS.iter().find(|row| row.word == word).map(|row| row.id)
    }
}

/// As its word.
#[cfg(feature = "link")]
impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Listed for Part {
    fn all() -> impl Iterator<Item = Self> {
        PARTS.iter().map(|row| row.id)
    }

    fn place(self) -> u16 {
        self as u16
    }
}

/// A set of parts.
pub type Parts = Set<Part>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_the_tables_order_each_with_its_own_word() {
        assert!(PARTS.is_sorted_by(|a, b| a.id < b.id));
        assert_eq!(PARTS.last().map(|row| row.id), Some(Part::Present));
        assert_eq!(PARTS.len(), Part::Present as usize + 1, "a part is not in the table");
        for row in PARTS {
            assert_eq!(Part::find(row.word), Some(row.id));
            assert_eq!(row.id.id(), row.word);
        }
    }
}
