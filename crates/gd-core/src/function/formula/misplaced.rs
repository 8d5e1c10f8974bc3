//! What is said of a token that can't stand where it does.

use super::{
    parser::Parser,
    pending::{Call, with_hint, wrong},
    token::{Token, TokenKind},
};
use crate::{
    flaw::{Flaw, Hint, formula::FormulaFault},
    spelling::excerpt,
};

impl Parser<'_> {
    /// Why a token can't start an operand.
    pub(super) fn missing_operand(&self, token: &Token) -> Box<Flaw> {
        let before = self.next.checked_sub(2).and_then(|index| self.tokens.get(index));
        let before = excerpt(before.map(|token| self.text(&token.at)).unwrap_or_default());
        let here = excerpt(self.text(&token.at));
        let fault = match token.kind {
            TokenKind::Unknown(character) => FormulaFault::UnknownCharacter { character },
            TokenKind::End => FormulaFault::BreaksOff { after: before },
            TokenKind::Close if before == "(" => FormulaFault::EmptyParentheses,
            TokenKind::Superscript(_) => FormulaFault::NothingRaised { power: here },
            _ if before.is_empty() => FormulaFault::BadStart { with: here },
            _ => FormulaFault::MissingOperand { before, behind: here },
        };
        wrong(token.at.clone(), fault)
    }

    /// A number can't be the second factor of a product without a sign.
    pub(super) fn stray_number(&self, token: &Token) -> Box<Flaw> {
        let before = self.next.checked_sub(2).and_then(|index| self.tokens.get(index));
        let at = before.map_or(token.at.start, |before| before.at.start)..token.at.end;
        let is_number = before.is_some_and(|before| matches!(before.kind, TokenKind::Number(_)));
        let before = excerpt(before.map_or("", |before| self.text(&before.at)));
        let behind = excerpt(self.text(&token.at));
        let product = format!("{before}*{behind}");
        let meant =
            if is_number { vec![product] } else { vec![format!("{before}^{behind}"), product] };
        let flaw = wrong(at, FormulaFault::MissingOperator { before, behind });
        with_hint(flaw, Hint::DidYouMean(meant))
    }

    pub(super) fn unclear_end(&self, call: &Call, token: &Token) -> Box<Flaw> {
        let argument = self.source.get(call.name.end..token.at.start).unwrap_or_default().trim();
        let (function, argument) = (call.function.name(), excerpt(argument));
        let at = call.name.start..token.at.end;
        wrong(at, FormulaFault::UnclearEnd { function, argument })
    }
}
