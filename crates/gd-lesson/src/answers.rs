//! What lessons ask for, read of the races of their links and of an answer.

use gd_core::{
    Race,
    fact::{Clause, Condition, Fact, Given, Live, Quantity, Word},
};

use crate::{
    lesson::{LinkFact, Named, Node, Number, NumberOf},
    races::Races,
    rendered::{LiveCondition, Piece, Text},
};

/// Where a step's facts are read.
pub(crate) struct Answers<'a> {
    pub(crate) races: &'a Races,
    /// The step's link.
    pub(crate) link: &'a str,
    /// The lesson's other links by name.
    pub(crate) links: &'a [(String, String)],
}

/// A fact of a link that there is not.
#[derive(Debug)]
pub(crate) struct Absent(pub(crate) String);

type Known<T> = Result<T, Absent>;

impl<'a> Answers<'a> {
    pub(crate) fn own(&self) -> Option<&'a Race> {
        self.races.get(self.link)
    }

    fn race(&self, link: Option<&String>) -> Option<&'a Race> {
        let Some(name) = link else { return self.own() };
        let (_, query) = self.links.iter().find(|(known, _)| known == name)?;
        self.races.get(query)
    }

    fn link_fact(&self, link: Option<&String>, fact: &LinkFact) -> Known<f64> {
        let (read, told) = match fact {
            LinkFact::Race(fact) => (self.race(link).and_then(|race| fact.read(race)), told(fact)),
            LinkFact::Survey(survey) => {
                let read = self.race(link).and_then(|race| survey.read(race));
                (read, format!("{survey:?}"))
            }
        };
        let of = link.map_or(String::new(), |link| format!("{link}."));
        read.ok_or_else(|| Absent(format!("there is no {of}{told} of this link")))
    }

    /// A fact, as far as it does not depend on a reader.
    fn known(&self, number: &Number) -> Known<Quantity<Live>> {
        Ok(match number {
            Number::Link(link, fact) => Quantity::Number(self.link_fact(link.as_ref(), fact)?),
            Number::Mine(fact) => Quantity::Fact(Live::Mine(Box::new(fact.clone()))),
            Number::Guess(axis) => Quantity::Fact(Live::Guess(*axis)),
            Number::GuessDistance(asked) => {
                let read = |name| Fact::named(name, asked.clone())?.read(self.own()?);
                let place = read("x").zip(read("y"));
                let (x, y) =
                    place.ok_or_else(|| Absent(format!("there is no such place: {asked:?}")))?;
                Quantity::Fact(Live::GuessDistance([x, y]))
            }
        })
    }

    fn known_number(&self, number: &NumberOf) -> Known<Quantity<Live>> {
        let mut absent = None;
        let known = number.map(&mut |fact| {
            self.known(fact).unwrap_or_else(|missing| {
                absent.get_or_insert(missing);
                Quantity::Number(f64::NAN)
            })
        });
        match absent {
            Some(absent) => Err(absent),
            None => Ok(simplified(known)),
        }
    }

    /// A number that does not depend on a reader.
    pub(crate) fn number(&self, number: &NumberOf) -> Known<f64> {
        let known = self.known_number(number)?;
        known.value(&mut |_| None).ok_or_else(|| Absent("it is not a finite number".to_owned()))
    }

    /// A condition, as far as it does not depend on a reader.
    pub(crate) fn condition(&self, condition: &Condition<Number, Named>) -> Known<LiveCondition> {
        let mut clauses = Vec::new();
        for clause in &condition.0 {
            clauses.push(match clause {
                Clause::Numbers(a, relation, b) => {
                    match (self.known_number(a)?, self.known_number(b)?) {
                        (Quantity::Number(a), Quantity::Number(b)) => {
                            Clause::Known(relation.holds(a, b))
                        }
                        (a, b) => Clause::Numbers(a, *relation, b),
                    }
                }
                Clause::Is(Named::Mine(word), any) => Clause::Is(word.clone(), any.clone()),
                Clause::IsNot(Named::Mine(word), any) => Clause::IsNot(word.clone(), any.clone()),
                Clause::Is(Named::Link(link, word), any) => {
                    Clause::Known(any.contains(&self.word(link.as_ref(), word, Word::read)?))
                }
                Clause::IsNot(Named::Link(link, word), any) => {
                    Clause::Known(!any.contains(&self.word(link.as_ref(), word, Word::read)?))
                }
                Clause::Known(holds) => Clause::Known(*holds),
            });
        }
        Ok(Condition(clauses))
    }

    /// Whether a condition holds that does not depend on a reader.
    pub(crate) fn holds(&self, condition: &Condition<Number, Named>) -> Known<bool> {
        let known = self.condition(condition)?;
        Ok(known.holds(&mut |_| None, &mut |_| None))
    }

    fn word(
        &self,
        link: Option<&String>,
        word: &Word,
        read: fn(&Word, &Race) -> Option<String>,
    ) -> Known<String> {
        let found = self.race(link).and_then(|race| read(word, race));
        found.ok_or_else(|| Absent(format!("there is no {} of this link", word.id())))
    }

    /// A text, as far as it does not depend on a reader.
    pub(crate) fn text(&self, text: &[Vec<Node>]) -> Known<Text> {
        text.iter().map(|paragraph| self.pieces(paragraph)).collect()
    }

    fn pieces(&self, nodes: &[Node]) -> Known<Vec<Piece>> {
        nodes.iter().map(|node| self.piece(node)).collect()
    }

    fn piece(&self, node: &Node) -> Known<Piece> {
        Ok(match node {
            Node::Text(text) => Piece::Text(text.clone()),
            Node::Emphasis(nodes) => Piece::Emphasis(self.pieces(nodes)?),
            Node::Word(Named::Mine(word)) => Piece::Word(word.clone()),
            Node::Word(Named::Link(link, word)) => {
                Piece::Fact(self.word(link.as_ref(), word, Word::told)?)
            }
            Node::Number(number, look) => match self.known_number(number)? {
                Quantity::Number(value) => Piece::Fact(look.of(value)),
                live => Piece::Number(live, *look),
            },
        })
    }
}

/// A text as it is told of a race that has ended, and of an answer.
pub(crate) fn told_of(text: &Text, race: &Race, given: Given) -> Text {
    let piece = |piece: &Piece| match piece {
        Piece::Number(number, look) => {
            let value = number.value(&mut |fact| fact.read(race, given));
            Piece::Fact(value.map_or_else(|| "—".to_owned(), |value| look.of(value)))
        }
        Piece::Word(word) => Piece::Fact(word.told(race).unwrap_or_default()),
        other => other.clone(),
    };
    text.iter().map(|paragraph| paragraph.iter().map(piece).collect()).collect()
}

/// Arithmetic over numbers that are known is a number.
fn simplified(quantity: Quantity<Live>) -> Quantity<Live> {
    match quantity.value(&mut |_| None) {
        Some(value) => Quantity::Number(value),
        None => quantity,
    }
}

fn told(fact: &Fact) -> String {
    format!("{fact:?}").replace("Asked ", "").replace("None", "-")
}
