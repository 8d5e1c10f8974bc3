//! Numbers: `steps run=2 / steps run=1`.

use std::iter::Peekable;

use gd_core::{
    fact::{Asking, FACTS, Fact, Look, Quantity, WORDS, Word},
    spelling::{excerpt, nearest},
};

use super::{
    Context, Read, Unreadable,
    asked::{Options, count, number},
};
use crate::{
    lesson::{LinkFact, Named, Number, NumberOf},
    survey::{MOST_SEEDS, NAMES, SHARE_ENDS, Survey},
};

/// The most tokens of a text.
const MOST: usize = 100;

/// The words of a text, which must not be too many.
pub(super) fn tokens(text: &str) -> Read<Vec<&str>> {
    let tokens: Vec<_> = text.split_whitespace().collect();
    if tokens.len() > MOST {
        return Err(Unreadable::new("", format!("it has more than {MOST} words")));
    }
    Ok(tokens)
}

/// A number and nothing else.
pub(crate) fn quantity_of(text: &str, context: Context<'_>) -> Read<NumberOf> {
    quantity(&tokens(text)?, context)
}

/// A number, and how it is to look.
pub(super) fn looking(text: &str, context: Context<'_>) -> Read<(NumberOf, Look)> {
    let mut tokens = tokens(text)?;
    let mut look = Look::default();
    while let Some(last) = tokens.last() {
        let few = |text: &str| match count(text)? {
            0..=12 => Ok(count(text)? as u8),
            _ => Err(Unreadable::new(text, "at most 12")),
        };
        match last.split_once('=') {
            Some(("digits", value)) => look.digits = Some(few(value)?.max(1)),
            Some(("places", value)) => look.places = Some(few(value)?),
            None if *last == "percent" => look.percent = true,
            None if *last == "counted" => look.counted = true,
            _ => break,
        }
        tokens.pop();
    }
    Ok((quantity(&tokens, context)?, look))
}

/// A number of some words.
pub(super) fn quantity(tokens: &[&str], context: Context<'_>) -> Read<NumberOf> {
    let mut tokens = tokens.iter().copied().peekable();
    let sum = sum(&mut tokens, context)?;
    match tokens.next() {
        None => Ok(sum),
        Some(token) => {
            Err(Unreadable::new(token, format!("`{}` is one too many here", excerpt(token))))
        }
    }
}

type Tokens<'t, I> = &'t mut Peekable<I>;

fn sum<'a, I: Iterator<Item = &'a str>>(
    tokens: Tokens<'_, I>,
    context: Context<'_>,
) -> Read<NumberOf> {
    let mut sum = product(tokens, context)?;
    while let Some(sign) = tokens.next_if(|token| ["+", "-", "−"].contains(token)) {
        let both = Box::new([sum, product(tokens, context)?]);
        sum = if sign == "+" { Quantity::Sum(both) } else { Quantity::Difference(both) };
    }
    Ok(sum)
}

fn product<'a, I: Iterator<Item = &'a str>>(
    tokens: Tokens<'_, I>,
    context: Context<'_>,
) -> Read<NumberOf> {
    let mut product = atom(tokens, context)?;
    while let Some(sign) = tokens.next_if(|token| ["*", "·", "/"].contains(token)) {
        let both = Box::new([product, atom(tokens, context)?]);
        product = if sign == "/" { Quantity::Quotient(both) } else { Quantity::Product(both) };
    }
    Ok(product)
}

fn atom<'a, I: Iterator<Item = &'a str>>(
    tokens: Tokens<'_, I>,
    context: Context<'_>,
) -> Read<NumberOf> {
    let Some(token) = tokens.next() else {
        return Err(Unreadable::new("", "a number or a fact is missing"));
    };
    if token.starts_with(|c: char| c.is_ascii_digit() || "-−.".contains(c)) {
        return number(token).map(Quantity::Number);
    }
    let options = options(tokens);
    fact(token, options, context).map(Quantity::Fact)
}

/// The options that follow a name.
pub(super) fn options<'a, I: Iterator<Item = &'a str>>(tokens: Tokens<'_, I>) -> Options<'a> {
    let mut options = Vec::new();
    let is_option = |token: &str| {
        token.find('=').is_some_and(|at| at > 0)
            && token.starts_with(|c: char| c.is_ascii_lowercase())
    };
    while let Some(pair) = tokens.next_if(|token| is_option(token)) {
        options.extend(pair.split_once('='));
    }
    Options(options)
}

/// What a fact is of.
pub(super) enum Scope {
    Link(Option<String>),
    Mine,
}

/// What a fact is of, and its name.
pub(super) fn scoped<'a>(token: &'a str, context: Context<'_>) -> Read<(Scope, &'a str)> {
    let Some((scope, name)) = token.split_once('.') else { return Ok((Scope::Link(None), token)) };
    match scope {
        "mine" if context.has_mine => Ok((Scope::Mine, name)),
        "mine" => Err(Unreadable::new(
            token,
            "there is nothing here that the reader has made, so no `mine`",
        )),
        _ if context.links.iter().any(|link| link == scope) => {
            Ok((Scope::Link(Some(scope.to_owned())), name))
        }
        _ => {
            Err(Unreadable::new(token, format!("there is no link `{}` in [links]", excerpt(scope))))
        }
    }
}

fn fact(token: &str, mut options: Options<'_>, context: Context<'_>) -> Read<Number> {
    if let Some(part) = token.strip_prefix("guess") {
        if !context.has_guess {
            return Err(Unreadable::new(token, "there is no answer here, so no `guess`"));
        }
        let of_run: &[Asking] =
            if part == "-distance" { &[Asking::Run, Asking::Step] } else { &[] };
        let asked = options.asked(token, of_run)?;
        return match part {
            "" | "-x" => Ok(Number::Guess(0)),
            "-y" => Ok(Number::Guess(1)),
            "-distance" => Ok(Number::GuessDistance(asked)),
            _ => {
                Err(Unreadable::new(token, "there are guess, guess-x, guess-y and guess-distance"))
            }
        };
    }
    let (scope, name) = scoped(token, context)?;
    let survey = survey(name, &mut options)?;
    let Some(row) = FACTS.iter().find(|row| row.id == name) else {
        return match (survey, scope) {
            (Some(survey), Scope::Link(link)) => Ok(Number::Link(link, LinkFact::Survey(survey))),
            (Some(_), Scope::Mine) => Err(Unreadable::new(
                token,
                format!("`{name}` takes too long for what the reader has made"),
            )),
            (None, _) => Err(Unreadable::new(token, unknown(name))),
        };
    };
    match (survey, scope) {
        (Some(survey), Scope::Link(link)) => Ok(Number::Link(link, LinkFact::Survey(survey))),
        (Some(_), Scope::Mine) => {
            Err(Unreadable::new(token, "`seeds=` takes too long for what the reader has made"))
        }
        (None, scope) => {
            let asked = options.asked(name, row.options)?;
            let fact =
                Fact::named(name, asked).ok_or_else(|| Unreadable::new(token, unknown(name)))?;
            Ok(match scope {
                Scope::Mine => Number::Mine(fact),
                Scope::Link(link) => Number::Link(link, LinkFact::Race(fact)),
            })
        }
    }
}

fn unknown(name: &str) -> String {
    if WORDS.iter().any(|row| row.id == name) {
        return format!(
            "`{name}` is a word, not a number: it stands alone, or first in a condition"
        );
    }
    let known: Vec<_> = FACTS.iter().map(|row| row.id).chain(NAMES.iter().copied()).collect();
    match nearest(name, &known) {
        Some(near) => format!("there is no fact `{}`; did you mean `{near}`?", excerpt(name)),
        None => format!("there is no fact `{}`; there are {}", excerpt(name), known.join(", ")),
    }
}

/// A fact of many runs.
fn survey(name: &str, options: &mut Options<'_>) -> Read<Option<Survey>> {
    let dimension = |options: &mut Options<'_>| {
        let n = options
            .take("n")
            .ok_or_else(|| Unreadable::new(name, format!("`{name}` wants `n=`")))?;
        match count(n)? {
            n @ 1..=10 => Ok(n),
            _ => Err(Unreadable::new(n, "n is from 1 to 10")),
        }
    };
    let survey = match name {
        "count" => {
            let Some(seeds) = options.take("seeds") else { return Ok(None) };
            let seeds = match count(seeds)? {
                n @ 1..=MOST_SEEDS => n,
                _ => return Err(Unreadable::new(seeds, format!("from 1 to {MOST_SEEDS} seeds"))),
            };
            let asked = options
                .asked(name, &[Asking::Run, Asking::Verdict, Asking::Outcome, Asking::Stop])?;
            return Ok(Some(Survey::Seeds { seeds, asked }));
        }
        "share" => {
            let end = match options.take("end") {
                None => None,
                Some(word) => {
                    let known = SHARE_ENDS.iter().find(|(_, known)| *known == word);
                    Some(known.ok_or_else(|| Unreadable::new(word, "an end is other, saddle, plateau, unfinished, diverged or undefined"))?.0)
                }
            };
            let asked = options.asked(name, &[Asking::Run, Asking::At])?;
            if end.is_some() == asked.at.is_some() {
                return Err(Unreadable::new(name, "`share` wants `at=` or `end=`"));
            }
            return Ok(Some(Survey::Share { asked, end }));
        }
        "minima-share" => Survey::MinimaShare { dimension: dimension(options)? },
        "minima-asymptote" => Survey::MinimaAsymptote { dimension: dimension(options)? },
        "field-minima" => {
            let dimension = dimension(options)?;
            let asked = options.asked(name, &[Asking::Below, Asking::Above])?;
            return Ok(Some(Survey::FieldMinima {
                dimension,
                below: asked.below,
                above: asked.above,
            }));
        }
        _ => return Ok(None),
    };
    options.asked(name, &[])?;
    Ok(Some(survey))
}

/// A word, if the first token is the name of one.
pub(super) fn word(tokens: &[&str], context: Context<'_>) -> Read<Option<Named>> {
    let mut tokens = tokens.iter().copied().peekable();
    let Some(token) = tokens.next() else { return Ok(None) };
    let name = token.split_once('.').map_or(token, |(_, name)| name);
    if !WORDS.iter().any(|row| row.id == name) {
        return Ok(None);
    }
    let (scope, name) = scoped(token, context)?;
    let asked = options(&mut tokens).asked(name, &[Asking::Run])?;
    if let Some(token) = tokens.next() {
        return Err(Unreadable::new(token, format!("`{}` is one too many here", excerpt(token))));
    }
    let Some(word) = Word::named(name, asked) else { return Ok(None) };
    Ok(Some(match scope {
        Scope::Mine => Named::Mine(word),
        Scope::Link(link) => Named::Link(link, word),
    }))
}
