//! What has passed is not done again as long as all that it depends on is the same: the files, what was
//! built of them, and the tools.

use crate::files;
use crate::npm::node;
use crate::process::{Result, answer, command, root};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Where it is kept what has passed; to check all of it again, remove this folder.
const FOLDER: &str = "target/passed";

/// What is built of the files: the site, what others take of it, and its bindings for the type checker.
const BUILT: [&str; 3] = ["dist", "target/package", "target/bindings"];

/// What a piece of work depends on.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Inputs {
    /// All files but the tests of the page.
    Sources,
    /// Those, and what was built of them.
    Site,
    /// All files, and what was built of them.
    Page,
}

/// A piece of work, with a digest of what it depends on.
#[derive(PartialEq)]
pub(crate) struct Work {
    note: PathBuf,
    /// `None` where it is not known what it depends on: it is always done then.
    digest: Option<String>,
}

impl Work {
    /// Work of a name, as it is to be done now.
    pub(crate) fn of(name: &str, inputs: Inputs) -> Result<Self> {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        let note = root().join(FOLDER).join(letters.collect::<String>());
        let digest = digest(inputs)?.map(|digest| format!("{digest:016x}"));
        Ok(Self { note, digest })
    }

    /// Whether it has passed as it is now.
    pub(crate) fn has_passed(&self) -> bool {
        self.digest.is_some() && fs::read_to_string(&self.note).ok() == self.digest
    }

    /// Notes that it has passed.
    pub(crate) fn note(&self) -> Result {
        let Some(digest) = &self.digest else { return Ok(()) };
        let folder = fs::create_dir_all(root().join(FOLDER));
        folder
            .and_then(|()| fs::write(&self.note, digest))
            .map_err(|error| format!("{}: {error}", self.note.display()))
    }
}

fn digest(inputs: Inputs) -> Result<Option<u64>> {
    let Some(files) = files::of_repository() else { return Ok(None) };
    let mut hasher = DefaultHasher::new();
    let is_source = |path: &str| !path.starts_with("tests/") || path.starts_with("tests/fixtures/");
    for path in files {
        if inputs == Inputs::Page || is_source(&path) {
            // One that was removed is listed until that is committed.
            fs::read(root().join(&path)).ok().hash(&mut hasher);
            path.hash(&mut hasher);
        }
    }
    let built = if inputs == Inputs::Sources { &[][..] } else { &BUILT[..] };
    for folder in built.iter().map(|folder| root().join(folder)).filter(|folder| folder.exists()) {
        files::in_folder(&folder)?.hash(&mut hasher);
    }
    tools().hash(&mut hasher);
    Ok(Some(hasher.finish()))
}

/// What it is done with.
fn tools() -> &'static [Option<String>] {
    static TOOLS: OnceLock<[Option<String>; 4]> = OnceLock::new();
    TOOLS.get_or_init(|| {
        let chromium = answer(&mut node("tests", "chromium.js"));
        [
            answer(command("rustc").arg("-vV")),
            answer(command("node").arg("--version")),
            chromium.and_then(|path| answer(command(path).arg("--version"))),
            std::env::var("SITE_URL").ok(),
        ]
    })
}
