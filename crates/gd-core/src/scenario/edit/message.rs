//! Edits as messages: objects of JSON or JavaScript whose `type` names the edit.
//!
//! Read by hand. What serde derives for an enum with a tag inside buffers and tries each field of
//! each variant anew, which makes a sixth of the WebAssembly module.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    given::Given,
    vocabulary::{Chosen, Edit},
};
use crate::{run::batch::Batch, scenario::part::Part, spelling::excerpt};

/// How deep an edit of several edits may hold others; no host needs more, and each takes a part of
/// the stack.
const MOST_DEPTH: usize = 16;

/// A part of a message.
#[derive(Debug)]
enum Item {
    Nothing,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Record(Vec<(String, Self)>),
}

/// Reads a part that may hold others so many levels deep.
#[derive(Clone, Copy)]
struct Depth(usize);

impl Depth {
    fn next<E: Error>(self) -> Result<Self, E> {
        self.0.checked_sub(1).map(Self).ok_or_else(|| E::custom("it is nested too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Item, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text, a list or an object")
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::Nothing)
    }

    fn visit_none<E>(self) -> Result<Item, E> {
        Ok(Item::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Item, E> {
        Ok(Item::Flag(flag))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Item, E> {
        Ok(Item::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Item, E> {
        Ok(Item::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Item, A::Error> {
        let (mut list, inner) = (Vec::new(), self.next()?);
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Item::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Item, A::Error> {
        let (mut record, inner) = (Vec::new(), self.next()?);
        while let Some(name) = fields.next_key()? {
            record.push((name, fields.next_value_seed(inner)?));
        }
        Ok(Item::Record(record))
    }
}

impl<'de> Deserialize<'de> for Edit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let item = Depth(MOST_DEPTH).deserialize(deserializer)?;
        edit(item).map_err(D::Error::custom)
    }
}

/// What is read of a part of a message, or why it can't be.
type Read<T> = Result<T, String>;

/// A message's fields, each with its name.
struct Fields(Vec<(String, Item)>);

impl Fields {
    /// A field, the last of its name; nothing where it is missing.
    fn item(&mut self, name: &str) -> Item {
        let place = self.0.iter().rposition(|(its, _)| its == name);
        place.map_or(Item::Nothing, |place| self.0.swap_remove(place).1)
    }

    fn read<T>(&mut self, name: &str, what: &str, of: impl FnOnce(Item) -> Option<T>) -> Read<T> {
        of(self.item(name)).ok_or_else(|| format!("{name} is not {what}"))
    }

    fn text(&mut self, name: &str) -> Read<String> {
        self.read(name, "a text", |item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }

    fn index(&mut self, name: &str) -> Read<usize> {
        self.read(name, "a whole number", |item| match item {
            Item::Number(n) if (0.0..=1e15).contains(&n) && n.fract() == 0.0 => Some(n as usize),
            _ => None,
        })
    }

    fn numbers<const N: usize>(&mut self, name: &str) -> Read<[f64; N]> {
        self.read(name, &format!("{N} numbers"), numbers)
    }

    fn given<T>(
        &mut self,
        name: &str,
        what: &str,
        of: impl FnOnce(Item) -> Option<T>,
    ) -> Read<Given<T>> {
        self.read(name, what, |item| match item {
            Item::Text(text) => Some(Given::Text(text)),
            item => of(item).map(Given::Value),
        })
    }

    fn point(&mut self, name: &str) -> Read<Given<[f64; 2]>> {
        self.given(name, "2 numbers or a text", numbers)
    }

    fn number(&mut self, name: &str) -> Read<f64> {
        self.read(name, "a number", number)
    }

    /// A number or a text, or nothing.
    fn value(&mut self, name: &str) -> Read<Option<Given<f64>>> {
        match self.item(name) {
            Item::Nothing => Ok(None),
            Item::Number(value) => Ok(Some(Given::Value(value))),
            Item::Text(text) => Ok(Some(Given::Text(text))),
            _ => Err(format!("{name} is not a number or a text")),
        }
    }

    fn list(&mut self, name: &str) -> Read<Vec<Item>> {
        self.read(name, "a list", |item| match item {
            Item::List(list) => Some(list),
            _ => None,
        })
    }

    fn class(&mut self) -> Read<u8> {
        match self.item("class") {
            Item::Nothing => Ok(0),
            Item::Number(0.0) => Ok(0),
            Item::Number(1.0) => Ok(1),
            _ => Err("class is not 0 or 1".to_owned()),
        }
    }
}

fn number(item: Item) -> Option<f64> {
    match item {
        Item::Number(number) => Some(number),
        _ => None,
    }
}

fn numbers<const N: usize>(item: Item) -> Option<[f64; N]> {
    let Item::List(list) = item else { return None };
    let numbers: Option<Vec<f64>> = list.into_iter().map(number).collect();
    numbers?.try_into().ok()
}

fn batch(item: Item) -> Read<Batch> {
    match item {
        Item::Text(text) if text == "full" => Ok(Batch::Full),
        Item::Text(text) => {
            text.parse().map(Batch::Mini).map_err(|_| "a batch size is full or a number".to_owned())
        }
        Item::Number(n) if (1.0..=1e9).contains(&n) && n.fract() == 0.0 => {
            Ok(Batch::Mini(n as u32))
        }
        _ => Err("a batch size is full or a number".to_owned()),
    }
}

/// The edit that a message asks for.
fn edit(item: Item) -> Read<Edit> {
    let Item::Record(record) = item else { return Err("an edit is an object".to_owned()) };
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
            key: of.read("key", "schedule, clip or loss", |item| match item {
                Item::Text(key) => Chosen::ALL.into_iter().find(|chosen| chosen.key() == key),
                _ => None,
            })?,
            option: of.text("option")?,
            value: of.value("value")?,
        },
        "changeRate" => Edit::ChangeRate {
            step: of.index("step")?.try_into().unwrap_or(u32::MAX),
            rate: of.given("rate", "a number or a text", number)?,
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
            part: of.read("part", "a part of the page", |item| match item {
                Item::Text(word) => Part::find(&word),
                _ => None,
            })?,
            on: of.read("on", "true or false", |item| match item {
                Item::Flag(on) => Some(on),
                _ => None,
            })?,
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
