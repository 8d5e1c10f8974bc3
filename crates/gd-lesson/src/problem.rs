//! Something wrong with a lesson's file, and where.

use std::fmt;

/// Something wrong with a lesson's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1, in characters.
    pub column: usize,
    /// Where in the lesson: “step 2, predict, answer 1, when”.
    pub path: String,
    /// What is wrong, and the way out.
    pub what: String,
}

impl Problem {
    /// A problem at a byte of a file.
    pub(crate) fn at(text: &str, byte: usize, path: &str, what: String) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line..).unwrap_or_default().chars().count() + 1;
        let line = before.matches('\n').count() + 1;
        Self { line, column, path: path.to_owned(), what }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.what)
    }
}
