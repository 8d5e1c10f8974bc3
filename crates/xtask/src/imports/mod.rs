//! The check that imports point downwards and never in a loop: within each crate, and among the
//! page's scripts.
//!
//! A floor is a group of modules; a module imports from its own floor and from those below.

mod crates;
mod scripts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::files;
use crate::process::{Result, root};

/// The crates that are looked at.
const CRATES: [&str; 8] =
    ["gd-canvas", "gd-core", "gd-export", "gd-fuzz", "gd-plot", "gd-web", "gd-worker", "xtask"];

/// Checks every crate and the page's scripts; says which imports are wrong, and where they stand.
pub(crate) fn check() -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut look = |folder: &str, faults: fn(&Path) -> Result<Vec<String>>| {
        let found = faults(&root().join(folder))?;
        wrong.extend(found.into_iter().map(|fault| format!("{folder}/{fault}")));
        Ok::<(), String>(())
    };
    for name in CRATES {
        look(&format!("crates/{name}/src"), crates::faults)?;
    }
    look("www/src", scripts::faults)?;
    if wrong.is_empty() { Ok(Vec::new()) } else { Err(wrong.join("\n")) }
}

/// The names that lead from the top to a module.
type Module = Vec<String>;

/// From each file to those that it imports from, with the line of the first import.
type Imports<'a> = BTreeMap<&'a Module, BTreeMap<Module, usize>>;

/// The text of every file with an ending, by its path below a folder.
fn read_files(folder: &Path, ending: &str) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for (path, contents) in files::in_folder(folder)? {
        if path.extension().is_some_and(|extension| extension == ending) {
            let text = String::from_utf8(contents)
                .map_err(|error| format!("{} is not UTF-8: {error}", path.display()))?;
            let below = path.strip_prefix(folder).unwrap_or(&path);
            texts.insert(below.to_string_lossy().replace('\\', "/"), text);
        }
    }
    Ok(texts)
}

/// The sets of files that import each other, directly or by way of others, each in a sentence.
fn loops<'a>(imports: &Imports<'_>, name: impl Fn(&Module) -> &'a str) -> Vec<String> {
    let reached = |from: &Module| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.clone()];
        while let Some(module) = next.pop() {
            for to in imports.get(&module).into_iter().flat_map(BTreeMap::keys) {
                if seen.insert(to.clone()) {
                    next.push(to.clone());
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&Module, _> = imports.keys().map(|from| (*from, reached(from))).collect();
    let mut found: Vec<BTreeSet<&Module>> = Vec::new();
    for (&from, seen) in &reach {
        if seen.contains(from) && !found.iter().any(|members| members.contains(from)) {
            let back = |to: &&Module| reach.get(*to).is_some_and(|seen| seen.contains(from));
            found.push(seen.iter().filter(back).collect());
        }
    }
    let told = |members: &BTreeSet<&Module>| {
        let files: Vec<_> = members
            .iter()
            .map(|module| {
                let into = imports
                    .get(module)
                    .and_then(|homes| homes.iter().find(|(home, _)| members.contains(home)));
                format!("{}:{}", name(module), into.map_or(0, |(_, line)| *line))
            })
            .collect();
        format!("{} import each other in a loop", files.join(", "))
    };
    found.iter().map(told).collect()
}
