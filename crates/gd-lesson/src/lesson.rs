//! What a lesson is made of, as its file says it.

use gd_core::{
    Point,
    fact::{Asked, Condition, Fact, Look, Quantity, Word},
};

use crate::survey::Survey;

/// A part of the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chapter {
    /// What a step is.
    Slope,
    /// How long it is.
    Rate,
    /// Where it leads.
    Valleys,
    /// What is descended when a machine learns.
    Data,
    /// What is different with many layers and many dimensions.
    Deep,
    /// A reader's own lesson.
    Own,
}

/// Every chapter with its word and its title.
pub const CHAPTERS: &[(Chapter, &str, &str)] = &[
    (Chapter::Slope, "slope", "The slope"),
    (Chapter::Rate, "rate", "The rate"),
    (Chapter::Valleys, "valleys", "Valleys and passes"),
    (Chapter::Data, "data", "Data"),
    (Chapter::Deep, "deep", "Deep"),
    (Chapter::Own, "own", "Your own"),
];

/// A lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// What a link calls it.
    pub id: String,
    /// Its place in the contents.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The part of the contents that it is in.
    pub chapter: Chapter,
    /// What it is about, in a line.
    pub summary: String,
    pub(crate) sources: Vec<SourceCited>,
    pub(crate) links: Vec<(String, Placed<String>)>,
    pub(crate) steps: Vec<Step>,
}

/// Something with the byte of the file at which it begins and where in the lesson that is.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) it: T,
    pub(crate) at: usize,
    pub(crate) path: String,
}

/// A paper or a book, and where it is found.
#[derive(Clone, Debug)]
pub(crate) struct SourceCited {
    pub(crate) text: String,
    pub(crate) address: Option<String>,
}

/// A number that a lesson asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Number {
    /// Of a link: the step's own if it has no name.
    Link(Option<String>, LinkFact),
    /// Of what the reader has made.
    Mine(Fact),
    /// A coordinate of the reader's answer.
    Guess(usize),
    /// How far the answer is from where a run of the step's link is.
    GuessDistance(Asked),
}

/// A number of a link.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LinkFact {
    /// Read of its race.
    Race(Fact),
    /// Worked out from many races.
    Survey(Survey),
}

/// A word that a lesson asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Named {
    /// Of a link: the step's own if it has no name.
    Link(Option<String>, Word),
    /// Of what the reader has made.
    Mine(Word),
}

pub(crate) type NumberOf = Quantity<Number>;
pub(crate) type When = Placed<Condition<Number, Named>>;

/// A text of paragraphs.
pub(crate) type Prose = Placed<Vec<Vec<Node>>>;

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Text(String),
    Emphasis(Vec<Self>),
    Number(NumberOf, Look),
    Word(Named),
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) link: Placed<String>,
    pub(crate) text: Prose,
    pub(crate) predict: Option<Predict>,
    pub(crate) plays: bool,
    pub(crate) why: Option<Why>,
    pub(crate) task: Option<Task>,
    pub(crate) claims: Vec<When>,
}

/// A question before anything moves.
#[derive(Clone, Debug)]
pub(crate) struct Predict {
    pub(crate) question: Prose,
    pub(crate) at: usize,
    pub(crate) path: String,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Choose(Vec<Answer>),
    /// Whether the place is where a run then starts.
    Point(bool, Reply<[NumberOf; 2], Point>),
    Value(Value, Reply<NumberOf, f64>),
}

/// One of the answers to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) text: Prose,
    pub(crate) when: When,
    pub(crate) reply: Prose,
}

/// A number that is typed.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) label: String,
    pub(crate) unit: Option<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    /// What of the link is set to it.
    pub(crate) sets: Option<Placed<String>>,
}

/// What is said to an answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply<A, E> {
    pub(crate) right: When,
    pub(crate) reply: Prose,
    pub(crate) answer: Placed<A>,
    pub(crate) wrong: Vec<Wrong<E>>,
}

/// What is said to a wrong answer, and an answer to which it is said.
#[derive(Clone, Debug)]
pub(crate) struct Wrong<E> {
    pub(crate) when: Option<When>,
    pub(crate) reply: Prose,
    pub(crate) example: Option<Placed<E>>,
}

/// Where it is seen why something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Shown {
    Equation,
    Map,
    Curve,
    Data,
}

/// The words of what is shown.
pub(crate) const SHOWN: &[(Shown, &str)] = &[
    (Shown::Equation, "equation"),
    (Shown::Map, "map"),
    (Shown::Curve, "curve"),
    (Shown::Data, "data"),
];

#[derive(Clone, Debug)]
pub(crate) struct Why {
    pub(crate) text: Prose,
    pub(crate) shown: Option<Shown>,
    pub(crate) run: Option<u32>,
    pub(crate) step: Option<u32>,
}

/// Something to reach by doing.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) goal: Prose,
    pub(crate) reached: When,
    pub(crate) change: Option<Vec<String>>,
    pub(crate) done: Prose,
    pub(crate) solution: Placed<String>,
    pub(crate) hints: Vec<Wrong<String>>,
}
