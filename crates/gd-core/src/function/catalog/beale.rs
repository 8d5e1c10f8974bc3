use super::entry::{Entry, Family};
use crate::{number::scalar::Scalar, space::{Expression, KnownPoint}};

struct Beale;

impl Expression for Beale {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        let term = |target: f64, power: S| (-x + x * power + target).square();
        term(1.5, y) + term(2.25, y.square()) + term(2.625, y.powi(3))
    }
}

pub(super) const ENTRY: Entry = Entry {
    id: "beale",
    family: Family::Ravine,
    name: "Beale's function",
    formula: "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
    note: "Cliffs in the corners and a nearly flat floor: no single learning rate suits both.",
    source: "Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable, Princeton; Jamil & Yang 2013, arXiv:1308.4008",
    view: [-4.5, 4.5, -4.5, 4.5],
    start: [1.0, 1.5],
    learning_rate: 0.01,
    minima: &[KnownPoint { at: [3.0, 0.5], value: 0.0 }],
    saddles: &[
        KnownPoint {
            at: [0.100_537_937_324_158_36, -2.644_513_585_023_125],
            value: 9.864_512_284_755_56,
        },
        KnownPoint { at: [0.0, 1.0], value: 14.203_125 },
    ],
    objective: &Beale,
};
