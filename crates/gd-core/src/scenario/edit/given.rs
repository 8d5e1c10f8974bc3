//! What an edit gives: numbers, checked like those that are read from text, or text as a reader
//! types it.

use crate::{
    flaw::{Flaw, link::LinkFault, whole},
    notation::number,
    rule::hyperparameter::{Choice, Declared, Hyperparameter, Values},
    scenario::{
        edit::refusal::refusal,
        problem::Problem,
        reading::{allowed, declared as read_declared, numbers, unknown_option},
    },
};

/// A value as it is, or as a reader types it into a field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(untagged))]
pub enum Given<T> {
    /// As it is.
    Value(T),
    /// As it is typed.
    Text(String),
}

impl<T> From<T> for Given<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// A number within a declared range.
pub(super) fn given(
    key: &str,
    value: &Given<f64>,
    declared: &'static Hyperparameter,
) -> Result<f64, Vec<Problem>> {
    let (text, read) = match value {
        Given::Value(value) => {
            let text = number(*value);
            let read = allowed(*value, &text, 0..text.len(), declared);
            (text, read)
        }
        Given::Text(text) => {
            let (at, trimmed) = whole(text);
            (text.clone(), read_declared(trimmed, at, declared))
        }
    };
    read.map_err(|flaw| refusal(key, &text, flaw))
}

/// Finite numbers, as a text.
pub(super) fn given_finite(key: &str, values: &[f64]) -> Result<String, Vec<Problem>> {
    let text = numbers(values.iter());
    match values.iter().find(|value| !value.is_finite()) {
        None => Ok(text),
        Some(value) => {
            let fault = LinkFault::NotFinite { text: number(*value) };
            Err(refusal(key, &text, Flaw::whole(&text, fault)))
        }
    }
}

/// Sets an option by its name, or takes it back to its default.
pub(super) fn set_value<D: Declared>(
    key: &str,
    choice: &mut Choice<D>,
    option: &str,
    value: Option<&Given<f64>>,
) -> Result<(), Vec<Problem>> {
    set_value_of(key, choice.of, &mut choice.values, option, value)
}

fn set_value_of(
    key: &str,
    of: &dyn Declared,
    values: &mut Values,
    option: &str,
    value: Option<&Given<f64>>,
) -> Result<(), Vec<Problem>> {
    let mut slots = of.hyperparameters().iter().zip(values);
    let Some((declared, slot)) = slots.find(|(declared, _)| declared.id == option) else {
        let known: Vec<_> = of.hyperparameters().iter().collect();
        let flaw = unknown_option(of.id(), option, 0..option.len(), &known);
        return Err(refusal(key, option, flaw));
    };
    *slot = match value {
        Some(value) => given(key, value, declared)?,
        None => declared.default,
    };
    Ok(())
}
