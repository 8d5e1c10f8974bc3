//! What is followed though it may not have been meant.

use std::ops::Range;

use super::{
    graph::Node,
    name::{self, Name},
    parser::Parser,
    pending::Call,
    token::{Token, TokenKind},
};
use crate::{
    flaw::{Flaw, Hint, formula::FormulaFault},
    notation::number,
    spelling::excerpt,
};

impl Parser<'_> {
    /// The numbers around a comma with no space between them, as one with a decimal comma has it.
    pub(super) fn decimal(&self, comma: &Token) -> Option<Range<usize>> {
        let before = self.tokens.get(self.next.checked_sub(2)?)?;
        let behind = self.tokens.get(self.next)?;
        let is_number = |token: &Token| matches!(token.kind, TokenKind::Number(_));
        let is_close = before.at.end == comma.at.start && comma.at.end == behind.at.start;
        (is_close && is_number(before) && is_number(behind))
            .then_some(before.at.start..behind.at.end)
    }

    /// Warns of two values that may be one number with a decimal comma, `max(0,5,x)`. A pair alone,
    /// `max(0,1-x)`, is rarely one.
    pub(super) fn doubt_comma(&mut self, call: &Call) {
        let Some(decimal) = call.decimal.clone().filter(|_| call.values > 2) else { return };
        let written = excerpt(self.text(&decimal));
        let flaw = Flaw::new(decimal, FormulaFault::DecimalComma { written });
        self.warnings.push(flaw.hint(Hint::DecimalPoint).note());
    }

    /// Warns of a power by thirds, which has no value where its base is negative, though a cube root has.
    pub(super) fn doubt_power(&mut self, base: Node, power: Node) {
        let thirds =
            self.graph.known_value(power).map(|power| (3.0 * power, (3.0 * power).round()));
        let is_thirds = |(exact, rounded): &(f64, f64)| {
            (exact - rounded).abs() < 1e-14
                && (rounded / 3.0).fract() != 0.0
                && rounded.abs() < 100.0
        };
        let Some((_, thirds)) = thirds.filter(is_thirds) else { return };
        let is_told = !self.warnings.is_empty();
        if is_told || self.graph.known_value(base).is_some() || self.graph.is_nonnegative(base) {
            return;
        }
        let (base, at) = self.typed_power().unwrap_or(("x".to_owned(), self.here()));
        let mut written = format!("cbrt({base})");
        if thirds != 1.0 {
            written.extend(["^", &number(thirds)]);
        }
        let flaw = Flaw::new(at, FormulaFault::PowerOfNegative);
        self.warnings.push(flaw.hint(Hint::Write(vec![written])).note());
    }

    /// The base of the power that ends before the last token, as it was typed, and the power's place.
    fn typed_power(&self) -> Option<(String, Range<usize>)> {
        let end = self.next.checked_sub(2)?;
        let mut power = self.operand_start(end)?.checked_sub(1)?;
        if self.tokens.get(power)?.kind == TokenKind::Minus {
            power = power.checked_sub(1)?;
        }
        let last = power.checked_sub(1).filter(|_| self.kind(power) == TokenKind::Power)?;
        let first = self.operand_start(last)?;
        let place = |from: usize, to: usize| {
            Some(self.tokens.get(from)?.at.start..self.tokens.get(to)?.at.end)
        };
        let base = self.text(&place(first, last)?);
        let bare = base.strip_prefix('(').and_then(|base| base.strip_suffix(')'));
        Some((excerpt(bare.unwrap_or(base)), place(first, end)?))
    }

    fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::End, |token| token.kind)
    }

    /// Where the operand starts that ends with a token: a name, a number, or what is in parentheses.
    fn operand_start(&self, end: usize) -> Option<usize> {
        let (mut start, mut depth) = (end, 0);
        loop {
            match self.kind(start) {
                TokenKind::Close => depth += 1,
                TokenKind::Open => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            start = start.checked_sub(1)?;
        }
        let before = start.checked_sub(1).filter(|_| start < end);
        let called = before.filter(|&before| {
            let name = self.tokens.get(before).map(|token| self.text(&token.at));
            matches!(name.and_then(name::find), Some(Name::Function(_)))
        });
        Some(called.unwrap_or(start))
    }
}
