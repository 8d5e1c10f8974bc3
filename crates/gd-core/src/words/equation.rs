//! A rule's equations as presentation MathML: with symbols, and with a step's numbers.

use crate::{
    notation::scientific,
    prose::prose,
    rule::update::Quantity,
    run::{Run, row::Quantities},
};

/// The quantities that every rule's equations may have.
pub const COMMON: &[Quantity] = &[
    Quantity { id: "theta", symbol: "<mi>θ</mi>", meaning: prose("current position") },
    Quantity {
        id: "g",
        symbol: "<mi>g</mi>",
        meaning: prose("gradient (with noise, after clipping)"),
    },
    Quantity { id: "lr", symbol: "<mi>α</mi>", meaning: prose("learning rate of this step") },
];

/// One equation of a rule as presentation MathML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// With symbols.
    pub symbols: String,
    /// With a step's numbers, a line for each coordinate.
    pub numbers: Vec<String>,
}

/// The equations of the step that leaves from row `step` of a run; none beyond its last row.
#[must_use]
pub fn equations(run: &Run, step: usize) -> Vec<Equation> {
    let Some(quantities) = run.quantities(step) else { return Vec::new() };
    let conditions = run.conditions();
    let dimension = conditions.function.objective().dimension();
    let written = |template: &&str| Equation {
        symbols: fill(template, |id, _| symbol(run, id)),
        numbers: (0..dimension)
            .map(|axis| {
                fill(template, |id, is_alone| {
                    let number = number_of(run, step, &quantities, axis, id)?;
                    Some(math_number(number, is_alone))
                })
            })
            .collect(),
    };
    conditions.rule.of.equations.iter().map(written).collect()
}

/// Replaces each `{id}` of a template by its value, which may depend on whether it stands first, alone
/// on its side.
fn fill(template: &str, value: impl Fn(&str, bool) -> Option<String>) -> String {
    let mut filled = String::new();
    for (k, part) in template.split(['{', '}']).enumerate() {
        match value(part, filled.is_empty()).filter(|_| k % 2 == 1) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(part),
        }
    }
    filled
}

/// A quantity's symbol.
fn symbol(run: &Run, id: &str) -> Option<String> {
    let conditions = run.conditions();
    let rule = conditions.rule.of;
    let marked = |symbol: &str, mark| format!("<msub>{symbol}<mtext>{mark}</mtext></msub>");
    let fixed = match id {
        "next" => Some(marked("<mi>θ</mi>", "new")),
        "t" => Some("<mi>t</mi>".to_owned()),
        "xi" => Some("<mi>ξ</mi>".to_owned()),
        _ => None,
    };
    let named = || {
        let all = COMMON.iter().chain(rule.state).chain(rule.terms);
        { all }.find(|q| q.id == id).map(|q| q.symbol.to_owned())
    };
    let before = || {
        let id = id.strip_suffix('-')?;
        rule.state.iter().find(|q| q.id == id).map(|q| marked(q.symbol, "old"))
    };
    let set = || {
        let option = rule.hyperparameters.iter().find(|option| option.id == id)?;
        Some(format!("<mi>{}</mi>", option.symbol))
    };
    fixed.or_else(named).or_else(before).or_else(set)
}

/// A quantity's number at a step, for one coordinate.
fn number_of(
    run: &Run,
    step: usize,
    quantities: &[Quantities; 2],
    axis: usize,
    id: &str,
) -> Option<f64> {
    let conditions = run.conditions();
    let rule = conditions.rule.of;
    let row = run.row(step)?;
    let made = quantities.get(axis)?;
    let fixed = match id {
        "theta" => row.theta.get(axis).copied(),
        "next" => Some(made.theta),
        "g" => Some(made.gradient),
        "lr" => Some(row.learning_rate),
        "t" => Some(step as f64 + 1.0),
        "xi" => Some(made.normal),
        _ => None,
    };
    let place = |list: &[Quantity], id| list.iter().position(|q| q.id == id);
    let after = || made.state.get(place(rule.state, id)?).copied();
    let before = || {
        let slot = place(rule.state, id.strip_suffix('-')?)?;
        row.state().get(axis)?.get(slot).copied()
    };
    let term = || made.terms.get(place(rule.terms, id)?).copied();
    let set = || conditions.rule.settings().find(|(option, _)| option.id == id).map(|(_, v)| v);
    fixed.or_else(after).or_else(before).or_else(term).or_else(set)
}

/// A number to four digits as MathML, a negative one in parentheses unless it stands alone.
fn math_number(value: f64, is_alone: bool) -> String {
    let digits = match scientific(value.abs()) {
        (digits, None) => format!("<mn>{digits}</mn>"),
        (digits, Some(exponent)) => {
            let exponent = exponent.to_string().replace('-', "−");
            format!(
                "<mrow><mn>{digits}</mn><mo>·</mo><msup><mn>10</mn><mn>{exponent}</mn></msup></mrow>"
            )
        }
    };
    if value < 0.0 && is_alone {
        format!("<mrow><mo>−</mo>{digits}</mrow>")
    } else if value < 0.0 {
        format!("<mrow><mo>(</mo><mo>−</mo>{digits}<mo>)</mo></mrow>")
    } else {
        digits
    }
}
