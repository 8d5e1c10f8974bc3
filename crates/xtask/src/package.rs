//! What others take of the site that was built: the npm package of the element, and the site as one zip.

use crate::npm::node;
use crate::process::{Result, root, run};
use std::fs;

/// Makes `target/package/npm`, to be packed or published by npm, and
/// `target/package/gradient-descent-playground.zip` from `dist/`.
pub(crate) fn make() -> Result {
    let site = root().join("dist");
    let folder = root().join("target").join("package");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    let npm = folder.join("npm");
    fs::create_dir_all(&npm).map_err(failed)?;
    run(node("www", "package.mjs").arg(&site).arg(&npm).arg(env!("CARGO_PKG_VERSION")))?;
    let zip = folder.join("gradient-descent-playground.zip");
    run(node("www", "zip.mjs").arg(&site).arg(&zip))
}
