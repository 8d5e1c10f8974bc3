//! Messages that ask for an edit, as a host page sends them.

use gd_core::scenario::{Message, keys};

use crate::{
    formula::formula,
    link::{link, value},
    source::Source,
    table::table,
};

const TYPES: [&str; 39] = [
    "set",
    "rewrite",
    "reset",
    "addStart",
    "moveStart",
    "removeStart",
    "resetStarts",
    "addRule",
    "duplicateRule",
    "removeRule",
    "replaceRule",
    "setRuleOption",
    "setOption",
    "changeRate",
    "tryRates",
    "sweep",
    "setBatches",
    "addPoint",
    "movePoint",
    "removePoint",
    "clearPoints",
    "setClass",
    "pasteData",
    "setPart",
    "setMark",
    "zoom",
    "zoomBy",
    "pan",
    "resetZoom",
    "turnBy",
    "open",
    "all",
    "addMomentum",
    "addAnnealing",
    "shakeGradient",
    "addRestarts",
    "explode",
    "__proto__",
    "",
];
const RULES: [&str; 10] = [
    "gd",
    "momentum",
    "classical-momentum",
    "nesterov",
    "adagrad",
    "rmsprop",
    "adam",
    "adamw",
    "anneal",
    "adma",
];
const OPTIONS: [&str; 12] =
    ["lr", "beta", "beta1", "beta2", "eps", "wd", "temp", "decay", "c", "delta", "constructor", ""];
const PARTS: [&str; 10] =
    ["surface", "field", "stretch", "linear", "norm", "losses", "epochs", "present", "sky", ""];

/// A message that asks for an edit, or nearly.
pub fn message(source: &mut Source<'_>) -> Message {
    message_within(source, 2)
}

fn message_within(source: &mut Source<'_>, depth: usize) -> Message {
    if source.once_in(24) {
        return anything(source, 3);
    }
    let kind = source.one(&TYPES);
    let mut fields = vec![("type".to_owned(), text(kind))];
    let mut put = |name: &str, item: Message| fields.push((name.to_owned(), item));
    match kind {
        "set" | "reset" => {
            let ids: Vec<_> = keys().map(|key| key.id).collect();
            let key = source.one(&ids);
            put("key", text(key));
            put("value", text(&value(source, key)));
        }
        "rewrite" => put("formula", text(&formula(source))),
        "addStart" => put("at", given_point(source)),
        "moveStart" => {
            put("index", index(source));
            put("to", given_point(source));
        }
        "removeStart" | "duplicateRule" | "removeRule" | "removePoint" => {
            put("index", index(source));
        }
        "addRule" => put("rule", text(source.one(&RULES))),
        "replaceRule" => {
            put("index", index(source));
            put("rule", text(source.one(&RULES)));
        }
        "setRuleOption" => {
            put("rule", index(source));
            put("option", text(source.one(&OPTIONS)));
            put("value", given(source));
        }
        "setOption" => {
            put("key", text(source.one(&["schedule", "clip", "loss", "map", "opt"])));
            put("option", text(source.one(&OPTIONS)));
            put("value", given(source));
        }
        "changeRate" => {
            put("step", index(source));
            put("rate", given(source));
        }
        "tryRates" => {
            put("rule", index(source));
            let count = source.below(5);
            put("rates", Message::List((0..count).map(|_| given(source)).collect()));
        }
        "sweep" => {
            put("rule", index(source));
            for axis in ["x", "y"] {
                if source.once_in(2) {
                    put(axis, text(source.one(&["lr", "beta", "beta1", "batch", "x", "y", "z"])));
                }
            }
        }
        "setBatches" => {
            let count = source.below(5);
            let sizes = (0..count).map(|_| match source.below(3) {
                0 => text("full"),
                _ => given(source),
            });
            put("batches", Message::List(sizes.collect()));
        }
        "addPoint" | "setClass" | "movePoint" => {
            put("index", index(source));
            put("at", numbers(source, 2));
            put("to", numbers(source, 2));
            put("class", Message::Number(source.one(&[0.0, 1.0, 2.0, f64::NAN])));
        }
        "pasteData" => put("text", text(&table(source))),
        "setPart" => {
            put("part", text(source.one(&PARTS)));
            put("on", Message::Flag(source.once_in(2)));
        }
        "setMark" => {
            put("mark", text(source.one(&["minimum", "start", "plain-step", "sky", ""])));
            put("on", Message::Flag(source.once_in(2)));
        }
        "zoom" => put("to", numbers(source, 4)),
        "zoomBy" => {
            put("factor", number(source));
            put("at", numbers(source, 2));
        }
        "pan" | "turnBy" => put("by", numbers(source, 2)),
        "open" => put("query", text(&link(source))),
        "all" => {
            let count = if depth == 0 { 0 } else { source.below(4) };
            let edits = (0..count).map(|_| message_within(source, depth - 1)).collect();
            put("edits", Message::List(edits));
        }
        _ => {}
    }
    if source.once_in(16) {
        let name = source.one(&["type", "at", "__proto__", "value", "index"]).to_owned();
        fields.push((name, anything(source, 2)));
    }
    Message::Record(fields)
}

/// Something of any kind, so many levels deep.
fn anything(source: &mut Source<'_>, depth: usize) -> Message {
    match source.below(if depth == 0 { 4 } else { 6 }) {
        0 => Message::Nothing,
        1 => Message::Flag(source.once_in(2)),
        2 => Message::Number(source.double()),
        3 => text(&source.number()),
        4 => {
            let count = source.below(4);
            Message::List((0..count).map(|_| anything(source, depth - 1)).collect())
        }
        _ => {
            let count = source.below(4);
            let field = |source: &mut Source<'_>| {
                let name = source.one(&["type", "edits", "at", "", "toString"]).to_owned();
                (name, anything(source, depth - 1))
            };
            Message::Record((0..count).map(|_| field(source)).collect())
        }
    }
}

fn text(text: &str) -> Message {
    Message::Text(text.to_owned())
}

fn number(source: &mut Source<'_>) -> Message {
    Message::Number(match source.below(8) {
        0 => source.double(),
        1 => source.one(&[0.0, -0.0, 1e300, -1e300, 1e-300, f64::NAN, f64::INFINITY, 1e9]),
        2 => f64::from(source.byte()),
        _ => f64::from(source.byte()) / 32.0 - 4.0,
    })
}

fn given(source: &mut Source<'_>) -> Message {
    match source.below(4) {
        0 => text(&source.number()),
        1 if source.once_in(4) => Message::Nothing,
        _ => number(source),
    }
}

fn numbers(source: &mut Source<'_>, count: usize) -> Message {
    let count = if source.once_in(24) { source.below(6) } else { count };
    Message::List((0..count).map(|_| number(source)).collect())
}

fn given_point(source: &mut Source<'_>) -> Message {
    if source.once_in(4) {
        return text(&source.list(2, ",", Source::number));
    }
    numbers(source, 2)
}

fn index(source: &mut Source<'_>) -> Message {
    Message::Number(if source.once_in(12) {
        source.one(&[-1.0, 0.5, 64.0, 200.0, 1e15, 1e300, f64::NAN])
    } else {
        source.below(5) as f64
    })
}
