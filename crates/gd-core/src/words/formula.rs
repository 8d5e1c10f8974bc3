//! What is said of a formula that means nothing.

use crate::{
    flaw::{
        Hint,
        formula::{Bracket, FormulaFault, Values},
    },
    spelling::{is_hidden, is_letter},
};

/// What is wrong.
pub(super) fn fault(fault: &FormulaFault) -> String {
    match fault {
        FormulaFault::Empty => "The formula is empty.".to_owned(),
        FormulaFault::TooLong { most } => {
            format!("The formula is longer than {most} characters.")
        }
        FormulaFault::TooDeep { most } => format!("The formula is nested more than {most} deep."),
        FormulaFault::TooManyOperations { most } => {
            format!("The formula has more than {most} operations.")
        }
        FormulaFault::YOnBothSides => "There is a y on both sides of the =.".to_owned(),
        FormulaFault::NumberTooLarge => "This number is too large.".to_owned(),
        FormulaFault::UnknownName { name } => format!("There is no name “{name}”."),
        FormulaFault::UnknownFunction { name } => format!("There is no function “{name}”."),
        FormulaFault::UnknownCharacter { character } => {
            format!("“{}” has no meaning in a formula.", visible(*character))
        }
        FormulaFault::PowerOfFunction { function } => {
            format!("Only a positive integer may stand between {function} and its argument.")
        }
        FormulaFault::NoParentheses { function } => {
            format!("{function} needs its values in parentheses.")
        }
        FormulaFault::NoArgument { function } => format!("{function} has nothing to work on."),
        FormulaFault::UnclearEnd { function, .. } => {
            format!("Where the argument of {function} ends is not clear.")
        }
        FormulaFault::WrongCount { function, takes } => {
            let count = match takes {
                Values::One => "one value",
                Values::Two => "two values",
                Values::TwoOrMore => "two values or more",
            };
            format!("{function} takes {count}.")
        }
        FormulaFault::StrayComma => "This comma separates nothing.".to_owned(),
        FormulaFault::ClosesNothing => "This “)” closes nothing.".to_owned(),
        FormulaFault::NeverClosed { open } => match open {
            Bracket::Parenthesis => "This “(” is never closed.".to_owned(),
            Bracket::Function => "The “(” after this function is never closed.".to_owned(),
            Bracket::Bar => "This “|” has no partner.".to_owned(),
        },
        FormulaFault::EmptyParentheses => "There is nothing in these parentheses.".to_owned(),
        FormulaFault::BreaksOff { after } => format!("After “{after}” the formula breaks off."),
        FormulaFault::NothingRaised { power } => {
            format!("There is nothing that “{power}” raises.")
        }
        FormulaFault::BadStart { with } => format!("A formula can't start with “{with}”."),
        FormulaFault::MissingOperand { before, behind } => {
            format!("Between “{before}” and “{behind}” something is missing.")
        }
        FormulaFault::DecimalComma { written } => {
            format!("“{written}” is read as two numbers.")
        }
        FormulaFault::PowerOfNegative => {
            "This power has no value where its base is negative.".to_owned()
        }
        FormulaFault::MissingOperator { before, behind } => {
            format!("Between “{before}” and “{behind}” the operation is missing.")
        }
    }
}

/// The way out.
pub(super) fn way_out(fault: &FormulaFault, hint: Option<&Hint>) -> Option<String> {
    let said = match (fault, hint) {
        (FormulaFault::PowerOfFunction { .. }, Some(Hint::Write(written)))
            if written.len() == 1 =>
        {
            return Some(format!("Write the power at the end: {}.", written.concat()));
        }
        (_, Some(Hint::Write(written))) => return Some(format!("Write {}.", written.join(" or "))),
        (FormulaFault::UnknownFunction { .. }, Some(Hint::Known(names))) => {
            return Some(format!("The functions are {}.", names.join(", ")));
        }
        (_, Some(Hint::Known(names))) => {
            return Some(format!("Functions of several values are {}.", names.join(", ")));
        }
        (FormulaFault::NoParentheses { function }, _) => {
            return Some(format!("Write {function}(x, y)."));
        }
        (FormulaFault::NoArgument { function }, _) => return Some(format!("Write {function}(x).")),
        (FormulaFault::UnclearEnd { function, argument }, _) => {
            return Some(format!("Put it in parentheses, as in {function}({argument})."));
        }
        (FormulaFault::WrongCount { function, takes }, _) => {
            let values = match (*function, takes) {
                ("atan2", _) => "y, x",
                (_, Values::One) => "x",
                (_, Values::Two | Values::TwoOrMore) => "x, y",
            };
            return Some(format!("Write {function}({values})."));
        }
        (FormulaFault::UnknownCharacter { character }, _) => of_character(*character),
        (FormulaFault::Empty, _) => "Write one in x, or in x and y: x^2 + y^2.",
        (FormulaFault::YOnBothSides, _) => {
            "Write only the function of x and y that is to be descended."
        }
        (FormulaFault::NumberTooLarge, _) => "The largest is about 1.8e308.",
        (FormulaFault::UnknownName { .. }, _) => {
            "The variables are x and y, the constants pi, tau and e."
        }
        (FormulaFault::ClosesNothing, _) => "Leave it out, or open it with a “(” further left.",
        (FormulaFault::NeverClosed { open: Bracket::Bar }, _) => {
            "Write |x|, or abs(x) where it is not clear which bars belong together."
        }
        (FormulaFault::NeverClosed { .. }, _) => "Add a “)”.",
        (FormulaFault::EmptyParentheses, _) => "Leave them out.",
        (FormulaFault::BreaksOff { .. }, _) => {
            "Expected a number, x, y, a function or “(” after it."
        }
        (FormulaFault::NothingRaised { .. }, _) => "Write it after a number, x, y or “)”.",
        (FormulaFault::BadStart { .. }, _) => "Start with a number, x, y, a function or “(”.",
        (FormulaFault::MissingOperand { .. }, _) => "Expected a number, x, y, a function or “(”.",
        (
            FormulaFault::TooLong { .. }
            | FormulaFault::TooDeep { .. }
            | FormulaFault::TooManyOperations { .. }
            | FormulaFault::UnknownFunction { .. }
            | FormulaFault::PowerOfFunction { .. }
            | FormulaFault::StrayComma
            | FormulaFault::DecimalComma { .. }
            | FormulaFault::PowerOfNegative
            | FormulaFault::MissingOperator { .. },
            _,
        ) => return None,
    };
    Some(said.to_owned())
}

/// A character as it can be seen.
fn visible(character: char) -> String {
    if is_hidden(character) { character.escape_unicode().collect() } else { character.to_string() }
}

/// What to do about a character that no formula has.
fn of_character(character: char) -> &'static str {
    match character {
        '=' => "Write only what is to be descended, the right-hand side.",
        '[' | ']' | '{' | '}' => "Use the parentheses ( and ).",
        '\'' | '′' | '’' => "Derivatives are worked out for you; write the function itself.",
        '°' => "Angles are in radians; a degree is pi/180.",
        '%' => "Write a percentage as a decimal number, 5% as 0.05.",
        '!' => "There is no factorial.",
        '\\' => "Of LaTeX \\frac, \\sqrt, \\cdot, \\left, \\right and names of functions are read.",
        ';' | ':' | '"' | '$' | '_' | '#' | '@' | '&' | '~' | '`' | '?' => "Leave it out.",
        '<' | '>' | '≤' | '≥' => "For a bend or a jump there are max, min, abs and step.",
        '.' => "A number has a digit, as in 0.5.",
        'х' | 'Х' | 'χ' => "It only looks like an x.",
        'у' | 'У' => "It only looks like a y.",
        _ if is_letter(character) => "The variables are x and y.",
        _ => "Formulas are made of numbers, x, y, + - * / ^, parentheses and functions.",
    }
}
