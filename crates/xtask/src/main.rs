//! Tasks of the repository, run as `cargo xtask`.

mod bench;
mod browser;
mod check;
mod files;
mod fuzz;
mod imports;
mod npm;
mod package;
mod par;
mod passed;
mod process;
mod site;
mod tools;

use process::Result;
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <task>

  serve [--port <n>] [--open]   build the release site, serve it on this machine, rebuild on change
  build                         build the release site into dist/, and into target/package/ what
                                others take of it: the npm package and the site as one zip
  test [--fast | --long]        run every check that has not passed on the same files; --fast leaves
                                the browser out, --long lets the oracle of verdicts judge fifty
                                times as many runs
  test --hosts                  try the element in what others make pages with: bundlers,
                                frameworks, site generators, installed from their registries
  par                           find the pars of the nine holes, and keep them with their links
  bench                         measure what has to be fast, as ratios within one run
  fuzz [<target>] [--minutes <n>]
                                try inputs on gd-core's promises, a minute for each target

Each task first provides the tools that are missing and says so. What it installs is kept in a
cache folder of its own and shared by all clones; tools already on the PATH are used as they are.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result {
    match arguments {
        ["serve", options @ ..] => site::serve(&site::ServeOptions::parse(options)?),
        ["build"] => site::build(&tools::Tools::provide()?),
        ["test"] => check::run_all(check::Scope::Everything),
        ["test", "--fast"] => check::run_all(check::Scope::WithoutBrowser),
        ["test", "--long"] => check::run_all(check::Scope::AtLength),
        ["test", "--hosts"] => check::run_hosts(),
        ["par"] => par::find(),
        ["bench"] => bench::run_all(),
        ["fuzz", options @ ..] => fuzz::run(&fuzz::FuzzOptions::parse(options)?),
        // Called by Trunk at the end of each build, see Trunk.toml.
        ["bundle"] => site::bundle(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("no such task: {}\n\n{HELP}", other.join(" "))),
    }
}
