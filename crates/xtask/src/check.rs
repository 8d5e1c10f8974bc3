//! Every check of the repository: first what compiles, then what runs, each beside what does not
//! wait for it. One that has passed is not done again while nothing that it depends on has changed.

use crate::imports;
use crate::npm::node;
use crate::passed::{Inputs, Work};
use crate::process::{Result, capture, cargo, run};
use crate::tools::{self, Tools};
use crate::{browser, site};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

/// How much to check.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Scope {
    Everything,
    WithoutBrowser,
    /// Everything, and the oracle of verdicts judges many more runs.
    AtLength,
}

/// Runs the checks. After one that fails no other one begins.
pub(crate) fn run_all(scope: Scope) -> Result {
    let start = Instant::now();
    println!(
        "Running every check{} that has not passed on these files: with nothing built yet about {} min",
        if scope == Scope::WithoutBrowser { " but the browser's" } else { "" },
        if scope == Scope::WithoutBrowser { 20 } else { 30 }
    );
    tools::provide_rust_components()?;
    let tools = Tools::provide()?;
    if scope != Scope::WithoutBrowser {
        browser::provide()?;
    }

    let report = Report::default();
    report.run(check("Rust formatting", || {
        quiet(cargo().args(["fmt", "--all", "--check"]))
            .map_err(|error| format!("{error}\nRun `cargo fmt`."))
    }))?;
    report.run(check("Imports", || {
        imports::check().map_err(|error| format!("{error}\nSee crates/xtask/src/imports."))
    }))?;
    report.run(check("Site", || site::build(&tools).map(|()| Vec::new())))?;
    report.side_by_side([compiling(&tools), scripts()])?;
    let mut lanes = vec![running(&tools, scope)];
    if scope != Scope::WithoutBrowser {
        let tests = check("End-to-end tests in Chromium", || {
            tested(node("tests", "node_modules/playwright/cli.js").arg("test")).map_err(|error| {
                format!(
                    "{error}\nSee tests/README.md for how to run one of them and look at the page."
                )
            })
        });
        lanes.push(vec![tests.of(Inputs::Page)]);
    }
    report.side_by_side(lanes)?;
    report.print(start);
    Ok(())
}

/// Tries the site and the npm package in the tools of those who make pages, which it installs from npm,
/// PyPI and Debian into the cache folder.
pub(crate) fn run_hosts() -> Result {
    println!("Trying the element in other people's tools: some minutes, the first time more");
    let tools = Tools::provide()?;
    browser::provide()?;
    site::build(&tools)?;
    let mut hosts = node("tests", "node_modules/playwright/cli.js");
    hosts.args(["test", "--config=hosts.config.js"]);
    run(hosts.env("HOSTS_FOLDER", tools::cache_folder("hosts")?))
}

/// What Cargo does one after another, since its target folder is locked.
fn compiling<'a>(tools: &'a Tools) -> Vec<Check<'a>> {
    vec![
        check("Clippy", || quiet(&mut clippy(&["--workspace"]))).of(Inputs::Sources),
        check("Clippy, WebAssembly", || {
            // An example of gd-bench runs natively alone.
            let mut clippy = cargo();
            clippy.args([
                "clippy",
                "--package=gd-canvas",
                "--package=gd-web",
                "--package=gd-worker",
                "--package=gd-export",
                "--package=gd-bench",
            ]);
            clippy.args(["--target=wasm32-unknown-unknown", "--lib", "--bins", "--tests"]);
            quiet(clippy.args(["--", "-Dwarnings"]))
        })
        .of(Inputs::Sources),
        check("Clippy, without links", || {
            let mut clippy = cargo();
            clippy.args(["clippy", "--package=gd-core", "--no-default-features", "--lib"]);
            quiet(clippy.args(["--example=own_function", "--example=survey", "--", "-Dwarnings"]))
        })
        .of(Inputs::Sources),
        check("Documentation", || {
            let mut doc = cargo();
            doc.args(["doc", "--workspace", "--no-deps"]);
            quiet(doc.env("RUSTDOCFLAGS", "-Dwarnings"))
        })
        .of(Inputs::Sources),
        check("Tests compile", || {
            quiet(native_tests().arg("--no-run"))?;
            quiet(web_tests(tools).arg("--no-run"))
        })
        .of(Inputs::Sources),
    ]
}

/// What waits for the site's bindings, and for no compiler.
fn scripts<'a>() -> Vec<Check<'a>> {
    vec![
        check("Types of the scripts", || {
            quiet(&mut tsc("."))?;
            quiet(&mut tsc("../tests"))
        })
        .of(Inputs::Page),
        check("Scripts’ tests in Node", || tested(&mut node("tests", "modules.js")))
            .of(Inputs::Page),
    ]
}

fn running<'a>(tools: &'a Tools, scope: Scope) -> Vec<Check<'a>> {
    let native = if scope == Scope::AtLength {
        check("Rust tests, at length", || tested(native_tests().env("ORACLE_ROUNDS", "50")))
    } else {
        check("Rust tests", || tested(&mut native_tests()))
    };
    let web = check("WebAssembly tests in Node", || tested(&mut web_tests(tools)));
    vec![native.of(Inputs::Sources), web.of(Inputs::Sources)]
}

fn clippy(arguments: &[&str]) -> Command {
    let mut clippy = cargo();
    clippy.arg("clippy").args(arguments).args(["--all-targets", "--", "-Dwarnings"]);
    clippy
}

/// gd-web runs only in WebAssembly.
fn native_tests() -> Command {
    let mut test = cargo();
    test.args(["test", "--workspace", "--exclude=gd-web"]);
    test
}

fn web_tests(tools: &Tools) -> Command {
    let mut test = cargo();
    tools.equip(&mut test);
    test.args(["test", "--package=gd-web", "--lib", "--target=wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        // The runner reads and writes all of the module, most of which would be of the debugger.
        .env("CARGO_PROFILE_TEST_DEBUG", "false");
    test
}

fn tsc(project: &str) -> Command {
    let mut tsc = node("www", "node_modules/typescript/bin/tsc");
    tsc.args(["--project", project]);
    tsc
}

fn quiet(command: &mut Command) -> Result<Vec<String>> {
    capture(command, |_| false)
}

/// Runs a test runner and keeps its count lines, and those of tests that failed at first.
fn tested(command: &mut Command) -> Result<Vec<String>> {
    capture(command, |line| {
        let counted = ["test result:", " passed (", "ℹ pass ", "flaky: "]
            .iter()
            .any(|mark| line.contains(mark));
        counted && !line.contains("ok. 0 passed; 0 failed")
    })
}

/// Something to be checked: its lines to be kept for the report, or what is wrong.
struct Check<'a> {
    name: &'static str,
    /// What it depends on; it is always done where that is not said.
    inputs: Option<Inputs>,
    work: Box<dyn FnOnce() -> Result<Vec<String>> + Send + 'a>,
}

fn check<'a>(
    name: &'static str,
    work: impl FnOnce() -> Result<Vec<String>> + Send + 'a,
) -> Check<'a> {
    Check { name, inputs: None, work: Box::new(work) }
}

impl Check<'_> {
    /// It is not done where it has passed with the same.
    fn of(self, inputs: Inputs) -> Self {
        Self { inputs: Some(inputs), ..self }
    }
}

/// What has been checked, in how many seconds, and the lines that are kept of it.
#[derive(Default)]
struct Report {
    rows: Mutex<Vec<(&'static str, f64, Vec<String>)>>,
    has_failed: AtomicBool,
}

impl Report {
    fn run(&self, check: Check<'_>) -> Result {
        let Check { name, inputs, work } = check;
        println!("== {name}");
        let start = Instant::now();
        let now = || inputs.map(|inputs| Work::of(name, inputs)).transpose();
        let before = now()?;
        let result = match &before {
            Some(before) if before.has_passed() => Ok(vec!["as before".to_owned()]),
            _ => work(),
        };
        let seconds = start.elapsed().as_secs_f64();
        match result {
            Ok(counts) => {
                println!("ok {seconds:6.1} s  {name}");
                if let Ok(mut rows) = self.rows.lock() {
                    rows.push((name, seconds, counts));
                }
                // What was changed meanwhile is not what was checked.
                match (before, now()?) {
                    (Some(before), Some(now)) if before == now => now.note(),
                    _ => Ok(()),
                }
            }
            Err(error) => {
                self.has_failed.store(true, Ordering::Relaxed);
                Err(format!("{name}\n{error}"))
            }
        }
    }

    /// Runs the checks of each lane one after another, and the lanes at the same time.
    fn side_by_side<'a>(&self, lanes: impl IntoIterator<Item = Vec<Check<'a>>>) -> Result {
        let run = |lane: Vec<Check<'a>>| {
            for check in lane {
                if self.has_failed.load(Ordering::Relaxed) {
                    break;
                }
                self.run(check)?;
            }
            Ok(())
        };
        let results: Vec<Result> = thread::scope(|scope| {
            let lanes: Vec<_> =
                lanes.into_iter().map(|lane| scope.spawn(move || run(lane))).collect();
            let crashed = |_| Err("a check crashed".to_owned());
            lanes.into_iter().map(|lane| lane.join().unwrap_or_else(crashed)).collect()
        });
        let errors: Vec<_> = results.into_iter().filter_map(Result::err).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\n\n")) }
    }

    fn print(&self, start: Instant) {
        println!();
        for (name, seconds, counts) in self.rows.lock().iter().flat_map(|rows| rows.iter()) {
            println!("ok {seconds:6.1} s  {name}");
            for count in counts {
                println!("             {count}");
            }
        }
        println!("All checks passed in {:.0} s", start.elapsed().as_secs_f64());
    }
}
