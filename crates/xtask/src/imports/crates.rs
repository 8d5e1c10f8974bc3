//! The imports within a crate.
//!
//! The groups of `mod` lines in a `lib.rs`, parted by blank lines, are its floors, the lowest
//! first. Between files, a module's `mod.rs` counts as a file of its own, and a name that a module
//! only re-exports belongs to the file that it comes from. What tests import does not count.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Imports, Module, loops, read_files};
use crate::process::Result;

/// What is wrong with a crate's imports, from the folder of its sources.
pub(super) fn faults(folder: &Path) -> Result<Vec<String>> {
    let mut house = House::default();
    for (name, text) in read_files(folder, "rs")? {
        house.add(&name, &text);
    }
    Ok(house.faults())
}

/// A path that a file names, and its line.
#[derive(Debug, PartialEq)]
struct Named {
    path: Vec<String>,
    line: usize,
}

/// A file of a crate.
#[derive(Debug)]
struct File {
    /// Its path below `src`.
    name: String,
    /// What it names of its own crate.
    names: Vec<Named>,
    /// What it re-exports: a name, and the path it stands for.
    exports: BTreeMap<String, Vec<String>>,
}

/// The files of a crate by their modules, and the floors of the root's modules.
#[derive(Debug, Default)]
struct House {
    files: BTreeMap<Module, File>,
    floors: BTreeMap<String, usize>,
}

impl House {
    /// Adds a file by its path below `src`.
    fn add(&mut self, name: &str, text: &str) {
        let stem = name.trim_end_matches(".rs");
        let module: Module = match stem {
            "lib" | "main" => Vec::new(),
            _ => stem.trim_end_matches("/mod").split('/').map(str::to_owned).collect(),
        };
        if module.is_empty() {
            self.floors = floors(text);
        }
        let code = code(text);
        let mut file = File { name: name.to_owned(), names: Vec::new(), exports: BTreeMap::new() };
        for (line, is_public, tree) in uses(&code) {
            for (path, alias) in leaves(&tree) {
                let Some(path) = absolute(&path, &module, is_public) else { continue };
                let Some(last) = path.last() else { continue };
                // A re-export says where a name comes from; whoever uses the name imports it.
                if is_public {
                    file.exports.insert(alias.unwrap_or_else(|| last.clone()), path);
                } else {
                    file.names.push(Named { path, line });
                }
            }
        }
        file.names.extend(inline(&code));
        self.files.insert(module, file);
    }

    /// The module whose file defines what a path names.
    fn home(&self, path: &[String]) -> Option<Module> {
        let mut path = path.to_vec();
        // Re-exports of re-exports end: each leads to another file.
        for _ in 0..8 {
            let depths = (0..=path.len()).rev();
            let (module, name) = depths
                .filter_map(|depth| path.split_at_checked(depth))
                .find(|(module, _)| self.files.contains_key(*module))?;
            let (module, name) = (module.to_vec(), name.first());
            let next = name.and_then(|name| self.files.get(&module)?.exports.get(name));
            match next {
                Some(next) if *next != path => path = next.clone(),
                _ => return Some(module),
            }
        }
        None
    }

    /// From each file to those that it imports from, with the line of the first import.
    fn imports(&self) -> Imports<'_> {
        let of = |module: &Module, file: &File| {
            let mut homes = BTreeMap::new();
            for Named { path, line } in &file.names {
                // A path to a module's own name in its parent is no import.
                if let Some(home) = self.home(path).filter(|home| home != module) {
                    homes.entry(home).or_insert(*line);
                }
            }
            homes
        };
        // The root only says what there is.
        let files = self.files.iter().filter(|(module, _)| !module.is_empty());
        files.map(|(module, file)| (module, of(module, file))).collect()
    }

    fn faults(&self) -> Vec<String> {
        let imports = self.imports();
        let name = |module: &Module| self.files.get(module).map_or("", |file| file.name.as_str());
        let floor = |module: &Module| self.floors.get(module.first()?).copied();
        let mut faults = Vec::new();
        for (&from, homes) in &imports {
            for (to, line) in homes {
                if let (Some(here), Some(there)) = (floor(from), floor(to))
                    && there > here
                {
                    let up = there - here;
                    let (from, to) = (name(from), name(to));
                    faults.push(format!("{from}:{line} imports {to}, {up} floors above it"));
                }
            }
        }
        faults.extend(loops(&imports, name));
        faults
    }
}

/// The floor of each module that a `lib.rs` declares.
fn floors(text: &str) -> BTreeMap<String, usize> {
    let mut floors = BTreeMap::new();
    let mut floor = 0;
    let mut is_apart = false;
    for line in text.lines() {
        let declared = line.trim_start_matches("pub ").strip_prefix("mod ");
        match declared.and_then(|rest| rest.strip_suffix(';')) {
            Some(module) => {
                floor += usize::from(is_apart && !floors.is_empty());
                is_apart = false;
                floors.insert(module.to_owned(), floor);
            }
            None => is_apart |= line.is_empty(),
        }
    }
    floors
}

/// A file's code: comments are blanked, and so is what follows the first `#[cfg(test)]` of a
/// module of tests. Lines keep their numbers.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The `use` declarations of a file: the line, whether it re-exports, and the tree.
fn uses(code: &str) -> Vec<(usize, bool, String)> {
    let mut found = Vec::new();
    let mut lines = code.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let line = line.trim();
        let (is_public, rest) = match line.split_once("use ") {
            Some(("", rest)) => (false, rest),
            Some((before, rest)) if before.starts_with("pub") => (true, rest),
            _ => continue,
        };
        let mut tree = rest.to_owned();
        while !tree.ends_with(';') {
            let Some((_, more)) = lines.next() else { break };
            tree += " ";
            tree += more.trim();
        }
        found.push((number + 1, is_public, tree.trim_end_matches(';').to_owned()));
    }
    found
}

/// The paths of a tree of imports, `a::{b, c as d}`, with the new name if there is one.
fn leaves(tree: &str) -> Vec<(Vec<String>, Option<String>)> {
    let tree = tree.trim();
    if let Some((before, inside)) = tree.split_once('{') {
        let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
        let before: Vec<String> = segments(before);
        let joined =
            |(path, alias): (Vec<String>, Option<String>)| ([before.clone(), path].concat(), alias);
        return parts(inside).into_iter().flat_map(leaves).map(joined).collect();
    }
    if tree.is_empty() {
        return Vec::new();
    }
    let (path, alias) = match tree.split_once(" as ") {
        Some((path, alias)) => (path, Some(alias.trim().to_owned())),
        None => (tree, None),
    };
    vec![(segments(path), alias)]
}

fn segments(path: &str) -> Vec<String> {
    let parts = path.split("::").map(str::trim);
    parts.filter(|part| !matches!(*part, "" | "self" | "*")).map(str::to_owned).collect()
}

/// The parts of a list with commas between them, braces kept together.
fn parts(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let is_end = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    list.split(is_end).collect()
}

/// A path from the crate's root; `None` for another crate's. A re-export may name its own child.
fn absolute(path: &[String], module: &Module, is_public: bool) -> Option<Vec<String>> {
    match path.split_first() {
        Some((first, rest)) if first == "crate" => Some(rest.to_vec()),
        Some((first, _)) if first == "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let parent = module.iter().take(module.len().saturating_sub(ups));
            Some(parent.chain(path.iter().skip(ups)).cloned().collect())
        }
        Some(_) if is_public => Some([module.as_slice(), path].concat()),
        _ => None,
    }
}

/// The paths from the crate's root that stand in the code itself.
fn inline(code: &str) -> Vec<Named> {
    let mut named = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for (at, start) in line.match_indices("crate::") {
            let (before, rest) = line.split_at(at);
            let is_word = before.ends_with(|c: char| c.is_alphanumeric() || "_$".contains(c));
            let rest = rest.strip_prefix(start).unwrap_or_default();
            let is_end = |c: char| !(c.is_alphanumeric() || "_:".contains(c));
            let path = segments(rest.split(is_end).next().unwrap_or_default());
            if !is_word && !path.is_empty() && !line.trim_start().starts_with("use ") {
                named.push(Named { path, line: number + 1 });
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        let mut house = House::default();
        for (name, text) in files {
            house.add(name, text);
        }
        house.faults()
    }

    const LIB: (&str, &str) = ("lib.rs", "pub mod ground;\n\npub mod attic;\nmod roof;\n");

    #[test]
    fn imports_that_point_downwards_pass() {
        let ground = ("ground.rs", "pub struct Stone;\n");
        let attic = ("attic.rs", "use crate::ground::Stone;\nuse std::fmt;\n");
        let roof = ("roof.rs", "fn f() -> crate::attic::Beam { crate::ground::Stone }\n");
        assert_eq!(faults(&[LIB, ground, attic, roof]), [""; 0]);
    }

    #[test]
    fn an_import_that_points_upwards_is_told_with_its_line() {
        let ground = ("ground.rs", "use std::fmt;\nuse crate::{\n    attic::Beam,\n};\n");
        let attic = ("attic.rs", "pub struct Beam;\n");
        assert_eq!(
            faults(&[LIB, ground, attic]),
            ["ground.rs:2 imports attic.rs, 1 floors above it"]
        );
        let ground = ("ground.rs", "fn f() {\n    crate::attic::raise();\n}\n");
        assert_eq!(
            faults(&[LIB, ground, attic]),
            ["ground.rs:2 imports attic.rs, 1 floors above it"]
        );
    }

    #[test]
    fn a_loop_within_a_floor_is_told() {
        let attic = ("attic.rs", "use crate::roof::Tile;\npub struct Beam;\n");
        let roof = ("roof.rs", "\nuse crate::attic::Beam;\n");
        assert_eq!(
            faults(&[LIB, attic, roof]),
            ["attic.rs:1, roof.rs:2 import each other in a loop"]
        );
    }

    #[test]
    fn a_child_that_imports_from_its_parent_closes_a_loop() {
        let parent = (
            "attic/mod.rs",
            "mod chest;\nuse self::chest::Lid;\nuse crate::attic::chest::Lid as L;\npub struct Beam;\n",
        );
        let child = ("attic/chest.rs", "use super::Beam;\npub struct Lid;\n");
        assert_eq!(faults(&[LIB, parent, child]).len(), 1);
    }

    #[test]
    fn a_re_exported_name_belongs_to_its_file() {
        let parent = ("attic/mod.rs", "mod beam;\nmod chest;\npub use beam::Beam;\n");
        let beam = ("attic/beam.rs", "pub struct Beam;\n");
        let child = ("attic/chest.rs", "use super::Beam;\n");
        assert_eq!(faults(&[LIB, parent, beam, child]), [""; 0]);
        let beam = ("attic/beam.rs", "use super::chest::Lid;\npub struct Beam;\n");
        assert_eq!(faults(&[LIB, parent, beam, child]).len(), 1);
    }

    #[test]
    fn comments_and_tests_do_not_count() {
        let ground = (
            "ground.rs",
            "// use crate::attic::Beam;\n/// See [`Beam`](crate::attic::Beam).\n#[cfg(test)]\nmod tests {\n    use crate::attic::Beam;\n}\n",
        );
        assert_eq!(faults(&[LIB, ground, ("attic.rs", "pub struct Beam;\n")]), [""; 0]);
    }
}
