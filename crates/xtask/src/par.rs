//! The pars of the nine holes.

use crate::process::{Result, cargo, root, run_and_keep};
use std::fs;

/// Where they are kept: a line each, the hole, its par and a link that plays it.
const FILE: &str = "crates/gd-core/src/score/pars.txt";

/// Finds them by the search of `crates/gd-core/src/score/par.rs`, and keeps them.
pub(crate) fn find() -> Result {
    println!("Searching for the pars of the nine holes: about a minute, and the build");
    let mut search = cargo();
    search.args(["run", "--release", "--quiet", "--package=gd-core", "--example=par"]);
    let found = run_and_keep(&mut search, |_| true)?.join("\n") + "\n";
    let path = root().join(FILE);
    if fs::read_to_string(&path).is_ok_and(|before| before == found) {
        println!("{FILE} holds them already.");
        return Ok(());
    }
    fs::write(&path, found).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE} holds them now.");
    Ok(())
}
