//! A file of TOML, read key by key: what is missing, too long or unknown is told with its place.

use std::{cell::RefCell, ops::Range};

use gd_core::spelling::nearest;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{lesson::Placed, problem::Problem};

/// A file, and what was found wrong with it.
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    problems: RefCell<Vec<Problem>>,
}

/// The most problems that are told.
const MOST_PROBLEMS: usize = 40;

impl<'a> Source<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, problems: RefCell::default() }
    }

    pub(crate) fn report(&self, at: usize, path: &str, what: impl Into<String>) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem::at(self.text, at, path, what.into()));
        }
    }

    /// Takes back what was told.
    fn forget(&self, path: &str, what: &str) {
        let mut problems = self.problems.borrow_mut();
        problems.retain(|problem| problem.path != path || problem.what != what);
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A table of a file, of which each key is asked for once.
pub(crate) struct Keys<'s, 'a> {
    pub(crate) source: &'s Source<'a>,
    table: &'s DeTable<'a>,
    pub(crate) at: usize,
    pub(crate) path: String,
    asked: RefCell<Vec<&'static str>>,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'s, 'a> Keys<'s, 'a> {
    pub(crate) fn new(
        source: &'s Source<'a>,
        table: &'s DeTable<'a>,
        at: usize,
        path: String,
    ) -> Self {
        Self { source, table, at, path, asked: RefCell::default() }
    }

    /// Where something of this table is.
    pub(crate) fn within(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}, {name}", self.path) }
    }

    fn find(&self, name: &'static str) -> Option<&'s Value<'a>> {
        self.asked.borrow_mut().push(name);
        let found = self.table.iter().find(|(key, _)| key.get_ref() == name);
        found.map(|(_, value)| value)
    }

    fn missing(&self, name: &str) {
        self.source.report(self.at, &self.path, missing(name));
    }

    fn is_not(&self, value: &Value<'a>, name: &str, what: &str) {
        self.source.report(value.span().start, &self.within(name), format!("it is to be {what}"));
    }

    fn text_of(&self, value: &Value<'a>, name: &str, most: usize) -> Option<Placed<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.is_not(value, name, "a text in quotation marks");
            return None;
        };
        let text = text.trim();
        let length = text.chars().count();
        if length > most {
            let what = format!("it has {length} characters, and at most {most} are read");
            self.source.report(value.span().start, &self.within(name), what);
            return None;
        }
        if text.is_empty() {
            self.is_not(value, name, "more than nothing");
            return None;
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
            || text.chars().any(turns_text)
        {
            self.is_not(value, name, "without control characters");
            return None;
        }
        Some(Placed { it: text.to_owned(), at: value.span().start, path: self.within(name) })
    }

    /// A text that may be missing.
    pub(crate) fn optional_text(&self, name: &'static str, most: usize) -> Option<Placed<String>> {
        self.text_of(self.find(name)?, name, most)
    }

    /// A text; something stands in for one that can't be read.
    pub(crate) fn text(&self, name: &'static str, most: usize) -> Placed<String> {
        let found = self.find(name);
        if found.is_none() {
            self.missing(name);
        }
        let read = found.and_then(|value| self.text_of(value, name, most));
        read.unwrap_or(Placed { it: String::new(), at: self.at, path: self.within(name) })
    }

    /// A list of texts, none if it is missing.
    pub(crate) fn texts(
        &self,
        name: &'static str,
        most: usize,
        each: usize,
    ) -> Vec<Placed<String>> {
        let items = self.items(name, most);
        items.into_iter().filter_map(|item| self.text_of(item, name, each)).collect()
    }

    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.table.iter().any(|(key, _)| key.get_ref() == name)
    }

    fn items(&self, name: &'static str, most: usize) -> Vec<&'s Value<'a>> {
        let Some(value) = self.find(name) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.is_not(value, name, "a list in [ ]");
            return Vec::new();
        };
        if array.len() > most {
            self.is_not(value, name, &format!("a list of at most {most}"));
            return Vec::new();
        }
        array.iter().collect()
    }

    pub(crate) fn flag(&self, name: &'static str) -> Option<bool> {
        let value = self.find(name)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.is_not(value, name, "true or false");
        }
        flag
    }

    fn number_of(&self, value: &Value<'a>, name: &str) -> Option<Placed<f64>> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.is_not(value, name, "a number");
        }
        Some(Placed { it: number?, at: value.span().start, path: self.within(name) })
    }

    /// A number that may be missing.
    pub(crate) fn number(&self, name: &'static str) -> Option<Placed<f64>> {
        self.number_of(self.find(name)?, name)
    }

    /// A whole number that is not negative, and may be missing.
    pub(crate) fn count(&self, name: &'static str) -> Option<u32> {
        let number = self.number(name)?;
        let is_count = number.it >= 0.0 && number.it <= 1e9 && number.it.fract() == 0.0;
        if !is_count {
            self.source.report(number.at, &number.path, "it is to be a whole number");
        }
        is_count.then_some(number.it as u32)
    }

    /// What may be written as a number or as a text.
    pub(crate) fn number_or_text(&self, name: &'static str) -> Option<Placed<NumberOrText>> {
        let value = self.find(name)?;
        self.number_or_text_of(value, name)
    }

    fn number_or_text_of(&self, value: &Value<'a>, name: &str) -> Option<Placed<NumberOrText>> {
        if value.get_ref().is_str() {
            let Placed { it, at, path } = self.text_of(value, name, 200)?;
            return Some(Placed { it: NumberOrText::Text(it), at, path });
        }
        let Placed { it, at, path } = self.number_of(value, name)?;
        Some(Placed { it: NumberOrText::Number(it), at, path })
    }

    /// A place, of numbers or texts.
    pub(crate) fn place(&self, name: &'static str) -> Option<Placed<[NumberOrText; 2]>> {
        let value = self.find(name)?;
        let items = value.get_ref().as_array();
        let Some([x, y]) =
            items.and_then(|items| <[_; 2]>::try_from(items.iter().collect::<Vec<_>>()).ok())
        else {
            self.is_not(value, name, "a place, [x, y]");
            return None;
        };
        let [x, y] = [self.number_or_text_of(x, name)?, self.number_or_text_of(y, name)?];
        Some(Placed { it: [x.it, y.it], at: value.span().start, path: self.within(name) })
    }

    /// A table that may be missing.
    pub(crate) fn table(&self, name: &'static str) -> Option<Keys<'s, 'a>> {
        let value = self.find(name)?;
        self.table_of(value, name, self.within(name))
    }

    fn table_of(&self, value: &'s Value<'a>, name: &str, path: String) -> Option<Keys<'s, 'a>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.is_not(value, name, &format!("a table, as [{name}]"));
            return None;
        };
        Some(Keys::new(self.source, table, value.span().start, path))
    }

    /// Tables of one name, none if they are missing.
    pub(crate) fn tables(&self, name: &'static str, most: usize) -> Vec<Keys<'s, 'a>> {
        let items = self.items(name, most).into_iter().enumerate();
        items
            .filter_map(|(k, item)| {
                self.table_of(item, name, self.within(&format!("{name} {}", k + 1)))
            })
            .collect()
    }

    /// Every key of the table with its text, for a table whose keys are names.
    pub(crate) fn all_texts(&self, most: usize) -> Vec<(Placed<String>, Placed<String>)> {
        let mut all = Vec::new();
        for (key, value) in self.table.iter() {
            let name = Placed {
                it: key.get_ref().to_string(),
                at: key.span().start,
                path: self.path.clone(),
            };
            if let Some(text) = self.text_of(value, &name.it, most) {
                all.push((name, text));
            }
        }
        all
    }

    /// Tells of keys that nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter() {
            let Range { start, .. } = key.span();
            let name = key.get_ref().as_ref();
            if asked.contains(&name) {
                continue;
            }
            let shown = gd_core::spelling::excerpt(name);
            let hint = match nearest(name, &asked) {
                Some(near) => {
                    // That it is missing follows from this.
                    self.source.forget(&self.path, &missing(near));
                    format!("; did you mean `{near}`?")
                }
                None => format!("; there are {}", asked.join(", ")),
            };
            self.source.report(start, &self.path, format!("there is no key `{shown}` here{hint}"));
        }
    }
}

/// What is said of a key that is missing.
pub(crate) fn missing(name: &str) -> String {
    format!("`{name}` is missing")
}

/// A number, or a text that stands for one.
pub(crate) enum NumberOrText {
    Number(f64),
    Text(String),
}

/// Characters that turn the direction of text around.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}
