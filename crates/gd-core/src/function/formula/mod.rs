//! Formulas: what they mean, and how they are evaluated.
//!
//! # Grammar
//! From the loosest to the tightest; operators of one row are applied from the left, powers from
//! the right.
//!
//! | | written | means |
//! |---|---|---|
//! | sums | `x + y`, `x - y`, `x − y` | |
//! | products | `2*x`, `2·x`, `2×x`, `x/y`, `x÷y` | |
//! | products without a sign | `2x`, `x y`, `2(x+1)`, `3sin(x)`, `(x+1)(y-1)`, `2\|x\|` | bind like `*`: `1/2x` is (1/2)·x, `2^3x` is 2³·x |
//! | signs | `-x`, `+x` | `-x^2` is −(x²) |
//! | powers | `x^2`, `x**2`, `x²`, `x⁻¹` | `2^3^2` is 2⁹, `2^-x` is 2⁻ˣ, `e^-x^2` is exp(−x²) |
//! | brackets | `(x)`, `\|x\|` | a `\|` where an operand has ended closes if it can |
//! | numbers | `2`, `0.5`, `.5`, `1e-3` | `2e3` is 2000, `2e` is 2·e |
//! | names | `x`, `y`, `pi`, `π`, `tau`, `τ`, `e`, functions | capitals count as small letters |
//!
//! Signs may be typographic, full-width or mathematical ones, characters that are not seen count as
//! spaces, and what programs and textbooks write is read as far as it is plain: `x1`, `x_1`, `x[0]` or
//! `x(1)` for x and the next for y; `np.sin(x)`, `x.^2`; and LaTeX, `\frac{1}{2}x^{2}`, `\sin x`,
//! `\left( x \cdot y \right)`, `\sqrt[3]{x}`.
//!
//! A word is one name, so `xy` is a mistake with the hint `x*y`. A number can't be the second
//! factor of a product without a sign (`x 2`). A leading `f(x, y) =`, `y =`, `z =` or `=` is passed
//! over, and so are `lambda x, y:`, `(x, y) =>` and `@(x, y)`.
//!
//! A function of one value may stand without parentheses where its argument's end is clear: at a
//! sum's sign, at a bracket, or before the next function. `sin 2x + 1` is sin(2x) + 1, `sin x^2` is
//! sin(x²), `sin x cos y` is sin(x)·cos(y); `sin x y`, `sin x*y` and `sin x/2` are mistakes.
//! `sin^2 x` is (sin x)²; `sin^-1 x` is a mistake, since it may mean two things.
//!
//! # Functions
//! | function | | derivative where it is not the usual one |
//! |---|---|---|
//! | `sin cos tan sec csc cot` | angles in radians | |
//! | `asin acos atan`, `atan2(y, x)` | in radians | infinite for `asin`, `acos` at ±1 |
//! | `sinh cosh tanh asinh acosh atanh` | | infinite for `acosh` at 1 |
//! | `exp expm1` | eˣ, eˣ − 1 | |
//! | `ln log log2 log10 log1p` | `log` is the natural one; ln(1 + x) | |
//! | `sinc` | sin(x)/x, 1 at 0 | |
//! | `logcosh`, `logaddexp(x, y, …)` | ln cosh x, ln(eˣ + eʸ + …), without overflow | |
//! | `sqrt cbrt` (`√ ∛`), `hypot(x, y)` | | infinite for the roots at 0; 0 for `hypot` at the origin |
//! | `x^c` | real, so NaN for x < 0 unless c is an integer; 0⁰ is 1 | those of a power: `x^2.5` has slope 0 at 0 |
//! | `x^y`, `pow(x, y)` | as above | along y: 0 where x is 0 and y > 0, NaN where x < 0 |
//! | `abs`, `\|x\|` | | 0 at 0 |
//! | `min(x, y, …)`, `max(x, y, …)` | NaN if a value is | at a tie, the mean of both |
//! | `sign step floor ceil round` | `step(0)` is 1; `round` takes halves away from 0 | 0 everywhere |
//! | `sigmoid softplus relu` | 1/(1 + e⁻ˣ), ln(1 + eˣ), max(x, 0) | 0 for `relu` at 0 |
//!
//! Each is a method of [`Scalar`], where the treatment of infinite slopes is told too.
//!
//! # From text to numbers
//! 1. The text is transcribed to plain characters; these become tokens, and operator precedence puts the tokens in order: the shunting-yard
//!    algorithm (Dijkstra 1961), whose stack is a vector. Its length, the text's and the program's
//!    are limited, and nothing in here calls itself along the formula.
//! 2. Each operation enters a graph at once. An operation that is there already is not repeated
//!    (value numbering, Cocke & Schwartz 1970), one on constants is carried out, and some are
//!    replaced by cheaper ones of the same value: x·x by x², x/4 by 0.25·x, x − (−y) by x + y.
//!    Powers with small integer exponents are products.
//! 3. What the value depends on becomes a list of steps over a few registers. A step may also add
//!    to its operation's value, and square it, since a step costs more than its arithmetic.
//! 4. The steps run in a loop over any [`Scalar`]: numbers, or duals for the gradient and the
//!    Hessian (forward-mode automatic differentiation, Griewank & Walther 2008).
//!
//! # From text to symbols
//! What is applied is also kept in postfix notation, as it was read. That is [typeset](symbols), so that
//! what is seen is what is run, and differentiated by the rules of calculus, as is done by hand; a run does
//! not use those derivatives, which the tests hold against the duals.

mod algebra;
mod declaration;
pub mod derivative;
pub mod differentiation;
mod doubt;
mod fusion;
mod graph;
mod misplaced;
mod monomial_order;
mod name;
mod operation;
mod parser;
mod pending;
mod postfix;
mod program;
mod rational;
mod subscript;
pub mod symbols;
mod token;
mod transcription;
mod typeset;

use std::sync::OnceLock;

use crate::{
    flaw::Flaw,
    number::scalar::Scalar,
    space::{Expression, Framing},
    spelling::is_hidden,
};
use graph::{Graph, X};
use postfix::Item;
use program::Program;
use symbols::Symbols;

/// A function of x, or of x and y, that is written as text.
#[derive(Clone, Debug)]
pub struct Formula {
    source: String,
    dimension: usize,
    postfix: Vec<Item>,
    program: Program,
    framing: OnceLock<Framing>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(source: &str) -> Result<Self, Flaw> {
        Self::read(source).map(|(formula, _)| formula)
    }

    /// Reads a formula, and tells what may not have been meant, though it is followed: a decimal comma, a
    /// power of what may be negative.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn read(source: &str) -> Result<(Self, Vec<Flaw>), Flaw> {
        let parser::Read { graph, root, postfix, dimension, warnings } =
            parser::read(source).map_err(|flaw| *flaw)?;
        let program = Program::new(&graph, root);
        let source = seen(source);
        Ok((Self { source, dimension, postfix, program, framing: OnceLock::new() }, warnings))
    }

    /// A formula of x and y that has no value anywhere: what stands in for one that can't be read.
    pub(super) fn undefined(source: &str) -> Self {
        let mut graph = Graph::default();
        let root = graph.constant(f64::NAN).unwrap_or(X);
        let (postfix, program) = (vec![Item::Number(f64::NAN)], Program::new(&graph, root));
        Self { source: seen(source), dimension: 2, postfix, program, framing: OnceLock::new() }
    }

    /// Where what is found of it by looking it over is kept.
    pub(super) fn framing(&self) -> &OnceLock<Framing> {
        &self.framing
    }

    /// The formula and its derivatives in symbols, as it was understood: what is typeset is what is
    /// run.
    #[must_use]
    pub fn symbols(&self) -> Symbols {
        Symbols::of_formula(&self.postfix, self.dimension)
    }

    /// The text, as it was given, but for characters that are not seen.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// A text without what is not seen of it, which may make the rest seem another.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for character in text.chars() {
        if character.is_control() {
            seen.push(' ');
        } else if !is_hidden(character) {
            seen.push(character);
        }
    }
    seen
}

impl Expression for Formula {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        self.program.evaluate(x, y)
    }

    fn effort(&self) -> usize {
        self.program.effort()
    }
}
