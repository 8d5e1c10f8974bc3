//! The READMEs' tables are those of the declarations.

use std::{fs, path::Path, process::Command};

#[test]
fn the_readmes_hold_the_tables() {
    // `cargo test` builds the examples beside the tests.
    let tests = std::env::current_exe().unwrap();
    let example = tests.ancestors().nth(2).unwrap().join("examples").join("tables");
    for (readme, lines) in [("README.md", 80), ("../../README.md", 30)] {
        let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
        let text = fs::read_to_string(&readme).unwrap();
        let copy = tests.with_extension("md");
        fs::write(&copy, &text).unwrap();
        let status = Command::new(example.with_extension(std::env::consts::EXE_EXTENSION))
            .arg(&copy)
            .status()
            .expect("the examples are built by a `cargo test` that is not for one file alone");
        assert!(status.success());
        assert!(text.lines().count() > lines);
        assert!(
            fs::read_to_string(&copy).unwrap() == text,
            "cargo run -q -p gd-core --example tables -- README.md crates/gd-core/README.md"
        );
    }
}
