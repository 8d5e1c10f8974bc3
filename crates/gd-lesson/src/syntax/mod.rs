//! What is written within a lesson's texts: facts, conditions, and prose with both.

mod asked;
mod condition;
mod number;
mod prose;

pub(crate) use condition::condition;
pub(crate) use number::quantity_of;
pub(crate) use prose::prose;

/// What may be asked for where a text stands.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The names of the lesson's links.
    pub(crate) links: &'a [String],
    /// Whether there is something that the reader has made.
    pub(crate) has_mine: bool,
    /// Whether there is an answer.
    pub(crate) has_guess: bool,
}

/// What can't be read of a text, and the part of it that shows where.
#[derive(Debug, PartialEq)]
pub(crate) struct Unreadable {
    pub(crate) part: String,
    pub(crate) what: String,
}

impl Unreadable {
    fn new(part: &str, what: impl Into<String>) -> Self {
        Self { part: part.to_owned(), what: what.into() }
    }
}

type Read<T> = Result<T, Unreadable>;
