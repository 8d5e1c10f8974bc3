//! What a survey finds: a table of functions and their critical points, known in closed form.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::{
    CriticalKind::{self, Maximum, Minimum, Plateau, Saddle},
    Function,
    landscape::{search::find, survey::Survey},
};

type Found = (CriticalKind, [f64; 2]);

fn found(formula: &str, domain: [f64; 4]) -> Vec<Found> {
    let function = Function::parse(formula).unwrap();
    let points = find(function.objective(), domain);
    points.into_iter().map(|point| (point.kind, point.at)).collect()
}

/// Whether what is found is what is expected, one for one, to a thousandth.
fn assert_found(formula: &str, domain: [f64; 4], expected: &[Found]) {
    let found = found(formula, domain);
    let is_there = |(kind, [x, y]): &Found| {
        found.iter().any(|(other, [u, v])| other == kind && (x - u).abs() + (y - v).abs() < 1e-3)
    };
    assert!(
        found.len() == expected.len() && expected.iter().all(is_there),
        "{formula} in {domain:?}: {found:?} in place of {expected:?}"
    );
}

const SQUARE: [f64; 4] = [-2.0, 2.0, -2.0, 2.0];
const UNEVEN: [f64; 4] = [-1.5, 1.7, -1.4, 1.6];
const LINE: [f64; 4] = [-5.0, 5.0, 0.0, 1.0];

/// u^a ± v^b has one critical point, at 0: a minimum if both powers are even and are added, else
/// lower one way and higher another.
#[test]
fn degenerate_points_are_one_each() {
    for domain in [SQUARE, UNEVEN, [-5.0, 5.0, -5.0, 5.0], [-1e3, 1.1e3, -9e2, 1e3]] {
        for a in 2..=5 {
            for b in 2..=5 {
                for sign in ['+', '-'] {
                    let is_minimum = sign == '+' && a % 2 == 0 && b % 2 == 0;
                    let kind = if is_minimum { Minimum } else { Saddle };
                    assert_found(&format!("x^{a}{sign}y^{b}"), domain, &[(kind, [0.0; 2])]);
                }
            }
        }
    }
    // Turned by 45 degrees, and not at the middle.
    for (formula, kind) in [
        ("(x+y)^2+(x-y)^4", Minimum),
        ("(x+y)^3+(x-y)^2", Saddle),
        ("(x+y)^4-(x-y)^4", Saddle),
        ("-(x+y)^2-(x-y)^4", Maximum),
    ] {
        assert_found(formula, UNEVEN, &[(kind, [0.0; 2])]);
    }
    assert_found("(x-0.3)^4+(y+0.7)^4", SQUARE, &[(Minimum, [0.3, -0.7])]);
    for (power, kind) in
        [(2, Minimum), (3, Saddle), (4, Minimum), (5, Saddle), (6, Minimum), (8, Minimum)]
    {
        assert_found(&format!("(x-0.3)^{power}"), LINE, &[(kind, [0.3, 0.0])]);
        assert_found(&format!("1e-12*x^{power}"), LINE, &[(kind, [0.0, 0.0])]);
        assert_found(&format!("1e12*x^{power}"), LINE, &[(kind, [0.0, 0.0])]);
    }
    assert_found("x^4-4x^3", LINE, &[(Saddle, [0.0, 0.0]), (Minimum, [3.0, 0.0])]);
}

#[test]
fn kinks_are_found_where_values_say_so() {
    for (formula, expected) in [
        ("abs(x)", &[(Minimum, [0.0, 0.0])][..]),
        ("-abs(x-0.3)", &[(Maximum, [0.3, 0.0])]),
        ("max(x,-2x)", &[(Minimum, [0.0, 0.0])]),
        ("abs(x-1)+abs(x+1)/2", &[(Minimum, [1.0, 0.0])]),
        ("abs(x)^1.5", &[(Minimum, [0.0, 0.0])]),
        ("sqrt(abs(x-0.4))", &[(Minimum, [0.4, 0.0])]),
        ("abs(x^2-1)", &[(Minimum, [1.0, 0.0]), (Minimum, [-1.0, 0.0]), (Maximum, [0.0, 0.0])]),
    ] {
        assert_found(formula, LINE, expected);
    }
    for (formula, expected) in [
        ("abs(x)+abs(y)", &[(Minimum, [0.0, 0.0])][..]),
        ("abs(x-0.3)+2abs(y+0.4)", &[(Minimum, [0.3, -0.4])]),
        ("abs(x+y-1)+abs(x-y)", &[(Minimum, [0.5, 0.5])]),
        ("max(abs(x),abs(y))", &[(Minimum, [0.0, 0.0])]),
        ("sqrt(x^2+y^2)", &[(Minimum, [0.0, 0.0])]),
        ("-sqrt(x^2+4y^2)", &[(Maximum, [0.0, 0.0])]),
        ("abs(x)+y^2", &[(Minimum, [0.0, 0.0])]),
    ] {
        assert_found(formula, SQUARE, expected);
        assert_found(formula, UNEVEN, expected);
    }
}

/// A floor, a ring and a crest are one set each; where one falls away, there is nothing.
#[test]
fn floors_are_reported_once() {
    for (formula, kinds) in [
        ("(x-y)^2", &[Minimum][..]),
        ("-(x-y)^2", &[Maximum]),
        ("(x^2+y^2-1)^2", &[Minimum, Maximum]),
        ("x^2*y^2", &[Minimum]),
        ("max(0,x^2+y^2-1)", &[Minimum]),
        ("(x-y)^2+x", &[]),
    ] {
        let kinds_found: Vec<_> =
            found(formula, SQUARE).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds_found, kinds, "{formula}");
    }
    // Vanaret et al. 2014: two minima; the trenches' floors fall towards them.
    let michalewicz = found("michalewicz", [0.0, std::f64::consts::PI, 0.0, std::f64::consts::PI]);
    assert_eq!(michalewicz.iter().filter(|(kind, _)| *kind == Minimum).count(), 2);
    assert!(
        michalewicz.iter().all(|(kind, _)| matches!(kind, Minimum | Plateau)),
        "{michalewicz:?}"
    );
}

/// Neither a pole nor a jump is an extremum, nor is the domain's edge.
#[test]
fn poles_jumps_and_edges_are_no_extrema() {
    for formula in [
        "1/x",
        "1/(x-0.3)",
        "1/x^2",
        "-1/x^2",
        "1/abs(x-0.3)",
        "-1/abs(x-0.3)",
        "tan(x)",
        "ln(abs(x))",
        "-ln(abs(x-0.3))",
        "x-floor(x)",
        "x+sign(x)",
        "x/abs(x)+x",
        "ln(x)",
        "sqrt(x)",
        "exp(x)",
        "x",
        "atan(x)",
        "1/(1+exp(-x))",
        "x^3+x",
        "abs(x)+2x",
        "abs(x-0.3)^(-0.1)",
        "-abs(x-0.3)^(-0.1)",
    ] {
        assert_found(formula, LINE, &[]);
    }
    for formula in [
        "1/(x^2+y^2)",
        "-1/(x^2+y^2)",
        "ln(x^2+y^2)",
        "x+y",
        "x/y",
        "exp(x+y)",
        "1/(x-0.3)+y",
        "floor(x)+x+y",
        "x^2+y",
        "abs(x)+y",
    ] {
        assert_found(formula, SQUARE, &[]);
    }
    for formula in ["floor(x)", "sign(x-0.3)", "floor(x)+floor(y)"] {
        for (kind, at) in found(formula, SQUARE) {
            assert_ne!(kind, Saddle, "{formula} at {at:?}");
        }
    }
    let pi = std::f64::consts::FRAC_PI_2;
    assert_found("1/sin(x)", [-3.0, 3.0, 0.0, 1.0], &[(Minimum, [pi, 0.0]), (Maximum, [-pi, 0.0])]);
    assert_found("x^2+1/x^2", LINE, &[(Minimum, [1.0, 0.0]), (Minimum, [-1.0, 0.0])]);
    assert_found("x^2", [1.0, 3.0, 0.0, 1.0], &[]);
}

/// Multiplied by a constant, a function has the same critical points.
#[test]
fn a_survey_says_what_it_found_whatever_the_scale() {
    for factor in ["1e-10", "1", "1e10"] {
        let function = Function::parse(&format!("{factor}*(x^4-3x^2+x)")).unwrap();
        let landscape = Survey::new(&function, [-3.0, 3.0, 0.0, 1.0]).finish();
        let kinds: Vec<_> = landscape.critical.iter().map(|point| point.kind).collect();
        assert_eq!(kinds, [Minimum, Minimum, Maximum], "{factor}");
    }
}
