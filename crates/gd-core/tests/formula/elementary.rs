//! Elementary functions against mpmath, and what holds where a number is too large or too small.

use super::{Dual2, Objective, read};

/// See `tests/fixtures/mpmath/elementary.py`.
#[test]
fn functions_and_their_derivatives_are_mpmaths() {
    let fixture = include_str!("../../../../tests/fixtures/mpmath/elementary.tsv");
    let numbers = |text: &str| text.split(',').map(|n| n.parse().unwrap()).collect::<Vec<f64>>();
    let mut compared = 0;
    for line in fixture.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        let [formula, at, value, gradient, hessian] = columns[..] else { panic!("{line}") };
        let [x, y] = numbers(at)[..] else { panic!("{line}") };
        let f = read(formula).hessian([x, y]);
        let found = [f.value].into_iter().chain(f.gradient).chain(f.hessian);
        let expected = [value, gradient, hessian].join(",");
        for (found, expected) in found.zip(numbers(&expected)) {
            // A few units in the last place; what is below the normal numbers has fewer digits.
            let error = (found - expected).abs();
            assert!(error <= 4e-15 * expected.abs() + 1e-308, "{line}: {found} not {expected}");
        }
        compared += 1;
    }
    assert_eq!(compared, 175);
}

/// f and ∂f/∂x where a number on the way is infinite, or has underflowed, though the slope is not:
/// closed forms.
#[test]
fn slopes_are_finite_where_they_exist() {
    for (formula, x, value, slope) in [
        // A divisor that overflows.
        ("1/(1+exp(-50x))", -15.0, 0.0, 0.0),
        ("1/(1+exp(-50x))^2", -15.0, 0.0, 0.0),
        ("2/(exp(-50x)+exp(50x))", -15.0, 0.0, 0.0),
        ("x/(1+exp(x^2))", 30.0, 0.0, 0.0),
        ("x/cosh(x)", 800.0, 0.0, 0.0),
        ("x^2/exp(exp(x))", 8.0, 0.0, 0.0),
        // An argument that overflows.
        ("exp(-exp(x))", 800.0, 0.0, 0.0),
        ("exp(-cosh(x))", -800.0, 0.0, 0.0),
        ("tanh(exp(x))", 800.0, 1.0, 0.0),
        ("sigmoid(-exp(x)^2)", 400.0, 0.0, 0.0),
        ("softplus(-exp(x))", 800.0, 0.0, 0.0),
        ("exp(x)^-2", 800.0, 0.0, 0.0),
        // 0·∞.
        ("x*sqrt(x)", 0.0, 0.0, 0.0),
        ("sqrt(x)*x", 0.0, 0.0, 0.0),
        ("x^2*cbrt(x)", 0.0, 0.0, 0.0),
        ("x*x^0.5", 0.0, 0.0, 0.0),
        ("x*asin(x-1)", 0.0, 0.0, -std::f64::consts::FRAC_PI_2),
        ("x*sqrt(x)/(1+x)", 0.0, 0.0, 0.0),
        ("sqrt(x)^3", 0.0, 0.0, 0.0),
        ("(sqrt(x)*x)^2", 0.0, 0.0, 0.0),
        ("0*sqrt(x)+x", 0.0, 0.0, 1.0),
        ("min(sqrt(x)-1, x)", 0.0, -1.0, f64::INFINITY),
        ("max(sqrt(x)-1, x)", 0.0, 0.0, 1.0),
        // Underflow.
        ("sqrt(x^4)", 1e-81, 0.0, 0.0),
        ("sqrt(x^2)", 1e-170, 0.0, 0.0),
        ("(x^8)^0.25", 1e-50, 0.0, 0.0),
        ("cbrt(x^6)", 1e-60, 0.0, 0.0),
        ("x/(2x)", 1e-310, 0.5, 0.0),
        ("atan2(x, 1e-170)", 1e-170, std::f64::consts::FRAC_PI_4, 5e169),
    ] {
        let f = read(formula);
        let here = f.hessian([x, 0.0]);
        assert_eq!(here.value, value, "{formula}");
        let ([found, _], apart) = (here.gradient, 1e-14 * slope.abs());
        assert!(found == slope || (found - slope).abs() <= apart, "{formula}: {found}");
        assert_eq!(f.gradient([x, 0.0]).gradient, here.gradient, "{formula}");
        assert!(!here.hessian.iter().any(|h| h.is_nan()), "{formula}: {here:?}");
    }
}

/// Second derivatives beside an infinite first one.
#[test]
fn curvatures_follow_the_same_rules() {
    let at = |formula: &str, theta| read(formula).hessian(theta);
    let Dual2 { gradient, hessian, .. } = at("x^2*sqrt(x) + y^2", [0.0, 3.0]);
    assert_eq!((gradient, hessian), ([0.0, 6.0], [0.0, 0.0, 2.0]));
    assert_eq!(at("x*sqrt(x)*y", [0.0, 3.0]).gradient, [0.0, 0.0]);
    assert_eq!(at("1/(1+exp(-50x)) + y^2", [-15.0, 3.0]).hessian, [0.0, 0.0, 2.0]);
    assert_eq!(at("y*exp(-exp(x))", [800.0, 3.0]).hessian, [0.0; 3]);
}
