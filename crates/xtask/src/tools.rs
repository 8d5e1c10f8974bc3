//! The build's tools: found on the PATH or in our cache folder, else installed into that folder.

use crate::npm;
use crate::process::{Result, answer, cargo, command, root, run};
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The newest Trunk that builds with the Rust version the workspace asks for.
const TRUNK_VERSION: &str = "0.21.14";

/// The cargo-bolero that goes with the bolero of Cargo.lock.
const BOLERO_VERSION: &str = "0.13.4";

/// Tools that are there, in the right version.
pub(crate) struct Tools {
    path: OsString,
}

impl Tools {
    /// Finds each tool, installing what is missing.
    pub(crate) fn provide() -> Result<Self> {
        provide_wasm_target()?;
        let trunk = Tool {
            package: "trunk",
            version: TRUNK_VERSION.to_owned(),
            programs: &["trunk"],
            features: &["--no-default-features", "--features=rustls"],
            minutes: 3,
        };
        let wasm_bindgen = Tool {
            package: "wasm-bindgen-cli",
            version: locked_version("wasm-bindgen")?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            features: &[],
            minutes: 1,
        };
        let (packages, trunk, wasm_bindgen) = thread::scope(|scope| {
            let trunk = scope.spawn(|| trunk.provide());
            let wasm_bindgen = scope.spawn(|| wasm_bindgen.provide());
            (npm::provide(), trunk.join(), wasm_bindgen.join())
        });
        let crashed = |_| "the installation of a tool crashed".to_owned();
        Self::in_folders([
            trunk.map_err(crashed)??,
            wasm_bindgen.map_err(crashed)??,
            Some(packages?),
        ])
    }

    /// Finds what leads inputs to new code, installing it where it is missing.
    pub(crate) fn for_fuzzing() -> Result<Self> {
        let bolero = Tool {
            package: "cargo-bolero",
            version: BOLERO_VERSION.to_owned(),
            programs: &["cargo-bolero"],
            features: &["--no-default-features", "--features=libfuzzer"],
            minutes: 1,
        };
        Self::in_folders([bolero.provide()?])
    }

    fn in_folders(folders: impl IntoIterator<Item = Option<PathBuf>>) -> Result<Self> {
        let before = std::env::var_os("PATH").unwrap_or_default();
        let path = folders.into_iter().flatten().chain(std::env::split_paths(&before));
        let path = std::env::join_paths(path).map_err(|error| format!("bad PATH: {error}"))?;
        Ok(Self { path })
    }

    /// A command that finds these tools first.
    pub(crate) fn equip<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path)
    }
}

/// Adds rustfmt and Clippy where the toolchain came without them.
pub(crate) fn provide_rust_components() -> Result {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if answer(cargo().args([subcommand, "--version"])).is_none() {
            println!("Adding {component} to the Rust toolchain (a few seconds)");
            run(command("rustup").args(["component", "add", component])).map_err(|error| {
                format!("{error}\n{component} is needed: install it as you installed Rust.")
            })?;
        }
    }
    Ok(())
}

fn provide_wasm_target() -> Result {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = answer(command("rustc").args(["--print=target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("Adding the target {TARGET} to the Rust toolchain (a few seconds)");
    run(command("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!(
            "{error}\nThe Rust toolchain has no {TARGET} target. Install Rust from \
             https://rustup.rs, or the target from where you have Rust \
             (Debian and Ubuntu: libstd-rust-dev-wasm32)."
        )
    })
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("no {package} in {}", path.display()))
}

/// A package of crates.io that is installed for its programs.
struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    features: &'static [&'static str],
    /// How long building it takes, for the reader.
    minutes: u32,
}

impl Tool {
    /// The folder to put on the PATH, or none where the PATH has the tool already.
    fn provide(&self) -> Result<Option<PathBuf>> {
        if self.answers(Path::new("")) {
            return Ok(None);
        }
        let home = cache_folder("tools")?.join(format!("{}-{}", self.package, self.version));
        let programs = home.join("bin");
        if !self.answers(&programs) {
            self.install(&home)?;
        }
        Ok(Some(programs))
    }

    /// Whether the programs in a folder (the PATH, if empty) run and are of the right version.
    fn answers(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| {
            answer(Command::new(folder.join(program)).arg("--version"))
                .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
        })
    }

    /// Installs beside `home` and renames at the end, so that `home` is whole or absent. A second
    /// process waits for the first.
    fn install(&self, home: &Path) -> Result {
        let failed = |error: std::io::Error| format!("{}: {error}", home.display());
        let partial = home.with_file_name(format!("{}-{}.partial", self.package, self.version));
        fs::create_dir_all(&partial).map_err(failed)?;
        let lock = File::create(partial.with_extension("lock")).map_err(failed)?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            println!("Waiting for another process that installs {}", self.package);
            lock.lock().map_err(failed)?;
        }
        if self.answers(&home.join("bin")) {
            return Ok(());
        }

        let staged = partial.join("root");
        self.install_into(&partial, &staged)?;
        if !self.answers(&staged.join("bin")) {
            return Err(format!(
                "{} was installed into {} but does not run there",
                self.package,
                staged.display()
            ));
        }
        if home.exists() {
            fs::remove_dir_all(home).map_err(failed)?;
        }
        fs::rename(&staged, home).map_err(failed)?;
        fs::remove_dir_all(&partial).map_err(failed)
    }

    fn install_into(&self, partial: &Path, staged: &Path) -> Result {
        let package = format!("{}@{}", self.package, self.version);
        let start = || {
            let mut cargo = cargo();
            // Not in the repository, whose Cargo configuration is not meant for this.
            cargo.current_dir(partial);
            cargo
        };

        if answer(start().args(["binstall", "-V"])).is_some() {
            println!("{package}: fetching with cargo binstall (some seconds)");
            let mut fetch = start();
            fetch.args(["binstall", "--no-confirm", "--force", "--disable-strategies=compile"]);
            fetch.arg("--root").arg(staged).arg(&package);
            if wait(&mut fetch, partial, &package).is_ok() {
                return Ok(());
            }
            println!("{package}: no ready-made program for this machine");
        }

        println!(
            "{package}: building it once for all clones (about {} min on two cores)",
            self.minutes
        );
        let build = |lock: Option<&str>| {
            let mut build = start();
            build.args(["install", "--force"]).args(lock).arg("--root").arg(staged);
            build.arg("--target-dir").arg(partial.join("target")).args(self.features);
            build.arg(&package);
            // The tools run for a second or two; optimising them takes minutes.
            build.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
            build.env("CARGO_PROFILE_RELEASE_LTO", "off");
            build.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
            build.env("CARGO_PROFILE_RELEASE_STRIP", "true");
            wait(&mut build, partial, &package)
        };
        // A package's own lock file may name a version that has been yanked since.
        build(Some("--locked")).or_else(|_| build(None))
    }
}

/// Runs to the end with the output in a log file, saying now and then that it is still at work.
fn wait(command: &mut Command, folder: &Path, what: &str) -> Result {
    const REMINDER: Duration = Duration::from_secs(30);
    let log = folder.join("log");
    let failed = |error: std::io::Error| format!("{what}: {error}");
    let out = File::create(&log).map_err(failed)?;
    let err = out.try_clone().map_err(failed)?;
    let mut child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn().map_err(failed)?;
    let start = Instant::now();
    let mut reminder = REMINDER;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            break status;
        }
        if start.elapsed() >= reminder {
            println!("{what}: still at work after {} s", reminder.as_secs());
            reminder += REMINDER;
        }
        thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        println!("{what}: ready after {} s", start.elapsed().as_secs());
        return Ok(());
    }
    let text = fs::read_to_string(&log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    let end = lines.get(lines.len().saturating_sub(25)..).unwrap_or_default().join("\n");
    Err(format!("{end}\n\nInstalling {what} failed; the whole log is {}", log.display()))
}

/// `…/gradient-descent-playground/<what>` in the platform's place for caches.
pub(crate) fn cache_folder(what: &str) -> Result<PathBuf> {
    let folder = |variable: &str| {
        std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
    };
    let platform = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("HOME").map(|home| home.join(".cache"))
    };
    folder("XDG_CACHE_HOME")
        .or(platform)
        .map(|caches| caches.join("gradient-descent-playground").join(what))
        .ok_or_else(|| "no home folder: set XDG_CACHE_HOME to a folder for the tools".to_owned())
}
