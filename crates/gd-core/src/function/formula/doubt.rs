//! What is followed though it may not have been meant.

use std::ops::Range;

use super::{
    graph::Node,
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
            (exact - rounded).abs() < 1e-14 && rounded % 3.0 != 0.0 && rounded.abs() < 100.0
        };
        let Some((_, thirds)) = thirds.filter(is_thirds) else { return };
        let is_told = !self.warnings.is_empty();
        if is_told || self.graph.known_value(base).is_some() || self.graph.is_nonnegative(base) {
            return;
        }
        let written = if thirds == 1.0 {
            "cbrt(x)".to_owned()
        } else {
            format!("cbrt(x)^{}", number(thirds))
        };
        let flaw = Flaw::new(self.here(), FormulaFault::PowerOfNegative);
        self.warnings.push(flaw.hint(Hint::Write(vec![written])).note());
    }
}
