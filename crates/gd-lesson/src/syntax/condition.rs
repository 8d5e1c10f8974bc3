//! Conditions: `steps run=1 < steps run=2 and verdict = converged:saddle`.

use gd_core::{
    Outcome, Stop,
    fact::{Clause, Condition, Quantity, Relation},
    notation::scaled,
    rule::optimizer::RULES,
    spelling::{excerpt, nearest},
};

use super::{
    Context, Read, Unreadable,
    asked::number,
    number::{quantity, tokens, word},
};
use crate::lesson::{Named, Number};

/// What stands between two sides.
const OPERATORS: &[(&str, Relation)] = &[
    ("=", Relation::Equal),
    ("!=", Relation::Unequal),
    ("≠", Relation::Unequal),
    ("<", Relation::Below),
    ("<=", Relation::AtMost),
    ("≤", Relation::AtMost),
    (">", Relation::Above),
    (">=", Relation::AtLeast),
    ("≥", Relation::AtLeast),
];

type Part = Clause<Number, Named>;

/// Clauses with “and” between them.
pub(crate) fn condition(text: &str, context: Context<'_>) -> Read<Condition<Number, Named>> {
    let tokens = tokens(text)?;
    let mut clauses = Vec::new();
    for tokens in tokens.split(|token| *token == "and") {
        clause(tokens, context, &mut clauses)?;
    }
    Ok(Condition(clauses))
}

fn clause(tokens: &[&str], context: Context<'_>, clauses: &mut Vec<Part>) -> Read<()> {
    let is_operator = |token: &&str| {
        ["~", "in"].contains(token) || OPERATORS.iter().any(|(sign, _)| sign == token)
    };
    let Some(at) = tokens.iter().position(is_operator) else {
        let first = tokens.first().copied().unwrap_or_default();
        return Err(Unreadable::new(first, "a condition compares: =, !=, <, <=, >, >=, ~ or in"));
    };
    let (left, rest) = tokens.split_at(at);
    let [operator, right @ ..] = rest else { return Ok(()) };
    if let Some(word) = word(left, context)? {
        let any = words(&word, right)?;
        clauses.push(match *operator {
            "=" => Clause::Is(word, any),
            "!=" | "≠" => Clause::IsNot(word, any),
            _ => return Err(Unreadable::new(operator, "words compare by = or !=")),
        });
        return Ok(());
    }
    let left = quantity(left, context)?;
    match *operator {
        "in" => {
            let ends = right.concat();
            let Some((low, high)) = ends.split_once("..") else {
                return Err(Unreadable::new(&ends, "`in` wants two numbers with .. between them"));
            };
            let [low, high] = [number(low)?, number(high)?].map(Quantity::Number);
            clauses.push(Clause::Numbers(left.clone(), Relation::AtLeast, low));
            clauses.push(Clause::Numbers(left, Relation::AtMost, high));
        }
        "~" => {
            let typed = right.concat();
            let relation = Relation::Within(half_a_place(&typed)?);
            clauses.push(Clause::Numbers(left, relation, Quantity::Number(number(&typed)?)));
        }
        sign => {
            let relation = OPERATORS.iter().find(|(known, _)| *known == sign);
            let relation = relation.map_or(Relation::Equal, |(_, relation)| *relation);
            let (right, relation) = within(right, relation)?;
            clauses.push(Clause::Numbers(left, relation, quantity(right, context)?));
        }
    }
    Ok(())
}

/// The side of an equation without its tolerance, and with that the relation.
fn within<'t, 'a>(right: &'t [&'a str], relation: Relation) -> Read<(&'t [&'a str], Relation)> {
    let Some(at) = right.iter().position(|token| ["±", "+-"].contains(token)) else {
        return Ok((right, relation));
    };
    let (side, rest) = right.split_at(at);
    let reach = rest.get(1..).unwrap_or_default().concat();
    if relation != Relation::Equal {
        return Err(Unreadable::new("±", "± goes with ="));
    }
    Ok(match reach.strip_suffix('%') {
        Some(share) => (side, Relation::WithinShare(0.01 * number(share)?)),
        None => (side, Relation::Within(number(&reach)?)),
    })
}

/// Half of a one in the last place of a number as it is typed.
fn half_a_place(typed: &str) -> Read<f64> {
    let (mantissa, exponent) = match typed.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, number(exponent)? as i32),
        None => (typed, 0),
    };
    let places = mantissa.split_once('.').map_or(0, |(_, places)| places.len());
    Ok(0.5 * scaled(1.0, exponent.saturating_sub(places as i32)))
}

/// The words of which one is meant.
fn words(named: &Named, right: &[&str]) -> Read<Vec<String>> {
    let any: Vec<_> = right.concat().split('|').map(str::to_owned).collect();
    let (Named::Link(_, word) | Named::Mine(word)) = named;
    let known: Vec<&str> = match word.id() {
        "outcome" => Outcome::ALL.iter().map(|outcome| outcome.id()).collect(),
        "stop" => Stop::ALL.iter().map(|stop| stop.id()).collect(),
        "rule" => RULES.iter().map(|rule| rule.id).collect(),
        "verdict" => {
            for id in &any {
                let (stop, outcome) = id.split_once(':').unwrap_or((id, ""));
                let is_known = Stop::ALL.iter().any(|known| known.id() == stop)
                    && (outcome.is_empty()
                        || Outcome::ALL.iter().any(|known| known.id() == outcome));
                if !is_known {
                    return Err(Unreadable::new(
                        id,
                        format!("`{}` is no verdict, such as converged:saddle", excerpt(id)),
                    ));
                }
            }
            return Ok(any);
        }
        _ => return Ok(any),
    };
    for id in &any {
        if !known.contains(&id.as_str()) {
            let hint = nearest(id, &known).map_or_else(
                || format!("there are {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(Unreadable::new(
                id,
                format!("`{}` is none of {}’s words; {hint}", excerpt(id), word.id()),
            ));
        }
    }
    Ok(any)
}
