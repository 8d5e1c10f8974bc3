//! What is asked while a reader works: of the race on the page, and of an answer that was given.

use serde::Serialize;

use crate::{
    fact::{condition::Condition, table::Fact, word::Word},
    race::Race,
    space::{Point, distance},
};

/// A fact of what a reader has made or answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Live {
    /// Of the race on the page.
    Mine(Box<Fact>),
    /// A coordinate of the answer, the first or the second; the first is the number that was set.
    Guess(usize),
    /// How far the answer is from a place.
    GuessDistance(Point),
}

/// What a reader answered: a number and nothing, or a place.
pub type Given = Option<Point>;

impl Live {
    /// What it is; `None` where there is no such thing.
    #[must_use]
    pub fn read(&self, race: &Race, given: Given) -> Option<f64> {
        match self {
            Self::Mine(fact) => fact.read(race),
            Self::Guess(axis) => given?.get(*axis).copied(),
            Self::GuessDistance(place) => Some(distance(given?, *place)),
        }
    }
}

impl Condition<Live, Word> {
    /// Whether it holds of a race that has ended, and of an answer.
    #[must_use]
    pub fn is_met(&self, race: &Race, given: Given) -> bool {
        self.holds(&mut |fact| fact.read(race, given), &mut |word| word.read(race))
    }
}
