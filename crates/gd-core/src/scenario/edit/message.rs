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
    scenario::{mark::Mark, part::Part, problem::Problem, section::Section},
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

/// A message's fields, each with its name. Something stands in for what can't be read, and the first
/// reason is kept: to go on takes less code than to leave at each of a hundred places.
struct Fields {
    fields: Vec<(String, Message)>,
    /// Why the message can't be read.
    wrong: Option<String>,
}

impl Fields {
    fn refuse(&mut self, reason: &[&str]) {
        self.wrong.get_or_insert_with(|| reason.concat());
    }

    fn is_not(&mut self, name: &str, what: &str) {
        self.refuse(&[name, " is not ", what]);
    }

    /// A field, the last of its name; nothing where it is missing.
    fn item(&mut self, name: &str) -> Message {
        let place = self.fields.iter().rposition(|(its, _)| its == name);
        place.map_or(Message::Nothing, |place| self.fields.swap_remove(place).1)
    }

    fn text(&mut self, name: &str) -> String {
        if let Message::Text(text) = self.item(name) {
            return text;
        }
        self.is_not(name, "a text");
        String::new()
    }

    /// A text, or nothing.
    fn optional_text(&mut self, name: &str) -> Option<String> {
        match self.item(name) {
            Message::Nothing => return None,
            Message::Text(text) => return Some(text),
            _ => self.is_not(name, "a text"),
        }
        None
    }

    fn index(&mut self, name: &str) -> usize {
        match self.item(name) {
            Message::Number(n) if (0.0..=1e15).contains(&n) && n.fract() == 0.0 => n as usize,
            _ => {
                self.is_not(name, "a whole number");
                0
            }
        }
    }

    fn numbers<const N: usize>(&mut self, name: &str) -> [f64; N] {
        let item = self.item(name);
        numbers(&item).unwrap_or_else(|| {
            self.is_not(name, &format!("{N} numbers"));
            [0.0; N]
        })
    }

    fn point(&mut self, name: &str) -> Given<[f64; 2]> {
        let item = match self.item(name) {
            Message::Text(text) => return Given::Text(text),
            item => item,
        };
        Given::Value(numbers(&item).unwrap_or_else(|| {
            self.is_not(name, "2 numbers or a text");
            [0.0; 2]
        }))
    }

    fn number(&mut self, name: &str) -> f64 {
        if let Message::Number(number) = self.item(name) {
            return number;
        }
        self.is_not(name, "a number");
        0.0
    }

    /// A number or a text, or nothing.
    fn value(&mut self, name: &str) -> Option<Given<f64>> {
        match self.item(name) {
            Message::Nothing => return None,
            Message::Number(value) => return Some(Given::Value(value)),
            Message::Text(text) => return Some(Given::Text(text)),
            _ => self.is_not(name, "a number or a text"),
        }
        None
    }

    fn list(&mut self, name: &str) -> Vec<Message> {
        if let Message::List(list) = self.item(name) {
            return list;
        }
        self.is_not(name, "a list");
        Vec::new()
    }

    fn class(&mut self) -> u8 {
        match self.item("class") {
            Message::Nothing | Message::Number(0.0) => {}
            Message::Number(1.0) => return 1,
            _ => self.is_not("class", "0 or 1"),
        }
        0
    }

    fn flag(&mut self, name: &str) -> bool {
        if let Message::Flag(flag) = self.item(name) {
            return flag;
        }
        self.is_not(name, "true or false");
        false
    }

    fn chosen(&mut self, name: &str) -> Chosen {
        let key = self.text(name);
        let chosen = Chosen::ALL.into_iter().find(|chosen| chosen.key() == key);
        chosen.unwrap_or_else(|| {
            self.is_not(name, "schedule, clip, loss or map");
            Chosen::Schedule
        })
    }

    fn part(&mut self, name: &str) -> Part {
        let part = self.text(name);
        Part::find(&part).unwrap_or_else(|| {
            self.is_not(name, "a part of the page");
            Part::Stretch
        })
    }

    fn rates(&mut self, name: &str) -> Vec<f64> {
        let mut rates = Vec::new();
        for item in self.list(name) {
            match item {
                Message::Number(rate) => rates.push(rate),
                _ => self.refuse(&["a learning rate is a number"]),
            }
        }
        rates
    }

    fn mark(&mut self, name: &str) -> Mark {
        let mark = self.text(name);
        Mark::find(&mark).unwrap_or_else(|| {
            self.is_not(name, "a kind of mark");
            Mark::Start
        })
    }

    fn section(&mut self, name: &str) -> Section {
        let section = self.text(name);
        Section::find(&section).unwrap_or_else(|| {
            self.is_not(name, "a part of the page around the picture");
            Section::Formula
        })
    }

    fn batches(&mut self, name: &str) -> Vec<Batch> {
        let mut batches = Vec::new();
        for item in self.list(name) {
            match batch(item) {
                Some(batch) => batches.push(batch),
                None => self.refuse(&["a batch size is full or a number"]),
            }
        }
        batches
    }

    fn edits(&mut self, name: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        for item in self.list(name) {
            match edit(item) {
                Ok(edit) => edits.push(edit),
                Err(reason) => self.refuse(&[&reason]),
            }
        }
        edits
    }
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

fn batch(item: Message) -> Option<Batch> {
    match item {
        Message::Text(text) if text == "full" => Some(Batch::Full),
        Message::Text(text) => parse(&text).and_then(|number| batch(Message::Number(number))),
        // What is out of range is told by the key.
        Message::Number(n) if (0.0..=1e9).contains(&n) && n.fract() == 0.0 => {
            Some(Batch::Mini(n as u32))
        }
        _ => None,
    }
}

/// The edit that a message asks for, or why it can't be read.
fn edit(item: Message) -> Result<Edit, String> {
    let Message::Record(fields) = item else { return Err("an edit is an object".to_owned()) };
    let mut of = Fields { fields, wrong: None };
    let edit = match of.text("type").as_str() {
        "set" => Edit::Set { key: of.text("key"), value: of.text("value") },
        "rewrite" => Edit::Rewrite { formula: of.text("formula") },
        "reset" => Edit::Reset { key: of.text("key") },
        "addStart" => Edit::AddStart { at: of.point("at") },
        "moveStart" => Edit::MoveStart { index: of.index("index"), to: of.point("to") },
        "removeStart" => Edit::RemoveStart { index: of.index("index") },
        "resetStarts" => Edit::ResetStarts,
        "addRule" => Edit::AddRule { rule: of.text("rule") },
        "duplicateRule" => Edit::DuplicateRule { index: of.index("index") },
        "removeRule" => Edit::RemoveRule { index: of.index("index") },
        "replaceRule" => Edit::ReplaceRule { index: of.index("index"), rule: of.text("rule") },
        "setRuleOption" => Edit::SetRuleOption {
            rule: of.index("rule"),
            option: of.text("option"),
            value: of.value("value"),
        },
        "setOption" => Edit::SetOption {
            key: of.chosen("key"),
            option: of.text("option"),
            value: of.value("value"),
        },
        "changeRate" => Edit::ChangeRate {
            step: of.index("step").try_into().unwrap_or(u32::MAX),
            rate: of.value("rate").unwrap_or_else(|| {
                of.is_not("rate", "a number or a text");
                Given::Value(0.0)
            }),
        },
        "tryRates" => Edit::TryRates { rule: of.index("rule"), rates: of.rates("rates") },
        "sweep" => Edit::Sweep {
            rule: of.index("rule"),
            x: of.optional_text("x"),
            y: of.optional_text("y"),
        },
        "setBatches" => Edit::SetBatches { batches: of.batches("batches") },
        "addPoint" => Edit::AddPoint { at: of.numbers("at"), class: of.class() },
        "movePoint" => Edit::MovePoint { index: of.index("index"), to: of.numbers("to") },
        "removePoint" => Edit::RemovePoint { index: of.index("index") },
        "clearPoints" => Edit::ClearPoints,
        "setClass" => Edit::SetClass { index: of.index("index"), class: of.class() },
        "pasteData" => Edit::PasteData { text: of.text("text") },
        "setPart" => Edit::SetPart { part: of.part("part"), on: of.flag("on") },
        "setMark" => Edit::SetMark { mark: of.mark("mark"), on: of.flag("on") },
        "setSection" => Edit::SetSection { section: of.section("section"), on: of.flag("on") },
        "zoom" => Edit::Zoom { to: of.numbers("to") },
        "zoomBy" => Edit::ZoomBy { factor: of.number("factor"), at: of.numbers("at") },
        "pan" => Edit::Pan { by: of.numbers("by") },
        "resetZoom" => Edit::ResetZoom,
        "turnBy" => Edit::TurnBy { by: of.numbers("by") },
        "open" => Edit::Open { query: of.text("query") },
        "all" => Edit::All { edits: of.edits("edits") },
        "addMomentum" => Edit::AddMomentum,
        "addAnnealing" => Edit::AddAnnealing,
        "shakeGradient" => Edit::ShakeGradient,
        "addRestarts" => Edit::AddRestarts,
        other => {
            of.refuse(&["there is no edit “", &excerpt(other), "”"]);
            Edit::ResetZoom
        }
    };
    match of.wrong {
        Some(reason) => Err(reason),
        None => Ok(edit),
    }
}
