//! What is promised of any input. `cargo test` tries each file of `__fuzz__/<target>/corpus`, then random
//! inputs for a second; `cargo xtask fuzz` follows which input runs which code, for as long as it is let.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod edits;
mod formula;
mod link;
mod pasted_data;
mod runs;
mod said;

use bolero::check;
use gd_fuzz::text;
use std::{fs, path::Path};

#[test]
fn link() {
    check!().for_each(any_link);
}

#[test]
fn formula() {
    check!().for_each(any_formula);
}

#[test]
fn pasted_data() {
    check!().for_each(any_table);
}

#[test]
fn edits() {
    check!().for_each(any_edits);
}

#[test]
fn runs() {
    check!().for_each(any_runs);
}

/// A second may be over before all files of a corpus are tried.
#[test]
fn each_file_of_each_corpus_is_tried() {
    type Target = (&'static str, fn(&[u8]));
    let targets: [Target; 5] = [
        ("link", any_link),
        ("formula", any_formula),
        ("pasted_data", any_table),
        ("edits", any_edits),
        ("runs", any_runs),
    ];
    for (name, target) in targets {
        let corpus =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/targets/__fuzz__").join(name);
        let files = fs::read_dir(corpus.join("corpus")).unwrap().map(|file| file.unwrap().path());
        let mut count = 0;
        for file in files {
            // Told where it fails.
            println!("{}", file.display());
            target(&fs::read(file).unwrap());
            count += 1;
        }
        assert!(count > 10, "{name}");
    }
}

fn any_link(bytes: &[u8]) {
    link::check(&text(bytes, gd_fuzz::link::link));
}

fn any_formula(bytes: &[u8]) {
    formula::check(&text(bytes, gd_fuzz::formula::formula));
}

fn any_table(bytes: &[u8]) {
    pasted_data::check(&text(bytes, gd_fuzz::table::table));
}

fn any_edits(bytes: &[u8]) {
    edits::check(bytes);
}

fn any_runs(bytes: &[u8]) {
    runs::check(&text(bytes, gd_fuzz::link::link));
}
