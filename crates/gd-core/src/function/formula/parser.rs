//! Reads a formula by operator precedence with a stack of its own (the shunting-yard algorithm,
//! Dijkstra 1961), so no text can overflow the program's stack.

use std::ops::Range;

use super::{
    declaration::{declaration, is_y},
    graph::{Graph, MOST_OPERATIONS, Node, TooMany, X, Y},
    name::{self, Name},
    operation::{Function, Operation},
    pending::{
        Call, Next, POWER, Pending, Precedence, never_closed, values_of, with_hint, wrong,
        wrong_count,
    },
    postfix::Item,
    subscript::{self, subscripts},
    token::{Token, TokenKind, tokens},
    transcription::Transcription,
};
use crate::flaw::{Flaw, Hint, formula::FormulaFault};

/// The longest formula, in bytes.
const MOST_BYTES: usize = 10_000;

/// How many operators and brackets may wait for an operand.
const MOST_DEPTH: usize = 500;

/// A formula that was read: its operations, the last of them, the same as they were applied, how many
/// variables it names, and what may not have been meant.
pub(super) struct Read {
    pub(super) graph: Graph,
    pub(super) root: Node,
    pub(super) postfix: Vec<Item>,
    pub(super) dimension: usize,
    pub(super) warnings: Vec<Flaw>,
}

/// Reads a formula.
pub(super) fn read(source: &str) -> Attempt<Read> {
    if source.len() > MOST_BYTES {
        return Err(wrong(0..source.len(), FormulaFault::TooLong { most: MOST_BYTES }));
    }
    let plain = Transcription::of(source);
    let mut read = read_plain(&plain.text);
    let place = |flaw: &mut Flaw| flaw.at = plain.place(flaw.at.clone());
    match &mut read {
        Ok(read) => read.warnings.iter_mut().for_each(place),
        Err(flaw) => place(flaw),
    }
    read
}

fn read_plain(source: &str) -> Attempt<Read> {
    let declared = declaration(source);
    let mut tokens = tokens(source, declared.end);
    let first_subscript = subscripts(source, &mut tokens);
    let mut parser = Parser {
        source,
        tokens,
        first_subscript,
        next: 0,
        graph: Graph::default(),
        operands: Vec::new(),
        postfix: Vec::new(),
        pending: Vec::new(),
        dimension: 1,
        warnings: Vec::new(),
    };
    if parser.peek(0) == TokenKind::End {
        return Err(wrong(declared.end..source.len(), FormulaFault::Empty));
    }
    let root = parser.formula()?;
    if parser.dimension == 2 && source.get(declared.clone()).is_some_and(is_y) {
        return Err(wrong(declared, FormulaFault::YOnBothSides));
    }
    let Parser { graph, postfix, dimension, warnings, .. } = parser;
    Ok(Read { graph, root, postfix, dimension, warnings })
}

/// Flaws are long, and passed on from many places.
type Attempt<T = ()> = Result<T, Box<Flaw>>;

pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The number of the first variable where they have subscripts.
    first_subscript: Option<u32>,
    pub(super) next: usize,
    pub(super) graph: Graph,
    operands: Vec<Node>,
    postfix: Vec<Item>,
    pending: Vec<Pending>,
    dimension: usize,
    pub(super) warnings: Vec<Flaw>,
}

impl Parser<'_> {
    fn formula(&mut self) -> Attempt<Node> {
        let mut next = Next::Operand;
        while next != Next::Nothing {
            let token = self.take();
            next = match next {
                Next::Operand => self.operand(&token)?,
                _ => self.operator(&token)?,
            };
        }
        Ok(self.operands.pop().unwrap_or(X))
    }

    fn peek(&self, ahead: usize) -> TokenKind {
        self.tokens.get(self.next + ahead).map_or(TokenKind::End, |token| token.kind)
    }

    fn take(&mut self) -> Token {
        let end = self.source.len();
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token.unwrap_or(Token { kind: TokenKind::End, at: end..end })
    }

    pub(super) fn text(&self, at: &Range<usize>) -> &str {
        self.source.get(at.clone()).unwrap_or_default()
    }

    /// Where the last token that was taken is.
    pub(super) fn here(&self) -> Range<usize> {
        let taken = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        taken.map_or(0..0, |token| token.at.clone())
    }

    /// Reads a token where an operand has to start.
    fn operand(&mut self, token: &Token) -> Attempt<Next> {
        match token.kind {
            TokenKind::Number(value) => {
                if value.is_infinite() {
                    return Err(wrong(token.at.clone(), FormulaFault::NumberTooLarge));
                }
                self.constant(value)
            }
            TokenKind::Name => match self.name(token)? {
                Name::Variable(node) => {
                    if node == Y {
                        self.dimension = 2;
                    }
                    self.postfix.push(Item::Variable(node));
                    self.operands.push(node);
                    Ok(Next::Operator)
                }
                Name::Constant(value) => self.constant(value),
                Name::Function(function) => self.function(function, &token.at, true),
            },
            TokenKind::Root => {
                let is_square = self.text(&token.at) == "√";
                let root = if is_square { Function::Sqrt } else { Function::Cbrt };
                self.function(root, &token.at, false)
            }
            TokenKind::Minus => self.wait(Pending::Negate),
            TokenKind::Plus => Ok(Next::Operand),
            TokenKind::Open => self.wait(Pending::Group(token.at.clone())),
            TokenKind::Bar => self.wait(Pending::Bars(token.at.clone())),
            _ => Err(self.missing_operand(token)),
        }
    }

    /// Reads a token where an operand has ended.
    fn operator(&mut self, token: &Token) -> Attempt<Next> {
        match token.kind {
            TokenKind::Plus => self.binary(Operation::Add, Precedence::Sum),
            TokenKind::Minus => self.binary(Operation::Subtract, Precedence::Sum),
            TokenKind::Times => self.product(Operation::Multiply, token),
            TokenKind::Divide => self.product(Operation::Divide, token),
            TokenKind::Power => self.wait(Pending::Binary(POWER)),
            TokenKind::Superscript(power) => {
                self.constant(power).and_then(|next| self.combine(POWER).map(|()| next))
            }
            TokenKind::Close => self.close(token),
            TokenKind::Comma => self.comma(token),
            // Where a comma is in numbers, semicolons are between values.
            TokenKind::Unknown(';') if matches!(self.bracket(), Some(Pending::Call(_))) => {
                self.comma(token)
            }
            TokenKind::Bar if matches!(self.bracket(), Some(Pending::Bars(_))) => {
                self.reduce_to_bracket()?;
                self.pending.pop();
                self.unary(Operation::Call(Function::Abs))?;
                Ok(Next::Operator)
            }
            TokenKind::Name | TokenKind::Root | TokenKind::Open | TokenKind::Bar => {
                self.implicit_product(token)?;
                self.operand(token)
            }
            TokenKind::Number(_) => Err(self.stray_number(token)),
            TokenKind::End => {
                self.reduce_to_bracket()?;
                match self.pending.last() {
                    Some(open) => Err(never_closed(open)),
                    None => Ok(Next::Nothing),
                }
            }
            TokenKind::Unknown(character) => {
                Err(wrong(token.at.clone(), FormulaFault::UnknownCharacter { character }))
            }
        }
    }

    fn name(&self, token: &Token) -> Attempt<Name> {
        let name = self.text(&token.at);
        let variable = self.first_subscript.and_then(|first| subscript::variable(name, first));
        variable
            .map(Name::Variable)
            .or_else(|| name::find(name))
            .ok_or_else(|| name::unknown(name, token.at.clone(), self.peek(0) == TokenKind::Open))
    }

    fn constant(&mut self, value: f64) -> Attempt<Next> {
        let node = self.graph.constant(value);
        self.push(Item::Number(value), node)?;
        Ok(Next::Operator)
    }

    /// Reads what follows a function's name: `^2`, and `(` or an argument without parentheses.
    fn function(
        &mut self,
        function: Function,
        name: &Range<usize>,
        takes_factor: bool,
    ) -> Attempt<Next> {
        let id = function.name();
        let power = match (self.peek(0), self.peek(1)) {
            (TokenKind::Power, TokenKind::Number(power)) => {
                self.next += 2;
                Some(power)
            }
            (TokenKind::Superscript(power), _) => {
                self.next += 1;
                Some(power)
            }
            (TokenKind::Power, other) => {
                self.next += if other == TokenKind::Minus { 3 } else { 2 };
                Some(f64::NAN)
            }
            _ => None,
        };
        if power.is_some_and(|power| !(power >= 1.0 && power.fract() == 0.0)) {
            let at = name.start..self.here().end;
            let written = match id {
                "sin" | "cos" | "tan" => vec![format!("a{id}(x)"), format!("1/{id}(x)")],
                _ => vec![format!("{id}(x)^2")],
            };
            let fault = FormulaFault::PowerOfFunction { function: id };
            return Err(with_hint(wrong(at, fault), Hint::Write(written)));
        }
        let call =
            Call { function, power, name: name.clone(), values: 0, decimal: None, takes_factor };
        match self.peek(0) {
            TokenKind::Open => {
                self.next += 1;
                if self.peek(0) == TokenKind::Close {
                    return Err(wrong_count(&call, name.start..self.take().at.end));
                }
                self.wait(Pending::Call(call))
            }
            _ if function.arity() > 1 => {
                Err(wrong(name.clone(), FormulaFault::NoParentheses { function: id }))
            }
            TokenKind::Number(_)
            | TokenKind::Name
            | TokenKind::Root
            | TokenKind::Bar
            | TokenKind::Minus => self.wait(Pending::Apply(call)),
            _ => Err(wrong(name.clone(), FormulaFault::NoArgument { function: id })),
        }
    }

    /// Puts something on the stack until its operand is there.
    fn wait(&mut self, pending: Pending) -> Attempt<Next> {
        if self.pending.len() >= MOST_DEPTH {
            return Err(wrong(self.here(), FormulaFault::TooDeep { most: MOST_DEPTH }));
        }
        self.pending.push(pending);
        Ok(Next::Operand)
    }

    fn binary(&mut self, operation: Operation, precedence: Precedence) -> Attempt<Next> {
        self.reduce(precedence)?;
        self.wait(Pending::Binary(operation))
    }

    /// A product or quotient. It doesn't say where the argument of a function without parentheses
    /// ends.
    fn product(&mut self, operation: Operation, token: &Token) -> Attempt<Next> {
        match self.application() {
            Some(call) => Err(self.unclear_end(&call, token)),
            None => self.binary(operation, Precedence::Product),
        }
    }

    /// A product without a sign, before the token that starts its second factor.
    fn implicit_product(&mut self, token: &Token) -> Attempt {
        let starts_function =
            token.kind == TokenKind::Name && matches!(self.name(token)?, Name::Function(_));
        while let Some(call) = self.application() {
            self.reduce(Precedence::Sign)?;
            // Above the function there is now at most the product of its argument's factors.
            while matches!(self.pending.last(), Some(Pending::Binary(_))) {
                self.reduce_one()?;
            }
            let last = self.operands.last().copied().unwrap_or(X);
            let is_factor = self.graph.known_value(last).is_some();
            if starts_function && !is_factor {
                self.reduce_one()?;
            } else if is_factor && call.takes_factor && !starts_function {
                return self.wait(Pending::Binary(Operation::Multiply)).map(|_| ());
            } else {
                return Err(self.unclear_end(&call, token));
            }
        }
        self.binary(Operation::Multiply, Precedence::Product).map(|_| ())
    }

    /// The innermost function without parentheses whose argument is being read.
    fn application(&self) -> Option<Call> {
        let mut inner =
            self.pending.iter().rev().take_while(|pending| pending.precedence().is_some());
        inner.find_map(|pending| match pending {
            Pending::Apply(call) => Some(call.clone()),
            _ => None,
        })
    }

    /// Applies what waits and binds at least as tightly as what comes.
    fn reduce(&mut self, precedence: Precedence) -> Attempt {
        while self.pending.last().and_then(Pending::precedence).is_some_and(|top| top >= precedence)
        {
            self.reduce_one()?;
        }
        Ok(())
    }

    fn reduce_to_bracket(&mut self) -> Attempt {
        self.reduce(Precedence::Sum)
    }

    fn reduce_one(&mut self) -> Attempt {
        match self.pending.pop() {
            Some(Pending::Binary(operation)) => self.combine(operation),
            Some(Pending::Negate) => self.unary(Operation::Negate),
            Some(Pending::Apply(call)) => self.call(&call),
            _ => Ok(()),
        }
    }

    /// The innermost bracket that is open.
    fn bracket(&self) -> Option<&Pending> {
        self.pending.iter().rev().find(|pending| pending.precedence().is_none())
    }

    fn close(&mut self, token: &Token) -> Attempt<Next> {
        self.reduce_to_bracket()?;
        match self.pending.pop() {
            Some(Pending::Group(_)) => {}
            Some(Pending::Call(mut call)) => {
                call.values += 1;
                if call.values < call.function.arity() {
                    return Err(wrong_count(&call, call.name.start..token.at.end));
                }
                self.doubt_comma(&call);
                self.call(&call)?;
            }
            Some(bars) => return Err(never_closed(&bars)),
            None => return Err(wrong(token.at.clone(), FormulaFault::ClosesNothing)),
        }
        Ok(Next::Operator)
    }

    fn comma(&mut self, token: &Token) -> Attempt<Next> {
        let decimal = self.decimal(token);
        let mut is_decimal = decimal.is_some();
        self.reduce_to_bracket()?;
        let fault = match self.pending.last_mut() {
            Some(Pending::Call(call)) => {
                call.values += 1;
                if call.decimal.is_none() {
                    call.decimal.clone_from(&decimal);
                }
                is_decimal = call.decimal.is_some();
                let (function, values) = (call.function, call.values);
                if values < function.arity() {
                    return Ok(Next::Operand);
                }
                if function.takes_more() {
                    self.combine(Operation::Call(function))?;
                    return Ok(Next::Operand);
                }
                if function.arity() > 1 && !is_decimal {
                    return Err(wrong_count(call, token.at.clone()));
                }
                FormulaFault::WrongCount { function: function.name(), takes: values_of(function) }
            }
            Some(bars @ Pending::Bars(_)) => return Err(never_closed(bars)),
            _ => FormulaFault::StrayComma,
        };
        let hint = if is_decimal {
            Hint::DecimalPoint
        } else {
            let several = Function::ALL.iter().filter(|function| function.arity() > 1);
            Hint::Known(several.map(|function| function.name()).collect())
        };
        Err(with_hint(wrong(token.at.clone(), fault), hint))
    }

    /// Applies a function to the operands that are there.
    fn call(&mut self, call: &Call) -> Attempt {
        if call.function.arity() > 1 {
            self.combine(Operation::Call(call.function))?;
        } else {
            self.unary(Operation::Call(call.function))?;
        }
        if let Some(power) = call.power {
            self.constant(power)?;
            self.combine(POWER)?;
        }
        Ok(())
    }

    fn unary(&mut self, operation: Operation) -> Attempt {
        let a = self.operands.pop().unwrap_or(X);
        let node = self.graph.unary(operation, a);
        self.push(Item::Apply(operation), node)
    }

    fn combine(&mut self, operation: Operation) -> Attempt {
        let b = self.operands.pop().unwrap_or(X);
        let a = self.operands.pop().unwrap_or(X);
        if operation == POWER {
            self.doubt_power(a, b);
        }
        let node = self.graph.binary(operation, a, b);
        self.push(Item::Apply(operation), node)
    }

    /// Takes the node of what was applied for the last operand.
    fn push(&mut self, applied: Item, node: Result<Node, TooMany>) -> Attempt {
        self.postfix.push(applied);
        let too_many = FormulaFault::TooManyOperations { most: MOST_OPERATIONS };
        self.operands.push(node.map_err(|TooMany| wrong(self.here(), too_many))?);
        Ok(())
    }
}
