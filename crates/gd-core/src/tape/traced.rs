//! A number that records what is done with it on a tape.

use std::{
    cell::RefCell,
    ops::{Add, Div, Mul, Neg, Sub},
};

use super::{Operation, Place, Tape};
use crate::number::scalar::Scalar;

/// A number at a place of a tape, or one that is known.
///
/// What is not made of sums, products, quotients and roots can't be recorded: a function that asks
/// for its value is given NaN.
#[derive(Clone, Copy, Debug)]
pub enum Traced<'t> {
    /// A number.
    Constant(f64),
    /// What stands at a place.
    At(&'t RefCell<Tape>, Place),
}

/// Where a number stands on a tape.
pub(crate) fn place(tape: &RefCell<Tape>, number: Traced<'_>) -> Place {
    match number {
        Traced::Constant(k) => tape.borrow_mut().record(Operation::Constant(k)),
        Traced::At(_, place) => place,
    }
}

fn binary<'t>(
    a: Traced<'t>,
    b: Traced<'t>,
    operation: fn(Place, Place) -> Operation,
    plain: fn(f64, f64) -> f64,
) -> Traced<'t> {
    match (a, b) {
        (Traced::Constant(a), Traced::Constant(b)) => Traced::Constant(plain(a, b)),
        (Traced::At(tape, _), _) | (_, Traced::At(tape, _)) => {
            let [a, b] = [a, b].map(|number| place(tape, number));
            Traced::At(tape, tape.borrow_mut().record(operation(a, b)))
        }
    }
}

macro_rules! operators {
    ($($trait:ident $method:ident $operation:ident;)*) => {
        $(
            impl<'t> $trait for Traced<'t> {
                type Output = Self;
                fn $method(self, other: Self) -> Self {
                    binary(self, other, Operation::$operation, $trait::$method)
                }
            }
            impl<'t> $trait<f64> for Traced<'t> {
                type Output = Self;
                fn $method(self, other: f64) -> Self {
                    $trait::$method(self, Self::Constant(other))
                }
            }
        )*
    };
}

operators! {
    Add add Add;
    Sub sub Subtract;
    Mul mul Multiply;
    Div div Divide;
}

impl Neg for Traced<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        match self {
            Self::Constant(k) => Self::Constant(-k),
            Self::At(tape, place) => {
                Self::At(tape, tape.borrow_mut().record(Operation::Negate(place)))
            }
        }
    }
}

impl Scalar for Traced<'_> {
    fn constant(value: f64) -> Self {
        Self::Constant(value)
    }

    fn value(self) -> f64 {
        match self {
            Self::Constant(k) => k,
            Self::At(..) => f64::NAN,
        }
    }

    fn chain(self, value: f64, _: impl FnOnce() -> f64, _: impl FnOnce() -> f64) -> Self {
        Self::Constant(value)
    }

    fn chain2(
        self,
        _: Self,
        value: f64,
        _: impl FnOnce() -> [f64; 2],
        _: impl FnOnce() -> [f64; 3],
    ) -> Self {
        Self::Constant(value)
    }

    fn sqrt(self) -> Self {
        match self {
            Self::Constant(k) => Self::Constant(k.sqrt()),
            Self::At(tape, place) => {
                Self::At(tape, tape.borrow_mut().record(Operation::SquareRoot(place)))
            }
        }
    }
}
