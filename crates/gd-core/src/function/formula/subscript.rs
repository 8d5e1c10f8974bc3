//! Variables with a subscript: `x1`, `x_1`, `x₁`, `x[0]` and `x(1)`, as textbooks and programs write x
//! and y.

use super::{
    graph::{Node, X, Y},
    token::{Token, TokenKind},
};

/// Makes one name of each variable with its subscript. The number of the first variable, 0 or 1, if
/// they stand for x and y.
pub(super) fn subscripts(text: &str, tokens: &mut Vec<Token>) -> Option<u32> {
    let first = {
        let mut of = Found::default();
        for k in 0..tokens.len() {
            of.note(text, tokens.get(k..).unwrap_or_default());
        }
        of.first()
    };
    let mut k = 0;
    while let Some(rest) = tokens.get(k..).filter(|rest| !rest.is_empty()) {
        let is_merged = match brackets(text, rest) {
            Some((_, Bracket::Square)) => true,
            Some((_, Bracket::Round)) => first.is_some_and(|of| of.round),
            None => false,
        };
        if is_merged && let [name, _, _, close, ..] = rest {
            let merged = Token { kind: TokenKind::Name, at: name.at.start..close.at.end };
            tokens.splice(k..k + 4, [merged]);
        }
        k += 1;
    }
    first.map(|of| of.number)
}

/// The variable that a name stands for, where the first is numbered so.
pub(super) fn variable(name: &str, first: u32) -> Option<Node> {
    match subscript(name)?.checked_sub(first)? {
        0 => Some(X),
        1 => Some(Y),
        _ => None,
    }
}

/// The number in `x1`, `x_1`, `x[1]` or `x(1)`.
fn subscript(name: &str) -> Option<u32> {
    let number = name.strip_prefix(['x', 'X'])?;
    let number = number.trim_matches(['_', '[', ']', '(', ')', ' ']);
    whole(number).filter(|_| number.len() == 1)
}

/// A whole number in digits; of one too large for a subscript no more than that.
fn whole(digits: &str) -> Option<u32> {
    const TOO_LARGE: u32 = 99;
    let mut number = 0;
    for byte in digits.bytes() {
        number = TOO_LARGE.min(10 * number + char::from(byte).to_digit(10)?);
    }
    Some(number).filter(|_| !digits.is_empty())
}

#[derive(Clone, Copy, PartialEq)]
enum Bracket {
    Square,
    Round,
}

/// The number in brackets behind an x.
fn brackets(text: &str, tokens: &[Token]) -> Option<(u32, Bracket)> {
    let [name, open, number, close, ..] = tokens else { return None };
    let bracket = match (open.kind, number.kind, close.kind) {
        (TokenKind::Unknown('['), TokenKind::Number(_), TokenKind::Unknown(']')) => Bracket::Square,
        (TokenKind::Open, TokenKind::Number(_), TokenKind::Close) => Bracket::Round,
        _ => return None,
    };
    let is_x = text.get(name.at.clone()).is_some_and(|name| name.eq_ignore_ascii_case("x"));
    let number = whole(text.get(number.at.clone())?)?;
    (name.kind == TokenKind::Name && is_x).then_some((number, bracket))
}

/// How the variables are numbered.
#[derive(Clone, Copy)]
struct First {
    number: u32,
    /// Whether numbers in parentheses are subscripts too.
    round: bool,
}

/// Which subscripts there are, a bit each: beside a name or in square brackets, and in parentheses.
#[derive(Default)]
struct Found {
    plain: u32,
    round: u32,
    /// Whether x or y stands alone too.
    alone: bool,
}

impl Found {
    fn note(&mut self, text: &str, tokens: &[Token]) {
        let bit = |number: u32| 1_u32.checked_shl(number).unwrap_or(1 << 31);
        let Some(token) = tokens.first().filter(|token| token.kind == TokenKind::Name) else {
            return;
        };
        let name = text.get(token.at.clone()).unwrap_or_default();
        match brackets(text, tokens) {
            Some((number, Bracket::Square)) => self.plain |= bit(number),
            Some((number, Bracket::Round)) => self.round |= bit(number),
            None => match subscript(name) {
                Some(number) => self.plain |= bit(number),
                None => self.alone |= matches!(name, "x" | "X" | "y" | "Y"),
            },
        }
    }

    /// x0 and x1, or x1 and x2. `x(2)` is a product unless there is an `x(1)` too.
    fn first(&self) -> Option<First> {
        const BOTH: u32 = 0b110;
        let round = self.plain == 0 && self.round == BOTH;
        let found = if round { self.round } else { self.plain };
        if self.alone || !round && self.round != 0 {
            return None;
        }
        let number = match found {
            0b01 | 0b11 => 0,
            0b10 | BOTH => 1,
            _ => return None,
        };
        Some(First { number, round })
    }
}
