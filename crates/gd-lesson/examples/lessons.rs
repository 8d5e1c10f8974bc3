//! Checks lessons, or renders them for a page:
//! `cargo run -p gd-lesson --example lessons -- check www/lessons/en/*.toml`,
//! `cargo run -p gd-lesson --example lessons -- try www/lessons/en/03-loop.toml 4 <links>` says what is said to
//! a reader who has made those runs at the fourth step,
//! `cargo run -p gd-lesson --example lessons -- render www/lessons/en <folder for the page> <folder for paper>`.

use std::{collections::BTreeSet, error::Error, fs, path::Path, process::ExitCode};

use gd_core::{Race, Scenario};
use gd_lesson::{Contents, Listing, Rendered, races::Races, read, render};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["check", files @ ..] if !files.is_empty() => {
            let mut races = Races::default();
            let checked: Vec<_> =
                files.iter().map(|file| rendered(Path::new(file), &mut races)).collect();
            Ok(if checked.iter().all(Option::is_some) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        ["try", file, step, links @ ..] => {
            let Some(lesson) = rendered(Path::new(file), &mut Races::default()) else {
                return Ok(ExitCode::FAILURE);
            };
            for link in links {
                let race = Race::finished(Scenario::parse(link).scenario);
                let said = lesson.said_to(step.parse()?, &race);
                println!("{link}\n  {}", said.as_deref().unwrap_or("nothing"));
            }
            Ok(ExitCode::SUCCESS)
        }
        ["render", from, to, paper] => render_all([from, to, paper].map(Path::new)),
        _ => Err("lessons check <files>, lessons try <file> <step> <links>, or lessons render <folder> <folder> <folder>".into()),
    }
}

/// Renders every lesson of a folder into another, with the contents, and its sheets into a third.
fn render_all([from, to, paper]: [&Path; 3]) -> Result<ExitCode, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(from)?.map(|file| Ok(file?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    fs::create_dir_all(to)?;
    fs::create_dir_all(paper)?;
    let (mut contents, mut ids) = (Vec::<Listing>::new(), BTreeSet::new());
    let mut races = Races::default();
    for file in files {
        let Some(lesson) = rendered(&file, &mut races) else { return Ok(ExitCode::FAILURE) };
        if !ids.insert(lesson.listing.id.clone()) {
            return Err(format!("two lessons are called {}", lesson.listing.id).into());
        }
        fs::write(to.join(format!("{}.json", lesson.listing.id)), serde_json::to_string(&lesson)?)?;
        for has_answers in [false, true] {
            fs::write(paper.join(lesson.sheet_name(has_answers)), lesson.sheet(has_answers))?;
        }
        contents.push(lesson.listing);
    }
    fs::write(to.join("contents.json"), serde_json::to_string(&Contents::of(contents))?)?;
    Ok(ExitCode::SUCCESS)
}

/// A file's lesson; what is wrong with it is told.
fn rendered(file: &Path, races: &mut Races) -> Option<Rendered> {
    let name = file.display().to_string();
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{name}: {error}");
            return None;
        }
    };
    match read(&name, &text).and_then(|lesson| render(&lesson, &text, races)) {
        Ok(rendered) => Some(rendered),
        Err(problems) => {
            for problem in problems {
                eprintln!("{name}:{problem}");
            }
            None
        }
    }
}
