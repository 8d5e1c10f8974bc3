//! The READMEs' and the catalogue's tables are those of the declarations.

use std::{fs, path::Path, process::Command};

/// The files, as the command takes them.
const FILES: &str = "README.md crates/gd-core/README.md crates/gd-core/src/function/catalog/functions.md www/lessons/README.md";

#[test]
fn files_hold_the_tables() {
    // `cargo test` builds the examples beside the tests.
    let tests = std::env::current_exe().unwrap();
    let example = tests.ancestors().nth(2).unwrap().join("examples").join("tables");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for file in FILES.split(' ').map(|file| root.join(file)) {
        let text = fs::read_to_string(&file).unwrap();
        let copy = tests.with_extension("md");
        fs::write(&copy, &text).unwrap();
        let status = Command::new(example.with_extension(std::env::consts::EXE_EXTENSION))
            .arg(&copy)
            .status()
            .expect("the examples are built by a `cargo test` that is not for one file alone");
        assert!(status.success());
        assert!(text.lines().count() > 30);
        assert!(
            fs::read_to_string(&copy).unwrap() == text,
            "cargo run -q -p gd-core --example tables -- {FILES}"
        );
    }
}
