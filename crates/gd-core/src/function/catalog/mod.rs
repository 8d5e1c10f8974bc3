//! The catalogue: functions known by name, with what is known about them.
//!
//! A function is its formula and what is known of it, an [`Entry`], one row of its family's file
//! beside this one. To add one, add a row: the page's menu, links, tables and tests take it from
//! there.
#![doc = include_str!("functions.md")]

mod bowls;
mod cliffs;
mod entry;
mod few_minima;
mod many_minima;
mod plateaus;
mod ravines;
mod saddles;

pub use entry::{Entry, Family};

/// The rows of each family, in the order of the page's menu.
const FAMILIES: &[&[Entry]] = &[
    bowls::BOWLS,
    ravines::RAVINES,
    few_minima::FEW_MINIMA,
    many_minima::MANY_MINIMA,
    saddles::SADDLES,
    plateaus::PLATEAUS,
    cliffs::CLIFFS,
];

/// Every function of the catalogue, in the order of the page's menu.
pub const CATALOG: &[Entry] = &concatenated::<{ count(FAMILIES) }>(FAMILIES);

/// The function of a link that names none.
pub const DEFAULT: &Entry = &few_minima::HIMMELBLAU;

/// The entry with this id, in capitals or not.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    CATALOG.iter().find(|entry| entry.id.eq_ignore_ascii_case(id))
}

/// How many rows the families have.
const fn count(mut families: &[&[Entry]]) -> usize {
    let mut count = 0;
    while let [first, rest @ ..] = families {
        count += first.len();
        families = rest;
    }
    count
}

/// The families' rows in one list.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler, which a wrong index stops")]
const fn concatenated<const N: usize>(mut families: &[&[Entry]]) -> [Entry; N] {
    let mut entries = [few_minima::HIMMELBLAU; N];
    let mut k = 0;
    while let [mut rows, ref rest @ ..] = *families {
        while let [row, others @ ..] = rows {
            entries[k] = *row;
            k += 1;
            rows = others;
        }
        families = rest;
    }
    entries
}
