//! The reader's own points, as pasted or as a link carries them.

use std::ops::Range;

use super::{Data, Sample, quoting::Pieces};
use crate::{
    flaw::{
        Flaw, Severity,
        data::{DataFault, RowFault},
    },
    random::{Draws, ROWS},
    spelling::{excerpt, is_letter, parse_number},
};

/// The most points of a data set; of more rows one is taken of each of as many stretches.
pub const MOST_POINTS: usize = 200;

/// The largest number that a point may have.
pub const LARGEST: f64 = 1e9;

/// How many bad rows are told one by one; where most rows are, for one reason, only the first is.
const MOST_FLAWS: usize = 5;

/// Reads points from text: a row each, two numbers x and y or three x₁, x₂ and a class (0 or 1;
/// −1 counts as 0).
///
/// Rows end at line breaks or, in a text of one line, at semicolons. Columns are parted by tabs,
/// semicolons, commas or spaces, whichever of these comes first in that order in the first row; what
/// stands in quotation marks is one cell (RFC 4180). A first row without a number is taken for names,
/// and two words in place of all numbers of the last column for classes, the first of them for 0, or
/// that which denies. In quotation marks, where commas don't part columns, and where spaces part
/// numbers with commas, `0,5 1,2`, a decimal comma is understood. Empty cells behind the others are
/// left out. Of more than [`MOST_POINTS`] rows, one is drawn from each of as many stretches, the same
/// each time.
///
/// Returns the points, if there are at least two, and what was not followed, with its place in
/// bytes of the text.
#[must_use]
pub fn parse_csv(text: &str) -> (Option<Data>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let is_lines = text.contains(['\n', '\r']);
    let ends_row = |c: char| match c {
        '\n' | '\r' => is_lines,
        ';' | '；' => !is_lines,
        _ => false,
    };
    let rows = || {
        Pieces::new(text, ends_row)
            .filter(|(_, row)| !row.is_empty())
            .zip(1..)
            .map(|((at, text), line)| Record { text, at, line })
    };
    let Some(first) = rows().next() else {
        return (None, vec![Flaw::new(0..0, DataFault::NoRows)]);
    };
    let separator = separator(first.text);
    let count = rows().count();
    let has_names =
        count > 1 && first.cells(separator).all(|cell| number(&cell, separator).is_none());
    let count = count - usize::from(has_names);
    if has_names {
        flaws.push(Flaw::new(first.at.clone(), DataFault::NamesLeftOut).note());
    }
    let classes = class_words(rows().skip(usize::from(has_names)), separator);
    if let Some((at, words)) = &classes {
        let words = words.map(excerpt);
        flaws.push(Flaw::new(at.clone(), DataFault::ClassesNamed { words }).note());
    }
    let classes = classes.map(|(_, words)| words);
    let mut features = None;
    let mut samples = Vec::new();
    let mut bad = Vec::new();
    let mut stretch = 0;
    let mut wanted = drawn(stretch, count);
    for (k, row) in rows().skip(usize::from(has_names)).enumerate() {
        if count > MOST_POINTS {
            if k != wanted {
                continue;
            }
            stretch += 1;
            wanted = drawn(stretch, count);
        }
        match row.sample(separator, features, classes) {
            Ok((found, sample)) => {
                features = Some(found);
                samples.push(sample);
            }
            Err((at, fault)) => {
                bad.push(Flaw::new(at, DataFault::Row { row: row.line, fault }));
            }
        }
    }
    let told = if bad.len() > samples.len() { 1 } else { MOST_FLAWS };
    let more = bad.len().saturating_sub(told);
    flaws.extend(bad.into_iter().take(told));
    if more > 0 {
        flaws.push(Flaw::new(0..text.len(), DataFault::MoreRows { rows: more }));
    }
    if samples.len() < 2 {
        // Rows that are no points are told already.
        if flaws.iter().all(|flaw| flaw.severity != Severity::Error) {
            let fault = DataFault::TooFewPoints { points: samples.len() };
            flaws.push(Flaw::new(0..text.len(), fault));
        }
        return (None, flaws);
    }
    if count > MOST_POINTS {
        let fault = DataFault::TooManyRows { rows: count, taken: samples.len() };
        flaws.insert(0, Flaw::whole(text, fault).warning());
    }
    (Some(Data::own(features.unwrap_or(1), samples)), flaws)
}

/// The row that is taken of a stretch of so many rows. Not every so many-th: a table may repeat itself.
fn drawn(stretch: usize, rows: usize) -> usize {
    let [from, to] = [stretch, stretch + 1].map(|k| k * rows / MOST_POINTS);
    let share = Draws::at(0, ROWS, stretch as u32).uniform();
    from + (share * (to - from) as f64) as usize
}

/// What parts the cells of a row; `None` for spaces.
fn separator(row: &str) -> Option<char> {
    let is_parted = |&mark: &char| Pieces::new(row, |c| c == mark).nth(1).is_some();
    let found = ['\t', ';', '；', ',', '，'].into_iter().find(is_parted)?;
    Some(found).filter(|&mark| mark != ',' || !has_decimal_commas(row))
}

/// Whether spaces part two or three numbers, of which one has a comma inside.
fn has_decimal_commas(row: &str) -> bool {
    let (mut cells, mut commas) = (0, 0);
    for cell in row.split_whitespace() {
        if cells == 3 || cell.starts_with(',') || cell.ends_with(',') || !is_decimal(cell) {
            return false;
        }
        cells += 1;
        commas += usize::from(cell.contains(','));
    }
    cells > 1 && commas > 0
}

/// Whether it is a number with a decimal comma or point.
fn is_decimal(cell: &str) -> bool {
    cell.len() <= LONGEST && parse_number(&with_point(cell)).is_some()
}

/// What is wrong with a row, and where in the text.
type Wrong = (Range<usize>, RowFault);

/// A row, its place in the text, and its number.
struct Record<'a> {
    text: &'a str,
    at: Range<usize>,
    line: usize,
}

/// A cell without its quotation marks, and its place.
struct Cell<'a> {
    text: &'a str,
    at: Range<usize>,
    is_quoted: bool,
}

impl<'a> Record<'a> {
    /// The cells. Without a separator spaces part them.
    fn cells(&self, separator: Option<char>) -> impl Iterator<Item = Cell<'a>> {
        let start = self.at.start;
        let is_mark = move |c: char| separator.map_or(c.is_whitespace(), |mark| c == mark);
        Pieces::new(self.text, is_mark)
            .filter(move |(_, cell)| separator.is_some() || !cell.is_empty())
            .map(move |(at, cell)| Cell {
                text: cell.trim_matches('"'),
                at: at.start + start..at.end + start,
                is_quoted: cell.starts_with('"'),
            })
    }

    /// The first cells, without empty ones behind them.
    fn filled(&self, separator: Option<char>) -> Vec<Cell<'a>> {
        const MOST: usize = 16;
        let mut cells: Vec<_> = self.cells(separator).take(MOST).collect();
        while cells.len() > 2 && cells.last().is_some_and(|cell| cell.text.is_empty()) {
            cells.pop();
        }
        cells
    }

    /// The point, and how many features it has: as many as the points before it.
    fn sample(
        &self,
        separator: Option<char>,
        features: Option<usize>,
        classes: Option<[&str; 2]>,
    ) -> Result<(usize, Sample), Wrong> {
        let mut numbers = Vec::new();
        for cell in self.filled(separator).into_iter().take(4) {
            let class = classes.and_then(|words| words.iter().position(|&word| word == cell.text));
            let value = match class {
                Some(class) => class as f64,
                None => read(&cell, separator)?,
            };
            numbers.push((cell.at, value));
        }
        let wrong = |fault| Err((self.at.clone(), fault));
        match (numbers.as_slice(), features) {
            ([(_, x), (_, y)], None | Some(1)) => Ok((1, Sample::pair(*x, *y))),
            ([(_, first), (_, second), (at, class)], None | Some(2)) => {
                let target = match *class {
                    1.0 => 1.0,
                    0.0 | -1.0 => 0.0,
                    _ => return Err((at.clone(), RowFault::NotAClass)),
                };
                Ok((2, Sample { inputs: [*first, *second], target }))
            }
            ([_], _) => wrong(RowFault::OneNumber),
            ([_, _] | [_, _, _], _) => wrong(RowFault::UnlikeTheFirst),
            _ if separator == Some(',') => wrong(RowFault::ManyCommas),
            _ => wrong(RowFault::TooManyNumbers),
        }
    }
}

/// The two words that stand in place of all numbers of the last column, and where the first is.
fn class_words<'a>(
    rows: impl Iterator<Item = Record<'a>>,
    separator: Option<char>,
) -> Option<(Range<usize>, [&'a str; 2])> {
    let (mut first, mut second): (Option<Cell<'_>>, _) = (None, None);
    for row in rows {
        let mut cells = row.filled(separator);
        let class = cells.pop().filter(|class| class.text.starts_with(is_letter))?;
        let is_point = !cells.is_empty()
            && cells
                .iter()
                .chain([&class])
                .filter(|cell| number(cell, separator).is_none())
                .count()
                == 1;
        match (&first, second) {
            _ if !is_point => return None,
            (None, _) => first = Some(class),
            (Some(first), _) if first.text == class.text => {}
            (_, None) => second = Some(class.text),
            (_, Some(second)) if second == class.text => {}
            _ => return None,
        }
    }
    let (first, second) = first.zip(second)?;
    let affirms = |word: &str| {
        let is = |other: &&str| word.eq_ignore_ascii_case(other);
        ["true", "yes", "y", "t", "positive", "pos", "ja", "oui", "wahr", "on"].iter().any(is)
    };
    let words = if affirms(first.text) && !affirms(second) {
        [second, first.text]
    } else {
        [first.text, second]
    };
    Some((first.at, words))
}

/// The longest cell that may be a number, in bytes.
const LONGEST: usize = 40;

/// A cell with a point in place of its first comma.
fn with_point(cell: &str) -> String {
    match cell.split_once(',') {
        Some((whole, fraction)) => [whole, fraction].join("."),
        None => cell.to_owned(),
    }
}

/// A number, if the cell is one.
fn number(cell: &Cell<'_>, separator: Option<char>) -> Option<f64> {
    if cell.text.len() > LONGEST {
        return None;
    }
    if !cell.is_quoted && separator == Some(',') {
        return parse_number(cell.text);
    }
    let last = |mark: u8| cell.text.bytes().rposition(|byte| byte == mark);
    let (Some(point), Some(comma)) = (last(b'.'), last(b',')) else {
        return parse_number(&with_point(cell.text));
    };
    // 1.234,5 or 1,234.5: of the two marks the last is the decimal one.
    let thousands = if comma > point { '.' } else { ',' };
    let (whole, decimals) = cell.text.split_at_checked(comma.max(point))?;
    let mut groups = whole.split(thousands);
    let (first, decimals) = (groups.next()?.to_owned(), decimals.get(1..)?);
    let grouped = groups.try_fold(first, |all, group| (group.len() == 3).then(|| all + group))?;
    parse_number(&format!("{grouped}.{decimals}"))
}

fn read(cell: &Cell<'_>, separator: Option<char>) -> Result<f64, Wrong> {
    let told = excerpt(cell.text);
    let fault = match number(cell, separator) {
        Some(value) if value.abs() <= LARGEST => return Ok(value),
        Some(value) if value.is_finite() => RowFault::NumberTooLarge { cell: told },
        Some(_) => RowFault::NotFinite { cell: told },
        None if cell.text.is_empty() => RowFault::NumberMissing,
        None => RowFault::NotANumber { cell: told },
    };
    Err((cell.at.clone(), fault))
}
