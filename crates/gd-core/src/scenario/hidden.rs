//! What a link hides: kinds of mark on the picture, and parts of the page around it.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::scenario::{
    mark::{MARKS, Mark, Marks},
    section::{SECTIONS, Section, Sections},
};

/// What is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The kinds of mark that are not drawn.
    pub marks: Marks,
    /// The parts of the page that are left out.
    pub sections: Sections,
}

impl Hidden {
    /// Every word that can be hidden.
    pub fn words() -> impl Iterator<Item = &'static str> {
        MARKS.iter().map(|row| row.word).chain(SECTIONS.iter().map(|row| row.word))
    }

    /// Hides what a word stands for; whether it stands for anything.
    pub fn insert(&mut self, word: &str) -> bool {
        if let Some(mark) = Mark::find(word) {
            self.marks.set(mark, true);
        } else if let Some(section) = Section::find(word) {
            self.sections.set(section, true);
        } else {
            return false;
        }
        true
    }

    /// The words of what is hidden, in the order of the tables.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.marks.iter().map(Mark::id).chain(self.sections.iter().map(Section::id))
    }
}

/// As a list of words.
#[cfg(feature = "link")]
impl Serialize for Hidden {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_hidden_by_itself_and_told_again() {
        for word in Hidden::words() {
            let mut hidden = Hidden::default();
            assert!(hidden.insert(word));
            assert!(hidden.iter().eq([word]));
        }
        assert!(!Hidden::default().insert("sky"));
    }
}
