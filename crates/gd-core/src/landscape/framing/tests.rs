use super::*;
use crate::budget::Counted;

/// What a formula's region is, \[xmin, xmax\] or \[xmin, xmax, ymin, ymax\], and its start.
fn found(formula: &str) -> Framing {
    let function = Function::parse(formula).unwrap();
    let counted = Counted::new(function.objective());
    let framing = frame(&counted);
    let taken = counted.taken() / counted.effort();
    assert!(taken <= 1500, "{formula}: {taken}");
    let [x0, x1, y0, y1] = framing.region;
    assert!(x0 < x1 && y0 < y1, "{formula}: {framing:?}");
    let [x, y] = framing.start;
    assert!((x0..=x1).contains(&x), "{formula}: {framing:?}");
    assert!(function.objective().dimension() == 1 || (y0..=y1).contains(&y), "{formula}");
    framing
}

/// Where critical points are in closed form, and how wide the region may be that shows them.
#[test]
fn a_curves_critical_points_are_in_sight_and_tell_how_wide_it_is() {
    let roots = [-1.300_839_566_247, 0.169_938_127_693, 1.130_901_438_554];
    let third = std::f64::consts::SQRT_2 / 2.0 * 1e-3;
    for (formula, points, widest) in [
        ("x^4-3x^2+x", &roots[..], 5.0),
        ("x^2", &[0.0], 10.0),
        ("(x-300)^2", &[300.0], 10.0),
        ("(x-300)^2*(x-310)^2", &[300.0, 305.0, 310.0], 20.0),
        ("x^2*(x-20)^2", &[0.0, 10.0, 20.0], 40.0),
        ("(1000x)^2", &[0.0], 10.0),
        ("(1000x)^4-(1000x)^2", &[-third, 0.0, third], 4.0 * third),
        ("1/x+x", &[-1.0, 1.0], 4.0),
        ("x^4", &[0.0], 10.0),
        ("abs(x)", &[0.0], 10.0),
        (
            "sin(1000x)",
            &[-1e-3 * std::f64::consts::FRAC_PI_2, 1e-3 * std::f64::consts::FRAC_PI_2],
            0.1,
        ),
        (
            "sin(50x)",
            &[-0.02 * std::f64::consts::FRAC_PI_2, 0.02 * std::f64::consts::FRAC_PI_2],
            1.0,
        ),
        ("sin(x)", &[-std::f64::consts::FRAC_PI_2, std::f64::consts::FRAC_PI_2], 13.0),
        ("sin(x/20)", &[-10.0 * std::f64::consts::PI, 10.0 * std::f64::consts::PI], 200.0),
        // A wall: 1 at 0, more than e at 1.
        ("exp(x^2)", &[0.0], 5.0),
        ("exp(-(100x)^2)", &[0.0], 0.2),
        ("x^x", &[1.0 / std::f64::consts::E], 5.0),
        // A ripple that nobody sees leaves a bowl.
        ("x^2+1e-5*sin(1e5x)", &[0.0], 10.0),
        ("x^4-4x^3", &[0.0, 3.0], 10.0),
    ] {
        let [x0, x1, ..] = found(formula).region;
        let margin = 0.02 * (x1 - x0);
        for at in points {
            assert!(x0 + margin <= *at && *at <= x1 - margin, "{formula}: {at} in {x0}..{x1}");
        }
        assert!(x1 - x0 <= widest, "{formula}: {x0}..{x1}");
    }
}

#[test]
fn a_curve_without_critical_points_is_shown_where_it_has_values() {
    for (formula, [x0, x1]) in [
        ("x", [-5.0, 5.0]),
        ("exp(x)", [-5.0, 5.0]),
        ("1/x", [-5.0, 5.0]),
        ("3+0x", [-5.0, 5.0]),
        ("tan(x)", [-5.0, 5.0]),
        ("1/x^2", [-5.0, 5.0]),
        ("ln(x)", [-0.1, 5.0]),
        ("sqrt(x)", [-0.1, 5.0]),
        ("sqrt(-x)", [-5.0, 0.1]),
        ("sqrt(-1-x^2)", [-5.0, 5.0]),
    ] {
        assert_eq!(found(formula).region[..2], [x0, x1], "{formula}");
    }
    let [x0, x1, ..] = found("ln(x-100)").region;
    assert!((90.0..=100.0).contains(&x0) && (110.0..200.0).contains(&x1), "{x0}..{x1}");
}

#[test]
fn a_maps_critical_points_are_in_sight_and_tell_how_wide_it_is() {
    // The minima of Himmelblau (1972).
    let himmelblau =
        [[3.0, 2.0], [-2.805_118, 3.131_313], [-3.779_310, -3.283_186], [3.584_428, -1.848_127]];
    for (formula, points, widest) in [
        ("x^2+y^2", &[[0.0, 0.0]][..], 10.0),
        ("x^2+(y-40)^2", &[[0.0, 40.0]], 10.0),
        ("(x-1000)^2+(y-1)^2", &[[1000.0, 1.0]], 10.0),
        ("(x^2+y-11)^2+(x+y^2-7)^2", &himmelblau, 13.0),
        ("(1-x)^2+100(y-x^2)^2", &[[1.0, 1.0]], 10.0),
        ("x*y", &[[0.0, 0.0]], 10.0),
        ("(x^2-1)^2+y^2", &[[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]], 4.0),
        ("(x^2-100)^2+y^2", &[[-10.0, 0.0], [0.0, 0.0], [10.0, 0.0]], 40.0),
        ("20+x^2-10cos(2pi*x)+y^2-10cos(2pi*y)", &[[0.0, 0.0], [1.0, 1.0]], 11.0),
        ("sin(50x)*sin(50y)", &[[0.0, 0.0]], 1.0),
        ("sin(1000x)*sin(1000y)", &[[0.0, 0.0]], 0.1),
        ("exp(x^2+y^2)", &[[0.0, 0.0]], 5.0),
        ("exp(-100(x^2+y^2))", &[[0.0, 0.0]], 2.0),
        ("x^4+y^4", &[[0.0, 0.0]], 10.0),
        ("abs(x)+abs(y)", &[[0.0, 0.0]], 10.0),
        ("x+y", &[], 10.0),
        ("3+0x+0y", &[], 10.0),
        ("1/(x^2+y^2)", &[], 10.0),
        ("sqrt(x*y)", &[], 10.0),
        ("sqrt(-1-x^2-y^2)", &[], 10.0),
    ] {
        let [x0, x1, y0, y1] = found(formula).region;
        let margin = 0.02 * (x1 - x0);
        for [x, y] in points {
            assert!(x0 + margin <= *x && *x <= x1 - margin, "{formula}: {x} in {x0}..{x1}");
            assert!(y0 + margin <= *y && *y <= y1 - margin, "{formula}: {y} in {y0}..{y1}");
        }
        assert!(x1 - x0 <= widest && y1 - y0 <= widest, "{formula}: {x0}..{x1}, {y0}..{y1}");
    }
    assert_eq!(found("ln(x)+y^2").region, [0.0, 5.0, -5.0, 5.0]);
}

#[test]
fn a_start_has_a_value_and_a_slope() {
    for formula in ["x^4-3x^2+x", "x^2", "sqrt(-x)", "x^x", "ln(x)+y^2", "sqrt(-x)+y^2", "sin(50x)"]
    {
        let start = found(formula).start;
        let here = Function::parse(formula).unwrap().objective().gradient(start);
        let slope = libm::hypot(here.gradient[0], here.gradient[1]);
        assert!(here.value.is_finite() && slope > 0.1, "{formula} at {start:?}: {slope}");
    }
    assert_eq!(found("x^2").start, [3.0, 0.0]);
    assert_eq!(found("x^2+y^2").start, [3.0, 2.5]);
}

/// 249 different sines and other formulas that take long are looked at as seldom.
#[test]
fn it_takes_few_evaluations_whatever_the_function() {
    let sines: Vec<_> = (1..=150).map(|k| format!("sin({k}x+{k}*y)")).collect();
    found(&sines.join("+"));
    found(&sines.join("+").replace('y', "x"));
    found("sin(1/x)");
    found("sin(1/x)*sin(1/y)");
    found("tan(1000x)+tan(1000y)");
    found("floor(x)+round(10y)");
}
