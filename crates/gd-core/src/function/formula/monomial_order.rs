//! Expressions as they are written: sums from the highest degree down (the graded order of
//! monomials; Cox, Little & O'Shea 2015, Ideals, Varieties, and Algorithms, section 2.2), products
//! with numbers first and functions last, negative powers below a fraction's line.

use super::{
    algebra::{Algebra, E, Kind, ONE, PI, Term},
    graph::X,
    operation::{Function, Operation},
    postfix::Item,
    rational::Rational,
};

/// Writes an expression in postfix notation. It calls itself, so its size is to be known.
pub(super) fn write(algebra: &Algebra, term: Term, items: &mut Vec<Item>) {
    match algebra.kind(term) {
        Kind::Variable(PI) => items.push(Item::Number(std::f64::consts::PI)),
        Kind::Variable(E) => items.push(Item::Number(std::f64::consts::E)),
        Kind::Variable(variable) => items.push(Item::Variable(*variable)),
        Kind::Call(function, operands) => {
            for operand in operands.iter().take(function.arity()) {
                write(algebra, *operand, items);
            }
            items.push(Item::Apply(Operation::Call(*function)));
        }
        Kind::Product(_) => write_scaled(algebra, Rational::ONE, term, items),
        Kind::Sum(entries) => write_sum(algebra, entries, items),
    }
}

fn write_sum(algebra: &Algebra, entries: &[(Rational, Term)], items: &mut Vec<Item>) {
    let mut ordered: Vec<(Rational, Term, f64)> = Vec::new();
    for (k, term) in entries {
        let rank = rank(algebra, *term);
        let place = ordered.iter().position(|(_, _, other)| *other < rank);
        ordered.insert(place.unwrap_or(ordered.len()), (*k, *term, rank));
    }
    // 1 − x rather than −x + 1.
    if let [(first, ..), (second, ..)] = ordered.as_slice()
        && first.is_negative()
        && !second.is_negative()
    {
        ordered.reverse();
    }
    if ordered.is_empty() {
        items.push(Item::Number(0.0));
    }
    for (place, (k, term, _)) in ordered.into_iter().enumerate() {
        let is_negative = k.is_negative();
        write_scaled(algebra, if is_negative { k.negated() } else { k }, term, items);
        match (place, is_negative) {
            (0, false) => {}
            (0, true) => items.push(Item::Apply(Operation::Negate)),
            (_, false) => items.push(Item::Apply(Operation::Add)),
            (_, true) => items.push(Item::Apply(Operation::Subtract)),
        }
    }
}

/// Where a term stands in a sum: by its degree, then by that in x; numbers come last.
fn rank(algebra: &Algebra, term: Term) -> f64 {
    let [degree, in_x] = degree(algebra, term);
    if term == ONE { f64::NEG_INFINITY } else { 1000.0 * degree + in_x }
}

/// The degree, and that in x, of what is a polynomial of an expression.
fn degree(algebra: &Algebra, term: Term) -> [f64; 2] {
    let mut degree_of_all = [0.0_f64; 2];
    match algebra.kind(term) {
        Kind::Variable(PI | E) | Kind::Call(..) => {}
        Kind::Variable(variable) => return [1.0, f64::from(*variable == X)],
        Kind::Sum(entries) => {
            for (_, term) in entries {
                for (all, of_one) in degree_of_all.iter_mut().zip(degree(algebra, *term)) {
                    *all = all.max(of_one);
                }
            }
        }
        Kind::Product(factors) => {
            for (base, exponent) in factors {
                let exponent = algebra.number(*exponent).map_or(0.0, Rational::value);
                for (all, of_one) in degree_of_all.iter_mut().zip(degree(algebra, *base)) {
                    *all += exponent * of_one;
                }
            }
        }
    }
    degree_of_all
}

/// Writes k·t for k ≥ 0.
fn write_scaled(algebra: &Algebra, k: Rational, term: Term, items: &mut Vec<Item>) {
    let alone = [(term, ONE)];
    let factors = match algebra.kind(term) {
        Kind::Product(factors) => factors.as_slice(),
        _ => &alone,
    };
    let [n, d] = k.parts();
    if !write_side(algebra, n, factors, false, items) {
        items.push(Item::Number(1.0));
    }
    if write_side(algebra, d, factors, true, items) {
        items.push(Item::Apply(Operation::Divide));
    }
}

/// Writes the number and the factors that are above a fraction's line, or below it: numbers, then
/// variables, sums, exponentials, and functions. Answers whether there are any.
fn write_side(
    algebra: &Algebra,
    number: f64,
    factors: &[(Term, Term)],
    is_below: bool,
    items: &mut Vec<Item>,
) -> bool {
    let mut is_there = number != 1.0;
    if is_there {
        items.push(Item::Number(number));
    }
    for class in 0..5 {
        for (base, exponent) in factors {
            let (of_base, power) = match algebra.kind(*base) {
                Kind::Variable(E) => (3, None),
                Kind::Variable(PI) => (0, algebra.number(*exponent)),
                // x to the y comes behind y.
                Kind::Variable(_) if algebra.number(*exponent).is_none() => (3, None),
                Kind::Variable(_) => (1, algebra.number(*exponent)),
                Kind::Call(..) => (4, algebra.number(*exponent)),
                _ if algebra.number(*base).is_some() => (0, algebra.number(*exponent)),
                _ => (2, algebra.number(*exponent)),
            };
            if of_base != class || power.is_some_and(Rational::is_negative) != is_below {
                continue;
            }
            if *algebra.kind(*base) == Kind::Variable(E) && *exponent != ONE {
                write(algebra, *exponent, items);
                items.push(Item::Apply(Operation::Call(Function::Exp)));
            } else {
                write(algebra, *base, items);
                write_exponent(algebra, *exponent, power, items);
            }
            if is_there {
                items.push(Item::Apply(Operation::Multiply));
            }
            is_there = true;
        }
    }
    is_there
}

/// Writes an exponent that is not a number, or the size of one that is.
fn write_exponent(
    algebra: &Algebra,
    exponent: Term,
    power: Option<Rational>,
    items: &mut Vec<Item>,
) {
    let power = power.map(|power| if power.is_negative() { power.negated() } else { power });
    let raise = match power {
        _ if exponent == ONE => return,
        Some(power) if power.is(1.0) => return,
        Some(power) if power == Rational::HALF => Function::Sqrt,
        Some(power) => {
            write_scaled(algebra, power, ONE, items);
            Function::Power
        }
        None => {
            write(algebra, exponent, items);
            Function::Power
        }
    };
    items.push(Item::Apply(Operation::Call(raise)));
}
