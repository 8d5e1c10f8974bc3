//! Formulas as presentation MathML, in parentheses only where they are needed.

use std::f64::consts::{E, PI, TAU};

use super::{
    operation::{Function, Operation},
    postfix::Item,
};
use crate::notation::{
    mathml::{element, pair},
    number,
};

/// How tightly what is typeset holds together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Sum,
    /// a/b on one line.
    Quotient,
    Product,
    Power,
    Fraction,
    Atom,
    /// One variable, which a function may have without parentheses.
    Variable,
}

/// What something begins or ends with, as far as that matters beside another factor.
#[derive(Clone, Copy, PartialEq)]
enum Edge {
    Number,
    Fraction,
    /// At the beginning a function's name, at the end its argument without parentheses.
    Function,
    Other,
}

/// A part of a formula, typeset but for the minus sign before it.
struct Piece {
    markup: String,
    is_negative: bool,
    level: Level,
    edges: [Edge; 2],
    /// How high it is: 1 with a superscript, 2 with one in it or a fraction.
    height: u8,
}

/// Multiplication that is not seen.
const TIMES: &str = "<mo>\u{2062}</mo>";
const TIMES_WIDE: &str = "<mo>\u{2062}</mo><mspace width=\"0.17em\"></mspace>";
const DOT: &str = "<mo>·</mo>";
const MINUS: &str = "<mo>−</mo>";
const APPLY: &str = "<mo>\u{2061}</mo>";
const SPACE: &str = "<mspace width=\"0.17em\"></mspace>";

/// Typesets a formula, with the markup of its variables.
pub(super) fn typeset(items: &[Item], variables: &[&str]) -> String {
    piece(items, variables).signed()
}

/// The same behind a sign of summation: a sum is in parentheses.
pub(super) fn summand(items: &[Item], variables: &[&str]) -> String {
    piece(items, variables).at_least(Level::Product).markup
}

fn piece(items: &[Item], variables: &[&str]) -> Piece {
    let is_raised = raised(items);
    let mut stack: Vec<Piece> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let piece = match *item {
            Item::Number(value) => number_piece(value),
            Item::Variable(variable) => {
                let markup = variables.get(usize::from(variable)).copied().unwrap_or_default();
                Piece { level: Level::Variable, ..Piece::atom(markup.to_owned()) }
            }
            Item::Apply(operation) => {
                let last = pop(&mut stack);
                match operation {
                    Operation::Negate => last.negated(),
                    Operation::Add => pop(&mut stack).plus(&last),
                    Operation::Subtract => pop(&mut stack).minus(&last),
                    Operation::Multiply => pop(&mut stack).times(&last),
                    Operation::Divide if is_raised.get(place) == Some(&true) => {
                        pop(&mut stack).over_on_a_line(&last)
                    }
                    Operation::Divide => pop(&mut stack).over(&last),
                    Operation::Call(Function::Power) => {
                        let base = pop(&mut stack);
                        let before = place.checked_sub(2).and_then(|place| items.get(place));
                        match (before, items.get(place.wrapping_sub(1))) {
                            (
                                Some(Item::Apply(Operation::Call(function))),
                                Some(Item::Number(power)),
                            ) if *power > 0.0 && power.trunc() == *power => {
                                base.power_of_function(*function, &last)
                            }
                            _ => base.raised_to(&last),
                        }
                    }
                    Operation::Call(function) if function.arity() == 2 => {
                        pop(&mut stack).with(function, last)
                    }
                    Operation::Call(function) => last.applied(function),
                    // What no formula is written with.
                    _ => last,
                }
            }
        };
        stack.push(piece);
    }
    pop(&mut stack)
}

fn pop(stack: &mut Vec<Piece>) -> Piece {
    stack.pop().unwrap_or_else(|| Piece::atom("".to_owned()))
}

/// Which items stand in an exponent: from the end, where each operation comes before its operands.
fn raised(items: &[Item]) -> Vec<bool> {
    let mut raised = vec![false; items.len()];
    let mut stack = vec![false];
    for (item, is_raised) in items.iter().zip(&mut raised).rev() {
        *is_raised = stack.pop().unwrap_or_default();
        if let Item::Apply(operation) = item {
            let raises = matches!(operation, Operation::Call(Function::Power | Function::Exp));
            if operation.operands() == 2 {
                stack.push(*is_raised);
            }
            stack.push(*is_raised || raises);
        }
    }
    raised
}

fn number_piece(value: f64) -> Piece {
    let size = value.abs();
    let text = number(size);
    let mut piece = if size == PI || size == TAU {
        let pi = Piece::atom("<mi>π</mi>".to_owned());
        if size == PI { pi } else { Piece::digits("2").times(&pi) }
    } else if size == E {
        Piece::atom("<mi>e</mi>".to_owned())
    } else if size.is_finite() {
        let mut parts = text.split('e');
        let digits = Piece::digits(parts.next().unwrap_or_default());
        match parts.next() {
            None => digits,
            Some(exponent) => {
                let exponent = exponent.replace('-', "−");
                let power = pair("msup", "<mn>10</mn>", &element("mn", &exponent));
                let level = Level::Power;
                digits.times(&Piece {
                    level,
                    edges: [Edge::Number; 2],
                    height: 1,
                    ..Piece::atom(power)
                })
            }
        }
    } else {
        Piece::atom(element("mi", if size > 0.0 { "∞" } else { "NaN" }))
    };
    piece.is_negative = value < 0.0;
    piece
}

/// What a function is called in a textbook.
fn name(function: Function) -> String {
    let name = match function {
        Function::Sigmoid => "σ",
        Function::Log2 | Function::Log10 => {
            let base = if function == Function::Log2 { "2" } else { "10" };
            return pair("msub", "<mi>log</mi>", &element("mn", base));
        }
        // asin is arcsin in a textbook.
        Function::Asin
        | Function::Acos
        | Function::Atan
        | Function::Asinh
        | Function::Acosh
        | Function::Atanh => function.names().get(1).copied().unwrap_or_default(),
        _ => function.name(),
    };
    element("mi", name)
}

impl Piece {
    fn atom(markup: String) -> Self {
        let edges = [Edge::Other; 2];
        Self { markup, is_negative: false, level: Level::Atom, edges, height: 0 }
    }

    fn digits(digits: &str) -> Self {
        let edges = [Edge::Number; 2];
        Self { edges, ..Self::atom(element("mn", digits)) }
    }

    /// All of it.
    fn signed(&self) -> String {
        if self.is_negative { MINUS.to_owned() + &self.markup } else { self.markup.clone() }
    }

    /// In signs around it.
    fn between(&self, open: &str, close: &str) -> Self {
        let parts = [element("mo", open), element("mrow", &self.signed()), element("mo", close)];
        Self { height: self.height, ..Self::atom(element("mrow", &parts.concat())) }
    }

    /// In parentheses if it has a sign or is looser than a level.
    fn at_least(&self, level: Level) -> Self {
        if self.is_negative || self.level < level {
            self.between("(", ")")
        } else {
            Self { markup: self.markup.clone(), ..*self }
        }
    }

    fn negated(self) -> Self {
        Self { is_negative: true, ..self.at_least(Level::Quotient) }
    }

    fn plus(self, other: &Self) -> Self {
        let sign = if other.is_negative { MINUS } else { "<mo>+</mo>" };
        // Without its sign.
        let other = Self { markup: other.markup.clone(), is_negative: false, ..*other };
        self.joined(sign, &other.at_least(Level::Quotient), Level::Sum)
    }

    fn minus(self, other: &Self) -> Self {
        self.joined(MINUS, &other.at_least(Level::Quotient), Level::Sum)
    }

    /// This and another, of which a product has the sign before it.
    fn joined(self, sign: &str, other: &Self, level: Level) -> Self {
        let is_product = level != Level::Sum;
        let markup = if is_product { self.markup.clone() } else { self.signed() };
        let [first, _] = self.edges;
        let [_, last] = other.edges;
        Self {
            markup: markup + sign + &other.markup,
            is_negative: is_product && self.is_negative,
            level,
            edges: [first, last],
            height: self.height.max(other.height),
        }
    }

    /// This as the first of a product or a quotient: the sign is that of the whole.
    fn first(self, level: Level, next: Edge) -> Self {
        let is_negative = self.is_negative;
        let plain = Self { is_negative: false, ..self };
        let [_, end] = plain.edges;
        // sin x · y is not sin(x y).
        let is_open = end == Edge::Function && next != Edge::Function;
        let first = if is_open { plain.between("(", ")") } else { plain.at_least(level) };
        Self { is_negative, ..first }
    }

    fn times(self, other: &Self) -> Self {
        let other = other.at_least(Level::Product);
        let [next, _] = other.edges;
        let first = self.first(Level::Product, next);
        let [_, end] = first.edges;
        let is_seen = next == Edge::Number || end == Edge::Number && next == Edge::Fraction;
        let sign = match next {
            _ if is_seen => DOT,
            Edge::Function => TIMES_WIDE,
            _ => TIMES,
        };
        first.joined(sign, &other, Level::Product)
    }

    fn over(self, other: &Self) -> Self {
        let is_negative = self.is_negative;
        let markup = pair("mfrac", &self.markup, &other.signed());
        let level = Level::Fraction;
        Self { markup, is_negative, level, edges: [Edge::Fraction; 2], height: 2 }
    }

    fn over_on_a_line(self, other: &Self) -> Self {
        let first = self.first(Level::Product, Edge::Other);
        first.joined(
            "<mo lspace=\"0\" rspace=\"0\">/</mo>",
            &other.at_least(Level::Power),
            Level::Quotient,
        )
    }

    fn raised_to(self, power: &Self) -> Self {
        let base = self.at_least(Level::Atom);
        let markup = pair("msup", &base.markup, &power.signed());
        let height = base.height.max(power.height.saturating_add(1));
        let [first, _] = base.edges;
        let edges = [first, Edge::Other];
        Self { markup, is_negative: false, level: Level::Power, edges, height }
    }

    /// sin² x, of what is sin x.
    fn power_of_function(self, function: Function, power: &Self) -> Self {
        let name = name(function);
        match self.markup.strip_prefix(name.as_str()) {
            Some(rest) if !self.is_negative => {
                let markup = pair("msup", &name, &power.markup) + rest;
                Self { markup, level: Level::Product, height: self.height.max(1), ..self }
            }
            _ => self.raised_to(power),
        }
    }

    fn applied(self, function: Function) -> Self {
        let inner = self.signed();
        match function {
            Function::Abs => return self.between("|", "|"),
            Function::Floor => return self.between("⌊", "⌋"),
            Function::Ceil => return self.between("⌈", "⌉"),
            Function::Sqrt => return self.under(element("msqrt", &inner)),
            Function::Cbrt => return self.under(pair("mroot", &inner, "<mn>3</mn>")),
            Function::Exp if self.height < 2 => {
                return Self::atom("<mi>e</mi>".to_owned()).raised_to(&self);
            }
            // What they stand for in a textbook.
            Function::Relu => return Self::digits("0").with(Function::Max, self),
            Function::Softplus => {
                let power = self.applied(Function::Exp);
                return Self::digits("1").plus(&power).applied(Function::Ln);
            }
            _ => {}
        }
        let is_bare = self.level == Level::Variable && !self.is_negative;
        let argument =
            if is_bare { SPACE.to_owned() + &inner } else { self.between("(", ")").markup };
        let markup = name(function) + APPLY + &argument;
        let end = if is_bare { Edge::Function } else { Edge::Other };
        let edges = [Edge::Function, end];
        Self { markup, is_negative: false, level: Level::Product, edges, height: self.height }
    }

    /// A root of this.
    fn under(self, markup: String) -> Self {
        Self { level: Level::Power, height: self.height, ..Self::atom(markup) }
    }

    /// A function of this and another.
    fn with(self, function: Function, other: Self) -> Self {
        if function == Function::Hypot {
            let two = Self::digits("2");
            return self.raised_to(&two).plus(&other.raised_to(&two)).applied(Function::Sqrt);
        }
        let height = self.height.max(other.height);
        let both = self.signed() + "<mo>,</mo>" + &other.signed();
        let both = Self { height, ..Self::atom(both) }.between("(", ")");
        let edges = [Edge::Function, Edge::Other];
        let markup = name(function) + APPLY + &both.markup;
        Self { markup, level: Level::Product, edges, ..both }
    }
}
