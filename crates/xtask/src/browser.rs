//! A Chromium for the end-to-end tests.

use crate::npm::node;
use crate::process::{Result, answer, command, run};
use std::path::Path;

const PACKAGES: [&str; 3] = ["chromium-headless-shell", "fonts-liberation", "fonts-dejavu-core"];

/// Finds an installed Chromium, or installs one: from Debian's packages where we may, else
/// Playwright's own, which lands in a cache folder of its own.
pub(crate) fn provide() -> Result {
    if find() {
        return Ok(());
    }
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Err(format!("CHROMIUM is `{}`, which does not run", path.display()));
    }
    if Path::new("/etc/debian_version").exists()
        && answer(command("id").arg("-u")).as_deref() == Some("0")
    {
        println!("No Chromium found: installing Debian's (about 1 min)");
        let apt = || {
            let mut apt = command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
            apt
        };
        let installed = run(apt().arg("update"))
            .and_then(|()| run(apt().args(["install", "--no-install-recommends"]).args(PACKAGES)));
        if installed.is_ok() && find() {
            return Ok(());
        }
    }
    println!("No Chromium found: downloading Playwright's (about 1 min)");
    let downloaded = run(node("tests", "node_modules/playwright/cli.js").args([
        "install",
        "--no-shell",
        "chromium",
    ]));
    if downloaded.is_ok() && find() {
        return Ok(());
    }
    Err("The end-to-end tests need Chromium or Google Chrome, and installing one failed. \
         Install it (Debian: `sudo apt-get install chromium`; macOS: `brew install --cask \
         google-chrome`) or set CHROMIUM to its path. \
         `cargo xtask test --fast` runs all that needs no browser."
        .to_owned())
}

fn find() -> bool {
    answer(&mut node("tests", "chromium.js")).is_some()
}
