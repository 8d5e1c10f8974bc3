//! Derivatives of an expression by the rules of calculus, in symbols.
//!
//! A run takes its derivatives from dual numbers, which the tests hold these against; at a kink the
//! rules here say the same where they can: |u|′ is sign(u)·u′, 0 at 0, and of two that are equal
//! `min` has the mean slope.

use super::{
    algebra::{Algebra, Kind, ONE, Simplified, Term, TooLarge, ZERO},
    graph::{Node, X, Y},
    monomial_order,
    operation::Function,
    parser,
    postfix::Item,
    rational::Rational,
};

/// With how many numbers, variables, functions and parentheses a derivative is shown at most.
const MOST_SYMBOLS: usize = 200;

/// The partial derivatives of a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derivatives {
    /// Along x and, in two dimensions, y.
    pub gradient: Vec<Derivative>,
    /// Along x twice; in two dimensions also along x and y, and along y twice.
    pub hessian: Vec<Derivative>,
}

/// A derivative in symbols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derivative {
    /// 0 everywhere.
    Zero,
    /// As presentation MathML.
    Typeset(String),
    /// It has so many numbers, variables, functions and parentheses, more than anyone would read.
    TooLong(usize),
    /// It would have too many to be worked out.
    TooLarge,
}

impl Derivatives {
    /// Those of what is written in postfix notation, typeset by a function.
    pub(super) fn of(
        items: &[Item],
        dimension: usize,
        typeset: &dyn Fn(&[Item]) -> String,
    ) -> Self {
        let mut algebra = Algebra::new();
        let axes = if dimension == 1 { &[X][..] } else { &[X, Y] };
        let mut of = Self { gradient: Vec::new(), hessian: Vec::new() };
        let shown = |algebra: &Algebra, derivative: &Simplified| match derivative {
            Ok(ZERO) => Derivative::Zero,
            Ok(term) if algebra.size(*term) > MOST_SYMBOLS => {
                Derivative::TooLong(algebra.size(*term))
            }
            Ok(term) => {
                let mut items = Vec::new();
                monomial_order::write(algebra, *term, &mut items);
                Derivative::Typeset(typeset(&items))
            }
            Err(TooLarge) => Derivative::TooLarge,
        };
        let value = algebra.read(items, None);
        for (place, &axis) in axes.iter().enumerate() {
            let first = match value {
                Ok(value) => derivative(&mut algebra, value, axis),
                Err(TooLarge) => Err(TooLarge),
            };
            of.gradient.push(shown(&algebra, &first));
            for &second in axes.iter().skip(place) {
                let second = match first {
                    Ok(first) => derivative(&mut algebra, first, second),
                    Err(TooLarge) => Err(TooLarge),
                };
                of.hessian.push(shown(&algebra, &second));
            }
        }
        of
    }
}

/// The partial derivative of an expression along a variable.
fn derivative(algebra: &mut Algebra, of: Term, along: Node) -> Simplified {
    let end = usize::from(of) + 1;
    let mut is_needed = vec![false; end];
    let mut slopes = vec![ZERO; end];
    if let Some(last) = is_needed.last_mut() {
        *last = true;
    }
    for term in (0..=of).rev() {
        if is_needed.get(usize::from(term)) == Some(&true) {
            for part in algebra.parts(term) {
                if let Some(needed) = is_needed.get_mut(usize::from(part)) {
                    *needed = true;
                }
            }
        }
    }
    // Parts come before what is made of them.
    for term in 0..=of {
        if is_needed.get(usize::from(term)) == Some(&true) {
            let slope = slope(algebra, term, along, &slopes)?;
            if let Some(known) = slopes.get_mut(usize::from(term)) {
                *known = slope;
            }
        }
    }
    Ok(slopes.pop().unwrap_or(ZERO))
}

/// The derivative of an expression, of those of its parts.
fn slope(algebra: &mut Algebra, term: Term, along: Node, slopes: &[Term]) -> Simplified {
    let slope_of = |term: Term| slopes.get(usize::from(term)).copied().unwrap_or(ZERO);
    match algebra.kind(term).clone() {
        Kind::Variable(variable) => Ok(if variable == along { ONE } else { ZERO }),
        Kind::Sum(mut entries) => {
            for (_, term) in &mut entries {
                *term = slope_of(*term);
            }
            algebra.sum(&entries)
        }
        Kind::Product(factors) => {
            let mut sum = ZERO;
            let minus_one = algebra.constant(Rational::MINUS_ONE)?;
            for (place, &(base, exponent)) in factors.iter().enumerate() {
                // (bᵉ)′ = e·bᵉ⁻¹·b′ + bᵉ·ln b·e′, times the other factors.
                let (of_base, of_exponent) = (slope_of(base), slope_of(exponent));
                if of_base != ZERO {
                    let less = algebra.add(exponent, minus_one)?;
                    let mut operands = vec![exponent, algebra.power(base, less)?, of_base];
                    for (other, &(base, exponent)) in factors.iter().enumerate() {
                        if other != place {
                            operands.push(algebra.power(base, exponent)?);
                        }
                    }
                    let part = algebra.product(&operands)?;
                    sum = algebra.add(sum, part)?;
                }
                if of_exponent != ZERO {
                    let ln = algebra.call(Function::Ln, [base; 2])?;
                    let part = algebra.product(&[term, ln, of_exponent])?;
                    sum = algebra.add(sum, part)?;
                }
            }
            Ok(sum)
        }
        Kind::Call(function, operands) => {
            let [a, b] = operands;
            let mut sum = ZERO;
            // A function of one operand has one slope.
            for (rule, operand) in function.slopes().iter().zip(operands) {
                let inner = slope_of(operand);
                if inner == ZERO {
                    continue;
                }
                let Ok(rule) = parser::read(rule) else { continue };
                let outer = algebra.read(&rule.postfix, Some([a, b]))?;
                let part = algebra.product(&[outer, inner])?;
                sum = algebra.add(sum, part)?;
            }
            Ok(sum)
        }
    }
}
