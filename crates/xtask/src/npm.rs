//! The npm packages of `www/` (Lit, esbuild, TypeScript, wasm-opt) and of `tests/` (Playwright).

use crate::process::{Result, answer, command, root, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Playwright asks for.
const NODE_MAJOR: u32 = 20;

/// Installs the packages of `www/` and `tests/` unless they are there already; gives the folder of
/// the build's programs.
pub(crate) fn provide() -> Result<PathBuf> {
    let version = answer(command("node").arg("--version"));
    let major = version.as_deref().and_then(|text| {
        text.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok())
    });
    if major.is_none_or(|major| major < NODE_MAJOR) {
        let found = version.unwrap_or_else(|| "none".to_owned());
        return Err(format!(
            "Node.js {NODE_MAJOR} or newer is needed, found {found}: install it from \
             https://nodejs.org or your system's packages."
        ));
    }

    install(&root().join("tests"))?;
    install(&root().join("www")).map(|modules| modules.join(".bin"))
}

/// Installs what a folder's `package-lock.json` names; gives its `node_modules`.
fn install(folder: &Path) -> Result<PathBuf> {
    let lock = folder.join("package-lock.json");
    let modules = folder.join("node_modules");
    // npm empties node_modules first, so this copy of the lock is there only after a whole install.
    let installed = modules.join("installed-package-lock.json");
    let failed = |error: std::io::Error| format!("{}: {error}", lock.display());
    let wanted = fs::read(&lock).map_err(failed)?;
    if fs::read(&installed).ok().as_ref() != Some(&wanted) {
        println!("Installing the npm packages of {} (about 10 s)", folder.display());
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(command(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder))
        .map_err(|error| format!("{error}\nnpm needs its registry; `npm ping` tries it."))?;
        fs::write(&installed, wanted).map_err(failed)?;
    }
    Ok(modules)
}

/// A command that runs a script of `www/` or `tests/`, or of its packages, in that folder.
pub(crate) fn node(folder: &str, script: &str) -> Command {
    let mut node = command("node");
    node.current_dir(root().join(folder)).arg(script);
    node
}
