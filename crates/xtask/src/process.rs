//! Child processes, and how their failures are told.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The error is a message for a person: what failed and what to do.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// A command that starts in the repository's top folder.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Cargo, the one that runs this task.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end; output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command, &status)) }
}

/// Runs to the end in place of this process where the system can, so that ending the one ends the
/// other.
pub(crate) fn run_instead(command: &mut Command) -> Result {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        let error = command.exec();
        Err(not_started(command, &error))
    }
    #[cfg(not(unix))]
    run(command)
}

/// Runs to the end and shows standard output; gives back the lines of it that `keep` selects.
pub(crate) fn run_and_keep(
    command: &mut Command,
    keep: impl Fn(&str) -> bool,
) -> Result<Vec<String>> {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut kept = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(std::result::Result::ok) {
            println!("{line}");
            if keep(&line) {
                kept.push(line.trim().to_owned());
            }
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(kept) } else { Err(failed(command, &status)) }
}

/// Runs to the end beside others: what it prints is kept, and told only where it fails. Gives back the
/// lines that `keep` selects.
pub(crate) fn capture(command: &mut Command, keep: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    const REMINDER: Duration = Duration::from_secs(60);
    let (reader, writer) = std::io::pipe().map_err(|error| not_started(command, &error))?;
    let other = writer.try_clone().map_err(|error| not_started(command, &error))?;
    let start = Instant::now();
    let spawned = command.stdin(Stdio::null()).stdout(writer).stderr(other).spawn();
    // The command holds ends of the pipe, which ends only when they are closed.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = spawned.map_err(|error| not_started(command, &error))?;
    let mut text = String::new();
    let mut reminder = REMINDER;
    for line in BufReader::new(reader).lines().map_while(std::result::Result::ok) {
        if start.elapsed() >= reminder {
            println!("…  {:6.0} s  {}", start.elapsed().as_secs_f64(), line.trim());
            reminder += REMINDER;
        }
        text += &line;
        text.push('\n');
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        return Err(format!("{text}{}", failed(command, &status)));
    }
    Ok(text.lines().filter(|line| keep(line)).map(|line| line.trim().to_owned()).collect())
}

/// What a command prints on standard output, if it can be started and succeeds.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}", command.get_program().display())
}

fn failed(command: &Command, status: &std::process::ExitStatus) -> String {
    let program = Path::new(command.get_program());
    let words: Vec<_> = std::iter::once(program.file_name().unwrap_or(program.as_os_str()))
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    format!("`{}` failed ({status})", words.join(" "))
}
