//! What is asked of a fact: `run=1 step=3`.

use gd_core::{
    Point,
    fact::{Asked, Asking, RunChosen, Target, Unit},
    spelling::{excerpt, nearest},
};

use super::{Read, Unreadable};

/// The options of a fact, as they stand after its name.
pub(super) struct Options<'a>(pub(super) Vec<(&'a str, &'a str)>);

impl<'a> Options<'a> {
    /// Takes out an option that is none of [`Asked`].
    pub(super) fn take(&mut self, name: &str) -> Option<&'a str> {
        let place = self.0.iter().position(|(key, _)| *key == name)?;
        Some(self.0.remove(place).1)
    }

    /// What is asked, if that is allowed.
    pub(super) fn asked(&self, of: &str, allowed: &[Asking]) -> Read<Asked> {
        let mut asked = Asked::default();
        for &(key, value) in &self.0 {
            let known =
                Asking::ALL.iter().find(|(asking, name)| *name == key && allowed.contains(asking));
            let Some((asking, _)) = known else {
                let known: Vec<_> = Asking::ALL
                    .iter()
                    .filter(|(asking, _)| allowed.contains(asking))
                    .map(|(_, name)| *name)
                    .collect();
                let hint = match nearest(key, &known) {
                    Some(near) => format!("did you mean `{near}=`?"),
                    None if known.is_empty() => "it takes none".to_owned(),
                    None => format!("it takes {}", known.join(", ")),
                };
                return Err(Unreadable::new(
                    key,
                    format!("`{of}` takes no `{}=`; {hint}", excerpt(key)),
                ));
            };
            match asking {
                Asking::Run => asked.run = run(value)?,
                Asking::Step => asked.step = step(value)?,
                Asking::At => asked.at = Some(place(value)?),
                Asking::To => asked.to = Some(target(value)?),
                Asking::From => asked.from = Some(count(value)?),
                Asking::Below => asked.below = Some(number(value)?),
                Asking::Above => asked.above = Some(number(value)?),
                Asking::Unit => asked.unit = Some(unit(value)?),
                Asking::Last => asked.last = Some(count(value)?),
                Asking::Name => asked.name = Some(value.to_owned()),
                Asking::Verdict => asked.verdict = Some(value.to_owned()),
                Asking::Outcome => asked.outcome = Some(value.to_owned()),
                Asking::Stop => asked.stop = Some(value.to_owned()),
            }
        }
        Ok(asked)
    }
}

/// A finite number, in which the minus may be a typeset one.
pub(super) fn number(text: &str) -> Read<f64> {
    let plain = text.replace('−', "-");
    let number = plain.parse().ok().filter(|number: &f64| number.is_finite());
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || "-.".contains(c));
    number
        .filter(|_| is_number)
        .ok_or_else(|| Unreadable::new(text, format!("`{}` is not a number", excerpt(text))))
}

pub(super) fn count(text: &str) -> Read<u32> {
    text.parse()
        .map_err(|_| Unreadable::new(text, format!("`{}` is not a whole number", excerpt(text))))
}

fn run(text: &str) -> Read<Option<RunChosen>> {
    if text == "first" {
        return Ok(Some(RunChosen::First));
    }
    match count(text)? {
        0 => Err(Unreadable::new(text, "runs are counted from 1")),
        number => Ok(Some(RunChosen::Number(number))),
    }
}

fn step(text: &str) -> Read<Option<u32>> {
    if text == "end" { Ok(None) } else { count(text).map(Some) }
}

pub(super) fn place(text: &str) -> Read<Point> {
    let (x, y) = text.split_once(',').unwrap_or((text, "0"));
    Ok([number(x)?, number(y)?])
}

fn target(text: &str) -> Read<Target> {
    match text {
        "start" => Ok(Target::Start),
        "best" => Ok(Target::Best),
        "minimum" => Ok(Target::Minimum),
        _ => place(text).map(Target::Place),
    }
}

fn unit(text: &str) -> Read<Unit> {
    match text {
        "steps" => Ok(Unit::Steps),
        "samples" => Ok(Unit::Samples),
        "epochs" => Ok(Unit::Epochs),
        _ => Err(Unreadable::new(
            text,
            format!("`{}` is not steps, samples or epochs", excerpt(text)),
        )),
    }
}
