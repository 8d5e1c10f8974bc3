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
    let mut equations = Vec::new();
    for template in conditions.rule.of.equations {
        let mut numbers = Vec::new();
        for axis in 0..dimension {
            numbers.push(fill(template, &|id, is_alone| {
                let number = number_of(run, step, &quantities, axis, id)?;
                Some(math_number(number, is_alone))
            }));
        }
        equations.push(Equation { symbols: fill(template, &|id, _| symbol(run, id)), numbers });
    }
    equations
}

/// Replaces each `{id}` of a template by its value, which may depend on whether it stands first, alone
/// on its side.
fn fill(template: &str, value: &dyn Fn(&str, bool) -> Option<String>) -> String {
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
    match id {
        "next" => return Some(marked("<mi>θ</mi>", "new")),
        "t" => return Some("<mi>t</mi>".to_owned()),
        "xi" => return Some("<mi>ξ</mi>".to_owned()),
        _ => {}
    }
    for list in [COMMON, rule.state, rule.terms] {
        if let Some(quantity) = find(list, id) {
            return Some(quantity.symbol.to_owned());
        }
    }
    if let Some(before) = id.strip_suffix('-')
        && let Some(quantity) = find(rule.state, before)
    {
        return Some(marked(quantity.symbol, "old"));
    }
    let option = rule.hyperparameters.iter().find(|option| option.id == id)?;
    Some(format!("<mi>{}</mi>", option.symbol))
}

fn find<'a>(list: &'a [Quantity], id: &str) -> Option<&'a Quantity> {
    list.iter().find(|quantity| quantity.id == id)
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
    match id {
        "theta" => return row.theta.get(axis).copied(),
        "next" => return Some(made.theta),
        "g" => return Some(made.gradient),
        "lr" => return Some(row.learning_rate),
        "t" => return Some(step as f64 + 1.0),
        "xi" => return Some(made.normal),
        _ => {}
    }
    let place = |list: &[Quantity], id: &str| list.iter().position(|quantity| quantity.id == id);
    if let Some(slot) = place(rule.state, id) {
        return made.state.get(slot).copied();
    }
    if let Some(before) = id.strip_suffix('-')
        && let Some(slot) = place(rule.state, before)
    {
        return row.state().get(axis)?.get(slot).copied();
    }
    if let Some(term) = place(rule.terms, id) {
        return made.terms.get(term).copied();
    }
    conditions.rule.settings().find(|(option, _)| option.id == id).map(|(_, value)| value)
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
