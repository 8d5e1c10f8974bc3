//! Expressions in a form in which like terms and like factors are together (automatic
//! simplification; Cohen 2003, Computer Algebra and Symbolic Computation, chapter 3).
//!
//! Each different expression is kept once and has a number, so that two are equal if their numbers
//! are. Nothing in here calls itself along an expression.

use super::{
    graph::{Node, X},
    operation::{Function, Operation},
    postfix::Item,
    rational::Rational,
};

/// The number of an expression; its parts have smaller ones.
pub(super) type Term = u16;

/// 0, the empty sum.
pub(super) const ZERO: Term = 0;
/// 1, the empty product.
pub(super) const ONE: Term = 1;

/// π among the variables.
pub(super) const PI: Node = Node::MAX;
/// e among the variables; e^u is a power of it.
pub(super) const E: Node = Node::MAX - 1;

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Σ k·t, of different terms in ascending order, none of which is a sum unless k is its factor. Where there is one
    /// entry it is a term with its coefficient, and a number is a multiple of [`ONE`].
    Sum(Vec<(Rational, Term)>),
    /// Π bᵉ, of different bases in ascending order.
    Product(Vec<(Term, Term)>),
    Variable(Node),
    Call(Function, [Term; 2]),
}

/// An expression and what is asked of it often.
struct Known {
    kind: Kind,
    size: usize,
}

/// The expressions so far.
pub(super) struct Algebra {
    known: Vec<Known>,
    /// How much they hold.
    held: usize,
}

/// They would hold more than [`MOST_HELD`].
#[derive(Debug)]
pub(super) struct TooLarge;

/// The most terms and factors of all expressions together.
const MOST_HELD: usize = 10_000;

pub(super) type Simplified<T = Term> = Result<T, TooLarge>;

impl Algebra {
    pub(super) fn new() -> Self {
        let [zero, one] = [Kind::Sum(Vec::new()), Kind::Product(Vec::new())];
        let known = [zero, one].map(|kind| Known { kind, size: 1 });
        Self { known: known.into(), held: 0 }
    }

    pub(super) fn kind(&self, term: Term) -> &Kind {
        /// For a term that is not there.
        const NONE: &Kind = &Kind::Variable(X);
        self.known.get(usize::from(term)).map_or(NONE, |known| &known.kind)
    }

    /// With how many numbers, variables, functions and parentheses it is written.
    pub(super) fn size(&self, term: Term) -> usize {
        self.known.get(usize::from(term)).map_or(0, |known| known.size)
    }

    /// Its value, if it is a number.
    pub(super) fn number(&self, term: Term) -> Option<Rational> {
        match (term, self.kind(term)) {
            (ZERO, _) => Some(Rational::ZERO),
            (ONE, _) => Some(Rational::ONE),
            (_, Kind::Sum(entries)) => match entries.as_slice() {
                [(k, ONE)] => Some(*k),
                _ => None,
            },
            _ => None,
        }
    }

    /// The expressions that one is made of.
    pub(super) fn parts(&self, term: Term) -> Vec<Term> {
        let mut parts = Vec::new();
        match self.kind(term) {
            Kind::Sum(entries) => parts.extend(entries.iter().map(|(_, term)| *term)),
            Kind::Product(factors) => {
                for (base, exponent) in factors {
                    parts.extend([*base, *exponent]);
                }
            }
            Kind::Variable(_) => {}
            Kind::Call(_, operands) => parts.extend(operands),
        }
        parts
    }

    /// The expression of this kind.
    fn intern(&mut self, kind: Kind) -> Simplified {
        for (term, known) in self.known.iter().enumerate() {
            if known.kind == kind {
                return Ok(term as Term);
            }
        }
        self.held += 4;
        let mut size = 1;
        match &kind {
            Kind::Sum(entries) => {
                self.held += entries.len();
                size = self.size_of_sum(entries);
            }
            Kind::Product(factors) => {
                self.held += factors.len();
                size = 0;
                for (base, exponent) in factors {
                    let raised = if *exponent == ONE { 0 } else { self.size(*exponent) };
                    size = raised.saturating_add(self.size_in_product(*base)).saturating_add(size);
                }
            }
            Kind::Variable(_) => {}
            Kind::Call(function, operands) => {
                for operand in operands.iter().take(function.arity()) {
                    size = self.size(*operand).saturating_add(size);
                }
            }
        }
        if self.held > MOST_HELD {
            return Err(TooLarge);
        }
        self.known.push(Known { kind, size });
        Ok((self.known.len() - 1) as Term)
    }

    fn size_of_sum(&self, entries: &[(Rational, Term)]) -> usize {
        let mut size: usize = 0;
        for (k, term) in entries {
            let [n, d] = k.parts();
            let scaled = usize::from(n.abs() != 1.0 || *term == ONE) + usize::from(d != 1.0);
            let of_term = if *term == ONE { 0 } else { self.size_in_product(*term) };
            size = of_term.saturating_add(scaled).saturating_add(size);
        }
        size
    }

    /// The size with the parentheses of a sum.
    fn size_in_product(&self, term: Term) -> usize {
        let is_sum = matches!(self.kind(term), Kind::Sum(entries) if entries.len() > 1);
        self.size(term).saturating_add(usize::from(is_sum))
    }

    pub(super) fn constant(&mut self, k: Rational) -> Simplified {
        self.sum(&[(k, ONE)])
    }

    pub(super) fn variable(&mut self, variable: Node) -> Simplified {
        self.intern(Kind::Variable(variable))
    }

    /// Σ k·t with like terms together. Sums are taken apart, and those with a factor before them
    /// where that is shorter: 4(x − 1) + 2x is 6x − 4, and 2(x − 1) + y stays.
    pub(super) fn sum(&mut self, entries: &[(Rational, Term)]) -> Simplified {
        let mut sum = self.together(entries, false);
        let apart = self.together(entries, true);
        if self.size_of_sum(&apart) < self.size_of_sum(&sum) {
            sum = apart;
        }
        match sum.as_slice() {
            [] => Ok(ZERO),
            [(k, term)] if k.is(1.0) => Ok(*term),
            _ => self.intern(Kind::Sum(sum)),
        }
    }

    pub(super) fn add(&mut self, a: Term, b: Term) -> Simplified {
        self.sum(&[(Rational::ONE, a), (Rational::ONE, b)])
    }

    /// Like terms together; sums are taken apart if they have no factor, or all if `is_wide`.
    fn together(&self, entries: &[(Rational, Term)], is_wide: bool) -> Vec<(Rational, Term)> {
        /// Sums of sums may have more terms than there is time for.
        const MOST: usize = 500;
        let mut sum: Vec<(Rational, Term)> = Vec::new();
        let mut left = entries.to_vec();
        let mut taken = 0;
        while let Some((k, term)) = left.pop() {
            if k.is(0.0) {
                continue;
            }
            taken += 1;
            let is_unit = k.is(1.0) || k.is(-1.0);
            match self.kind(term) {
                Kind::Sum(inner)
                    if is_unit || inner.len() < 2 || is_wide && taken + left.len() < MOST =>
                {
                    for (j, term) in inner {
                        left.push((k.times(*j), *term));
                    }
                }
                _ => match sum.binary_search_by_key(&term, |(_, term)| *term) {
                    Err(place) => sum.insert(place, (k, term)),
                    Ok(place) => {
                        if let Some((known, _)) = sum.get_mut(place) {
                            *known = known.plus(k);
                        }
                    }
                },
            }
        }
        sum.retain(|(k, _)| !k.is(0.0));
        sum
    }

    /// The coefficient before an expression, and the rest.
    fn scaled(&self, term: Term) -> (Rational, Term) {
        match self.kind(term) {
            Kind::Sum(entries) => match entries.as_slice() {
                [] => (Rational::ZERO, ONE),
                [entry] => *entry,
                _ => (Rational::ONE, term),
            },
            _ => (Rational::ONE, term),
        }
    }

    /// The number by which all coefficients of a sum can be divided, with the sign of what varies
    /// first, and what is left: of 4 − 2x it is −2, and x − 2 is left. Signs alone are as they are,
    /// unless there are no others.
    fn content(&mut self, term: Term) -> Simplified<(Rational, Term)> {
        let Kind::Sum(entries) = self.kind(term) else { return Ok((Rational::ONE, term)) };
        let mut content = Rational::ZERO;
        let mut is_falling = false;
        let mut all_fall = true;
        for &(k, part) in entries.iter().rev() {
            if part != ONE {
                is_falling = k.is_negative();
            }
            all_fall &= k.is_negative();
            if content.is(0.0) || k.value().abs() < content.value().abs() {
                content = if k.is_negative() { k.negated() } else { k };
            }
        }
        if is_falling && (all_fall || !content.is(1.0)) {
            content = content.negated();
        }
        let inverse = content.to_the(-1);
        let mut rest = entries.clone();
        for (k, _) in &mut rest {
            *k = k.times(inverse);
            if k.as_integer().is_none() {
                return Ok((Rational::ONE, term));
            }
        }
        let is_one = content.is(1.0);
        Ok(if is_one { (content, term) } else { (content, self.intern(Kind::Sum(rest))?) })
    }

    /// The factors bᵉ of an expression without coefficient.
    fn factors(&self, term: Term) -> Vec<(Term, Term)> {
        match self.kind(term) {
            Kind::Product(factors) => factors.clone(),
            _ => vec![(term, ONE)],
        }
    }

    /// The product of some expressions, with like factors together.
    pub(super) fn product(&mut self, operands: &[Term]) -> Simplified {
        let mut coefficient = Rational::ONE;
        let mut factors: Vec<(Term, Term)> = Vec::new();
        for operand in operands {
            let (k, rest) = self.scaled(*operand);
            let (content, rest) = self.content(rest)?;
            coefficient = coefficient.times(k).times(content);
            for (base, exponent) in self.factors(rest) {
                match factors.binary_search_by_key(&base, |(base, _)| *base) {
                    Err(place) => factors.insert(place, (base, exponent)),
                    Ok(place) => {
                        if let Some((_, known)) = factors.get_mut(place) {
                            *known = self.add(*known, exponent)?;
                        }
                    }
                }
            }
        }
        let mut product = Vec::new();
        for (base, exponent) in factors {
            let power = self.number(exponent).and_then(Rational::as_integer);
            match (self.number(base), power) {
                (_, Some(0)) => {}
                (Some(k), Some(power)) => coefficient = coefficient.times(k.to_the(power)),
                _ => product.push((base, exponent)),
            }
        }
        let rest = match product.as_slice() {
            [] => ONE,
            [(base, ONE)] => *base,
            _ => self.intern(Kind::Product(product))?,
        };
        self.sum(&[(coefficient, rest)])
    }

    /// bᵉ.
    pub(super) fn power(&mut self, base: Term, exponent: Term) -> Simplified {
        let power = self.number(exponent);
        if exponent == ONE || base == ONE {
            return Ok(base);
        }
        // A root of a square: of 4, and of nothing that varies.
        if let (Some(k), Some(power)) = (self.number(base), power)
            && power == Rational::HALF
            && let root = Rational::of(k.value().sqrt())
            && root.times(root) == k
        {
            return self.constant(root);
        }
        if let Some(whole) = power.and_then(Rational::as_integer) {
            let (k, rest) = self.scaled(base);
            let mut operands = vec![self.constant(k.to_the(whole))?];
            for (base, inner) in self.factors(rest) {
                let exponent = self.product(&[inner, exponent])?;
                // The same base a second time is a like factor of 1.
                operands.push(match exponent {
                    ZERO => ONE,
                    ONE => base,
                    _ => self.intern(Kind::Product(vec![(base, exponent)]))?,
                });
            }
            return self.product(&operands);
        }
        // (e^u)^v is e^(uv) for any u and v, since e^u is positive.
        if let [(e, inner)] = self.factors(base).as_slice()
            && *self.kind(*e) == Kind::Variable(E)
        {
            let (e, exponent) = (*e, self.product(&[*inner, exponent])?);
            return if exponent == ONE {
                Ok(e)
            } else {
                self.intern(Kind::Product(vec![(e, exponent)]))
            };
        }
        self.intern(Kind::Product(vec![(base, exponent)]))
    }

    /// A function of one or two expressions.
    pub(super) fn call(&mut self, function: Function, operands: [Term; 2]) -> Simplified {
        let [a, b] = operands;
        match function {
            Function::Exp => {
                let e = self.variable(E)?;
                return self.power(e, a);
            }
            Function::Sqrt => {
                let half = self.constant(Rational::HALF)?;
                return self.power(a, half);
            }
            Function::Power => return self.power(a, b),
            Function::Hypot => {
                let [a, b] = [self.product(&[a, a])?, self.product(&[b, b])?];
                let square = self.add(a, b)?;
                return self.call(Function::Sqrt, [square; 2]);
            }
            Function::Ln if *self.kind(a) == Kind::Variable(E) => return Ok(ONE),
            _ => {}
        }
        if let (Some(a), Some(b)) = (self.number(a), self.number(b)) {
            let value = Rational::of(function.call(a.value(), b.value()));
            if value.as_integer().is_some() {
                return self.constant(value);
            }
        }
        let b = if function.arity() == 1 { a } else { b };
        self.intern(Kind::Call(function, [a, b]))
    }

    /// What a formula says, of its variables, or of two expressions in their place.
    pub(super) fn read(&mut self, items: &[Item], of: Option<[Term; 2]>) -> Simplified {
        let mut stack: Vec<Term> = Vec::new();
        for item in items {
            let term = match *item {
                Item::Number(std::f64::consts::PI) => self.variable(PI)?,
                Item::Number(std::f64::consts::TAU) => {
                    let pi = self.variable(PI)?;
                    self.add(pi, pi)?
                }
                Item::Number(std::f64::consts::E) => self.variable(E)?,
                Item::Number(value) => self.constant(Rational::of(value))?,
                Item::Variable(variable) => match of {
                    Some([a, b]) => {
                        if variable == X {
                            a
                        } else {
                            b
                        }
                    }
                    None => self.variable(variable)?,
                },
                Item::Apply(operation) => {
                    let last = stack.pop().unwrap_or(ZERO);
                    let first =
                        if operation.operands() == 2 { stack.pop().unwrap_or(ZERO) } else { last };
                    self.apply(operation, first, last)?
                }
            };
            stack.push(term);
        }
        Ok(stack.pop().unwrap_or(ZERO))
    }

    fn apply(&mut self, operation: Operation, a: Term, b: Term) -> Simplified {
        match operation {
            Operation::Negate => self.sum(&[(Rational::MINUS_ONE, a)]),
            Operation::Add => self.add(a, b),
            Operation::Subtract => self.sum(&[(Rational::ONE, a), (Rational::MINUS_ONE, b)]),
            Operation::Multiply => self.product(&[a, b]),
            Operation::Divide => {
                let minus_one = self.constant(Rational::MINUS_ONE)?;
                let inverse = self.power(b, minus_one)?;
                self.product(&[a, inverse])
            }
            Operation::Call(function) => self.call(function, [a, b]),
            // What the parser doesn't say.
            _ => Ok(a),
        }
    }
}
