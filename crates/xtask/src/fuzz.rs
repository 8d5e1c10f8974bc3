//! Inputs for gd-fuzz's targets, minute after minute.

use crate::process::{Result, answer, capture, cargo, command};
use crate::tools::Tools;
use std::process::Command;

/// The tests of `crates/gd-fuzz`.
const TARGETS: [&str; 5] = ["link", "formula", "pasted_data", "edits", "runs"];

/// The longest input that is made, in bytes.
const MOST_BYTES: u32 = 512;

/// Options of `cargo xtask fuzz`.
pub(crate) struct FuzzOptions<'a> {
    /// Which target, if not each.
    target: Option<&'a str>,
    /// How long for each.
    minutes: u32,
}

impl<'a> FuzzOptions<'a> {
    pub(crate) fn parse(mut arguments: &[&'a str]) -> Result<Self> {
        let mut options = Self { target: None, minutes: 1 };
        loop {
            arguments = match arguments {
                [] => return Ok(options),
                ["--minutes", minutes, rest @ ..] => {
                    let minutes = minutes.parse().ok().filter(|minutes| *minutes > 0);
                    options.minutes = minutes.ok_or("--minutes wants a number from 1 on")?;
                    rest
                }
                [target, rest @ ..] if TARGETS.contains(target) && options.target.is_none() => {
                    options.target = Some(target);
                    rest
                }
                [other, ..] => {
                    let targets = TARGETS.join(", ");
                    return Err(format!(
                        "fuzz takes one of {targets} and --minutes <n>, not `{other}`"
                    ));
                }
            };
        }
    }
}

/// Tries inputs until the time is over or one fails, and says how many there were. What fails is kept
/// beside the corpus, in `crashes`, where `cargo test` tries it again.
pub(crate) fn run(options: &FuzzOptions<'_>) -> Result {
    let seconds = options.minutes * 60;
    // libFuzzer is C++, which is compiled here.
    let is_led = answer(command("c++").arg("--version")).is_some();
    let tools = if is_led { Some(Tools::for_fuzzing()?) } else { None };
    if !is_led {
        println!("No C++ compiler found: inputs are random, and nothing leads them to new code.");
    }
    for target in TARGETS.iter().filter(|target| options.target.is_none_or(|one| one == **target)) {
        println!("== {target}, for {} min; a first build takes some more", options.minutes);
        let mut inputs = match &tools {
            Some(tools) => led(tools, target, seconds),
            None => random(target, seconds),
        };
        let counts =
            capture(&mut inputs, |line| line.starts_with("Done ") || line.contains(" inputs: "))?;
        for count in counts {
            println!("ok {target}: {count}");
        }
    }
    Ok(())
}

/// libFuzzer, which keeps the inputs that run new code in `target/fuzz` and goes on from them.
fn led(tools: &Tools, target: &str, seconds: u32) -> Command {
    let mut bolero = cargo();
    tools.equip(&mut bolero).args(["bolero", "test", target, "--package=gd-fuzz"]);
    // By paths without this machine's folders, since a space would part them.
    bolero.args(["--sanitizer=NONE", "--target-dir=target/fuzz"]);
    bolero.arg(format!("--corpus-dir=target/fuzz/corpus/{target}"));
    bolero.arg(format!("--max-input-length={MOST_BYTES}"));
    bolero.args(["-T", &format!("{seconds}s")]);
    let corpus = format!("crates/gd-fuzz/tests/targets/__fuzz__/{target}/corpus");
    bolero.args(["--engine-args", &corpus]);
    bolero
}

/// bolero's own engine.
fn random(target: &str, seconds: u32) -> Command {
    let mut test = cargo();
    test.args(["test", "--profile=fuzz", "--package=gd-fuzz", "--test=targets", target]);
    test.args(["--", "--exact", "--nocapture"]);
    test.env("BOLERO_RANDOM_TEST_TIME_MS", (u64::from(seconds) * 1000).to_string());
    test
}
