//! Every check of the repository, cheapest first.

use crate::imports;
use crate::npm::node;
use crate::process::{Result, cargo, run, run_and_keep};
use crate::tools::{self, Tools};
use crate::{browser, site};
use std::process::Command;
use std::time::Instant;

/// How much to check.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Scope {
    Everything,
    WithoutBrowser,
}

/// Runs the checks; the first that fails ends it.
pub(crate) fn run_all(scope: Scope) -> Result {
    let start = Instant::now();
    println!(
        "Running every check{}: about 2 min, with nothing built yet about 8",
        if scope == Scope::Everything { "" } else { " but the browser's" }
    );
    tools::provide_rust_components()?;
    let tools = Tools::provide()?;
    if scope == Scope::Everything {
        browser::provide()?;
    }

    let mut report = Report(Vec::new());
    report.check("Rust formatting", "run `cargo fmt`", || {
        quiet(cargo().args(["fmt", "--all", "--check"]))
    })?;
    report.check("Imports", "see crates/xtask/src/imports.rs for what is asked", imports::check)?;
    report.check("Clippy", "", || quiet(&mut clippy(&["--workspace"])))?;
    report.check("Clippy, WebAssembly", "", || {
        quiet(&mut clippy(&[
            "--package=gd-web",
            "--package=gd-bench",
            "--target=wasm32-unknown-unknown",
        ]))
    })?;
    report.check("Clippy, without links", "", || {
        let mut clippy = cargo();
        clippy.args(["clippy", "--package=gd-core", "--no-default-features", "--lib"]);
        quiet(clippy.args(["--example=own_function", "--example=survey", "--", "-Dwarnings"]))
    })?;
    report.check("Documentation", "", || {
        quiet(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings"))
    })?;
    report.check("Rust tests", "", || {
        // gd-web runs only in WebAssembly, below.
        tested(cargo().args(["test", "--workspace", "--exclude=gd-web"]))
    })?;
    report.check("WebAssembly tests in Node", "", || {
        tested(
            tools
                .equip(cargo().args(["test", "--package=gd-web", "--tests"]))
                .arg("--target=wasm32-unknown-unknown")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner"),
        )
    })?;
    report.check("Site", "", || site::build(&tools).map(|()| Vec::new()))?;
    report.check("Types of the scripts", "", || {
        quiet(&mut tsc("."))?;
        quiet(&mut tsc("../tests"))
    })?;
    if scope == Scope::Everything {
        report.check(
            "End-to-end tests in Chromium",
            "see tests/README.md for how to run one of them and look at the page",
            || tested(node("tests", "node_modules/playwright/cli.js").arg("test")),
        )?;
    }
    report.print(start);
    Ok(())
}

fn clippy(arguments: &[&str]) -> Command {
    let mut clippy = cargo();
    clippy.arg("clippy").args(arguments).args(["--all-targets", "--", "-Dwarnings"]);
    clippy
}

fn tsc(project: &str) -> Command {
    let mut tsc = node("www", "node_modules/typescript/bin/tsc");
    tsc.args(["--project", project]);
    tsc
}

fn quiet(command: &mut Command) -> Result<Vec<String>> {
    run(command).map(|()| Vec::new())
}

/// Runs a test runner and keeps its count lines.
fn tested(command: &mut Command) -> Result<Vec<String>> {
    run_and_keep(command, |line| {
        let counted = line.contains("test result:") || line.contains(" passed (");
        counted && !line.contains("ok. 0 passed; 0 failed")
    })
}

struct Report(Vec<(&'static str, f64, Vec<String>)>);

impl Report {
    fn check(
        &mut self,
        name: &'static str,
        advice: &str,
        check: impl FnOnce() -> Result<Vec<String>>,
    ) -> Result {
        println!("\n== {name}");
        let start = Instant::now();
        let counts = check().map_err(|error| {
            let advice = if advice.is_empty() { "" } else { &format!(": {advice}") };
            format!("{name}{advice}\n{error}")
        })?;
        self.0.push((name, start.elapsed().as_secs_f64(), counts));
        Ok(())
    }

    fn print(&self, start: Instant) {
        println!();
        for (name, seconds, counts) in &self.0 {
            println!("ok {seconds:6.1} s  {name}");
            for count in counts {
                println!("             {count}");
            }
        }
        println!("All checks passed in {:.0} s", start.elapsed().as_secs_f64());
    }
}
