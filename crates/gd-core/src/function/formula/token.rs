//! The words of a formula in plain characters.

use std::ops::Range;

use crate::notation::parse;

/// A word of a formula and its place in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TokenKind {
    Number(f64),
    /// A name, known or not.
    Name,
    Plus,
    Minus,
    Times,
    Divide,
    Power,
    /// A power written small and high, as in x².
    Superscript(f64),
    /// √ or ∛.
    Root,
    Open,
    Close,
    Comma,
    Bar,
    /// Any other character.
    Unknown(char),
    End,
}

/// The tokens of a text from byte `start` on, closed by [`TokenKind::End`].
pub(super) fn tokens(source: &str, start: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut place = start;
    loop {
        let rest = source.get(place..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let (kind, length) = token(rest.get(blank..).unwrap_or_default());
        place += blank;
        tokens.push(Token { kind, at: place..place + length });
        place += length;
        if kind == TokenKind::End {
            return tokens;
        }
    }
}

/// The token that a text starts with, and its length in bytes.
fn token(text: &str) -> (TokenKind, usize) {
    let Some(first) = text.chars().next() else { return (TokenKind::End, 0) };
    let kind = match first {
        '+' => TokenKind::Plus,
        '-' => TokenKind::Minus,
        '*' if text.starts_with("**") => return (TokenKind::Power, 2),
        '*' | '×' | '·' | '⋅' | '∙' | '∗' | '•' => TokenKind::Times,
        '/' | '÷' | '∕' | '⁄' => TokenKind::Divide,
        '^' | 'ˆ' => TokenKind::Power,
        '√' | '∛' => TokenKind::Root,
        '(' => TokenKind::Open,
        ')' => TokenKind::Close,
        ',' => TokenKind::Comma,
        '|' | '∣' => TokenKind::Bar,
        'π' | 'Π' | 'τ' => TokenKind::Name,
        '0'..='9' | '.' => return number(text).unwrap_or((TokenKind::Unknown(first), 1)),
        'a'..='z' | 'A'..='Z' => return (TokenKind::Name, name_length(text)),
        _ => return superscript(text).unwrap_or((TokenKind::Unknown(first), first.len_utf8())),
    };
    (kind, first.len_utf8())
}

fn name_length(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A decimal number. An `e` belongs to it only if an exponent follows: `2e3` is 2000, `2e` is 2·e.
fn number(text: &str) -> Option<(TokenKind, usize)> {
    let mut length = digits(text);
    if let Some(fraction) = text.get(length..)?.strip_prefix('.') {
        length += 1 + digits(fraction);
    }
    if let Some(exponent) = text.get(length..)?.strip_prefix(['e', 'E']) {
        let sign = usize::from(exponent.starts_with(['+', '-']));
        let digits = digits(exponent.get(sign..)?);
        if digits > 0 {
            length += 1 + sign + digits;
        }
    }
    Some((TokenKind::Number(parse(text.get(..length)?)?), length))
}

/// The digits of a superscript, in order.
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// An integer written small and high.
fn superscript(text: &str) -> Option<(TokenKind, usize)> {
    let digits = text.strip_prefix('⁻').unwrap_or(text);
    let mut length = text.len() - digits.len();
    let mut value = 0.0;
    let mut any = false;
    for c in digits.chars() {
        let Some(digit) = SUPERSCRIPTS.iter().position(|superscript| *superscript == c) else {
            break;
        };
        value = 10.0 * value + digit as f64;
        length += c.len_utf8();
        any = true;
    }
    let sign = if text.starts_with('⁻') { -1.0 } else { 1.0 };
    any.then_some((TokenKind::Superscript(sign * value), length))
}
