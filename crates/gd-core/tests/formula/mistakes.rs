use super::*;

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
    ("«x2»", "unknown-name", "x^2?"),
    ("«x4»-3x2+x", "unknown-name", "x^4?"),
    ("«x2y2»", "unknown-name", "x^2*y^2?"),
    ("«x2siny»", "unknown-name", "x^2*sin(y)?"),
    ("=«A1»^2", "unknown-name", ""),
    ("«@»(z) z^2", "unknown-character", ""),
    ("«x3»-x1", "unknown-name", "x^3?"),
    ("«x[3]» + x", "unknown-name", ""),
    ("x + «x[0]»", "unknown-name", ""),
    ("«z»^2", "unknown-name", ""),
    ("x + «t»", "unknown-name", ""),
    ("«sen»(x)", "unknown-function", "sin?"),
    ("«tanhh»(x)", "unknown-function", "tanh?"),
    ("«sigmiod»(x)", "unknown-function", "sigmoid?"),
    ("«sqr»(x)", "unknown-function", "x^2 or sqrt(x)"),
    ("«qqq»(x)", "unknown-function", "sin, cos, tan"),
    ("«х»", "unknown-character", ""),
    ("«θ»", "unknown-character", ""),
    // Numbers of values.
    ("«sin()»", "wrong-count-of-values", ""),
    ("«pow(x)»", "wrong-count-of-values", ""),
    ("«min(x)»", "wrong-count-of-values", ""),
    ("atan2(1, 2«,» 3)", "wrong-count-of-values", ""),
    ("sin(2«,»5)", "wrong-count-of-values", "2.5"),
    ("hypot(3,5*x«,»y)", "wrong-count-of-values", "2.5"),
    ("sin(x«,» y)", "wrong-count-of-values", "atan2, min, max, hypot, logaddexp, pow"),
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
    ("2«{»x", "never-closed", ""),
    ("2x«}»", "unknown-character", ""),
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
    ("«\\»foo x", "unknown-character", ""),
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
