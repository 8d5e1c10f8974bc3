//! Without a learning rate in the link each rule has one that suits it on the function.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{CATALOG, CriticalKind, RULES, Scenario, Stop, number::hypot::hypot};
use query::finished;

fn rate(query: &str) -> f64 {
    let scenario = Scenario::parse(query).scenario;
    scenario.rate(&scenario.rules[0])
}

/// What is left at the end of the height above the nearest minimum, as a share of the height at the
/// start; nothing if the run ended lower than that.
fn height_left(query: &str) -> f64 {
    let race = finished(query);
    let run = &race.racers()[0].run;
    let (start, end) = (run.row(0).unwrap(), run.last());
    let away = |at: [f64; 2]| hypot(at[0] - end.theta[0], at[1] - end.theta[1]);
    let critical = race.landscape().unwrap().critical.iter();
    let nearest = critical
        .filter(|point| point.kind == CriticalKind::Minimum)
        .min_by(|a, b| away(a.at).total_cmp(&away(b.at)));
    if run.stop() == Some(Stop::Diverged) {
        return f64::INFINITY;
    }
    nearest.map_or(f64::INFINITY, |at| (end.value - at.value) / (start.value - at.value))
}

/// Where the bar is not for the rule, and why.
fn is_excepted(rule: &str, function: &str) -> bool {
    match function {
        // There is no minimum: what leaves the saddle falls for ever.
        "saddle" | "monkey-saddle" | "inflection" => true,
        // What goes in proportion to the slope stays where it is flat: that is what it shows.
        // What goes in proportion to the slope hops about a kink, where the slope does not fade.
        "plateau" | "absolute" => {
            matches!(rule, "gd" | "momentum" | "classical-momentum" | "nesterov")
        }
        _ => false,
    }
}

/// The runs of every rule without chance that leave more than a fiftieth of the height, after the
/// thousand steps of a link that says nothing.
fn left_high<'a>(functions: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut high = Vec::new();
    for function in functions {
        for rule in RULES.iter().filter(|rule| rule.temperature.is_none()) {
            let query = format!("f={function}&opt={}", rule.id);
            let left = height_left(&query);
            if left.is_nan() || left > 0.02 && !is_excepted(rule.id, function) {
                high.push(format!("{query}, {}: {left}", rate(&query)));
            }
        }
    }
    high
}

#[test]
fn every_rule_arrives_on_every_function_of_the_catalogue() {
    assert_eq!(left_high(CATALOG.iter().map(|entry| entry.id)), Vec::<String>::new());
}

#[test]
fn every_rule_arrives_on_typed_functions() {
    let functions = [
        "x^2",
        "50x^2",
        "1e-3x^2",
        "x^4",
        "x^6",
        "x^4-3x^2+x",
        "sin(x)",
        "exp(x)-2x",
        "exp(x^2)",
        "1/x+x",
        "abs(x)",
        "x^2+y^2",
        "x^2+10y^2",
        "x^2/2+50y^2",
        "25.25(x^2+y^2)-49.5x*y",
        "(1-x)^2+100(y-x^2)^2",
        "(x^2+y-11)^2+(x+y^2-7)^2",
        "sin(x)cos(y)",
        "sqrt(x^2+y^2)",
    ];
    assert_eq!(left_high(functions.into_iter()), Vec::<String>::new());
}

/// A quarter of the limit 2/λmax where the curvature is the same everywhere, to one digit.
#[test]
fn a_quadratics_rate_is_a_quarter_of_its_limit() {
    for (formula, rate) in [
        ("x^2", 0.2),
        ("50x^2", 0.005),
        ("0.5x^2+y^2", 0.2),
        ("x^2+20y^2", 0.01),
        // As far as the slider goes.
        ("1e-3x^2", 10.0),
        ("1e7x^2", 1e-6),
    ] {
        assert_eq!(self::rate(&format!("f={formula}")), rate, "{formula}");
    }
    // Nothing is known where there is no slope.
    assert_eq!(rate("f=3+0x"), 0.01);
}

#[test]
fn a_rate_that_is_given_is_that_of_all_rules_without_their_own() {
    let rates = |query: &str| -> Vec<f64> {
        let scenario = Scenario::parse(query).scenario;
        scenario.rules.iter().map(|entrant| scenario.rate(entrant)).collect()
    };
    assert_eq!(rates("f=sphere&opt=gd;momentum;adam(lr=0.4)"), [0.1, 0.03, 0.4]);
    assert_eq!(rates("f=sphere&opt=gd;momentum;adam(lr=0.4)&lr=0.2"), [0.2, 0.2, 0.4]);
    // Neither the start nor what is looked at changes it.
    assert_eq!(rate("f=x^4&at=30&view=-100,100&zoom=0,1"), rate("f=x^4"));
}
