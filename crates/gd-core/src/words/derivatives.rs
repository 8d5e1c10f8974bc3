//! What is differentiated, as presentation MathML: a function, its gradient and its Hessian, in
//! symbols and with the numbers at a place.

use crate::{
    function::{
        Function,
        formula::{
            derivative::{Derivative, Derivatives},
            symbols::Kinks,
        },
    },
    notation::{
        mathml::{element, pair},
        short,
    },
    space::Point,
};

/// Up to how many bytes of markup each the entries of a matrix stand beside each other.
const SHORT: usize = 400;

/// A function, its gradient and its Hessian in symbols; nothing of one that has no formula.
#[must_use]
pub fn differentiated(function: &Function) -> Vec<String> {
    let Some(symbols) = function.symbols() else { return Vec::new() };
    let names = Names::of(function);
    let value = symbols.value().unwrap_or_else(|| element("mtext", "too long to be shown"));
    let mut equations = vec![equation(&names.value, &value)];
    let Derivatives { gradient, hessian } = symbols.derivatives();
    for (derivative, axis) in gradient.iter().zip(0..) {
        equations.push(equation(&names.first(axis), &written(derivative)));
    }
    let entries: Vec<String> = hessian.iter().map(written).collect();
    match entries.as_slice() {
        [xx, xy, yy] if entries.iter().all(|entry| entry.len() <= SHORT) => {
            let matrix = matrix(&[&[xx, xy], &[xy, yy]]);
            equations.push(equation("<mi>H</mi>", &matrix));
        }
        _ => {
            for (entry, axes) in entries.iter().zip([[0, 0], [0, 1], [1, 1]]) {
                equations.push(equation(&names.second(axes), entry));
            }
        }
    }
    equations
}

/// The gradient and the Hessian with their numbers at a place, from the dual numbers that a run takes
/// them from.
#[must_use]
pub fn derivatives_at(function: &Function, theta: Point) -> Vec<String> {
    let exact = function.objective().hessian(theta);
    let names = Names::of(function);
    let ([x, y], [xx, xy, yy]) = (exact.gradient.map(digits), exact.hessian.map(digits));
    if function.objective().dimension() == 1 {
        return vec![equation(&names.first(0), &x), equation(&names.second([0, 0]), &xx)];
    }
    let gradient = "<mo>∇</mo>".to_owned() + &names.function;
    vec![
        equation(&gradient, &matrix(&[&[&x], &[&y]])),
        equation("<mi>H</mi>", &matrix(&[&[&xx, &xy], &[&xy, &yy]])),
    ]
}

/// What a run takes for a derivative where a function has none, in sentences.
#[must_use]
pub fn kinks(function: &Function) -> Vec<String> {
    let Kinks { corners, ties, jumps } =
        function.symbols().map(|of| of.kinks()).unwrap_or_default();
    let mut rules = Vec::new();
    for (is_there, rule) in [
        (
            corners,
            "|x|, max(0, x) and √(x² + y²) have no derivative of their own at their corner: a run takes 0 for it.",
        ),
        (
            ties,
            "Where two values of min or max are equal, a run takes the mean of their derivatives.",
        ),
        (
            jumps,
            "Where sign, floor or another step jumps, it has no derivative: a run takes 0 for it.",
        ),
    ] {
        if is_there {
            rules.push(rule.to_owned());
        }
    }
    rules
}

/// What a function, its variables and its derivatives are called.
struct Names {
    function: String,
    variables: [String; 2],
    /// f(x, y).
    value: String,
    is_curve: bool,
}

impl Names {
    fn of(function: &Function) -> Self {
        let name = element("mi", function.value_name());
        let variables = function.variables().map(|variable| element("mi", variable));
        let [x, y] = &variables;
        let is_curve = function.objective().dimension() == 1;
        let second = if is_curve { String::new() } else { "<mo>,</mo>".to_owned() + y };
        let value = [&name, "<mrow><mo>(</mo>", x, &second, "<mo>)</mo></mrow>"].concat();
        Self { function: name, variables, value, is_curve }
    }

    fn variable(&self, axis: usize) -> &str {
        self.variables.get(axis).map_or("", String::as_str)
    }

    fn first(&self, axis: usize) -> String {
        if self.is_curve {
            return pair("msup", &self.function, "<mo>′</mo>");
        }
        pair(
            "mfrac",
            &(PARTIAL.to_owned() + &self.function),
            &(PARTIAL.to_owned() + self.variable(axis)),
        )
    }

    fn second(&self, [a, b]: [usize; 2]) -> String {
        if self.is_curve {
            return pair("msup", &self.function, "<mo>″</mo>");
        }
        let [first, second] = [self.variable(a), self.variable(b)];
        let below = if a == b {
            PARTIAL.to_owned() + &pair("msup", first, "<mn>2</mn>")
        } else {
            [PARTIAL, first, PARTIAL, second].concat()
        };
        pair("mfrac", &(pair("msup", PARTIAL, "<mn>2</mn>") + &self.function), &below)
    }
}

const PARTIAL: &str = "<mo>∂</mo>";

fn equation(left: &str, right: &str) -> String {
    [left, "<mo>=</mo>", right].concat()
}

fn written(derivative: &Derivative) -> String {
    match derivative {
        Derivative::Zero => "<mn>0</mn>".to_owned(),
        Derivative::Typeset(markup) => markup.clone(),
        Derivative::TooLong(count) => element(
            "mtext",
            &format!("too long to be shown: {count} numbers, variables, functions and brackets"),
        ),
        Derivative::TooLarge => element("mtext", "too long to be worked out in symbols"),
    }
}

fn digits(value: f64) -> String {
    element("mn", &short(value))
}

/// Rows, which whoever shows them puts in brackets.
fn matrix(rows: &[&[&str]]) -> String {
    let mut table = String::new();
    for row in rows {
        let mut cells = String::new();
        for entry in *row {
            cells += &element("mtd", entry);
        }
        table += &element("mtr", &cells);
    }
    element("mtable", &table)
}
