//! Everything timed: each section prints ratios of times within one run, and some have a bar. Only what
//! a frame and a task cost is in milliseconds, for readers set their bar, and a first load in bytes.

use crate::process::{Result, cargo, command, root, run, run_and_keep};
use crate::tools::Tools;
use crate::{browser, npm, site};
use std::time::Instant;

/// A measured ratio, or a number that is told beside them.
struct Ratio {
    section: &'static str,
    name: String,
    ratio: f64,
    /// The largest ratio that passes.
    bar: Option<f64>,
}

impl Ratio {
    fn passes(&self) -> bool {
        self.bar.is_none_or(|bar| self.ratio <= bar)
    }
}

/// Runs every section, prints the ratios, and fails where one is above its bar.
pub(crate) fn run_all() -> Result {
    let start = Instant::now();
    println!("Measuring: about 4 min, with nothing built yet about 7");
    let tools = Tools::provide()?;
    browser::provide()?;
    let mut rows = rows("native", &native()?)?;
    rows.extend(self::rows("wasm in Node", &node(&tools)?)?);
    site::build(&tools)?;
    for (section, script) in
        [("first load", "load.js"), ("frames", "frames.js"), ("tasks", "tasks.js")]
    {
        println!("\n== {script} in Chromium");
        rows.extend(self::rows(section, &run_and_keep(&mut npm::node("tests", script), is_row)?)?);
    }

    println!();
    for row in &rows {
        let Ratio { section, name, ratio, bar } = row;
        let verdict = match (bar, row.passes()) {
            (None, _) => String::new(),
            (Some(bar), true) => format!("at most {bar}: ok"),
            (Some(bar), false) => format!("at most {bar}: TOO MUCH"),
        };
        println!("{section:12}  {name:62} {ratio:7.2}  {verdict}");
    }
    println!("Measured in {:.0} s", start.elapsed().as_secs_f64());
    let slow = rows.iter().filter(|row| !row.passes()).count();
    if slow == 0 { Ok(()) } else { Err(format!("{slow} of the figures above are over their bar")) }
}

/// Runs gd-bench on this machine.
fn native() -> Result<Vec<String>> {
    println!("\n== Native");
    run_and_keep(cargo().args(["run", "--release", "--quiet", "--package=gd-bench"]), is_row)
}

/// Runs gd-bench as WebAssembly in Node.
fn node(tools: &Tools) -> Result<Vec<String>> {
    const TARGET: &str = "wasm32-unknown-unknown";
    println!("\n== WebAssembly in Node");
    let build = ["build", "--release", "--quiet", "--package=gd-bench", "--target", TARGET];
    run(cargo().args(build))?;
    let folder = target_folder();
    let bindings = folder.join("bench");
    run(tools
        .equip(&mut command("wasm-bindgen"))
        .args(["--target", "nodejs", "--out-dir"])
        .arg(&bindings)
        .arg(folder.join(TARGET).join("release").join("gd-bench.wasm")))?;
    run_and_keep(command("node").arg(bindings.join("gd-bench.js")), is_row)
}

fn target_folder() -> std::path::PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into)
}

fn is_row(line: &str) -> bool {
    line.contains('\t')
}

/// Lines of name, ratio and bar, with tabs between.
fn rows(section: &'static str, lines: &[String]) -> Result<Vec<Ratio>> {
    let row = |line: &String| {
        let mut parts = line.splitn(3, '\t');
        let name = parts.next()?.to_owned();
        let ratio = parts.next()?.parse().ok()?;
        let bar = parts.next().filter(|bar| !bar.is_empty());
        Some(Ratio { section, name, ratio, bar: bar.map(str::parse).transpose().ok()? })
    };
    let rows: Option<Vec<_>> = lines.iter().map(row).collect();
    rows.filter(|rows| !rows.is_empty())
        .ok_or_else(|| format!("{section}: it printed something else than ratios"))
}
