//! Formulas.

use crate::source::Source;

const OF_ONE: [&str; 41] = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "ln", "log",
    "log2", "log10", "sqrt", "cbrt", "√", "∛", "abs", "sign", "step", "floor", "ceil", "round",
    "sigmoid", "softplus", "relu", "asinh", "acosh", "atanh", "sinc", "expm1", "log1p", "logcosh",
    "sec", "csc", "cot", "-", "+", "tg", "sqr",
];
const OF_TWO: [&str; 8] = ["atan2", "hypot", "min", "max", "pow", "logaddexp", "mod", "root"];
const OPERATORS: [&str; 12] = ["+", "-", "*", "/", "^", "**", "·", "×", "−", "÷", " ", ""];
const VALUES: [&str; 12] = ["x", "y", "e", "pi", "π", "tau", "x²", "y³", "|x|", "x[0]", "x1", "X"];
const WRAPS: [(&str, &str); 6] =
    [("(", ")"), ("[", "]"), ("{", "}"), ("|", "|"), ("\\left(", "\\right)"), ("（", "）")];
const BEFORE: [&str; 6] = ["f(x, y) = ", "y = ", "z=", "f=", "min ", "\u{200e}"];
const NOISE: [&str; 24] = [
    "(",
    ")",
    ",",
    "..",
    "^",
    "²",
    "_",
    "\\frac{1}{2}",
    "\\cdot",
    "=",
    ";",
    "&",
    "%",
    "#",
    "<b>",
    "\u{202e}",
    "\u{0}",
    "é",
    "😀",
    "1e",
    "x y",
    "++",
    "’",
    "10000000000000000000000",
];

/// A formula, of the operations that the bytes choose one after another; most can be read.
///
/// Operations work on a stack, in reverse Polish notation, so any order of them is some formula.
pub fn formula(source: &mut Source<'_>) -> String {
    let mut stack: Vec<String> = Vec::new();
    let most = 4 + source.below(60);
    for _ in 0..most {
        if source.is_empty() {
            break;
        }
        let top = stack.pop();
        let next = match (source.below(16), top) {
            (0..=3, top) | (_, top @ None) => {
                stack.extend(top);
                source.mostly(&VALUES, 2, 4).to_owned()
            }
            (4 | 5, top) => {
                stack.extend(top);
                source.number()
            }
            (6..=9, Some(right)) => {
                let left = stack.pop().unwrap_or_else(|| "x".to_owned());
                let sign = source.mostly(&OPERATORS, 5, 8);
                if source.once_in(4) {
                    format!("{left}{sign}{right}")
                } else {
                    format!("({left}){sign}({right})")
                }
            }
            (10..=12, Some(inner)) => format!("{}({inner})", source.one(&OF_ONE)),
            (13, Some(right)) => {
                let left = stack.pop().unwrap_or_else(|| "y".to_owned());
                format!("{}({left}, {right})", source.one(&OF_TWO))
            }
            (14, Some(inner)) => {
                let (open, close) = source.one(&WRAPS);
                format!("{open}{inner}{close}")
            }
            (_, Some(inner)) => match source.below(8) {
                0 => format!("{inner}^2"),
                1 => format!("{inner}^{}", source.number()),
                2 => format!("{}{inner}", source.one(&BEFORE)),
                3 => format!("{inner}{}", source.one(&NOISE)),
                4 => format!("{}{inner}", source.one(&NOISE)),
                5 => format!("{} {inner}", source.one(&OF_ONE)),
                6 => format!("{}{inner}", source.number()),
                _ => inner + "!",
            },
        };
        // What doubles at each operation is soon too long for any reader.
        stack.push(if next.len() > 4_000 { "y".to_owned() } else { next });
    }
    if stack.is_empty() { "x^2".to_owned() } else { stack.join(" + ") }
}
