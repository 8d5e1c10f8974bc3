//! A step's equations: in words, as presentation MathML with symbols, and with the step's numbers.

use crate::{
    notation::{is_exact, scientific},
    number::hypot::hypot,
    rule::update::{Quantity, Template},
    run::{
        Run,
        row::{Quantities, Row},
    },
    space::Goal,
};

/// The quantities that every rule's equations may have.
pub const COMMON: &[Quantity] = &[
    Quantity::new("theta", "<mi>θ</mi>", "current position"),
    Quantity::new("next", "<msub><mi>θ</mi><mtext>new</mtext></msub>", "new position"),
    Quantity::new("proposed", "<msup><mi>θ</mi><mo>′</mo></msup>", "proposed position"),
    Quantity::new("lr", "<mi>α</mi>", "learning rate of this step"),
    Quantity::new("g", "<mi>g</mi>", "gradient that the rule uses"),
    Quantity::new("full", "<mrow><mo>∇</mo><mi>f</mi></mrow>", "gradient of f"),
    Quantity::new(
        "batch",
        "<msub><mrow><mo>∇</mo><mi>f</mi></mrow><mi>B</mi></msub>",
        "gradient over the mini-batch",
    ),
    Quantity::new("noise", "<mi>η</mi>", "noise in the gradient"),
    Quantity::new("noisy", "<msup><mi>g</mi><mo>′</mo></msup>", "gradient with noise"),
    Quantity::new("t", "<mi>t</mi>", "number of the step, from 1"),
    Quantity::new("xi", "<mi>ξ</mi>", "random number of a standard normal distribution"),
];

/// g over a mini-batch.
const OVER_BATCH: Template =
    Template { words: ["gradient", "{slope}"], symbols: ["{g}", "{slope}"] };

/// g with noise, before clipping.
const WITH_NOISE: Template = Template {
    words: ["gradient", "{slope} + noise"],
    symbols: ["{sum}", "{slope}<mo>+</mo>{noise}"],
};

/// One side of an equation, a relation, and the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The left side.
    pub left: String,
    /// =, or ≈ where numbers are rounded.
    pub relation: &'static str,
    /// The right side.
    pub right: String,
}

/// An equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// In words.
    pub words: Line,
    /// With symbols, as presentation MathML.
    pub symbols: Line,
    /// With the step's numbers, a line for each coordinate, or one if they are the same; none where
    /// they say nothing, or the run has ended.
    pub numbers: Vec<Line>,
}

/// The equations of the step that leaves from row `step` of a run: how the rule's gradient comes about,
/// if it is not ∇f, and what the rule makes of it; none beyond the last row.
#[must_use]
pub fn equations(run: &Run, step: usize) -> Vec<Equation> {
    let (Some(row), Some(made)) = (run.row(step), run.quantities(step)) else { return Vec::new() };
    let conditions = run.conditions();
    let [x, y] = &made;
    let seen = Seen {
        run,
        row,
        made,
        step,
        is_noisy: conditions.noise > 0.0,
        is_clipped: [x.gradient, y.gradient] != [x.unclipped, y.unclipped],
        is_batch: run.batch(step).is_some(),
        is_made: run.stop().is_none() || step < run.steps(),
    };
    let mut equations = Vec::new();
    if seen.is_noisy {
        equations.push(seen.equation(&WITH_NOISE));
    } else if seen.is_batch && !seen.is_clipped {
        equations.push(Equation { numbers: Vec::new(), ..seen.equation(&OVER_BATCH) });
    }
    if let Some(clip) = conditions.clip.of.equation.as_ref().filter(|_| seen.is_clipped) {
        equations.push(seen.equation(clip));
    }
    for template in conditions.rule.of.equations {
        equations.push(seen.equation(template));
    }
    equations
}

/// A step, and what there is to be seen of how its gradient comes about.
struct Seen<'a> {
    run: &'a Run,
    row: Row,
    made: [Quantities; 2],
    step: usize,
    is_noisy: bool,
    is_clipped: bool,
    is_batch: bool,
    /// Whether the step is made: the run has not ended there.
    is_made: bool,
}

impl Seen<'_> {
    /// A template in words, with symbols, and with numbers.
    fn equation(&self, template: &Template) -> Equation {
        let Template { words, symbols } = template;
        let sides = |[left, right]: &[&str; 2], value: &dyn Fn(&str) -> Option<String>| Line {
            left: fill(left, value),
            relation: "=",
            right: fill(right, value),
        };
        let mut numbers = Vec::new();
        let dimension = self.run.conditions().function.objective().dimension();
        for (axis, made) in self.made.iter().enumerate().take(dimension) {
            let is_rounded = std::cell::Cell::new(false);
            let number = |id: &str, is_alone| {
                let number = self.number(made, axis, self.meant(id))?;
                is_rounded.set(is_rounded.get() || !is_exact(number));
                Some(math_number(number, is_alone))
            };
            let [left, right] = symbols;
            let [left, right] = [
                fill(left, &|id| self.sign(id).or_else(|| number(id, true))),
                fill(right, &|id| self.sign(id).or_else(|| number(id, false))),
            ];
            numbers
                .push(Line { left, relation: if is_rounded.get() { "≈" } else { "=" }, right });
        }
        numbers.dedup();
        if !self.is_made {
            numbers.clear();
        }
        Equation {
            words: sides(words, &|id| self.sign(id).or_else(|| self.word(id))),
            symbols: sides(symbols, &|id| self.sign(id).or_else(|| self.symbol(self.meant(id)))),
            numbers,
        }
    }

    /// The sign with which a step follows the gradient.
    fn sign(&self, id: &str) -> Option<String> {
        let sign = match self.run.conditions().goal {
            Goal::Min => "−",
            Goal::Max => "+",
        };
        (id == "down").then(|| sign.to_owned())
    }

    /// Which gradient is meant: `slope`, which noise is added to; `sum`, what that makes; `unclipped`,
    /// what is clipped.
    fn meant<'a>(&self, id: &'a str) -> &'a str {
        let slope = if self.is_batch { "batch" } else { "full" };
        if id == "slope" || (id == "unclipped" && !self.is_noisy) {
            slope
        } else if id == "unclipped" || (id == "sum" && self.is_clipped) {
            "noisy"
        } else if id == "sum" {
            "g"
        } else {
            id
        }
    }

    /// What a gradient is called.
    fn word(&self, id: &str) -> Option<String> {
        let meant = self.meant(id);
        let conditions = self.run.conditions();
        Some(if meant == "batch" {
            let points = self.run.batch(self.step).map_or(0, |batch| batch.len());
            let of = conditions.function.fit().map_or(0, |fit| fit.data.samples().len());
            format!("gradient over {points} of {of} points")
        } else if meant == "full" {
            format!("gradient of {}", conditions.function.value_name())
        } else {
            "gradient".to_owned()
        })
    }

    /// A quantity's symbol.
    fn symbol(&self, id: &str) -> Option<String> {
        let rule = self.run.conditions().rule.of;
        for list in [COMMON, rule.state, rule.terms] {
            if let Some(quantity) = find(list, id) {
                return Some(quantity.symbol.to_owned());
            }
        }
        if id == "norm" {
            let of = self.symbol(self.meant("unclipped"))?;
            return Some(format!("<mo>‖</mo>{of}<mo>‖</mo>"));
        }
        if let Some(before) = id.strip_suffix('-')
            && let Some(quantity) = find(rule.state, before)
        {
            return Some(format!("<msub>{}<mtext>old</mtext></msub>", quantity.symbol));
        }
        let (option, _) = self.option(id)?;
        Some(format!("<mi>{option}</mi>"))
    }

    /// A quantity's number, for one coordinate.
    fn number(&self, made: &Quantities, axis: usize, id: &str) -> Option<f64> {
        let Self { row, .. } = self;
        let rule = self.run.conditions().rule.of;
        let sign = self.run.conditions().goal.sign();
        let common = [
            ("theta", row.theta.get(axis).copied()?),
            ("next", made.theta),
            ("proposed", made.theta),
            ("lr", row.learning_rate),
            ("g", made.gradient),
            ("full", row.gradient.get(axis).copied()?),
            ("batch", made.batch_gradient),
            ("noise", made.unclipped - made.batch_gradient),
            ("noisy", made.unclipped),
            ("t", self.step as f64 + 1.0),
            ("xi", made.normal),
        ];
        for (of, number) in common {
            if of == id {
                return Some(number);
            }
        }
        if id == "norm" {
            let [x, y] = &self.made;
            return Some(hypot(x.unclipped, y.unclipped));
        }
        let state = row.state();
        let before = state.get(axis)?;
        let lists = [
            (rule.state, &made.state, ""),
            (rule.terms, &made.terms, ""),
            (rule.state, before, "-"),
        ];
        for (list, numbers, mark) in lists {
            for (quantity, number) in list.iter().zip(numbers) {
                if id.strip_prefix(quantity.id) == Some(mark) {
                    return Some(if quantity.is_turned { sign * number } else { *number });
                }
            }
        }
        self.option(id).map(|(_, value)| value)
    }

    /// The symbol and the value of something that is set of the rule or of the clipping.
    fn option(&self, id: &str) -> Option<(&'static str, f64)> {
        let conditions = self.run.conditions();
        for (option, value) in conditions.rule.settings().chain(conditions.clip.settings()) {
            if option.id == id {
                return Some((option.symbol, value));
            }
        }
        None
    }
}

/// Replaces each `{id}` of a template by its value.
fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    for (k, part) in template.split(['{', '}']).enumerate() {
        match value(part).filter(|_| k % 2 == 1) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(part),
        }
    }
    filled
}

fn find<'a>(list: &'a [Quantity], id: &str) -> Option<&'a Quantity> {
    list.iter().find(|quantity| quantity.id == id)
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
    if value.is_nan() || value >= 0.0 {
        return digits;
    }
    // In a row of its own the minus is a sign, without an operator's room around it.
    let negative = format!("<mrow><mo>−</mo>{digits}</mrow>");
    if is_alone { negative } else { format!("<mo>(</mo>{negative}<mo>)</mo>") }
}
