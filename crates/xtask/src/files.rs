//! The files of the repository, and of folders.

use crate::process::{Result, answer, command};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of all files of the repository, from its top folder: those that Git keeps, or would. `None`
/// where there is no Git to ask.
pub(crate) fn of_repository() -> Option<Vec<String>> {
    let mut git = command("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = answer(&mut git)?;
    Some(listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}

/// Every file in a folder and in those below it.
pub(crate) fn in_folder(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let contents = fs::read(&path).map_err(failed)?;
                files.insert(path, contents);
            }
        }
    }
    Ok(files)
}
