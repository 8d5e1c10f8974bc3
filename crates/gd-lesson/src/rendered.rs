//! A lesson as a page shows it: plain data, of which nothing has to be read any more.

use gd_core::{
    Point,
    fact::{Condition, Live, Look, Quantity, Word},
};
use serde::Serialize;

use crate::lesson::{CHAPTERS, Chapter, Shown};

/// A condition on what a reader does.
pub(crate) type LiveCondition = Condition<Live, Word>;

/// A text of paragraphs.
pub(crate) type Text = Vec<Vec<Piece>>;

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Piece {
    Text(String),
    Emphasis(Vec<Self>),
    /// A number of a link, or its words.
    Fact(String),
    /// A number of what a reader does.
    Number(Quantity<Live>, Look),
    /// The same in words.
    Word(Word),
}

/// The contents: every chapter with its title, and the lessons in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contents {
    chapters: Vec<(Chapter, &'static str)>,
    lessons: Vec<Listing>,
}

impl Contents {
    /// The contents of some lessons.
    #[must_use]
    pub fn of(lessons: Vec<Listing>) -> Self {
        let chapters = CHAPTERS.iter().map(|(chapter, _, title)| (*chapter, *title)).collect();
        Self { chapters, lessons }
    }
}

/// A lesson in the contents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listing {
    /// What a link calls it.
    pub id: String,
    /// Its place.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The part of the contents that it is in.
    pub chapter: Chapter,
    /// What it is about, in a line.
    pub summary: String,
    /// How many steps it has.
    pub steps: usize,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rendered {
    /// What the contents say of it.
    #[serde(flatten)]
    pub listing: Listing,
    pub(crate) sources: Vec<Cited>,
    #[serde(rename = "parts")]
    pub(crate) steps: Vec<RenderedStep>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Cited {
    pub(crate) text: String,
    pub(crate) address: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedStep {
    pub(crate) title: String,
    pub(crate) link: String,
    pub(crate) text: Text,
    pub(crate) predict: Option<RenderedPredict>,
    pub(crate) plays: bool,
    pub(crate) why: Option<RenderedWhy>,
    pub(crate) task: Option<RenderedTask>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedPredict {
    pub(crate) question: Text,
    #[serde(flatten)]
    pub(crate) kind: RenderedKind,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum RenderedKind {
    Choose {
        answers: Vec<RenderedAnswer>,
    },
    Point {
        starts: bool,
        /// How many coordinates a place has.
        dimension: usize,
        reply: RenderedReply<Point>,
    },
    Value {
        label: String,
        unit: Option<String>,
        min: Option<f64>,
        max: Option<f64>,
        sets: Option<Setting>,
        reply: RenderedReply<f64>,
    },
}

/// What of the link is set: a key, or an option of the first rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Setting {
    Key(String),
    Option(String),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedAnswer {
    pub(crate) text: Text,
    pub(crate) right: bool,
    pub(crate) reply: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedReply<E> {
    pub(crate) right: LiveCondition,
    pub(crate) reply: Text,
    pub(crate) answer: E,
    /// The answer in words.
    pub(crate) told: String,
    /// What is said to it, for a sheet of answers.
    pub(crate) answered: Text,
    pub(crate) wrong: Vec<RenderedWrong<E>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedWrong<E> {
    pub(crate) when: Option<LiveCondition>,
    pub(crate) reply: Text,
    pub(crate) example: Option<E>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedWhy {
    pub(crate) text: Text,
    pub(crate) shown: Option<Shown>,
    /// The run's number, from 0.
    pub(crate) run: usize,
    pub(crate) step: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RenderedTask {
    pub(crate) goal: Text,
    pub(crate) reached: LiveCondition,
    pub(crate) change: Option<Vec<String>>,
    pub(crate) done: Text,
    pub(crate) solution: String,
    /// What is said of the solution, for a sheet of answers.
    pub(crate) solved: Text,
    pub(crate) hints: Vec<RenderedWrong<String>>,
}
