//! What is typeset of a formula and of its derivatives, read back from the MathML.

use gd_core::{CATALOG, Dual2, function::formula::derivative::Derivative};
use proptest::{prelude::*, test_runner::RngSeed};

use super::{Formula, Objective, Scenario, mathml::read_aloud, random, read};

/// A formula as it is seen.
fn seen(source: &str) -> String {
    read_aloud(&read(source).symbols().value().unwrap())
}

/// Its derivatives as they are seen: along x, and y; along both twice. None of those too long.
fn derivatives(source: &str) -> [Vec<Option<String>>; 2] {
    let derivatives = read(source).symbols().derivatives();
    [derivatives.gradient, derivatives.hessian].map(|list| {
        let seen = |derivative| match derivative {
            Derivative::Zero => Some("0".to_owned()),
            Derivative::Typeset(markup) => Some(read_aloud(&markup)),
            Derivative::TooLong(_) | Derivative::TooLarge => None,
        };
        list.into_iter().map(seen).collect()
    })
}

fn parts(
    Dual2 { gradient: [x, y], hessian: [xx, xy, yy], .. }: Dual2,
    dimension: usize,
) -> Vec<f64> {
    if dimension == 1 { vec![x, xx] } else { vec![x, y, xx, xy, yy] }
}

/// Without what stands for signs that are not seen.
fn compact(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("")
}

#[test]
fn a_formula_is_typeset_as_it_is_understood() {
    for (source, expected) in [
        // Powers from the right, signs after powers.
        ("-x^2", "−x^(2)"),
        ("(-x)^2", "(−x)^(2)"),
        ("2^-x^2", "2^(−x^(2))"),
        ("2^3^2", "2^(3^(2))"),
        ("(2^3)^2", "(2^(3))^(2)"),
        ("x⁻¹", "x^(−1)"),
        // Products from the left.
        ("x/2y", "((x)/(2))y"),
        ("x/(2y)", "((x)/(2y))"),
        ("-x/2", "−((x)/(2))"),
        ("x^(1/3)", "x^(1/3)"),
        ("x^(1/(2y))", "x^(1/(2y))"),
        ("2*3x", "2·3x"),
        ("x*2", "x·2"),
        ("2x^2 y", "2x^(2)y"),
        ("2(x + 1)", "2(x+1)"),
        ("x(-y)", "x(−y)"),
        // Sums.
        ("x - (y - 2)", "x−(y−2)"),
        ("(x - y) - 2", "x−y−2"),
        ("x - -y", "x−(−y)"),
        ("x + -y", "x−y"),
        ("-(x + y)", "−(x+y)"),
        // Functions.
        ("sin x^2", "sin(x^(2))"),
        ("sin^2 x", "sin^2x"),
        ("sin(x)^2", "sin^2x"),
        ("sin 2x", "sin(2x)"),
        ("sin x cos y", "sinxcosy"),
        ("sin(x) y", "(sinx)y"),
        ("sin(2) cos(pi)", "sin(2)cos(π)"),
        ("asin(x)", "arcsinx"),
        ("exp(-x^2)", "e^(−x^(2))"),
        ("e^x", "e^(x)"),
        ("exp(2^x^2)", "exp(2^(x^(2)))"),
        ("log10(x) + log2(x)", "log10x+log2x"),
        ("|x| + floor(y)", "|x|+floor(y)"),
        ("sqrt(x)^3 + cbrt(x)", "(sqrt(x))^(3)+cbrt(x)"),
        ("hypot(x, y)", "sqrt(x^(2)+y^(2))"),
        ("max(x, y)", "max(x,y)"),
        // Numbers.
        ("pi x + tau + e", "πx+2π+e"),
        ("3.14159x", "3.14159x"),
        ("2e-7x", "2·10^(−7)x"),
        ("x/(1 + x/2)", "((x)/(1+((x)/(2))))"),
    ] {
        assert_eq!(compact(&seen(source)), expected, "{source}");
    }
}

/// By hand, or as the textbooks have them.
#[test]
fn derivatives_are_as_short_as_by_hand() {
    for (source, gradient, hessian) in [
        ("x^2", &["2x"][..], &["2"][..]),
        ("x^4 - 3x^2 + x", &["4x^(3)−6x+1"], &["12x^(2)−6"]),
        ("x^2 + y^2", &["2x", "2y"], &["2", "0", "2"]),
        ("x^2/2 + 10y^2", &["x", "20y"], &["1", "0", "20"]),
        // Himmelblau's.
        (
            "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
            &["4x(x^(2)+y−11)+2(y^(2)+x−7)", "4y(y^(2)+x−7)+2(x^(2)+y−11)"],
            &["12x^(2)+4y−42", "4x+4y", "12y^(2)+4x−26"],
        ),
        // Rosenbrock's; Wikipedia has its Hessian so.
        (
            "(1 - x)^2 + 100(y - x^2)^2",
            &["−400x(y−x^(2))+2x−2", "200(y−x^(2))"],
            &["1200x^(2)−400y+2", "−400x", "200"],
        ),
        (
            "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
            &["2x+20πsin(2πx)", "2y+20πsin(2πy)"],
            &["40π^(2)cos(2πx)+2", "0", "40π^(2)cos(2πy)+2"],
        ),
        ("0.26(x^2 + y^2) - 0.48x y", &["0.52x−0.48y", "0.52y−0.48x"], &["0.52", "−0.48", "0.52"]),
        ("x^3/3", &["x^(2)"], &["2x"]),
        ("x/3", &["((1)/(3))"], &["0"]),
        ("sqrt(x)", &["((1)/(2sqrt(x)))"], &["−((1)/(4x^(3/2)))"]),
        ("exp(-x)", &["−e^(−x)"], &["e^(−x)"]),
        ("ln(x)", &["((1)/(x))"], &["−((1)/(x^(2)))"]),
        ("tanh(x)", &["1−tanh^2x"], &["−2(1−tanh^2x)tanhx"]),
        ("x*x*x - x^3 + 0*y", &["0", "0"], &["0", "0", "0"]),
        ("|x|", &["signx"], &["0"]),
        ("floor(x)", &["0"], &["0"]),
        ("x^y", &["yx^(y−1)", "x^(y)lnx"], &["y(y−1)x^(y−2)", "yx^(y−1)lnx+x^(y−1)", "x^(y)ln^2x"]),
    ] {
        let compact = |text: &Option<String>| compact(text.as_deref().unwrap());
        let found = derivatives(source).map(|list| list.iter().map(compact).collect::<Vec<_>>());
        assert_eq!(found, [gradient, hessian], "{source}");
    }
}

/// The formulas of regression as textbooks have them.
#[test]
fn mean_losses_have_symbols() {
    let symbols = |link: &str| Scenario::parse(link).scenario.function.symbols();
    for (link, value, gradient) in [
        (
            "data=line",
            "((1)/(n))∑_i(wx_i+b−y_i)^(2)",
            ["((1)/(n))∑_i2x_i(wx_i+b−y_i)", "((1)/(n))∑_i2(wx_i+b−y_i)"],
        ),
        (
            "data=line&loss=mae&l1=0.5&l2=0.1",
            "((1)/(n))∑_i|wx_i+b−y_i|+0.5|w|+0.1w^(2)",
            ["((1)/(n))∑_ix_isign(wx_i+b−y_i)+0.5signw+0.2w", "((1)/(n))∑_isign(wx_i+b−y_i)"],
        ),
        (
            "data=curve",
            "((1)/(n))∑_i(sin(wx_i+b)−y_i)^(2)",
            [
                "((1)/(n))∑_i2x_i(sin(wx_i+b)−y_i)cos(wx_i+b)",
                "((1)/(n))∑_i2(sin(wx_i+b)−y_i)cos(wx_i+b)",
            ],
        ),
    ] {
        let symbols = symbols(link).unwrap();
        assert_eq!(compact(&read_aloud(&symbols.value().unwrap())), value, "{link}");
        let found = symbols.derivatives().gradient;
        for (found, expected) in found.into_iter().zip(gradient) {
            let Derivative::Typeset(markup) = found else { panic!("{link}: {found:?}") };
            assert_eq!(compact(&read_aloud(&markup)), expected, "{link}");
        }
    }
    assert!(symbols("data=line&loss=huber").is_none());
    assert!(symbols("layers=3").is_none());
}

/// What is seen of the catalogue is what is run.
#[test]
fn the_catalogue_is_typeset_as_it_is_run() {
    /// Goldstein and Price's polynomial is of degree 8.
    const LONG: usize = 5;
    for entry in CATALOG {
        let f = read(entry.formula);
        let again = read(&seen(entry.formula));
        let shown = derivatives(entry.formula).concat();
        assert!(shown.iter().filter(|text| text.is_none()).count() <= LONG, "{}", entry.id);
        let shown: Vec<_> = shown.into_iter().map(|text| text.map(|text| read(&text))).collect();
        let [x0, x1, y0, y1] = entry.view;
        for k in 1..200 {
            // Evenly spread, and off every axis: Weyl's sequence.
            let [u, v] = [0.754_877_666, 0.569_840_291].map(|r| (f64::from(k) * r).fract());
            let theta = [x0 + u * (x1 - x0), y0 + v * (y1 - y0)];
            let exact = f.hessian(theta);
            let near =
                |found: f64, exact: f64| (found - exact).abs() <= 1e-9 * exact.abs().max(1e-3);
            assert!(near(again.value(theta), exact.value), "{}", entry.id);
            for (shown, exact) in shown.iter().zip(parts(exact, Objective::dimension(&f))) {
                let Some(shown) = shown else { continue };
                let found = shown.value(theta);
                assert!(
                    near(found, exact),
                    "{}: {} is {found} and not {exact} at {theta:?}",
                    entry.id,
                    shown.source()
                );
            }
        }
    }
}

/// Each function, where it has a slope and where it has none.
#[test]
fn each_function_has_its_derivative() {
    let of_one = [
        "sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan", "sinh", "cosh", "tanh",
        "asinh", "acosh", "atanh", "sinc", "exp", "expm1", "ln", "log1p", "log10", "log2", "sqrt",
        "cbrt", "abs", "sign", "floor", "ceil", "round", "logcosh", "sigmoid", "softplus", "relu",
        "step",
    ];
    let of_two = ["atan2", "min", "max", "hypot", "logaddexp", "pow"];
    let of_one = of_one.map(|name| format!("{name}(x/2)"));
    for source in of_one.into_iter().chain(of_two.map(|name| format!("{name}(x, 2y)"))) {
        let f = read(&source);
        let mut compared = 0;
        for theta in [[0.3, 1.7], [1.25, 0.6], [-1.25, 0.4], [3.5, -2.0], [-5.0, 0.1]] {
            let exact = f.hessian(theta);
            if !exact.value.is_finite() {
                continue;
            }
            let shown = derivatives(&source).concat();
            for (shown, exact) in shown.iter().zip(parts(exact, Objective::dimension(&f))) {
                let shown = shown.as_deref().unwrap();
                let found = read(shown).value(theta);
                let is_near = (found - exact).abs() <= 1e-12 * exact.abs().max(1.0);
                assert!(is_near || exact.is_nan(), "{source}: {shown} is {found}, not {exact}");
            }
            compared += 1;
        }
        assert!(compared > 0, "{source}");
    }
}

/// At a kink the symbols say what a run does there: the numbers of [`gd_core::number`].
#[test]
fn kinks_are_those_of_the_runs() {
    for (source, at) in [
        ("|x|", [0.0; 2]),
        ("relu(x) + y", [0.0; 2]),
        ("min(x, y)", [2.0; 2]),
        ("max(x, 3y)", [3.0, 1.0]),
        ("step(x) + sign(y)", [0.0; 2]),
        ("x|x|", [0.0; 2]),
    ] {
        let f = read(source);
        let dimension = Objective::dimension(&f);
        for (shown, exact) in
            derivatives(source).concat().iter().zip(parts(f.hessian(at), dimension))
        {
            let shown = shown.as_deref().unwrap();
            assert_eq!(read(shown).value(at), exact, "{source}: {shown}");
        }
    }
}

/// Sizes are known before anything is built: none of these takes long.
#[test]
fn what_is_too_long_is_not_shown() {
    let tower = vec!["x"; 40].join("^");
    let nested = format!("{}x{}", "sin(".repeat(300), ")".repeat(300));
    let product = (0..300).map(|k| format!("(x+{k}y)")).collect::<Vec<_>>().join("");
    let wide = (0..150).map(|k| format!("sin({k}x+y)")).collect::<Vec<_>>().join("+");
    let fractions = format!("{}x{}", "1/(1+".repeat(200), ")".repeat(200));
    let squares = format!("{}x y+1{}", "(".repeat(60), ")^2+x".repeat(60));
    let long = vec!["x"; 4000].join("+y+");
    for source in [&tower, &nested, &product, &wide, &fractions, &squares, &long[..9999]] {
        let Ok(f) = Formula::parse(source.trim_end_matches('+')) else { continue };
        let derivatives = f.symbols().derivatives();
        let all = derivatives.gradient.iter().chain(&derivatives.hessian);
        for derivative in all {
            if let Derivative::Typeset(markup) = derivative {
                assert!(markup.len() < 20_000, "{source}: {}", markup.len());
            }
        }
    }
    assert!(matches!(
        read(&nested).symbols().derivatives().hessian[0],
        Derivative::TooLong(_) | Derivative::TooLarge
    ));
    assert_eq!(read(&wide).symbols().value(), None);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        max_global_rejects: 20_000,
        rng_seed: RngSeed::Fixed(2),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// The symbols against dual numbers, where nothing on the way is large.
    #[test]
    fn symbols_agree_with_dual_numbers(tree in random::tree(), x in -3.0..3.0, y in -3.0..3.0) {
        let f = read(&tree.to_string());
        let theta = [x, y];
        let (_, largest) = random::reference(&tree, theta);
        prop_assume!(largest < 1e3);
        let near = |found: f64, exact: f64| (found - exact).abs() <= 1e-12 * largest * largest;
        let exact = f.hessian(theta);
        let again = f.symbols().value().map(|markup| read_aloud(&markup)).unwrap();
        let value = read(&again).value(theta);
        prop_assert!(near(value, exact.value), "{tree}: {again} is {value}, not {}", exact.value);
        let shown = f.symbols().derivatives();
        let shown = shown.gradient.into_iter().chain(shown.hessian);
        for (shown, exact) in shown.zip(parts(exact, Objective::dimension(&f))) {
            let shown = match shown {
                Derivative::Zero => "0".to_owned(),
                Derivative::Typeset(markup) => read_aloud(&markup),
                Derivative::TooLong(_) | Derivative::TooLarge => continue,
            };
            let found = read(&shown).value(theta);
            prop_assert!(near(found, exact), "{tree}: {shown} is {found}, not {exact}");
        }
    }
}
