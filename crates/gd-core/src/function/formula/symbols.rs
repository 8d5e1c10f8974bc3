//! A function in symbols: typeset, and differentiated.

use super::{
    derivative::{Derivative, Derivatives},
    graph::{Node, X, Y},
    operation::{Function, Operation},
    parser,
    postfix::Item,
    typeset::{summand, typeset},
};

/// A function as it is written: a formula, or a mean over data and what is added to it.
#[derive(Clone, Debug)]
pub struct Symbols {
    dimension: usize,
    variables: &'static [&'static str],
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    items: Vec<Item>,
    /// Whether it is the mean of this over the data.
    is_mean: bool,
}

/// Where a function has no derivative in the usual sense, so that a rule says what is taken for it:
/// those of [`number`](crate::number).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinks {
    /// |x| and its like: 0.
    pub corners: bool,
    /// The least and the greatest of equal values: the mean.
    pub ties: bool,
    /// Steps: 0.
    pub jumps: bool,
}

/// The inputs of a point and its target, behind the weights.
const INPUTS: [Node; 2] = [2, 3];
const TARGET: Node = 4;

impl Symbols {
    pub(super) fn of_formula(items: &[Item], dimension: usize) -> Self {
        let parts = vec![Part { items: items.to_vec(), is_mean: false }];
        Self { dimension, variables: &["<mi>x</mi>", "<mi>y</mi>"], parts }
    }

    /// A mean loss over points with one feature or two, and its penalties. As formulas: the activation
    /// of x, the score, and the loss of x, its activation or for a loss of a score the score itself,
    /// and y, the target. `None` if one of them is not a formula.
    pub(crate) fn of_mean_loss(
        features: usize,
        dimension: usize,
        [activation, loss]: [&str; 2],
        penalties: [f64; 2],
    ) -> Option<Self> {
        let variables: &[&str] = if features == 1 {
            &[
                "<mi>w</mi>",
                "<mi>b</mi>",
                "<msub><mi>x</mi><mi>i</mi></msub>",
                "",
                "<msub><mi>y</mi><mi>i</mi></msub>",
            ]
        } else {
            &[
                "<msub><mi>w</mi><mn>1</mn></msub>",
                "<msub><mi>w</mi><mn>2</mn></msub>",
                "<msub><mi>x</mi><mrow><mn>1</mn><mi>i</mi></mrow></msub>",
                "<msub><mi>x</mi><mrow><mn>2</mn><mi>i</mi></mrow></msub>",
                "<msub><mi>y</mi><mi>i</mi></msub>",
            ]
        };
        let apply = |operation| Item::Apply(operation);
        let [first, second] = INPUTS.map(Item::Variable);
        let mut score = vec![Item::Variable(X), first, apply(Operation::Multiply)];
        if dimension == 2 {
            score.push(Item::Variable(Y));
            if features == 2 {
                score.extend([second, apply(Operation::Multiply)]);
            }
            score.push(apply(Operation::Add));
        }
        let target = [Item::Variable(TARGET)];
        let prediction = with(&parser::read(activation).ok()?.postfix, [&score, &target]);
        let of_point = with(&parser::read(loss).ok()?.postfix, [&prediction, &target]);
        let mut parts = vec![Part { items: of_point, is_mean: true }];
        for weight in [X, Y].into_iter().take(features) {
            // λ₁|w| and λ₂w².
            for (strength, function) in penalties.into_iter().zip([Function::Abs, Function::Power])
            {
                if strength > 0.0 {
                    let mut items = vec![Item::Number(strength), Item::Variable(weight)];
                    if function == Function::Power {
                        items.push(Item::Number(2.0));
                    }
                    items.extend([apply(Operation::Call(function)), apply(Operation::Multiply)]);
                    parts.push(Part { items, is_mean: false });
                }
            }
        }
        Some(Self { dimension, variables, parts })
    }

    /// Its value as presentation MathML. `None` if it has more operations than anyone would read.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        const MOST: usize = 300;
        let mut value = String::new();
        for part in &self.parts {
            if part.items.len() > MOST {
                return None;
            }
            add(&mut value, &part.typeset(&part.items, self.variables));
        }
        Some(value)
    }

    /// Its first and second derivatives.
    #[must_use]
    pub fn derivatives(&self) -> Derivatives {
        let mut sum = Derivatives::default();
        for part in &self.parts {
            let typeset = |items: &[Item]| part.typeset(items, self.variables);
            let of_part = Derivatives::of(&part.items, self.dimension, &typeset);
            plus(&mut sum.gradient, of_part.gradient);
            plus(&mut sum.hessian, of_part.hessian);
        }
        sum
    }

    /// Where it may have no derivative.
    #[must_use]
    pub fn kinks(&self) -> Kinks {
        let mut kinks = Kinks::default();
        for part in &self.parts {
            for item in &part.items {
                let Item::Apply(Operation::Call(function)) = item else { continue };
                match function {
                    Function::Abs | Function::Relu | Function::Hypot => kinks.corners = true,
                    Function::Min | Function::Max => kinks.ties = true,
                    Function::Sign
                    | Function::Step
                    | Function::Floor
                    | Function::Ceil
                    | Function::Round => kinks.jumps = true,
                    _ => {}
                }
            }
        }
        kinks
    }
}

impl Part {
    /// Some of this part, a mean behind its sign.
    fn typeset(&self, items: &[Item], variables: &[&str]) -> String {
        if !self.is_mean {
            return typeset(items, variables);
        }
        let mean = "<mfrac><mn>1</mn><mi>n</mi></mfrac><munder><mo movablelimits=\"true\">∑</mo><mi>i</mi></munder>";
        mean.to_owned() + &summand(items, variables)
    }
}

/// A formula with others in place of x and y.
fn with(items: &[Item], [x, y]: [&[Item]; 2]) -> Vec<Item> {
    let mut replaced = Vec::new();
    for item in items {
        match *item {
            Item::Variable(X) => replaced.extend_from_slice(x),
            Item::Variable(Y) => replaced.extend_from_slice(y),
            _ => replaced.push(*item),
        }
    }
    replaced
}

/// Adds a term to a typeset sum.
fn add(sum: &mut String, term: &str) {
    if !sum.is_empty() && !term.starts_with("<mo>−") {
        sum.push_str("<mo>+</mo>");
    }
    sum.push_str(term);
}

/// Adds derivatives, or takes them if there are none yet.
fn plus(sum: &mut Vec<Derivative>, terms: Vec<Derivative>) {
    if sum.is_empty() {
        *sum = terms;
        return;
    }
    for (sum, term) in sum.iter_mut().zip(terms) {
        match (&mut *sum, term) {
            (_, Derivative::Zero) => {}
            (Derivative::Typeset(sum), Derivative::Typeset(term)) => add(sum, &term),
            (_, term) => *sum = term,
        }
    }
}
