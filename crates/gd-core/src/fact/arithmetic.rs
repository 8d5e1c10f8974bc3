//! Arithmetic over facts.

use serde::Serialize;

/// A number made of facts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity<F> {
    /// A number as it is.
    Number(f64),
    /// A fact.
    Fact(F),
    /// One and another.
    Sum(Box<[Self; 2]>),
    /// One without another.
    Difference(Box<[Self; 2]>),
    /// One times another.
    Product(Box<[Self; 2]>),
    /// One in parts of another.
    Quotient(Box<[Self; 2]>),
}

impl<F> Quantity<F> {
    /// What it is, by what facts are; `None` where one is missing and where it is not finite.
    pub fn value(&self, read: &mut impl FnMut(&F) -> Option<f64>) -> Option<f64> {
        let value = match self {
            Self::Number(value) => *value,
            Self::Fact(fact) => read(fact)?,
            Self::Sum(two) => of_both(two, read, |a, b| a + b)?,
            Self::Difference(two) => of_both(two, read, |a, b| a - b)?,
            Self::Product(two) => of_both(two, read, |a, b| a * b)?,
            Self::Quotient(two) => of_both(two, read, |a, b| a / b)?,
        };
        value.is_finite().then_some(value)
    }

    /// The same over other facts, some of which are known to be numbers.
    pub fn map<G>(&self, known: &mut dyn FnMut(&F) -> Quantity<G>) -> Quantity<G> {
        let mut both = |[a, b]: &[Self; 2]| Box::new([a.map(known), b.map(known)]);
        match self {
            Self::Number(value) => Quantity::Number(*value),
            Self::Sum(two) => Quantity::Sum(both(two)),
            Self::Difference(two) => Quantity::Difference(both(two)),
            Self::Product(two) => Quantity::Product(both(two)),
            Self::Quotient(two) => Quantity::Quotient(both(two)),
            Self::Fact(fact) => known(fact),
        }
    }

    /// Every fact in it.
    pub fn facts(&self, see: &mut dyn FnMut(&F)) {
        match self {
            Self::Number(_) => {}
            Self::Fact(fact) => see(fact),
            Self::Sum(two) | Self::Difference(two) | Self::Product(two) | Self::Quotient(two) => {
                for one in two.iter() {
                    one.facts(see);
                }
            }
        }
    }
}

fn of_both<F>(
    [a, b]: &[Quantity<F>; 2],
    read: &mut impl FnMut(&F) -> Option<f64>,
    operation: fn(f64, f64) -> f64,
) -> Option<f64> {
    Some(operation(a.value(read)?, b.value(read)?))
}
