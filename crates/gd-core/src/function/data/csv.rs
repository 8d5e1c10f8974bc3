//! The reader's own points, as pasted or as a link carries them.

use std::ops::Range;

use super::{Data, Sample, quoting::Pieces};
use crate::{
    flaw::{
        Flaw, Severity,
        data::{DataFault, RowFault},
    },
    random::{Draws, ROWS},
    spelling::{excerpt, parse_number},
};

/// The most points of a data set; of more rows one is taken of each of as many stretches.
pub const MOST_POINTS: usize = 200;

/// The largest number that a point may have.
pub const LARGEST: f64 = 1e9;

/// How many bad rows are told one by one.
const MOST_FLAWS: usize = 5;

/// Reads points from text: a row each, two numbers x and y or three x₁, x₂ and a class (0 or 1;
/// −1 counts as 0).
///
/// Rows end at line breaks or, in a text of one line, at semicolons. Columns are parted by tabs,
/// semicolons, commas or spaces, whichever of these comes first in that order in the first row; what
/// stands in quotation marks is one cell (RFC 4180). A first row without a number is taken for names.
/// In quotation marks, where commas don't part columns, and where spaces part numbers with commas,
/// `0,5 1,2`, a decimal comma is understood. Of more than [`MOST_POINTS`] rows, one is drawn from each
/// of as many stretches, the same each time.
///
/// Returns the points, if there are at least two, and what was not followed, with its place in
/// bytes of the text.
#[must_use]
pub fn parse_csv(text: &str) -> (Option<Data>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let is_lines = text.contains(['\n', '\r']);
    let ends_row = |c: char| if is_lines { c == '\n' || c == '\r' } else { c == ';' };
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
    if count > MOST_POINTS {
        let fault = DataFault::TooManyRows { rows: count, taken: MOST_POINTS };
        flaws.push(Flaw::whole(text, fault).warning());
    }
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
        match row.sample(separator, features) {
            Ok((found, sample)) => {
                features = Some(found);
                samples.push(sample);
            }
            Err((at, fault)) => {
                bad.push(Flaw::new(at, DataFault::Row { row: row.line, fault }));
            }
        }
    }
    let more = bad.len().saturating_sub(MOST_FLAWS);
    flaws.extend(bad.into_iter().take(MOST_FLAWS));
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
    let found = ['\t', ';', ','].into_iter().find(is_parted)?;
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
    cell.len() <= LONGEST && parse_number(&cell.replacen(',', ".", 1)).is_some()
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

    /// The point, and how many features it has: as many as the points before it.
    fn sample(
        &self,
        separator: Option<char>,
        features: Option<usize>,
    ) -> Result<(usize, Sample), Wrong> {
        let numbers: Vec<_> = self
            .cells(separator)
            .take(4)
            .map(|cell| read(&cell, separator).map(|value| (cell.at, value)))
            .collect::<Result<_, _>>()?;
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

/// The longest cell that may be a number, in bytes.
const LONGEST: usize = 40;

/// A number, if the cell is one.
fn number(cell: &Cell<'_>, separator: Option<char>) -> Option<f64> {
    if cell.text.len() > LONGEST {
        return None;
    }
    let has_comma = cell.is_quoted || separator != Some(',');
    if has_comma && !cell.text.contains(['.']) {
        return parse_number(&cell.text.replacen(',', ".", 1));
    }
    parse_number(cell.text)
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
