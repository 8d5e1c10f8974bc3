//! The reader's own points, as pasted or as a link carries them.

use std::ops::Range;

use super::{Data, Sample};
use crate::{
    flaw::{
        Flaw, Severity,
        data::{DataFault, RowFault},
        pieces_between,
    },
    notation::parse,
    spelling::excerpt,
};

/// The most points of a data set; of more rows an even selection is taken.
pub const MOST_POINTS: usize = 200;

/// The largest number that a point may have.
pub const LARGEST: f64 = 1e9;

/// How many bad rows are told one by one.
const MOST_FLAWS: usize = 5;

/// Reads points from text: a row each, two numbers x and y or three x₁, x₂ and a class (0 or 1;
/// −1 counts as 0).
///
/// Rows end at line breaks or, in a text of one line, at semicolons. Columns are parted by tabs,
/// semicolons, commas or spaces, whichever of these comes first in that order in the first row.
/// A first row without a number is taken for names. Where commas don't part columns, a decimal
/// comma is understood. Of more than [`MOST_POINTS`] rows, as many are taken at equal distances.
///
/// Returns the points, if there are at least two, and what was not followed, with its place in
/// bytes of the text.
#[must_use]
pub fn parse_csv(text: &str) -> (Option<Data>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let is_lines = text.contains(['\n', '\r']);
    let ends_row = |c: char| if is_lines { c == '\n' || c == '\r' } else { c == ';' };
    let rows = || {
        pieces_between(text, ends_row)
            .filter(|(_, row)| !row.is_empty())
            .zip(1..)
            .map(|((at, text), line)| Record { text, at, line })
    };
    let Some(first) = rows().next() else {
        return (None, vec![Flaw::new(0..0, DataFault::NoRows)]);
    };
    let separator = ['\t', ';', ','].into_iter().find(|&mark| first.text.contains([mark]));
    let count = rows().count();
    let has_names =
        count > 1 && first.cells(separator).all(|(_, cell)| number(cell, separator).is_none());
    let count = count - usize::from(has_names);
    if has_names {
        flaws.push(Flaw::new(first.at.clone(), DataFault::NamesLeftOut).warning());
    }
    if count > MOST_POINTS {
        let fault = DataFault::TooManyRows { rows: count, taken: MOST_POINTS };
        flaws.push(Flaw::whole(text, fault).warning());
    }
    // Row k is the first one at or after a multiple of count / MOST_POINTS.
    let is_taken = |k: usize| count <= MOST_POINTS || k * MOST_POINTS % count < MOST_POINTS;
    let mut features = None;
    let mut samples = Vec::new();
    let mut bad = Vec::new();
    let taken = rows().skip(usize::from(has_names)).enumerate().filter(|(k, _)| is_taken(*k));
    for (_, row) in taken {
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
    let data = Data::own(features.unwrap_or(1), samples);
    flaws.extend(at_one_place(&data, text));
    (Some(data), flaws)
}

/// What is to be said of data that tell no slope.
pub(crate) fn at_one_place(data: &Data, text: &str) -> Option<Flaw> {
    let (first, rest) = data.samples().split_first()?;
    if rest.iter().any(|sample| sample.inputs != first.inputs) {
        return None;
    }
    let has_one_target = rest.iter().all(|sample| sample.target == first.target);
    let is_one_x = data.features() == 1 && !has_one_target;
    let fault = if is_one_x { DataFault::OneX } else { DataFault::OnePlace };
    Some(Flaw::whole(text, fault).warning())
}

/// What is wrong with a row, and where in the text.
type Wrong = (Range<usize>, RowFault);

/// A row, its place in the text, and its number.
struct Record<'a> {
    text: &'a str,
    at: Range<usize>,
    line: usize,
}

impl<'a> Record<'a> {
    /// The cells without quotes, each with its place. Without a separator spaces part them.
    fn cells(&self, separator: Option<char>) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        let start = self.at.start;
        pieces_between(self.text, move |c| separator.map_or(c.is_whitespace(), |mark| c == mark))
            .filter(move |(_, cell)| separator.is_some() || !cell.is_empty())
            .map(move |(at, cell)| (at.start + start..at.end + start, cell.trim_matches('"')))
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
            .map(|(at, cell)| read(cell, at.clone(), separator).map(|value| (at, value)))
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

/// A number, if the cell is one.
fn number(cell: &str, separator: Option<char>) -> Option<f64> {
    if cell.len() > 40 {
        return None;
    }
    let mut plain = cell.replace('−', "-");
    if separator != Some(',') && !plain.contains(['.']) {
        plain = plain.replacen(',', ".", 1);
    }
    parse(&plain)
}

fn read(cell: &str, at: Range<usize>, separator: Option<char>) -> Result<f64, Wrong> {
    let told = excerpt(cell);
    let fault = match number(cell, separator) {
        Some(value) if value.abs() <= LARGEST => return Ok(value),
        Some(value) if value.is_finite() => RowFault::NumberTooLarge { cell: told },
        Some(_) => RowFault::NotFinite { cell: told },
        None if cell.is_empty() => RowFault::NumberMissing,
        None => RowFault::NotANumber { cell: told },
    };
    Err((at, fault))
}
