//! Why a step goes where it goes: the rule's equations with the step's numbers, and the slope's
//! sign in words.

use serde::Serialize;

use crate::{
    notation::{scientific, short},
    run::{Run, row::Quantities},
    space::{Goal, Point, distance},
};

/// One equation of a rule as presentation MathML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Equation {
    /// With symbols.
    pub symbols: String,
    /// With this step's numbers, a line for each coordinate.
    pub numbers: Vec<String>,
}

/// A step explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The rule's equations.
    pub equations: Vec<Equation>,
    /// The slope's sign, and the direction of the step that follows from it.
    pub sentence: String,
    /// ∇f.
    pub gradient: Point,
    /// From θ to where the rule leads.
    pub step: Point,
    /// The part of the step that plain descent would make, −α·g.
    pub plain: Point,
    /// What that would be with the gradient over all data.
    pub full: Point,
    /// How many points the step's mini-batch has; `None` if the gradient is over all data.
    pub batch: Option<usize>,
}

impl Explanation {
    /// Whether the step is what plain descent would make, to rounding.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let [apart, length] = [distance(self.plain, self.step), distance([0.0; 2], self.step)];
        apart <= 1e-9 * length
    }

    /// Whether the gradient that the rule was given leads about where the one over all data does.
    #[must_use]
    pub fn is_typical(&self) -> bool {
        distance(self.plain, self.full) <= 0.5 * distance([0.0; 2], self.full)
    }
}

/// Explains the step that leaves from row `step` of a run; `None` beyond its last row.
#[must_use]
pub fn explain(run: &Run, step: usize) -> Option<Explanation> {
    let row = run.row(step)?;
    let quantities = run.quantities(step)?;
    let conditions = run.conditions();
    let dimension = conditions.function.objective().dimension();
    let rule = conditions.rule.of;
    let equations = rule
        .equations
        .iter()
        .map(|template| Equation {
            symbols: fill(template, |id| symbol(run, id)),
            numbers: (0..dimension)
                .map(|axis| fill(template, |id| number_of(run, step, &quantities, axis, id)))
                .collect(),
        })
        .collect();
    let mut moved = Point::default();
    let mut plain = Point::default();
    for ((moved, plain), (theta, made)) in
        moved.iter_mut().zip(&mut plain).zip(row.theta.iter().zip(&quantities)).take(dimension)
    {
        *moved = made.theta - theta;
        *plain = -row.learning_rate * made.gradient;
    }
    let mut sentence = sentence(row.theta, row.gradient, moved, conditions.goal, dimension);
    let batch = run.batch(step).map(|batch| batch.len());
    if let Some(count) = batch {
        let gradient = place(quantities.map(|made| made.batch_gradient), dimension);
        let points = if count == 1 { "one point".to_owned() } else { format!("{count} points") };
        sentence += &format!(" The step sees only {points}, whose gradient is {gradient}.");
    }
    Some(Explanation {
        equations,
        sentence,
        gradient: row.gradient,
        step: moved,
        plain,
        full: row.gradient.map(|g| -row.learning_rate * conditions.goal.sign() * g),
        batch,
    })
}

/// Replaces each `{id}` of a template.
fn fill(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    for (k, part) in template.split(['{', '}']).enumerate() {
        match value(part).filter(|_| k % 2 == 1) {
            // Alone on its side a negative number needs no parentheses.
            Some(value) if filled.is_empty() => {
                filled.push_str(&value.replace("<mo>(</mo>", "").replace("<mo>)</mo>", ""));
            }
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
        "theta" => Some("<mi>θ</mi>".to_owned()),
        "next" => Some(marked("<mi>θ</mi>", "new")),
        "g" => Some("<mi>g</mi>".to_owned()),
        "lr" => Some("<mi>α</mi>".to_owned()),
        "t" => Some("<mi>t</mi>".to_owned()),
        "xi" => Some("<mi>ξ</mi>".to_owned()),
        _ => None,
    };
    let named =
        || rule.state.iter().chain(rule.terms).find(|q| q.id == id).map(|q| q.symbol.to_owned());
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
) -> Option<String> {
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
    let place = |list: &[crate::rule::update::Quantity], id| list.iter().position(|q| q.id == id);
    let after = || made.state.get(place(rule.state, id)?).copied();
    let before = || {
        let slot = place(rule.state, id.strip_suffix('-')?)?;
        row.state().get(axis)?.get(slot).copied()
    };
    let term = || made.terms.get(place(rule.terms, id)?).copied();
    let set = || conditions.rule.settings().find(|(option, _)| option.id == id).map(|(_, v)| v);
    fixed.or_else(after).or_else(before).or_else(term).or_else(set).map(math_number)
}

/// A number to four digits as MathML, a negative one in parentheses.
fn math_number(value: f64) -> String {
    let digits = match scientific(value.abs()) {
        (digits, None) => format!("<mn>{digits}</mn>"),
        (digits, Some(exponent)) => {
            let exponent = exponent.to_string().replace('-', "−");
            format!(
                "<mrow><mn>{digits}</mn><mo>·</mo><msup><mn>10</mn><mn>{exponent}</mn></msup></mrow>"
            )
        }
    };
    if value < 0.0 {
        format!("<mrow><mo>(</mo><mo>−</mo>{digits}<mo>)</mo></mrow>")
    } else {
        digits
    }
}

/// The direction of a vector in words, `left and down`; `None` for no direction.
fn direction([x, y]: Point) -> Option<String> {
    // A component below a hundredth of the other is not worth a word.
    let size = x.abs().max(y.abs());
    let word = |along: f64, less: &'static str, more: &'static str| {
        (along.abs() > 0.01 * size).then_some(if along < 0.0 { less } else { more })
    };
    let words: Vec<_> =
        [word(x, "left", "right"), word(y, "down", "up")].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" and "))
}

fn place([x, y]: Point, dimension: usize) -> String {
    if dimension == 1 { short(x) } else { format!("({}, {})", short(x), short(y)) }
}

fn sentence(theta: Point, gradient: Point, step: Point, goal: Goal, dimension: usize) -> String {
    let [tx, ty] = theta;
    let [sx, sy] = step;
    let to = place([tx + sx, ty + sy], dimension);
    let from = place(theta, dimension);
    let slope = place(gradient, dimension);
    let (Some(uphill), Some(way)) = (direction(gradient), direction(step)) else {
        let why = match direction(step) {
            Some(way) => format!("but the step still goes {way}, to {to}."),
            None => "so there is no step.".to_owned(),
        };
        return format!("At {from} the gradient is {slope}: no slope to follow, {why}");
    };
    let sign = match (dimension, gradient) {
        (1, [g, _]) if g > 0.0 => "positive, so f rises to the right".to_owned(),
        (1, _) => "negative, so f falls to the right".to_owned(),
        _ => format!("f rises fastest {uphill}"),
    };
    let [gx, gy] = gradient;
    let along = goal.sign() * (gx * sx + gy * sy);
    let (name, against) = match goal {
        Goal::Min => ("descent", "uphill"),
        Goal::Max => ("ascent", "downhill"),
    };
    if along < 0.0 {
        format!("At {from} the gradient is {slope}: {sign}; {name} steps {way}, to {to}.")
    } else {
        format!(
            "At {from} the gradient is {slope}: {sign}; yet the step goes {way}, {against}, to {to}: what the rule remembers, or chance, outweighs the slope."
        )
    }
}
