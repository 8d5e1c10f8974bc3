use super::*;
use gd_core::spelling::is_hidden;

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
        ("=x + y", "x + y"),
        ("@(x, y) x + y", "x + y"),
        ("f = @(x)x^2", "x^2"),
        ("lambda x: x**2", "x^2"),
        ("lambda x, y: x + y", "x + y"),
        ("f = lambda x1, x2: x1 + x2", "x + y"),
        ("x => x*x", "x^2"),
        ("(x, y) => x + y", "x + y"),
        ("const f = (x) => x**2", "x^2"),
        ("max(x; 0)", "max(x, 0)"),
        ("pow(x;2)", "x^2"),
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

/// Formulas as they are pasted: full-width, mathematical and typographic characters, programs' and
/// LaTeX's ways to write.
#[test]
fn pasted_formulas_mean_the_plain_ones() {
    for (pasted, plain) in [
        // Full-width, mathematical, typographic, invisible.
        ("（x+1）^2", "(x+1)^2"),
        ("ｘ＾２＋２＊ｙ", "x^2+2*y"),
        ("𝑥² − 𝟑𝑦", "x^2 - 3y"),
        ("x^2\u{200e}", "x^2"),
        ("\u{feff}x\u{ad}^2\u{2060}", "x^2"),
        ("x\u{2062}y", "x*y"),
        ("½x²", "(1/2)*x^2"),
        ("x‑1", "x-1"),
        ("2 • x", "2*x"),
        // Variables with subscripts.
        ("100*(x2-x1**2)**2+(1-x1)**2", "100*(y-x^2)^2+(1-x)^2"),
        ("100*(x[1]-x[0]**2)**2+(1-x[0])**2", "100*(y-x^2)^2+(1-x)^2"),
        ("100*(x[2]-x[1]^2)^2+(1-x[1])^2", "100*(y-x^2)^2+(1-x)^2"),
        ("100*(x(2)-x(1)^2)^2+(1-x(1))^2", "100*(y-x^2)^2+(1-x)^2"),
        ("x_1^2 + 2 x_2^2", "x^2+2y^2"),
        ("x₁² + 2x₂²", "x^2+2y^2"),
        ("X0 + X1", "x+y"),
        ("f(x1, x2) = x1 x2", "x*y"),
        ("x[0]^2", "x^2"),
        // A product all the same.
        ("x(2) + y", "2x + y"),
        ("x(1) + 1", "x + 1"),
        // Programs.
        ("np.sin(x) + math.exp(-y)", "sin(x)+exp(-y)"),
        ("np.power(x, 2) + np.maximum(x, y)", "x^2 + max(x, y)"),
        ("x.^2 + y.*2", "x^2 + y*2"),
        ("np.arctan2(y, x)", "atan2(y, x)"),
        // LaTeX.
        ("x^{2}", "x^2"),
        ("x^{2}y", "x^2*y"),
        ("x^{-1}", "x^(-1)"),
        ("\\frac{1}{2}x", "(1/2)*x"),
        ("2\\frac{x}{3}", "2*(x/3)"),
        ("x/\\frac{1}{2}", "x/(1/2)"),
        ("\\frac12 x", "(1/2)*x"),
        ("\\frac{x^2+\\frac{y}{2}}{3}", "(x^2+y/2)/3"),
        ("\\sin x + \\cos{y}", "sin(x)+cos(y)"),
        ("\\sin^{2}x", "sin(x)^2"),
        ("\\sin{2}x", "sin(2)*x"),
        ("x\\sin\\left(y\\right)", "x*sin(y)"),
        ("2 \\cdot x \\times y", "2*x*y"),
        ("\\left(x+1\\right)^{2}", "(x+1)^2"),
        ("\\left|x\\right| + \\lvert y \\rvert", "abs(x)+abs(y)"),
        ("\\sqrt{x^2+1} + \\sqrt[3]{y}", "sqrt(x^2+1)+cbrt(y)"),
        ("\\sqrt2x", "sqrt(2)*x"),
        ("$$x_{1}^{2}+x_{2}^{2}$$", "x^2+y^2"),
        ("e^{-x^2}\\,\\pi", "exp(-x^2)*pi"),
        ("\\exp\\left(-\\frac{x^2}{2}\\right)", "exp(-x^2/2)"),
        ("\\mathrm{e}^{x}\\operatorname{sinc}(y)", "exp(x)*sinc(y)"),
        ("\\log_{2}(x^2)", "log2(x^2)"),
        ("\\max\\{x, y\\}", "max(x, y)"),
        ("\\ln{\\left(x^{2} + 1 \\right)}", "ln(x^2+1)"),
        ("10 x y^{2} e^{- x}", "10*x*y^2*exp(-x)"),
    ] {
        assert_same(pasted, plain);
        // What is not seen of it is no part of it.
        assert_eq!(read(pasted).source(), pasted.replace(is_hidden, ""));
    }
    // A mistake is placed in what was typed.
    for marked in ["（x）«）»", "\\frac{1}{«)»}", "½x+«q»", "«x[0]» + x[2]", "\\sin x + «\\»foo y"]
    {
        let source = marked.replace(['«', '»'], "");
        let (start, end) = (marked.find('«').unwrap(), marked.find('»').unwrap() - 2);
        let flaw = Formula::parse(&source).unwrap_err();
        assert_eq!(flaw.at, start..end, "{marked}: {flaw}");
    }
}

#[test]
fn what_may_not_be_meant_is_told_and_followed() {
    let warned = |source: &str| {
        let (_, warnings) = Formula::read(source).unwrap();
        warnings.iter().map(|flaw| (flaw.fault.id(), flaw.at.clone())).collect::<Vec<_>>()
    };
    assert_eq!(warned("max(0,5,x^2)"), [("decimal-comma", 4..7)]);
    assert_eq!(warned("min(x, 1,5, y)"), [("decimal-comma", 7..10)]);
    for fine in ["max(0,1-x)", "max(0, 5, x)", "max(x,0,y)", "max(0,5)", "min(1,2x)", "atan2(1,2)"]
    {
        assert_eq!(warned(fine), [], "{fine}");
    }
    for (source, hint) in [
        ("«x^(2/3)»", "cbrt(x)^2"),
        ("«x^(2/3)» + 1", "cbrt(x)^2"),
        ("2 + «x^-(1/3)»*y", "cbrt(x)^-1"),
        ("«(x-1)^(1/3)» + y^(2/3)", "cbrt(x-1)"),
        ("3*«y^(4/3)»", "cbrt(y)^4"),
        ("1 + «sin(x)^(2/3)»", "cbrt(sin(x))^2"),
        ("2«((x-1)*(y+1))^(2/3)»", "cbrt((x-1)*(y+1))^2"),
        ("pow(x, -1/3«)»", "cbrt(x)^-1"),
    ] {
        let (start, end) = (source.find('«').unwrap(), source.find('»').unwrap() - 2);
        let (_, warnings) = Formula::read(&source.replace(['«', '»'], "")).unwrap();
        assert_eq!(warnings.len(), 1, "{source}");
        assert_eq!(warnings[0].at, start..end, "{source}");
        assert_eq!(offered(warnings[0].hint.as_ref()), hint, "{source}");
    }
    for fine in
        ["(x^2)^(1/3)", "(x^2+3y^4)^(2/3)", "abs(x)^(1/3)", "exp(x)^(1/3)", "x^1.5", "8^(1/3)"]
    {
        assert_eq!(warned(fine), [], "{fine}");
    }
}

/// A mark that turns the order of characters would show another formula than is read.
#[test]
fn what_is_not_seen_of_a_formula_is_not_kept() {
    assert_eq!(read("\u{202e}x^2-3\u{202c}x").source(), "x^2-3x");
    assert_eq!(read("x\u{200b}^2 +\t1").source(), "x^2 + 1");
}

/// 1½ is 1.5 and no product; 2½x is neither read as x.
#[test]
fn mixed_numbers_are_refused() {
    for text in ["1½", "2½x", "x+3¾"] {
        assert!(Formula::read(text).is_err(), "{text}");
    }
    assert_same("½x + x^½", "x/2 + sqrt(x)");
}
