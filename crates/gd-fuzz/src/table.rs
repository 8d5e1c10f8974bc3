//! Tables of points, as people paste them.

use crate::source::Source;

const HEADERS: [&str; 6] = ["x,y", "x\ty", "x1;x2;class", "\"x\",\"y\"", "Größe;Preis", "1,2,3,4"];
const SEPARATORS: [&str; 7] = [",", "\t", ";", " ", ", ", "  ", "|"];
const ENDS: [&str; 5] = ["\n", "\r\n", ";", "\r", "\n\n"];
const CELLS: [&str; 16] = [
    "0",
    "1",
    "-1",
    "2",
    "1e9",
    "1e10",
    "-1e9",
    "",
    "\"1,5\"",
    "\"a\"\"b\"",
    "NaN",
    "−2",
    "1e-320",
    "oops",
    "\"",
    "0,5",
];

/// A table: its header or none, its separator, its rows.
pub fn table(source: &mut Source<'_>) -> String {
    let separator = source.mostly(&SEPARATORS, 4, 4);
    let end = source.one(&ENDS);
    let columns = if source.once_in(8) { source.below(5) } else { 2 + source.below(2) };
    let is_decimal_comma = source.once_in(5);
    let mut rows = Vec::new();
    if source.once_in(4) {
        rows.push(source.one(&HEADERS).to_owned());
    }
    let most = if source.once_in(16) { 256 } else { 12 };
    let count = 1 + source.below(most);
    for _ in 0..count {
        let columns = if source.once_in(32) { source.below(5) } else { columns };
        let cells: Vec<_> = (0..columns).map(|k| cell(source, k, is_decimal_comma)).collect();
        rows.push(cells.join(separator));
    }
    rows.join(end)
}

fn cell(source: &mut Source<'_>, column: usize, is_decimal_comma: bool) -> String {
    let cell = match source.below(16) {
        0 => source.one(&CELLS).to_owned(),
        1 => source.number(),
        _ if column == 2 => source.below(2).to_string(),
        2..=5 => (source.below(21)).to_string(),
        _ => (f64::from(source.byte()) / 32.0 - 4.0).to_string(),
    };
    if is_decimal_comma { cell.replace('.', ",") } else { cell }
}

/// The same points as a link names them.
pub fn points(source: &mut Source<'_>) -> String {
    let columns = 2 + source.below(2);
    let most = if source.once_in(16) { 256 } else { 8 };
    source.list(most, ";", |source| {
        let cells: Vec<_> = (0..columns).map(|k| cell(source, k, false)).collect();
        cells.join(",")
    })
}
