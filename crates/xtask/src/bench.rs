//! Everything timed: each section tells ratios of times within one run, with their spread where it takes them
//! many times, and some have a bar. Only what a frame, a task and a map cost a reader is in milliseconds, for
//! readers set their bar, and a first load in bytes. One table, one report, one plot.

mod plot;
mod report;

use crate::process::{Result, cargo, command, root, run, run_and_keep};
use crate::tools::Tools;
use crate::{browser, npm, site};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A measured ratio, or a number that is told beside them.
struct Figure {
    section: &'static str,
    name: String,
    value: f64,
    bar: Option<Bar>,
    spread: Option<Spread>,
}

/// Up to, or from where on, a figure passes.
#[derive(Clone, Copy)]
enum Bar {
    AtMost(f64),
    AtLeast(f64),
}

/// The quartiles of a figure that is the median of many, and of how many.
#[derive(Clone, Copy)]
struct Spread {
    quartiles: [f64; 2],
    rounds: usize,
}

impl Figure {
    fn passes(&self) -> bool {
        match self.bar {
            None => true,
            Some(Bar::AtMost(bar)) => self.value <= bar,
            Some(Bar::AtLeast(bar)) => self.value >= bar,
        }
    }

    /// A line of name, value and bar, and quartiles and number of rounds if it has a spread, with tabs
    /// between. A bar is a number, the largest that passes, after which `<=` is understood, or after `>=`
    /// the smallest.
    fn parse(section: &'static str, line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let name = parts.next()?.to_owned();
        let value = parts.next()?.parse().ok()?;
        let bar = match parts.next().filter(|bar| !bar.is_empty()) {
            None => None,
            Some(bar) => Some(Bar::parse(bar)?),
        };
        let spread = match [parts.next(), parts.next(), parts.next()] {
            [Some(low), Some(high), Some(rounds)] => Some(Spread {
                quartiles: [low.parse().ok()?, high.parse().ok()?],
                rounds: rounds.parse().ok()?,
            }),
            _ => None,
        };
        Some(Self { section, name, value, bar, spread })
    }
}

impl Bar {
    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix(">=") {
            Some(bar) => bar.parse().ok().map(Self::AtLeast),
            None => text.strip_prefix("<=").unwrap_or(text).parse().ok().map(Self::AtMost),
        }
    }

    fn number(self) -> f64 {
        match self {
            Self::AtMost(bar) | Self::AtLeast(bar) => bar,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::AtMost(_) => "at most",
            Self::AtLeast(_) => "at least",
        }
    }
}

/// Runs every section, prints the figures and leaves a report of them, and fails where one does not pass its
/// bar.
pub(crate) fn run_all() -> Result {
    let start = Instant::now();
    println!("Measuring: about 8 min, with nothing built yet about 12");
    let tools = Tools::provide()?;
    browser::provide()?;
    let machine = script("bench/machine.js", &[])?;
    let mut figures = figures("native", &native()?)?;
    figures.extend(self::figures("wasm in Node", &node(&tools)?)?);
    figures.extend(self::figures("maps", &maps(&tools)?)?);
    site::build(&tools)?;
    for (section, script) in [
        ("maps, page", "bench/page.js"),
        ("first load", "load.js"),
        ("frames", "frames.js"),
        ("tasks", "tasks.js"),
    ] {
        println!("\n== {script} in Chromium");
        figures.extend(self::figures(section, &self::script(script, &[])?)?);
    }

    println!();
    for figure in &figures {
        print(figure);
    }
    let folder = folder();
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    write("report.json", report::json(&machine, &figures))?;
    write("report.svg", plot::svg(&machine, &figures))?;
    println!("The report is in {}, with a plot", folder.join("report.json").display());
    println!("Measured in {:.0} s", start.elapsed().as_secs_f64());
    let failed = figures.iter().filter(|figure| !figure.passes()).count();
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the figures above miss their bar")) }
}

fn print(figure: &Figure) {
    let Figure { section, name, value, bar, spread } = figure;
    let spread = spread
        .map(|Spread { quartiles: [low, high], .. }| format!("{low:.2} to {high:.2}"))
        .unwrap_or_default();
    let verdict = bar.map_or_else(String::new, |bar| {
        let verdict = if figure.passes() { "ok" } else { "MISSED" };
        format!("{} {}: {verdict}", bar.words(), bar.number())
    });
    println!("{section:12}  {name:62} {value:10.2}  {spread:18}  {verdict}");
}

/// Runs gd-bench on this machine.
fn native() -> Result<Vec<String>> {
    println!("\n== Native");
    run_and_keep(cargo().args(["run", "--release", "--quiet", "--package=gd-bench"]), is_row)
}

/// Runs gd-bench as WebAssembly in Node.
fn node(tools: &Tools) -> Result<Vec<String>> {
    println!("\n== WebAssembly in Node");
    let bindings = bind(tools, "--bins", "gd-bench.wasm", "nodejs")?;
    run_and_keep(command("node").arg(bindings.join("gd-bench.js")), is_row)
}

/// Measures kernels against what else makes maps, in Node.
fn maps(tools: &Tools) -> Result<Vec<String>> {
    println!("\n== Maps in Node");
    let bindings = bind(tools, "--lib", "gd_bench.wasm", "web")?;
    run(cargo().args([
        "build",
        "--release",
        "--quiet",
        "--package=gd-bench",
        "--example=native_map",
    ]))?;
    let native = target_folder().join("release/examples/native_map");
    let native = native.with_extension(std::env::consts::EXE_EXTENSION);
    let mut rows = Vec::new();
    for (function, given) in [
        ("himmelblau", &[&bindings, &native][..]),
        ("typed", &[&bindings]),
        ("rastrigin", &[&bindings]),
    ] {
        let given: Vec<_> = [Path::new(function)]
            .into_iter()
            .chain(given.iter().map(|path| path.as_path()))
            .collect();
        rows.extend(script("bench/kernels.js", &given)?);
    }
    rows.extend(script("bench/workers.js", &[&bindings])?);
    Ok(rows)
}

/// Compiles a part of gd-bench to WebAssembly, and gives the folder of its bindings for Node or the web.
fn bind(tools: &Tools, part: &str, module: &str, target: &str) -> Result<PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let build = ["build", "--release", "--quiet", "--package=gd-bench", "--target", TARGET];
    run(cargo().args(build).arg(part))?;
    let bindings = folder().join(target);
    run(tools
        .equip(&mut command("wasm-bindgen"))
        .args(["--target", target, "--out-dir"])
        .arg(&bindings)
        .arg(target_folder().join(TARGET).join("release").join(module)))?;
    Ok(bindings)
}

/// Runs a script of `tests/`.
fn script(name: &str, given: &[&Path]) -> Result<Vec<String>> {
    run_and_keep(npm::node("tests", name).args(given), is_row)
}

/// Where all that comes of it lies.
fn folder() -> PathBuf {
    target_folder().join("bench")
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into)
}

fn is_row(line: &str) -> bool {
    line.contains('\t')
}

fn figures(section: &'static str, lines: &[String]) -> Result<Vec<Figure>> {
    let figures: Option<Vec<_>> = lines.iter().map(|line| Figure::parse(section, line)).collect();
    figures
        .filter(|figures| !figures.is_empty())
        .ok_or_else(|| format!("{section}: it printed something else than figures"))
}
