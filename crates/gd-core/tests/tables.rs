//! The README's tables are those of the declarations.

use std::process::Command;

#[test]
fn the_readme_holds_the_tables() {
    // `cargo test` builds the examples beside the tests.
    let tests = std::env::current_exe().unwrap();
    let example = tests.ancestors().nth(2).unwrap().join("examples").join("tables");
    let output = Command::new(example.with_extension(std::env::consts::EXE_EXTENSION))
        .output()
        .expect("the examples are built by a `cargo test` that is not for one file alone");
    let tables = String::from_utf8(output.stdout).unwrap();
    assert!(tables.lines().count() > 80, "{tables}");
    assert!(
        include_str!("../README.md").contains(&tables),
        "run `cargo run -q -p gd-core --example tables -- crates/gd-core/README.md`"
    );
}
