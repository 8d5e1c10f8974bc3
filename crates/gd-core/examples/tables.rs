//! Prints the tables of everything that can be said in a link, or brings the tables of files up to
//! date: `cargo run -q -p gd-core --example tables -- README.md crates/gd-core/README.md
//! crates/gd-core/src/function/catalog/functions.md www/lessons/README.md`.
//!
//! In a file they stand between `<!-- tables -->` and `<!-- end of tables -->`; only some of them after
//! `<!-- tables: Keys of a link, Update rules -->`.

use std::{error::Error, fs};

use gd_core::{
    declarations::SETTINGS,
    fact::{Asking, FACTS},
    function::{
        activation::ACTIVATIONS, catalog::CATALOG, data::DATA_SETS, loss::LOSSES, model::MODELS,
    },
    notation::number,
    rule::{
        clip::CLIPS,
        hyperparameter::{Hyperparameter, LEARNING_RATE},
        optimizer::RULES,
        schedule::SCHEDULES,
    },
    scenario::keys,
};

const END: &str = "<!-- end of tables -->";

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        print!("{}", tables("").concat());
    }
    for path in files {
        let text = fs::read_to_string(&path)?;
        let (before, rest) = text.split_once("<!-- tables").ok_or("no <!-- tables … -->")?;
        let (titles, rest) = rest.split_once("-->\n").ok_or("no --> after <!-- tables")?;
        let (_, after) = rest.split_once(END).ok_or("no <!-- end of tables -->")?;
        let tables = tables(titles).concat();
        fs::write(path, format!("{before}<!-- tables{titles}-->\n{tables}{END}{after}"))?;
    }
    Ok(())
}

/// The tables with their headings whose titles are named, or all if none is.
fn tables(titles: &str) -> Vec<String> {
    let all = [
        table(
            "Keys of a link",
            ["key", "meaning", "example"],
            keys().map(|key| [code(key.id), key.meaning().into_owned(), code(key.example)]),
        ),
        table(
            "Numbers of a link",
            ["key", "meaning", "default", "range"],
            SETTINGS.iter().map(|declared| {
                let default = if declared.id == LEARNING_RATE.id {
                    "what suits the rule on the function".to_owned()
                } else {
                    number(declared.default)
                };
                [code(declared.id), declared.meaning.to_owned(), default, declared.range()]
            }),
        ),
        table(
            "Update rules",
            ["rule", "what it does", "options besides `lr`", "source"],
            RULES.iter().map(|rule| {
                let what = format!("{}: {}", rule.name, rule.summary);
                [code(rule.id), what, options(rule.hyperparameters), rule.source.to_owned()]
            }),
        ),
        table(
            "Schedules",
            ["schedule", "α at step t", "options"],
            SCHEDULES.iter().map(|schedule| {
                let options = options(schedule.hyperparameters);
                [code(schedule.id), schedule.summary.to_owned(), options]
            }),
        ),
        table(
            "Clipping",
            ["clip", "what it does", "options"],
            CLIPS.iter().map(|clip| {
                [code(clip.id), clip.summary.to_owned(), options(clip.hyperparameters)]
            }),
        ),
        table(
            "Data sets",
            ["data", "what they are", "points", "model"],
            DATA_SETS.iter().map(|set| {
                let what = format!("{}. {}", set.name, set.note);
                [code(set.id), what, set.count.to_string(), code(set.model)]
            }),
        ),
        table(
            "Models",
            ["model", "prediction", "what it teaches", "losses"],
            MODELS.iter().map(|model| {
                let formulas: Vec<_> = (1..=2).filter_map(|n| model.formula(n)).collect();
                let losses: Vec<_> = model.losses.iter().map(|id| code(id)).collect();
                let formulas = formulas.join("<br>");
                [code(model.id), formulas, model.note.to_owned(), losses.join(", ")]
            }),
        ),
        table(
            "Losses",
            ["loss", "of one point", "what it is for", "options", "source"],
            LOSSES.iter().map(|loss| {
                [
                    code(loss.id),
                    loss.formula.to_owned(),
                    loss.note.to_owned(),
                    options(loss.hyperparameters),
                    loss.source.to_owned(),
                ]
            }),
        ),
        table(
            "Activation functions",
            ["activation", "φ(s)", "what it does to a gradient"],
            ACTIVATIONS.iter().map(|activation| {
                [code(activation.id), activation.formula.to_owned(), activation.note.to_owned()]
            }),
        ),
        table(
            "Functions",
            ["function", "formula", "what it teaches", "source"],
            CATALOG.iter().map(|entry| {
                [
                    code(entry.id),
                    code(entry.formula),
                    entry.note.to_owned(),
                    entry.source.to_owned(),
                ]
            }),
        ),
        table(
            "Facts of a lesson",
            ["fact", "is", "can be asked"],
            FACTS.iter().map(|fact| {
                let names = Asking::ALL.iter().filter(|(asking, _)| fact.options.contains(asking));
                let names: Vec<_> = names.map(|(_, name)| code(&format!("{name}="))).collect();
                [code(fact.id), fact.meaning.to_owned(), names.join(" ")]
            }),
        ),
    ];
    let heading = |title: &str| format!("\n### {title}\n");
    let named: Vec<_> = titles.trim_matches([':', ' ']).split(", ").map(heading).collect();
    let is_named = |table: &String| named.iter().any(|heading| table.starts_with(heading));
    let all = all.into_iter();
    if titles.trim().is_empty() { all.collect() } else { all.filter(is_named).collect() }
}

/// A heading and a table.
fn table<const N: usize>(
    title: &str,
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let body: String =
        rows.map(|cells| line(&cells.map(|cell| cell.replace('|', "\\|")))).collect();
    let rule = format!("|{}\n", "---|".repeat(N));
    format!("\n### {title}\n\n{}{rule}{body}", line(&head.map(str::to_owned)))
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn options(hyperparameters: &[Hyperparameter]) -> String {
    let options: Vec<_> = hyperparameters
        .iter()
        .map(|option| {
            let default = number(option.default);
            format!("`{}` {}: {default}; {}", option.id, option.symbol, option.range())
        })
        .collect();
    options.join("<br>")
}
