//! The site: built and served by Trunk.

use crate::files;
use crate::npm::node;
use crate::package;
use crate::passed::{Inputs, Work};
use crate::process::{Result, answer, cargo, command, root, run, run_instead};
use crate::tools::Tools;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Options of `cargo xtask serve`.
pub(crate) struct ServeOptions {
    port: Option<u16>,
    open: bool,
}

impl ServeOptions {
    pub(crate) fn parse(mut arguments: &[&str]) -> Result<Self> {
        let mut options = Self { port: None, open: false };
        loop {
            arguments = match arguments {
                [] => return Ok(options),
                ["--open", rest @ ..] => {
                    options.open = true;
                    rest
                }
                ["--port", port, rest @ ..] => {
                    let port = port.parse().ok().filter(|port| *port > 0);
                    options.port = Some(port.ok_or("--port wants a number from 1 to 65535")?);
                    rest
                }
                [other, ..] => {
                    return Err(format!("serve takes --port <n> and --open, not `{other}`"));
                }
            };
        }
    }
}

/// Builds the release site into `dist/`, and what others take of it.
pub(crate) fn build(tools: &Tools) -> Result {
    let work = || Work::of("Site", Inputs::Site);
    if !work()?.has_passed() {
        compile()?;
        run(trunk(tools).arg("build"))?;
        package::make()?;
        // With what was built.
        work()?.note()?;
    }
    println!(
        "The site is in dist/; any static host will do. The npm package and a zip of the site are in \
         target/package/."
    );
    Ok(())
}

/// Builds the release site and serves it until interrupted, rebuilding on change.
pub(crate) fn serve(options: &ServeOptions) -> Result {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let port = match options.port {
        Some(port) if free(&port) => port,
        Some(port) => return Err(format!("port {port} is in use: give another with --port")),
        None => (8080..8180).find(free).ok_or("ports 8080 to 8179 are in use: give --port")?,
    };
    let tools = Tools::provide()?;
    compile()?;
    println!(
        "Serving http://127.0.0.1:{port}/ as soon as Trunk says so. Ctrl-C stops; after a change, \
         reload the page."
    );
    let mut serve = trunk(&tools);
    // What is reloaded after a change is to be the change.
    serve.env("SITE_IS_WORKED_ON", "1");
    serve.args(["serve", "--address=127.0.0.1"]).arg(format!("--port={port}"));
    if options.open {
        serve.arg("--open");
    }
    run_instead(&mut serve)
}

/// Compiles the bindings as Trunk will, and what writes the declarations, but with Cargo's progress
/// shown and with leave to download crates, which Trunk's offline mode has not.
fn compile() -> Result {
    println!("Building the release site (about 2 min the first time)");
    // One by one: of what they share each has its own features.
    for (package, profile) in [
        ("gd-web", "first"),
        ("gd-worker", "release"),
        ("gd-export", "first"),
        ("gd-lesson-web", "release"),
    ] {
        run(anywhere(&mut cargo())
            .args(["build", "--locked", "--lib", "--package", package, "--profile", profile])
            .arg("--target=wasm32-unknown-unknown"))?;
    }
    run(cargo().args(["build", "--locked"]).args(DECLARATIONS))?;
    run(cargo().args(["build", "--locked"]).args(GALLERY))?;
    run(cargo().args(["build", "--locked"]).args(LESSONS))
}

/// Leaves the folders of this machine out of what Cargo compiles for the site, which then comes out the
/// same wherever it is built: of a crate's files the name and version are left, of Rust's own the commit.
fn anywhere(command: &mut Command) -> &mut Command {
    let rust = |argument| answer(self::command("rustc").args(argument)).unwrap_or_default();
    let version = rust(&["--version", "--verbose"][..]);
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let of_rust = Path::new(&rust(&["--print=sysroot"])).join("lib/rustlib/src/rust");
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registry = cargo_home.unwrap_or_default().join("registry").join("src");
    let registries = fs::read_dir(registry).into_iter().flatten().flatten();
    let names = registries
        .map(|registry| (registry.path(), String::new()))
        .chain([(root(), String::new())])
        .chain(commit.map(|commit| (of_rust, format!("/rustc/{commit}"))));
    let flags: Vec<_> = names
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        // Flags are parted by spaces.
        .filter(|flag| !flag.contains(char::is_whitespace))
        .collect();
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "))
}

/// The program that writes what can be chosen and set.
const DECLARATIONS: [&str; 3] = ["--quiet", "--package=gd-core", "--example=declarations"];

/// The program that draws the pictures of what can be opened.
const GALLERY: [&str; 4] =
    ["--quiet", "--profile=pictures", "--package=gd-plot", "--example=gallery"];

/// The program that renders the lessons; as tests are, since what it works out takes its time.
const LESSONS: [&str; 4] =
    ["--quiet", "--profile=test", "--package=gd-lesson", "--example=lessons"];

fn trunk(tools: &Tools) -> Command {
    let mut trunk = command("trunk");
    anywhere(tools.equip(&mut trunk));
    // Trunk takes NO_COLOR for an option that is `true` or `false`; by custom it is often 1.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// Finishes the site that Trunk has just built: puts the bindings where the type checker and the
/// scripts' tests find them, writes the declarations, renders the lessons, draws the gallery, bundles the
/// scripts with the bindings, lists the licences of what is in it, and renames `app/` to `app-<hash of its
/// contents>`.
pub(crate) fn bundle() -> Result {
    let site = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("bundle is for Trunk to call; the task you want is `cargo xtask build`")?;
    let app = site.join("app");
    let types = root().join("target").join("bindings");
    let failed = |error: std::io::Error| format!("the bindings: {error}");
    fs::create_dir_all(&types).map_err(failed)?;
    for module in ["gd-web", "gd-worker", "gd-export", "gd-lesson-web"] {
        for ending in [".d.ts", ".js", "_bg.wasm"] {
            let name = format!("{module}{ending}");
            fs::copy(app.join(&name), types.join(&name)).map_err(failed)?;
        }
        fs::remove_file(app.join(format!("{module}.d.ts"))).map_err(failed)?;
    }
    run(cargo()
        .args(["run", "--locked"])
        .args(DECLARATIONS)
        .arg("--")
        .arg(app.join("declarations.json")))?;
    let lessons = root().join("www").join("lessons");
    run(cargo()
        .args(["run", "--locked"])
        .args(LESSONS)
        .args(["--", "render"])
        .arg(lessons.join("en"))
        .args([app.join("lessons"), site.join("lessons")]))?;
    draw_gallery(&app)?;
    run(node("www", "bundle.mjs").arg(&site))?;
    fingerprint(&site)
}

/// Puts the pictures of what can be opened into the site; they are drawn anew only where what draws them
/// is another program.
fn draw_gallery(app: &Path) -> Result {
    let drawn = root().join("target").join("gallery");
    run(cargo().args(["run", "--locked"]).args(GALLERY).arg("--").arg(&drawn))?;
    let failed = |error: std::io::Error| format!("the gallery: {error}");
    let folder = app.join("gallery");
    fs::create_dir_all(&folder).map_err(failed)?;
    for (path, contents) in files::in_folder(&drawn)? {
        if let Some(name) =
            path.file_name().filter(|_| path.extension().is_some_and(|e| e == "png"))
        {
            fs::write(folder.join(name), contents).map_err(failed)?;
        }
    }
    Ok(())
}

/// Renames `app/` and makes the pages load it by its new name.
fn fingerprint(site: &Path) -> Result {
    let app = site.join("app");
    let mut hasher = DefaultHasher::new();
    // By names within the folder: where it lies is not what it is.
    for (path, contents) in files::in_folder(&app)? {
        path.strip_prefix(&app).unwrap_or(&path).hash(&mut hasher);
        contents.hash(&mut hasher);
    }
    let fingerprinted = format!("app-{:016x}", hasher.finish());
    let mut rewritten = false;
    for (path, contents) in files::in_folder(site)? {
        let loads = |extension: &std::ffi::OsStr| extension == "html" || extension == "js";
        if path.starts_with(&app) || !path.extension().is_some_and(loads) {
            continue;
        }
        let page = String::from_utf8(contents)
            .map_err(|error| format!("{} is not UTF-8: {error}", path.display()))?;
        // In an attribute, of a page at the top or in a folder, or in a script's import or list.
        let mut new = page.replace("'./app/", &format!("'./{fingerprinted}/"));
        for above in ["=\"", "=\"../", "\"./"] {
            new = new.replace(&format!("{above}app/"), &format!("{above}{fingerprinted}/"));
        }
        rewritten |= new != page;
        // Those who show a preview want to be told its whole address.
        if let Ok(address) = std::env::var("SITE_URL") {
            let whole = format!("{}/preview.png", address.trim_end_matches('/'));
            new = new.replace("content=\"preview.png\"", &format!("content=\"{whole}\""));
        }
        fs::write(&path, new).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if !rewritten {
        return Err("no page loads anything from app/: see Trunk.toml".to_owned());
    }
    fs::rename(&app, site.join(fingerprinted)).map_err(|error| format!("app: {error}"))
}
