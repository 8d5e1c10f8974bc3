//! The parts of the page that a link turns on.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use std::ops::BitXor;

use crate::{prose::prose, scenario::dirty::Dirty};

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

/// A set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u16);

impl Parts {
    /// Puts a part into the set.
    pub fn insert(&mut self, part: Part) {
        self.0 |= 1 << part as u16;
    }

    /// Takes a part out of the set.
    pub fn remove(&mut self, part: Part) {
        self.0 &= !(1 << part as u16);
    }

    /// Whether a part is in the set.
    #[must_use]
    pub fn contains(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }

    /// The parts in the set, in the order of their table.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        PARTS.iter().map(|row| row.id).filter(move |&part| self.contains(part))
    }
}

/// The parts that are in one set alone.
impl BitXor for Parts {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }
}

/// As a list.
#[cfg(feature = "link")]
impl Serialize for Parts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

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

    #[test]
    fn a_set_holds_what_was_put_in_and_not_taken_out() {
        let mut all = Parts::default();
        for row in PARTS {
            assert!(!all.contains(row.id));
            all.insert(row.id);
            assert!(all.contains(row.id));
        }
        assert!(all.iter().eq(PARTS.iter().map(|row| row.id)));
        let mut some = all;
        some.remove(Part::Stretch);
        some.remove(Part::Stretch);
        assert!((all ^ some).iter().eq([Part::Stretch]));
        assert_eq!(all ^ all, Parts::default());
    }
}
