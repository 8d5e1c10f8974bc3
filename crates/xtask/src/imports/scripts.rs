//! The imports among the page's scripts, those of types alone included.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Imports, Module, loops, read_files};
use crate::process::Result;

/// The floors of `www/src`, the lowest first: folders, and files by their names without the ending.
const FLOORS: [&[&str]; 9] = [
    &["styles"],
    &["session"],
    &["compile"],
    &["engine", "background", "export"],
    &["parts"],
    &["map", "panels"],
    &["element", "lesson"],
    &["gd-playground", "gd-frame"],
    &["page", "boot", "service-worker", "worksheet"],
];

/// Packages that a floor does without: what a session is has nothing to do with how it is shown.
const WITHOUT: [(&str, &str); 4] =
    [("session", "lit"), ("engine", "lit"), ("background", "lit"), ("export", "lit")];

/// What is wrong with the imports of the scripts in a folder.
pub(super) fn faults(folder: &Path) -> Result<Vec<String>> {
    let texts = read_files(folder, "ts")?;
    Ok(faults_of(texts.iter().map(|(name, text)| (&**name, &**text))))
}

fn faults_of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let texts: BTreeMap<Module, (&str, &str)> =
        texts.into_iter().map(|(name, text)| (module(name), (name, text))).collect();
    let name = |module: &Module| texts.get(module).map_or("", |(name, _)| *name);
    let mut faults = Vec::new();
    let mut imports = Imports::new();
    for (from, (path, text)) in &texts {
        let mut homes = BTreeMap::new();
        for (line, named) in named(text) {
            match resolve(from, &named) {
                Some(to) if texts.contains_key(&to) => {
                    homes.entry(to).or_insert(line);
                }
                Some(_) => {}
                None => {
                    let is_without = |(top, package): &(&str, &str)| {
                        from.first().is_some_and(|first| first == top)
                            && named.split('/').next() == Some(package)
                    };
                    if WITHOUT.iter().any(is_without) {
                        faults.push(format!("{path}:{line} imports {named}"));
                    }
                }
            }
        }
        imports.insert(from, homes);
    }
    for (&from, homes) in &imports {
        let Some(here) = floor(from) else {
            faults.push(format!(
                "{} lies on no floor of crates/xtask/src/imports/scripts.rs",
                name(from)
            ));
            continue;
        };
        for (to, line) in homes {
            if let Some(up) =
                floor(to).and_then(|there| there.checked_sub(here)).filter(|up| *up > 0)
            {
                faults.push(format!(
                    "{}:{line} imports {}, {up} floors above it",
                    name(from),
                    name(to)
                ));
            }
        }
    }
    faults.extend(loops(&imports, name));
    faults
}

fn floor(module: &Module) -> Option<usize> {
    let top = module.first()?.as_str();
    FLOORS.iter().position(|floor| floor.contains(&top))
}

/// `parts/icon.ts` as its folders and its name without the ending.
fn module(name: &str) -> Module {
    let stem = name.strip_suffix(".ts").or_else(|| name.strip_suffix(".js")).unwrap_or(name);
    stem.split('/').map(str::to_owned).collect()
}

/// The module that a relative path leads to; none for a package.
fn resolve(from: &Module, named: &str) -> Option<Module> {
    if !named.starts_with('.') {
        return None;
    }
    let mut path: Module = from.clone();
    path.pop();
    for piece in module(named) {
        match piece.as_str() {
            "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(piece),
        }
    }
    Some(path)
}

/// What a script imports, at once or later, as values or as types, and what it re-exports; with the
/// lines.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if code.starts_with("//") || code.starts_with('*') || code.starts_with("/*") {
            continue;
        }
        // The list of names before it may stand on lines of its own.
        let declares = ["import", "export", "}"].iter().any(|word| code.starts_with(word));
        let starts = [("import(", true), ("from ", declares), ("import ", declares)];
        for (start, _) in starts.iter().filter(|(_, counts)| *counts) {
            for (at, _) in code.match_indices(start) {
                let rest = code.get(at + start.len()..).unwrap_or_default();
                let quoted =
                    rest.strip_prefix(['\'', '"']).and_then(|rest| rest.split(['\'', '"']).next());
                found.extend(quoted.map(|path| (number + 1, path.to_owned())));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_that_point_downwards_pass() {
        let texts = [
            ("session/time.ts", "export class Time {}\n"),
            (
                "parts/icon.ts",
                "import { html } from 'lit';\nimport type { Time } from '../session/time.js';\n",
            ),
            ("page.ts", "import './page/page.js';\n"),
            ("page/page.ts", "import sheet from './page.css';\nexport {};\n"),
        ];
        assert_eq!(faults_of(texts), [""; 0]);
    }

    #[test]
    fn an_import_that_points_upwards_is_told_whichever_way_it_is_written() {
        for import in [
            "import { icon } from '../parts/icon.js';",
            "import type { Icon } from \"../parts/icon.js\";",
            "export * from '../parts/icon.js';",
            "import '../parts/icon.js';",
            "} from '../parts/icon.js';",
            "const { icon } = await import('../parts/icon.js');",
            "let icon: import('../parts/icon.js').Icon;",
        ] {
            let texts =
                [("session/time.ts", &*format!("// Time.\n{import}\n")), ("parts/icon.ts", "")];
            assert_eq!(
                faults_of(texts),
                ["session/time.ts:2 imports parts/icon.ts, 3 floors above it"],
                "{import}"
            );
        }
    }

    #[test]
    fn loops_are_told_and_comments_do_not_count() {
        let texts = [
            ("panels/why.ts", "import { Runs } from './runs.js';\n"),
            ("panels/runs.ts", "\nimport type { Why } from './why.js';\n"),
            ("panels/rate.ts", "/**\n * import { Runs } from './runs.js';\n */\n"),
        ];
        assert_eq!(
            faults_of(texts),
            ["panels/runs.ts:2, panels/why.ts:1 import each other in a loop"]
        );
    }

    #[test]
    fn a_session_does_without_lit_and_every_script_has_a_floor() {
        let texts = [
            ("session/session.ts", "import { html } from 'lit/static-html.js';\n"),
            ("attic/chest.ts", ""),
        ];
        assert_eq!(
            faults_of(texts),
            [
                "session/session.ts:1 imports lit/static-html.js",
                "attic/chest.ts lies on no floor of crates/xtask/src/imports/scripts.rs",
            ]
        );
    }
}
