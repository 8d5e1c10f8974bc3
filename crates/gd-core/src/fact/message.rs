//! What a page hands back of a rendered lesson: conditions and numbers as messages, in the form in which
//! they are serialized. Read by hand, as [edits](crate::scenario::Edit) are.

use crate::{
    fact::{
        arithmetic::Quantity,
        asked::{Asked, RunChosen, Target, Unit},
        condition::{Clause, Condition, Relation},
        live::Live,
        look::Look,
        table::Fact,
        word::Word,
    },
    scenario::Message,
    space::Point,
};

/// The name and the value of a record's only field.
fn tagged(message: Message) -> Option<(String, Message)> {
    let Message::Record(mut fields) = message else { return None };
    let only = fields.pop();
    only.filter(|_| fields.is_empty())
}

fn number(message: Message) -> Option<f64> {
    if let Message::Number(number) = message { Some(number) } else { None }
}

fn count(message: Message) -> Option<u32> {
    number(message).filter(|n| (0.0..=1e9).contains(n)).map(|n| n as u32)
}

fn text(message: Message) -> Option<String> {
    if let Message::Text(text) = message { Some(text) } else { None }
}

fn list<const N: usize>(message: Message) -> Option<[Message; N]> {
    let Message::List(items) = message else { return None };
    items.try_into().ok()
}

fn point(message: Message) -> Option<Point> {
    let [x, y] = list(message)?;
    Some([number(x)?, number(y)?])
}

impl Asked {
    fn read(message: Message) -> Option<Self> {
        let Message::Record(fields) = message else { return None };
        let mut asked = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "run" => {
                    asked.run = Some(match value {
                        Message::Text(_) => RunChosen::First,
                        other => RunChosen::Number(count(tagged(other)?.1)?),
                    });
                }
                "step" => asked.step = Some(count(value)?),
                "at" => asked.at = Some(point(value)?),
                "to" => asked.to = Some(target(value)?),
                "from" => asked.from = Some(count(value)?),
                "below" => asked.below = Some(number(value)?),
                "above" => asked.above = Some(number(value)?),
                "unit" => asked.unit = Some(unit(&text(value)?)?),
                "last" => asked.last = Some(count(value)?),
                "name" => asked.name = Some(text(value)?),
                "verdict" => asked.verdict = Some(text(value)?),
                "outcome" => asked.outcome = Some(text(value)?),
                "stop" => asked.stop = Some(text(value)?),
                _ => return None,
            }
        }
        Some(asked)
    }
}

fn target(message: Message) -> Option<Target> {
    let Message::Text(name) = message else { return point(tagged(message)?.1).map(Target::Place) };
    match name.as_str() {
        "start" => Some(Target::Start),
        "best" => Some(Target::Best),
        "minimum" => Some(Target::Minimum),
        _ => None,
    }
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "steps" => Some(Unit::Steps),
        "samples" => Some(Unit::Samples),
        "epochs" => Some(Unit::Epochs),
        _ => None,
    }
}

/// A name, and what is asked of it.
fn named(message: Message) -> Option<(String, Asked)> {
    let Message::Record(fields) = message else { return None };
    let (mut name, mut asked) = (None, None);
    for (key, value) in fields {
        match key.as_str() {
            "fact" | "word" => name = text(value),
            "asked" => asked = Asked::read(value),
            _ => return None,
        }
    }
    name.zip(asked)
}

impl Fact {
    /// The fact of a message.
    #[must_use]
    pub fn read_message(message: Message) -> Option<Self> {
        let (name, asked) = named(message)?;
        Self::named(&name, asked)
    }
}

impl Word {
    /// The word of a message.
    #[must_use]
    pub fn read_message(message: Message) -> Option<Self> {
        let (name, asked) = named(message)?;
        Self::named(&name, asked)
    }
}

impl Live {
    fn read_message(message: Message) -> Option<Self> {
        let (kind, value) = tagged(message)?;
        match kind.as_str() {
            "mine" => Some(Self::Mine(Box::new(Fact::read_message(value)?))),
            "guess" => Some(Self::Guess(count(value)? as usize)),
            "guess-distance" => Some(Self::GuessDistance(point(value)?)),
            _ => None,
        }
    }
}

impl Quantity<Live> {
    /// The number of a message.
    #[must_use]
    pub fn read_message(message: Message) -> Option<Self> {
        let (kind, value) = tagged(message)?;
        let both = |value| {
            let [a, b] = list(value)?;
            Some(Box::new([Self::read_message(a)?, Self::read_message(b)?]))
        };
        match kind.as_str() {
            "number" => Some(Self::Number(number(value)?)),
            "fact" => Some(Self::Fact(Live::read_message(value)?)),
            "sum" => Some(Self::Sum(both(value)?)),
            "difference" => Some(Self::Difference(both(value)?)),
            "product" => Some(Self::Product(both(value)?)),
            "quotient" => Some(Self::Quotient(both(value)?)),
            _ => None,
        }
    }
}

fn relation(message: Message) -> Option<Relation> {
    let Message::Text(name) = message else {
        let (kind, value) = tagged(message)?;
        let reach = number(value)?;
        return match kind.as_str() {
            "within" => Some(Relation::Within(reach)),
            "within-share" => Some(Relation::WithinShare(reach)),
            _ => None,
        };
    };
    match name.as_str() {
        "equal" => Some(Relation::Equal),
        "unequal" => Some(Relation::Unequal),
        "below" => Some(Relation::Below),
        "at-most" => Some(Relation::AtMost),
        "above" => Some(Relation::Above),
        "at-least" => Some(Relation::AtLeast),
        _ => None,
    }
}

fn clause(message: Message) -> Option<Clause<Live, Word>> {
    let (kind, value) = tagged(message)?;
    let words = |value| {
        let [word, any] = list(value)?;
        let Message::List(any) = any else { return None };
        let mut names = Vec::new();
        for name in any {
            names.push(text(name)?);
        }
        Some((Word::read_message(word)?, names))
    };
    match kind.as_str() {
        "numbers" => {
            let [a, between, b] = list(value)?;
            let (a, b) = (Quantity::read_message(a)?, Quantity::read_message(b)?);
            Some(Clause::Numbers(a, relation(between)?, b))
        }
        "is" => words(value).map(|(word, any)| Clause::Is(word, any)),
        "is-not" => words(value).map(|(word, any)| Clause::IsNot(word, any)),
        "known" => {
            if let Message::Flag(holds) = value {
                Some(Clause::Known(holds))
            } else {
                None
            }
        }
        _ => None,
    }
}

impl Condition<Live, Word> {
    /// The condition of a message.
    #[must_use]
    pub fn read_message(message: Message) -> Option<Self> {
        let Message::List(items) = message else { return None };
        let mut clauses = Vec::new();
        for item in items {
            clauses.push(clause(item)?);
        }
        Some(Self(clauses))
    }
}

impl Look {
    /// The look of a message.
    #[must_use]
    pub fn read_message(message: Message) -> Option<Self> {
        let Message::Record(fields) = message else { return None };
        let mut look = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "digits" => look.digits = Some(count(value)?.min(17) as u8),
                "places" => look.places = Some(count(value)?.min(17) as u8),
                "percent" => look.percent = matches!(value, Message::Flag(true)),
                "counted" => look.counted = matches!(value, Message::Flag(true)),
                _ => return None,
            }
        }
        Some(look)
    }
}
