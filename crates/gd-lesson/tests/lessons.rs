//! Every lesson of the site: its form, its links, and everything that its prose says, against what runs do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::{collections::BTreeSet, fs, path::PathBuf};

use gd_lesson::{races::Races, read, render};

fn files() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/lessons/en");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_lesson_says_what_runs_do() {
    let (mut ids, mut races) = (BTreeSet::new(), Races::default());
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.display().to_string();
        let lesson = read(&name, &text).and_then(|lesson| render(&lesson, &text, &mut races));
        let lesson = lesson.unwrap_or_else(|problems| {
            let problems: Vec<_> =
                problems.iter().map(|problem| format!("{name}:{problem}")).collect();
            panic!("{}", problems.join("\n"))
        });
        assert!(ids.insert(lesson.listing.id.clone()), "{name}: its name is taken");
        assert!(lesson.listing.number > 0, "{name}: it has no number");
    }
    assert!(!ids.is_empty());
}

#[test]
fn sheets_ask_without_answering_and_answer() {
    let file = files().remove(0);
    let text = fs::read_to_string(&file).unwrap();
    let lesson = read(&file.display().to_string(), &text).unwrap();
    let rendered = render(&lesson, &text, &mut Races::default()).unwrap();
    let (questions, answers) = (rendered.sheet(false), rendered.sheet(true));
    assert!(!questions.contains("class=\"right\"") && answers.contains("class=\"right\""));
    assert!(questions.contains("Where is x after one step?"));
    // 3 − 0.1 · 6, of the answer's reply alone.
    assert!(
        !questions.contains("Yes: 3 − 0.1 · 6 = 2.4.")
            && answers.contains("Yes: 3 − 0.1 · 6 = 2.4.")
    );
}
