//! Links.

use gd_core::{
    CATALOG, CLIPS, RULES, SCHEDULES,
    scenario::{Hidden, Key, PARTS, keys},
};

use crate::{formula::formula, source::Source, table::points};

const MODELS: [&str; 6] = ["line", "slope", "sine", "logistic", "linear-classifier", "cubic"];
const LOSSES: [&str; 6] = ["mse", "mae", "huber", "cross-entropy", "hinge", "huber(delta=0.5)"];
const DATA: [&str; 6] = ["line", "outliers", "blobs", "overlap", "curve", "moons"];
const ACTIVATIONS: [&str; 6] = ["sigmoid", "tanh", "relu", "linear", "sine", "gelu"];
const OPTIONS: [&str; 21] = [
    "lr", "beta", "beta1", "beta2", "eps", "alpha", "wd", "temp", "cooling", "decay", "first",
    "second", "third", "factor", "gamma", "period", "floor", "c", "delta", "rule", "bata",
];
/// What other software adds, what is no key, and what is no pair.
const FOREIGN: [&str; 12] = [
    "utm_source=x",
    "fbclid=IwAR0",
    "ref=chat",
    "colour=red",
    "foo",
    "=",
    "a=b=c",
    "amp;at=1",
    "%",
    "%F0%9F",
    "LR=5",
    "<script>alert(1)</script>",
];
const NOISE: [&str; 20] = [
    "",
    ";",
    ",",
    "(",
    ")",
    "=",
    "%26",
    "&",
    "#",
    "?",
    "%zz",
    "%F0%9F%98%80",
    "%00",
    "%E2%80%AE",
    "é",
    "–",
    "\u{202e}",
    "\u{7}",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
];

/// A link: pairs of a key and a value that is mostly one of that key's.
pub fn link(source: &mut Source<'_>) -> String {
    let keys: Vec<&Key> = keys().collect();
    let mut pairs = Vec::new();
    let most = 1 + source.below(10);
    for _ in 0..most {
        if source.is_empty() {
            break;
        }
        if source.once_in(24) {
            pairs.push(source.one(&FOREIGN).to_owned());
            continue;
        }
        let k = source.below(keys.len());
        // What is descended, from where and by what rules has the most to go wrong.
        let id = match source.below(3) {
            0 => source.one(&["f", "f", "at", "opt", "data", "lr", "view", "steps"]),
            _ => keys.get(k).map_or("f", |key| key.id),
        };
        let mut value = value(source, id);
        if source.once_in(12) {
            value += source.one(&NOISE);
        }
        pairs.push(format!("{id}={}", if source.once_in(3) { encoded(&value) } else { value }));
    }
    let separator = if source.once_in(24) { "&amp;" } else { "&" };
    let start = if source.once_in(16) { source.one(&["?", "#", "&", "??"]) } else { "" };
    start.to_owned() + &pairs.join(separator)
}

/// A value that suits a key, or one that suits another.
pub fn value(source: &mut Source<'_>, id: &str) -> String {
    let of =
        if source.once_in(16) { source.one(&["f", "at", "opt", "view", "show", "lr"]) } else { id };
    match of {
        "f" if source.once_in(3) => {
            let k = source.below(CATALOG.len());
            CATALOG.get(k).map_or("sphere", |entry| entry.id).to_owned()
        }
        "f" => formula(source),
        "data" if source.once_in(2) => format!("csv:{}", points(source)),
        "data" => source.one(&DATA).to_owned(),
        "model" => source.one(&MODELS).to_owned(),
        "loss" => source.one(&LOSSES).to_owned(),
        "activation" => source.one(&ACTIVATIONS).to_owned(),
        "batch" => {
            source.list(
                4,
                ";",
                |source| {
                    if source.once_in(3) { "full".to_owned() } else { source.number() }
                },
            )
        }
        "at" => source.list(4, ";", |source| source.list(2, ",", Source::number)),
        "opt" => {
            let ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
            source.list(3, ";", |source| choice(source, &ids))
        }
        "schedule" => choice(source, &SCHEDULES.iter().map(|row| row.id).collect::<Vec<_>>()),
        "clip" => choice(source, &CLIPS.iter().map(|row| row.id).collect::<Vec<_>>()),
        "map" if source.once_in(2) => sweep(source),
        "map" => choice(source, &["basins", "sweep"]),
        "lr-from" => {
            source.list(3, ";", |source| format!("{}:{}", source.below(64), source.number()))
        }
        "view" | "zoom" => region(source),
        "turn" => source.list(2, ",", Source::number),
        "show" => source.list(3, ",", |source| {
            let k = source.below(PARTS.len());
            PARTS.get(k).map_or("sky", |row| row.id.id()).to_owned()
        }),
        "hide" => source.list(3, ",", |source| {
            let words: Vec<_> = Hidden::words().chain(["sky"]).collect();
            source.one(&words).to_owned()
        }),
        "goal" => source.one(&["max", "min", "up"]).to_owned(),
        "theme" => source.one(&["dark", "light", "host", "pink"]).to_owned(),
        "lesson" => source.one(&["update-rule", "adam.2", "rate.99", ".", "a b.1"]).to_owned(),
        "hole" => source.one(&["1", "9", "10", "2026-11-26", "2026-02-30", "0"]).to_owned(),
        "sampling" => source.one(&["with", "without", "both"]).to_owned(),
        "experiment" => source.one(&["hessians", "fields", "dice"]).to_owned(),
        "embed" | "play" => source.one(&["1", "0", "2"]).to_owned(),
        _ => source.number(),
    }
}

/// A rule, a schedule or a clip, with options of its own or of another.
fn choice(source: &mut Source<'_>, ids: &[&str]) -> String {
    let id = source.one(ids);
    if source.once_in(2) {
        return id.to_owned();
    }
    let options =
        source.list(3, ",", |source| format!("{}={}", source.one(&OPTIONS), source.number()));
    format!("{id}({options})")
}

/// A sweep, with options that its rule may have and ranges that may be none.
fn sweep(source: &mut Source<'_>) -> String {
    let options = source.list(5, ",", |source| {
        let name = source.one(&["x", "y", "x-from", "x-to", "y-from", "y-to", "rule", "z"]);
        let value = match source.below(3) {
            0 => source.number(),
            _ => source
                .one(&["lr", "beta", "beta1", "eps", "batch", "x", "y", "bata", ""])
                .to_owned(),
        };
        format!("{name}={value}")
    });
    format!("sweep({options})")
}

fn region(source: &mut Source<'_>) -> String {
    if source.once_in(3) {
        return source.list(5, ",", Source::number);
    }
    let side = |source: &mut Source<'_>| {
        let low = f64::from(source.byte()) / 16.0 - 8.0;
        let size = source.one(&[1.0, 4.0, 10.0, 1e-3, 1e-9, 1e6, 1e9, 1e-300]);
        format!("{low},{}", low + size)
    };
    if source.once_in(3) {
        return side(source);
    }
    format!("{},{}", side(source), side(source))
}

/// Percent-encoded, all but letters and digits.
#[must_use]
pub fn encoded(value: &str) -> String {
    let mut written = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() {
            written.push(char::from(byte));
        } else {
            written += &format!("%{byte:02X}");
        }
    }
    written
}
