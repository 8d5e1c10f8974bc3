//! Edits as messages: objects of JSON or JavaScript whose `type` names the edit.
//!
//! Read by hand. What serde derives for an enum with a tag inside buffers and tries each field of
//! each variant anew, which made a sixth of the WebAssembly module.

use super::{
    given::Given,
    vocabulary::{Chosen, Edit},
};
use crate::{
    notation::parse,
    run::batch::Batch,
    scenario::{part::Part, problem::Problem},
    spelling::excerpt,
};

/// A message of a page or a host, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Nothing: null, or what is not there.
    Nothing,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object's fields, each with its name.
    Record(Vec<(String, Self)>),
}

impl Message {
    /// How deep a message may hold others; no host needs more, and each level takes a part of the
    /// stack.
    pub const MOST_DEPTH: usize = 16;
}

impl Edit {
    /// The edit that a message asks for.
    ///
    /// # Errors
    /// What is wrong with the message.
    pub fn read(message: Message) -> Result<Self, Vec<Problem>> {
        edit(message).map_err(|reason| vec![Problem::unreadable_edit(&reason)])
    }
}

/// What is read of a part of a message, or why it can't be.
type Read<T> = Result<T, String>;

/// A message's fields, each with its name.
struct Fields(Vec<(String, Message)>);

impl Fields {
    /// A field, the last of its name; nothing where it is missing.
    fn item(&mut self, name: &str) -> Message {
        let place = self.0.iter().rposition(|(its, _)| its == name);
        place.map_or(Message::Nothing, |place| self.0.swap_remove(place).1)
    }

    fn text(&mut self, name: &str) -> Read<String> {
        match self.item(name) {
            Message::Text(text) => Ok(text),
            _ => Err(is_not(name, "a text")),
        }
    }

    fn index(&mut self, name: &str) -> Read<usize> {
        match self.item(name) {
            Message::Number(n) if (0.0..=1e15).contains(&n) && n.fract() == 0.0 => Ok(n as usize),
            _ => Err(is_not(name, "a whole number")),
        }
    }

    fn numbers<const N: usize>(&mut self, name: &str) -> Read<[f64; N]> {
        let item = self.item(name);
        numbers(&item).ok_or_else(|| is_not(name, &format!("{N} numbers")))
    }

    fn point(&mut self, name: &str) -> Read<Given<[f64; 2]>> {
        match self.item(name) {
            Message::Text(text) => Ok(Given::Text(text)),
            item => {
                numbers(&item).map(Given::Value).ok_or_else(|| is_not(name, "2 numbers or a text"))
            }
        }
    }

    fn number(&mut self, name: &str) -> Read<f64> {
        match self.item(name) {
            Message::Number(number) => Ok(number),
            _ => Err(is_not(name, "a number")),
        }
    }

    /// A number or a text, or nothing.
    fn value(&mut self, name: &str) -> Read<Option<Given<f64>>> {
        match self.item(name) {
            Message::Nothing => Ok(None),
            Message::Number(value) => Ok(Some(Given::Value(value))),
            Message::Text(text) => Ok(Some(Given::Text(text))),
            _ => Err(is_not(name, "a number or a text")),
        }
    }

    fn list(&mut self, name: &str) -> Read<Vec<Message>> {
        match self.item(name) {
            Message::List(list) => Ok(list),
            _ => Err(is_not(name, "a list")),
        }
    }

    fn class(&mut self) -> Read<u8> {
        match self.item("class") {
            Message::Nothing | Message::Number(0.0) => Ok(0),
            Message::Number(1.0) => Ok(1),
            _ => Err(is_not("class", "0 or 1")),
        }
    }
}

fn is_not(name: &str, what: &str) -> String {
    [name, " is not ", what].concat()
}

fn numbers<const N: usize>(item: &Message) -> Option<[f64; N]> {
    let Message::List(list) = item else { return None };
    let mut numbers = [0.0; N];
    for (slot, item) in numbers.iter_mut().zip(list) {
        let Message::Number(number) = item else { return None };
        *slot = *number;
    }
    Some(numbers).filter(|_| list.len() == N)
}

fn batch(item: Message) -> Read<Batch> {
    match item {
        Message::Text(text) if text == "full" => Ok(Batch::Full),
        Message::Text(text) => batch(parse(&text).map_or(Message::Nothing, Message::Number)),
        // What is out of range is told by the key.
        Message::Number(n) if (0.0..=1e9).contains(&n) && n.fract() == 0.0 => {
            Ok(Batch::Mini(n as u32))
        }
        _ => Err("a batch size is full or a number".to_owned()),
    }
}

/// The edit that a message asks for.
fn edit(item: Message) -> Read<Edit> {
    let Message::Record(record) = item else { return Err("an edit is an object".to_owned()) };
    let mut of = Fields(record);
    Ok(match of.text("type")?.as_str() {
        "set" => Edit::Set { key: of.text("key")?, value: of.text("value")? },
        "rewrite" => Edit::Rewrite { formula: of.text("formula")? },
        "reset" => Edit::Reset { key: of.text("key")? },
        "addStart" => Edit::AddStart { at: of.point("at")? },
        "moveStart" => Edit::MoveStart { index: of.index("index")?, to: of.point("to")? },
        "removeStart" => Edit::RemoveStart { index: of.index("index")? },
        "resetStarts" => Edit::ResetStarts,
        "addRule" => Edit::AddRule { rule: of.text("rule")? },
        "duplicateRule" => Edit::DuplicateRule { index: of.index("index")? },
        "removeRule" => Edit::RemoveRule { index: of.index("index")? },
        "replaceRule" => Edit::ReplaceRule { index: of.index("index")?, rule: of.text("rule")? },
        "setRuleOption" => Edit::SetRuleOption {
            rule: of.index("rule")?,
            option: of.text("option")?,
            value: of.value("value")?,
        },
        "setOption" => Edit::SetOption {
            key: {
                let key = of.text("key")?;
                let chosen = Chosen::ALL.into_iter().find(|chosen| chosen.key() == key);
                chosen.ok_or_else(|| is_not("key", "schedule, clip or loss"))?
            },
            option: of.text("option")?,
            value: of.value("value")?,
        },
        "changeRate" => Edit::ChangeRate {
            step: of.index("step")?.try_into().unwrap_or(u32::MAX),
            rate: of.value("rate")?.ok_or_else(|| is_not("rate", "a number or a text"))?,
        },
        "setBatches" => {
            let batches = of.list("batches")?.into_iter().map(batch);
            Edit::SetBatches { batches: batches.collect::<Read<_>>()? }
        }
        "addPoint" => Edit::AddPoint { at: of.numbers("at")?, class: of.class()? },
        "movePoint" => Edit::MovePoint { index: of.index("index")?, to: of.numbers("to")? },
        "removePoint" => Edit::RemovePoint { index: of.index("index")? },
        "setClass" => Edit::SetClass { index: of.index("index")?, class: of.class()? },
        "pasteData" => Edit::PasteData { text: of.text("text")? },
        "setPart" => Edit::SetPart {
            part: Part::find(&of.text("part")?)
                .ok_or_else(|| is_not("part", "a part of the page"))?,
            on: match of.item("on") {
                Message::Flag(on) => on,
                _ => return Err(is_not("on", "true or false")),
            },
        },
        "zoom" => Edit::Zoom { to: of.numbers("to")? },
        "zoomBy" => Edit::ZoomBy { factor: of.number("factor")?, at: of.numbers("at")? },
        "pan" => Edit::Pan { by: of.numbers("by")? },
        "resetZoom" => Edit::ResetZoom,
        "open" => Edit::Open { query: of.text("query")? },
        "all" => {
            let edits = of.list("edits")?.into_iter().map(edit);
            Edit::All { edits: edits.collect::<Read<_>>()? }
        }
        "addMomentum" => Edit::AddMomentum,
        "addAnnealing" => Edit::AddAnnealing,
        "shakeGradient" => Edit::ShakeGradient,
        "addRestarts" => Edit::AddRestarts,
        other => return Err(format!("there is no edit “{}”", excerpt(other))),
    })
}
