//! What a typed formula means, and what is said of one that means nothing.
#![allow(clippy::panic, reason = "tests may panic")]

mod hints;

use gd_core::{
    Dual2, Objective, Scenario,
    flaw::{
        Fault, Flaw, Hint,
        formula::{Bracket, FormulaFault, Values},
    },
    function::formula::Formula,
};
use hints::offered;

fn read(source: &str) -> Formula {
    Formula::parse(source).unwrap_or_else(|error| panic!("{source}: {error} at {:?}", error.at))
}

const POINTS: [[f64; 2]; 4] = [[0.3, 1.7], [2.5, -0.6], [-1.25, 0.4], [-3.0, -2.0]];

/// Value, gradient and Hessian agree everywhere, to the bit; NaN agrees with NaN.
fn assert_same(left: &str, right: &str) {
    for theta in POINTS {
        let [l, r] = [left, right].map(|source| format!("{:?}", read(source).hessian(theta)));
        assert_eq!(l.replace("-0.0", "0.0"), r.replace("-0.0", "0.0"), "{left} and {right}");
    }
}

#[test]
fn constants_are_what_a_mathematician_expects() {
    use std::f64::consts::{E, PI, TAU};
    for (source, value) in [
        ("-2^2", -4.0),
        ("(-2)^2", 4.0),
        ("(-2)^3", -8.0),
        ("2^3^2", 512.0),
        ("2**3**2", 512.0),
        ("2^-1", 0.5),
        ("-2^-2", -0.25),
        ("2-3-4", -5.0),
        ("16/4/2", 2.0),
        ("12/2*3", 18.0),
        ("2--3", 5.0),
        ("2*-3", -6.0),
        ("+2", 2.0),
        ("1+2*3", 7.0),
        ("1.5e3", 1500.0),
        ("1E-2", 0.01),
        (".5", 0.5),
        ("5.", 5.0),
        ("2e", 2.0 * E),
        ("2e-1", 0.2),
        ("2e -1", 2.0 * E - 1.0),
        ("pi", PI),
        ("2π", TAU),
        ("tau", TAU),
        ("τ", TAU),
        ("PI", PI),
        ("2pi", TAU),
        ("3×4·5÷2", 30.0),
        ("5−7", -2.0),
        ("2³", 8.0),
        ("2⁻¹", 0.5),
        ("2¹⁰", 1024.0),
        ("-3²", -9.0),
        ("√16", 4.0),
        ("∛27", 3.0),
        ("|-3|", 3.0),
        ("2|-3|", 6.0),
        ("|2-|-5||", 3.0),
        ("||-3|-5|", 2.0),
        ("|-2||-3|", 6.0),
        ("min(3, 1, 2)", 1.0),
        ("max(3, 1, 2)", 3.0),
        ("hypot(3, 4)", 5.0),
        ("pow(2, 10)", 1024.0),
        ("atan2(1, -1)", 0.75 * PI),
        ("log10(1000)", 3.0),
        ("log2(8)", 3.0),
        ("ln(e^2)", 2.0),
        ("log(e)", 1.0),
        ("cbrt(-8)", -2.0),
        ("sign(-3)", -1.0),
        ("floor(-1.5)", -2.0),
        ("ceil(-1.5)", -1.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("sigmoid(0)", 0.5),
        ("sigmoid(-1000)", 0.0),
        ("sigmoid(1000)", 1.0),
        ("softplus(1000)", 1000.0),
        ("softplus(-1000)", 0.0),
        ("relu(-3)", 0.0),
        ("relu(3)", 3.0),
        ("step(-1)", 0.0),
        ("step(0)", 1.0),
        ("0^0", 1.0),
        ("1/0", f64::INFINITY),
        ("(-8)^(1/3)", f64::NAN),
    ] {
        let f = read(source);
        let got = f.value([0.0, 0.0]);
        let close = (got - value).abs() <= 1e-15 * value.abs();
        assert!(close || got == value || got.is_nan() && value.is_nan(), "{source} is {got}");
        assert_eq!(Objective::dimension(&f), 1, "{source}");
        assert_eq!(f.source(), source);
    }
}

#[test]
fn short_forms_mean_the_long_ones() {
    for (short, long) in [
        ("2x", "2*x"),
        ("2(x+1)", "2*(x+1)"),
        ("2x(x+1)", "2*x*(x+1)"),
        ("x(x+1)", "x*(x+1)"),
        ("(x+1)(y-1)", "(x+1)*(y-1)"),
        ("x y", "x*y"),
        ("2pi x", "2*pi*x"),
        ("2πx", "2*pi*x"),
        ("3sin(x)", "3*sin(x)"),
        ("sin(x)cos(y)", "sin(x)*cos(y)"),
        ("2x^2y", "2*(x^2)*y"),
        // As tightly as a written product, so from the left.
        ("1/2x", "(1/2)*x"),
        ("2^3x", "(2^3)*x"),
        ("-x^2", "-(x^2)"),
        ("2^-x", "2^(-x)"),
        ("2^-x^2", "2^(-(x^2))"),
        ("2^-x*y", "(2^(-x))*y"),
        ("e^-x^2", "exp(-(x^2))"),
        ("e^x", "exp(x)"),
        ("x^2^y", "x^(2^y)"),
        ("x²+y²", "x^2+y^2"),
        ("x⁻²y", "x^(-2)*y"),
        ("x^2²", "x^4"),
        ("|x-1|+|y|", "abs(x-1)+abs(y)"),
        ("2|x||y|", "2*abs(x)*abs(y)"),
        ("|x|y", "abs(x)*y"),
        ("||x|-|y||", "abs(abs(x)-abs(y))"),
        ("|x|^2", "abs(x)^2"),
        ("√x", "sqrt(x)"),
        ("√(x+y)", "sqrt(x+y)"),
        ("√x+1", "sqrt(x)+1"),
        ("x√2", "x*sqrt(2)"),
        ("sin x", "sin(x)"),
        ("sin 2x", "sin(2*x)"),
        ("sin 2pi x", "sin(2*pi*x)"),
        ("sin x^2", "sin(x^2)"),
        ("sin x + 1", "sin(x) + 1"),
        ("sin -x", "sin(-x)"),
        ("-sin x", "-sin(x)"),
        ("sin x cos y", "sin(x)*cos(y)"),
        ("2 sin x cos 3y", "2*sin(x)*cos(3*y)"),
        ("sin cos x", "sin(cos(x))"),
        ("sin 2(x+1)", "sin(2*(x+1))"),
        ("sin |x|", "sin(abs(x))"),
        ("2^sin x", "2^sin(x)"),
        ("ln sqrt x", "ln(sqrt(x))"),
        ("sin(x) y", "sin(x)*y"),
        ("sin (x)/2", "sin(x)/2"),
        ("sin(x)^2", "(sin(x))^2"),
        ("sin^2(x)", "(sin(x))^2"),
        ("sin^2 x", "(sin(x))^2"),
        ("sin²x", "(sin(x))^2"),
        ("sin^2 x + cos^2 y", "(sin(x))^2 + (cos(y))^2"),
        ("SIN(X) + Y", "sin(x) + y"),
        ("arcsin(x/9)", "asin(x/9)"),
        ("f(x, y) = x + y", "x + y"),
        ("f(x)=x^2", "x^2"),
        ("z = x y", "x*y"),
        ("y = x^2", "x^2"),
        ("loss = x^2", "x^2"),
        (" x\t+\u{a0}y\u{200b} ", "x+y"),
    ] {
        assert_same(short, long);
    }
}

#[test]
fn simpler_programs_have_the_same_values() {
    for (left, right) in [
        ("x - -y", "x + y"),
        ("x + -y", "x - y"),
        ("-x + y", "y - x"),
        ("--x", "x"),
        ("-x*-y", "x*y"),
        ("x*x", "x^2"),
        ("x/4", "0.25x"),
        ("(3 - x)^2", "(x - 3)^2"),
        ("1x", "x"),
        ("x/1", "x"),
        ("x^1", "x"),
        ("x^0", "1"),
        ("x^-1", "1/x"),
        ("x^0.5", "sqrt(x)"),
        ("-(2x)", "-2x"),
        ("pow(x, 3)", "x^3"),
    ] {
        assert_same(left, right);
    }
    // A third is not exact, so dividing by 3 is kept: 1/3 of 5 differs from 5/3 in the last bit.
    assert_eq!(read("x/3").value([5.0, 0.0]), 5.0 / 3.0);
    assert_eq!(read("x/49*49").value([1.0, 0.0]), 1.0 / 49.0 * 49.0);
}

#[test]
fn y_makes_the_second_dimension() {
    for (source, dimension) in [("1", 1), ("x", 1), ("y", 2), ("0*y", 2), ("x + y^0", 2)] {
        assert_eq!(Objective::dimension(&read(source)), dimension, "{source}");
    }
}

#[test]
fn derivatives_at_the_edges_are_finite_where_the_function_has_them() {
    let at = |source: &str, theta| read(source).hessian(theta);
    let two = |source: &str, theta| {
        let Dual2 { gradient: [gx, _], hessian: [xx, ..], .. } = at(source, theta);
        [gx, xx]
    };
    let origin = [0.0, 0.0];
    for (source, [first, second]) in [
        ("x^2", [0.0, 2.0]),
        ("x^1", [1.0, 0.0]),
        ("x^0", [0.0, 0.0]),
        ("x^3", [0.0, 0.0]),
        ("x^2.5", [0.0, 0.0]),
        ("x^65", [0.0, 0.0]),
        ("x^(2 + 0x)", [0.0, 2.0]),
        ("(x^2)^1.5", [0.0, 0.0]),
        // Subgradients at kinks, flat steps.
        ("|x|", [0.0, 0.0]),
        ("relu(x)", [0.0, 0.0]),
        ("max(x, 0)", [0.5, 0.0]),
        ("min(x, 0)", [0.5, 0.0]),
        ("max(x, x)", [1.0, 0.0]),
        ("sign(x)", [0.0, 0.0]),
        ("step(x)", [0.0, 0.0]),
        ("floor(x)", [0.0, 0.0]),
        ("ceil(x)", [0.0, 0.0]),
        ("round(x)", [0.0, 0.0]),
        ("hypot(x, y)", [0.0, 0.0]),
        ("sigmoid(x)", [0.25, 0.0]),
        ("softplus(x)", [0.5, 0.25]),
        ("sigmoid(x - 1000)", [0.0, 0.0]),
        ("sigmoid(x + 1000)", [0.0, 0.0]),
        ("softplus(x + 1000)", [1.0, 0.0]),
        ("softplus(x - 1000)", [0.0, 0.0]),
        ("tanh(x + 1000)", [0.0, 0.0]),
    ] {
        assert_eq!(two(source, origin), [first, second], "{source}");
    }
    assert_eq!(two("x^-2", [2.0, 0.0]), [-0.25, 0.375]);
    assert_eq!(two("x^3", [-2.0, 0.0]), [12.0, -12.0]);
    assert_eq!(two("x^y", [0.0, 2.0]), [0.0, 2.0]);
    assert_eq!(at("x^y", [0.0, 2.0]).gradient, [0.0, 0.0]);
    assert_eq!(at("x^round(y)", [-2.0, 3.0]).gradient, [12.0, 0.0]);

    // An infinite slope along x leaves y its own.
    let edge = at("sqrt(x) + y^2", [0.0, 3.0]);
    assert_eq!((edge.value, edge.gradient), (9.0, [f64::INFINITY, 6.0]));
    assert_eq!(edge.hessian, [f64::NEG_INFINITY, 0.0, 2.0]);
    assert_eq!(at("cbrt(x) + y", origin).gradient, [f64::INFINITY, 1.0]);
    assert_eq!(at("sqrt(x^2 + y^2)", origin).gradient, [0.0, 0.0]);
    assert_eq!(at("asin(x) + y", [1.0, 0.0]).gradient, [f64::INFINITY, 1.0]);
}

/// Whatever is not a number, the run says so; nothing panics.
#[test]
fn undefined_values_are_not_numbers() {
    for source in ["0/0*x", "ln(x)", "sqrt(x)", "asin(x)", "min(x, 0/0)", "max(0/0, x)", "x^0.5"] {
        assert!(read(source).hessian([-2.0, 0.0]).value.is_nan(), "{source}");
    }
    assert_eq!(read("x^x^x^x^x").value([1.0, 0.0]), 1.0);
}

/// The source with its mistake between « and », what it is, and the start of what the hint offers.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("«»", "formula-empty", ""),
    ("«   »", "formula-empty", ""),
    ("f(x) =« »", "formula-empty", ""),
    // Names.
    ("«xy»", "unknown-name", "x*y?"),
    ("2«xy»", "unknown-name", "x*y?"),
    ("«xx»", "unknown-name", "x*x?"),
    ("«sinx»", "unknown-name", "sin(x)?"),
    ("«sin2x»", "unknown-name", "sin(2*x)?"),
    ("«sinxcosy»", "unknown-name", "sin(x)*cos(y)?"),
    ("«xsin»(x)", "unknown-function", "x*sin?"),
    ("2«pix»", "unknown-name", "pi*x?"),
    ("«logx»", "unknown-name", "log(x)?"),
    ("«log2x»", "unknown-name", "log2(x)?"),
    ("«x2»", "unknown-name", "x^2 or x*2?"),
    ("«z»^2", "unknown-name", ""),
    ("x + «t»", "unknown-name", ""),
    ("«sen»(x)", "unknown-function", "sin?"),
    ("«tanhh»(x)", "unknown-function", "tanh?"),
    ("«sigmiod»(x)", "unknown-function", "sigmoid?"),
    ("«cot»(x)", "unknown-function", "1/tan(x)"),
    ("«qqq»(x)", "unknown-function", "sin, cos, tan"),
    ("«х»", "unknown-character", ""),
    ("«θ»", "unknown-character", ""),
    // Numbers of values.
    ("«sin()»", "wrong-count-of-values", ""),
    ("«pow(x)»", "wrong-count-of-values", ""),
    ("«min(x)»", "wrong-count-of-values", ""),
    ("atan2(1, 2«,» 3)", "wrong-count-of-values", ""),
    ("sin(2«,»5)", "wrong-count-of-values", "2.5"),
    ("sin(x«,» y)", "wrong-count-of-values", "atan2, min, max, hypot, pow"),
    ("2«,»5x", "stray-comma", "2.5"),
    ("«max» x", "no-parentheses", ""),
    // Brackets.
    ("2*«(»x + 1", "never-closed", ""),
    ("«sin»(x", "never-closed", ""),
    ("x + 1«)»", "closes-nothing", ""),
    ("(«)»", "empty-parentheses", ""),
    ("«|»x", "never-closed", ""),
    ("(«|»x)", "never-closed", ""),
    ("«[»x]", "unknown-character", ""),
    ("2«{»x}", "unknown-character", ""),
    // Operators.
    ("x +«»", "breaks-off", ""),
    ("«*»x", "bad-start", ""),
    ("x*«/»2", "missing-operand", ""),
    ("x«=»3", "unknown-character", ""),
    ("f(x) = x «=» 3", "unknown-character", ""),
    ("«y =» x + y", "y-on-both-sides", ""),
    ("«x 2»", "missing-operator", "x^2 or x*2?"),
    ("x + «2 3»", "missing-operator", "2*3?"),
    ("«1.2.3»", "missing-operator", "1.2*.3?"),
    ("(x+1«)2»", "missing-operator", ")^2 or )*2?"),
    ("«.»", "unknown-character", ""),
    ("x«'»", "unknown-character", ""),
    ("45«°»", "unknown-character", ""),
    ("x«!»", "unknown-character", ""),
    ("5«%»", "unknown-character", ""),
    ("«\\»sin x", "unknown-character", ""),
    ("x«;»y", "unknown-character", ""),
    ("«²»", "nothing-raised", ""),
    ("«1e999»", "formula-number-too-large", ""),
    // Functions without parentheses.
    ("«sin»", "no-argument", ""),
    ("«sin» + 1", "no-argument", ""),
    ("«sin x y»", "unclear-end", ""),
    ("«sin x*»y", "unclear-end", ""),
    ("«sin x/»2", "unclear-end", ""),
    ("«sin 2*»x", "unclear-end", ""),
    ("«√2x»", "unclear-end", ""),
    ("«sin^-1»(x)", "power-of-function", "asin(x) or 1/sin(x)"),
    ("«exp^0.5» x", "power-of-function", "exp(x)^2"),
];

/// What is wrong with a text that is no formula.
fn mistake(source: &str) -> Flaw {
    match Formula::parse(source) {
        Err(flaw) => flaw,
        Ok(_) => panic!("{source} is read"),
    }
}

#[test]
fn mistakes_are_placed_and_told_apart() {
    for (marked, id, hint) in MISTAKES {
        let source = marked.replace(['«', '»'], "");
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        let flaw = mistake(&source);
        assert_eq!(flaw.at, start..end, "{marked}: {flaw}");
        assert_eq!(flaw.fault.id(), *id, "{marked}");
        let offered = offered(flaw.hint.as_ref());
        assert_eq!(offered.is_empty(), hint.is_empty(), "{marked}: {offered}");
        assert!(offered.starts_with(hint), "{marked}: {offered}");
    }
}

#[test]
fn mistakes_say_what_they_are_about() {
    let fault = |source: &str| match mistake(source).fault {
        Fault::Formula(fault) => fault,
        fault => panic!("{fault:?}"),
    };
    let text = str::to_owned;
    for (source, expected) in [
        ("xy", FormulaFault::UnknownName { name: text("xy") }),
        ("sen(x)", FormulaFault::UnknownFunction { name: text("sen") }),
        ("45°", FormulaFault::UnknownCharacter { character: '°' }),
        ("sin()", FormulaFault::WrongCount { function: "sin", takes: Values::One }),
        ("pow(x)", FormulaFault::WrongCount { function: "pow", takes: Values::Two }),
        ("min(x)", FormulaFault::WrongCount { function: "min", takes: Values::TwoOrMore }),
        ("(x", FormulaFault::NeverClosed { open: Bracket::Parenthesis }),
        ("sin(x", FormulaFault::NeverClosed { open: Bracket::Function }),
        ("|x", FormulaFault::NeverClosed { open: Bracket::Bar }),
        ("x +", FormulaFault::BreaksOff { after: text("+") }),
        ("*x", FormulaFault::BadStart { with: text("*") }),
        ("²", FormulaFault::NothingRaised { power: text("²") }),
        ("x*/2", FormulaFault::MissingOperand { before: text("*"), behind: text("/") }),
        ("x 2", FormulaFault::MissingOperator { before: text("x"), behind: text("2") }),
        ("sin x y", FormulaFault::UnclearEnd { function: "sin", argument: text("x") }),
        ("sin^-1 x", FormulaFault::PowerOfFunction { function: "sin" }),
        ("max x", FormulaFault::NoParentheses { function: "max" }),
        ("sin", FormulaFault::NoArgument { function: "sin" }),
    ] {
        assert_eq!(fault(source), expected, "{source}");
    }
}

#[test]
fn hints_can_be_read_themselves() {
    for (source, meant) in
        [("xy", "x*y"), ("sinx", "sin(x)"), ("sinxcosy", "sin(x)*cos(y)"), ("pix", "pi*x")]
    {
        assert_eq!(mistake(source).hint, Some(Hint::DidYouMean(vec![meant.to_owned()])));
        assert_same(meant, meant);
    }
}

/// Formulas without bound, and what is said of them; none may overflow a stack as small as a
/// worker's in a browser.
#[test]
fn no_formula_is_too_deep_or_too_long_for_an_answer() {
    let told = |source: String, id: &'static str| {
        let flaw = mistake(&source);
        assert_eq!(flaw.fault.id(), id);
        assert!(source.get(flaw.at.clone()).is_some(), "{:?}", flaw.at);
    };
    let within = |work: Box<dyn FnOnce() + Send>| {
        let small = std::thread::Builder::new().stack_size(256 * 1024).spawn(work);
        small.unwrap().join().unwrap();
    };
    within(Box::new(move || {
        let nested = |open: &str, count: usize, close: &str| {
            format!("{}x{}", open.repeat(count), close.repeat(count))
        };
        let f = read(&nested("sin(", 100, ")"));
        assert!(f.hessian([1.0, 0.0]).value.is_finite());
        assert_eq!(read(&nested("(", 400, ")")).value([3.0, 0.0]), 3.0);
        assert_eq!(read(&nested("|", 400, "|")).value([-3.0, 0.0]), 3.0);
        assert_eq!(read(&nested("-", 400, "")).value([3.0, 0.0]), 3.0);
        assert_eq!(read(&nested("x^", 400, "")).value([1.0, 0.0]), 1.0);
        assert_eq!(read(&format!("{}x", "x+".repeat(900))).value([2.0, 0.0]), 1802.0);
        // More registers than fit on the stack, each of them read once.
        let terms: Vec<_> = (0..100).map(|i| format!("(x+{i})*(y-{i})/(")).collect();
        let deep = format!("{}2{}", terms.concat(), ")".repeat(100));
        let by_hand = (0..100)
            .rev()
            .fold(2.0, |inner, i| (1.5 + f64::from(i)) * (0.5 - f64::from(i)) / inner);
        assert_eq!(read(&deep).value([1.5, 0.5]), by_hand);

        told("(".repeat(10_000), "formula-too-deep");
        told("-".repeat(9_999) + "x", "formula-too-deep");
        told("sin ".repeat(2_000) + "x", "formula-too-deep");
        told("x^".repeat(2_000) + "x", "formula-too-deep");
        told("|".repeat(9_999), "formula-too-deep");
        told("(".repeat(10_001), "formula-too-long");
        told("x+".repeat(500_000), "formula-too-long");
        let sum: Vec<_> = (0..1_001).map(|i| format!("{i}x")).collect();
        told(sum.join("+").chars().take(10_000).collect(), "too-many-operations");
    }));
    let parsed = Scenario::parse(&format!("f={}", "x+".repeat(500_000)));
    assert_eq!(parsed.problems.len(), 1);
}

mod random {
    //! Any formula against another implementation, and any text at all.

    use std::fmt;

    use gd_core::Objective;
    use num_dual::{DualNum, HyperDual64};
    use proptest::{prelude::*, sample, test_runner::RngSeed};

    use super::{Flaw, Formula, read};

    /// A formula as a tree, which is evaluated as it stands.
    #[derive(Clone, Debug)]
    enum Tree {
        Number(f64),
        X,
        Y,
        Negate(Box<Tree>),
        Binary(char, Box<[Tree; 2]>),
        Power(Box<Tree>, f64),
        Call(&'static str, Box<Tree>),
        Call2(&'static str, Box<[Tree; 2]>),
    }

    const FUNCTIONS: &[&str] = &[
        "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "ln", "log10",
        "log2", "sqrt", "cbrt", "abs", "sigmoid", "softplus", "relu",
    ];
    const FUNCTIONS_OF_TWO: &[&str] = &["atan2", "hypot", "min", "max", "pow"];

    impl Tree {
        /// How tightly what it prints binds.
        fn precedence(&self) -> u8 {
            match self {
                Self::Binary('+' | '-', _) => 1,
                Self::Binary(..) => 2,
                Self::Negate(_) => 3,
                Self::Power(..) => 4,
                _ => 5,
            }
        }

        /// In parentheses only where they are needed.
        fn show(&self, at_least: u8) -> String {
            if self.precedence() < at_least { format!("({self})") } else { self.to_string() }
        }

        /// The value by num-dual, and the largest number on the way to it.
        fn walk(&self, x: HyperDual64, y: HyperDual64, largest: &mut f64) -> HyperDual64 {
            let one = HyperDual64::from_re(1.0);
            let value = match self {
                Self::Number(number) => HyperDual64::from_re(*number),
                Self::X => x,
                Self::Y => y,
                Self::Negate(tree) => -tree.walk(x, y, largest),
                Self::Binary(operator, trees) => {
                    let [a, b] = trees.each_ref().map(|tree| tree.walk(x, y, largest));
                    match operator {
                        '+' => a + b,
                        '-' => a - b,
                        '*' => a * b,
                        _ => a * pass(b.recip(), largest),
                    }
                }
                Self::Power(tree, k) if k.fract() == 0.0 => {
                    tree.walk(x, y, largest).powi(*k as i32)
                }
                Self::Power(tree, k) => {
                    let a = tree.walk(x, y, largest);
                    pass(a.recip(), largest);
                    a.powf(*k)
                }
                Self::Call(name, tree) => {
                    let a = tree.walk(x, y, largest);
                    // How far a function's singularity is.
                    match *name {
                        "asin" | "acos" => pass((one - a * a).recip(), largest),
                        "ln" | "log10" | "log2" | "sqrt" | "cbrt" => pass(a.recip(), largest),
                        _ => a,
                    };
                    match *name {
                        "sin" => a.sin(),
                        "cos" => a.cos(),
                        "tan" => a.tan(),
                        "asin" => a.asin(),
                        "acos" => a.acos(),
                        "atan" => a.atan(),
                        "sinh" => a.sinh(),
                        "cosh" => a.cosh(),
                        "tanh" => a.tanh(),
                        "exp" => a.exp(),
                        "ln" => a.ln(),
                        "log10" => a.log10(),
                        "log2" => a.log2(),
                        "sqrt" => a.sqrt(),
                        "cbrt" => a.cbrt(),
                        "sigmoid" => one / (one + (-a).exp()),
                        "softplus" => (one + a.exp()).ln(),
                        "relu" if a.re <= 0.0 => HyperDual64::from_re(0.0),
                        "abs" if a.re < 0.0 => -a,
                        _ => a,
                    }
                }
                Self::Call2(name, trees) => {
                    let [a, b] = trees.each_ref().map(|tree| tree.walk(x, y, largest));
                    match *name {
                        "atan2" => {
                            // num-dual's is over the quotient of its operands.
                            pass(b.recip(), largest);
                            pass((a * a + b * b).recip(), largest);
                            a.atan2(b)
                        }
                        "hypot" => {
                            let square = a * a + b * b;
                            pass(square.recip(), largest);
                            square.sqrt()
                        }
                        "pow" => {
                            pass(a.recip(), largest);
                            a.powd(b)
                        }
                        "min" => {
                            if a.re < b.re {
                                a
                            } else {
                                b
                            }
                        }
                        _ => {
                            if a.re > b.re {
                                a
                            } else {
                                b
                            }
                        }
                    }
                }
            };
            pass(value, largest)
        }
    }

    /// A number on the way, of which the largest counts.
    fn pass(value: HyperDual64, largest: &mut f64) -> HyperDual64 {
        for part in [value.re, value.eps1, value.eps2, value.eps1eps2] {
            *largest = if part.is_nan() { f64::INFINITY } else { largest.max(part.abs()) };
        }
        value
    }

    impl fmt::Display for Tree {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Number(number) => write!(f, "{number}"),
                Self::X => f.write_str("x"),
                Self::Y => f.write_str("y"),
                Self::Negate(tree) => write!(f, "-{}", tree.show(3)),
                Self::Binary(operator, trees) => {
                    let [left, right] = &**trees;
                    let precedence = self.precedence();
                    write!(f, "{}{operator}{}", left.show(precedence), right.show(precedence + 1))
                }
                Self::Power(tree, k) => write!(f, "{}^{k}", tree.show(5)),
                Self::Call(name, tree) => write!(f, "{name}({tree})"),
                Self::Call2(name, trees) => {
                    let [a, b] = &**trees;
                    write!(f, "{name}({a}, {b})")
                }
            }
        }
    }

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            3 => Just(Tree::X),
            3 => Just(Tree::Y),
            2 => (0..60u32).prop_map(|tenths| Tree::Number(f64::from(tenths) / 10.0)),
        ];
        leaf.prop_recursive(5, 24, 2, |tree| {
            let pair = (tree.clone(), tree.clone()).prop_map(|(a, b)| Box::new([a, b]));
            let powers = vec![-3.0, -2.0, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 7.0];
            prop_oneof![
                1 => tree.clone().prop_map(|a| Tree::Negate(Box::new(a))),
                5 => (sample::select(vec!['+', '-', '*', '/']), pair.clone())
                    .prop_map(|(operator, pair)| Tree::Binary(operator, pair)),
                2 => (tree.clone(), sample::select(powers))
                    .prop_map(|(a, k)| Tree::Power(Box::new(a), k)),
                2 => (sample::select(FUNCTIONS), tree)
                    .prop_map(|(name, a)| Tree::Call(name, Box::new(a))),
                1 => (sample::select(FUNCTIONS_OF_TWO), pair)
                    .prop_map(|(name, pair)| Tree::Call2(name, pair)),
            ]
        })
    }

    /// [f], [∂x, ∂y] and [∂xx, ∂xy, ∂yy] by num-dual, and the largest number on the way.
    fn reference(tree: &Tree, [x, y]: [f64; 2]) -> ([f64; 6], f64) {
        let mut largest = 1.0;
        let number = HyperDual64::new;
        let mut walk = |[x1, x2]: [f64; 2], [y1, y2]: [f64; 2]| {
            tree.walk(number(x, x1, x2, 0.0), number(y, y1, y2, 0.0), &mut largest)
        };
        let xx = walk([1.0, 1.0], [0.0, 0.0]);
        let xy = walk([1.0, 0.0], [0.0, 1.0]);
        let yy = walk([0.0, 0.0], [1.0, 1.0]);
        ([xy.re, xy.eps1, xy.eps2, xx.eps1eps2, xy.eps1eps2, yy.eps1eps2], largest)
    }

    fn parts(f: &Formula, theta: [f64; 2]) -> [f64; 6] {
        let f = f.hessian(theta);
        let ([gx, gy], [xx, xy, yy]) = (f.gradient, f.hessian);
        [f.value, gx, gy, xx, xy, yy]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2000,
            max_global_rejects: 20_000,
            rng_seed: RngSeed::Fixed(1),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn formulas_agree_with_num_dual(tree in tree(), x in -3.0..3.0, y in -3.0..3.0) {
            let f = read(&tree.to_string());
            let (expected, largest) = reference(&tree, [x, y]);
            prop_assume!(largest < 1e4);
            for (found, expected) in parts(&f, [x, y]).into_iter().zip(expected) {
                prop_assert!(
                    (found - expected).abs() <= 1e-13 * largest * largest,
                    "{tree}: {found} is not {expected}, largest {largest}"
                );
            }
            prop_assert_eq!(f.value([x, y]).to_bits(), f.hessian([x, y]).value.to_bits());
            prop_assert_eq!(f.gradient([x, y]).gradient, f.hessian([x, y]).gradient);
        }

        #[test]
        fn derivatives_agree_with_differences(tree in tree(), x in -3.0..3.0, y in -3.0..3.0) {
            let f = read(&tree.to_string());
            let (_, largest) = reference(&tree, [x, y]);
            prop_assume!(largest < 1e3);
            let slopes = |h: f64| {
                let along = |dx: f64, dy: f64| {
                    let [ahead, behind] =
                        [1.0, -1.0].map(|side| parts(&f, [x + side * dx, y + side * dy]));
                    let slope = |i: usize| (ahead[i] - behind[i]) / (2.0 * h);
                    [slope(0), slope(1), slope(2)]
                };
                let ([vx, xx, xy], [vy, yx, yy]) = (along(h, 0.0), along(0.0, h));
                [vx, vy, xx, xy, yx, yy]
            };
            // The error of central differences falls with h², so halving h tells how large it is;
            // at a kink or a pole it doesn't, and there is nothing to compare.
            const H: f64 = 1e-4;
            let [_, gx, gy, xx, xy, yy] = parts(&f, [x, y]);
            let (fine, coarse) = (slopes(H), slopes(2.0 * H));
            for (exact, (fine, coarse)) in
                [gx, gy, xx, xy, xy, yy].into_iter().zip(fine.into_iter().zip(coarse))
            {
                let error = (fine - coarse).abs();
                if error < 1e-3 {
                    prop_assert!(
                        (fine - exact).abs() <= error + 1e-15 / H * largest * largest,
                        "{tree}: {exact} is not {fine}"
                    );
                }
            }
        }

        #[test]
        fn any_text_is_a_formula_or_a_placed_mistake(
            text in prop_oneof![
                any::<String>(),
                proptest::collection::vec(any::<u8>(), 0..40)
                    .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
                proptest::collection::vec(
                    sample::select(vec![
                        "x", "y", "z", " ", "2", ".5", "3e2", "+", "-", "*", "**", "/", "^", "²",
                        "⁻¹", "(", ")", "|", ",", "=", "e", "pi", "π", "sin", "sin ", "max(", "min",
                        "√", "exp", "atan2(", "f(x,y)=", "'", "[", "\u{feff}", "é",
                    ]),
                    0..20,
                )
                .prop_map(|words| words.concat()),
            ],
        ) {
            match Formula::parse(&text) {
                Ok(f) => {
                    let _ = f.hessian([1.0, -2.0]);
                }
                Err(Flaw { at, .. }) => prop_assert!(text.get(at.clone()).is_some(), "{at:?}"),
            }
        }
    }
}
