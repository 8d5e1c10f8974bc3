//! The parts of the page around the picture, each of which a link can hide.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::{
    prose::prose,
    scenario::set::{Listed, Set},
};

/// A part of the page around the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The function's menu and formula.
    Formula,
    /// The runs and their update rules.
    Rules,
    /// Why a step goes where it goes.
    Why,
    /// The learning curve.
    Curve,
    /// What is rarely set.
    Settings,
    /// The control of the learning rate.
    Rate,
    /// What the marks of the picture are.
    Legend,
    /// What plays the runs.
    Play,
    /// What happened.
    Verdict,
    /// What stands beside the picture of some scenarios.
    Data,
    /// The buttons over the picture, and its menu.
    Tools,
    /// The menu of examples.
    Examples,
    /// What leads to other places.
    Share,
}

/// What is said of a part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// The part.
    pub id: Section,
    /// The word in a link.
    pub word: &'static str,
    /// What it is.
    pub meaning: &'static str,
}

/// Every part of the page that a link can hide, on the page, in a frame and in an element alike.
pub const SECTIONS: &[SectionRow] = &[
    row(Section::Formula, "formula", prose("the function's menu and its formula")),
    row(Section::Rules, "rules", prose("the runs with their update rules, in a frame their names")),
    row(Section::Why, "why", prose("why a step goes where it goes")),
    row(Section::Curve, "curve", prose("the learning curve")),
    row(Section::Settings, "settings", prose("the schedule and what else is rarely set")),
    row(Section::Rate, "rate", prose("the control of the learning rate")),
    row(Section::Legend, "legend", prose("what the marks and colours of the picture are")),
    row(Section::Play, "play", prose("what plays the runs")),
    row(Section::Verdict, "verdict", prose("what happened")),
    row(Section::Data, "data", prose("the data, the layers or the sweep beside the picture")),
    row(Section::Tools, "tools", prose("the buttons over the picture, and its menu")),
    row(Section::Examples, "examples", prose("the menu of examples")),
    row(Section::Share, "share", prose("the button Share, in a frame the way to the whole page")),
];

const fn row(id: Section, word: &'static str, meaning: &'static str) -> SectionRow {
    SectionRow { id, word, meaning }
}

impl Section {
    /// The word in a link.
    #[must_use]
    pub fn id(self) -> &'static str {
        SECTIONS.get(self as usize).map_or("", |row| row.word)
    }

    /// The part of this word.
    #[must_use]
    pub fn find(word: &str) -> Option<Self> {
        SECTIONS.iter().find(|row| row.word == word).map(|row| row.id)
    }
}

/// As its word.
#[cfg(feature = "link")]
impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Listed for Section {
    fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().map(|row| row.id)
    }

    fn place(self) -> u16 {
        self as u16
    }
}

/// A set of parts of the page.
pub type Sections = Set<Section>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::mark::MARKS;

    #[test]
    fn parts_stand_in_the_tables_order_each_with_its_own_word_that_no_mark_has() {
        for (k, row) in SECTIONS.iter().enumerate() {
            assert_eq!(row.id as usize, k);
            assert_eq!(Section::find(row.word), Some(row.id));
            assert_eq!(row.id.id(), row.word);
            assert!(MARKS.iter().all(|mark| mark.word != row.word), "{}", row.word);
        }
        assert_eq!(SECTIONS.len(), Section::Share as usize + 1, "a part is not in the table");
    }
}
