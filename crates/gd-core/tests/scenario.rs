//! Links: what is read, what is written, and what is said of a bad one.
#![allow(clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::{
    Scenario,
    function::catalog::CATALOG,
    rule::{hyperparameter::Declared, optimizer::RULES},
    scenario::{KEYS, Problem, Severity},
    space::Goal,
};
use proptest::prelude::*;

/// The only problem of a query.
fn problem(query: &str) -> Problem {
    let problems = Scenario::parse(query).problems;
    assert_eq!(problems.len(), 1, "{query}: {problems:?}");
    problems[0].clone()
}

#[test]
fn the_defaults_are_those_of_the_design() {
    let scenario = Scenario::parse("").scenario;
    assert_eq!(scenario, Scenario::default());
    assert_eq!(scenario.learning_rate, 0.01);
    assert_eq!(scenario.steps, 1000);
    assert_eq!(scenario.tolerance, 1e-6);
    assert_eq!(scenario.goal, Goal::Min);
    assert_eq!(scenario.rules[0].rule.of.id, "gd");
    let option = |rule: &str, option: &str| {
        let rule = RULES.iter().find(|known| known.id == rule).unwrap();
        rule.hyperparameters().iter().find(|known| known.id == option).unwrap().default
    };
    // PyTorch's documentation of torch.optim, and the mission's momentum.
    for (rule, name, default) in [
        ("momentum", "beta", 0.9),
        ("nesterov", "beta", 0.9),
        ("adagrad", "eps", 1e-10),
        ("rmsprop", "alpha", 0.99),
        ("rmsprop", "eps", 1e-8),
        ("adam", "beta1", 0.9),
        ("adam", "beta2", 0.999),
        ("adam", "eps", 1e-8),
        ("adamw", "wd", 0.01),
    ] {
        assert_eq!(option(rule, name), default, "{rule} {name}");
    }
}

#[test]
fn a_plus_is_a_plus_however_it_is_written() {
    let source = |query: &str| Scenario::parse(query).scenario.function.source().into_owned();
    for query in ["f=x^2+y^2", "f=x^2%2By^2", "f=x%5E2%2by%5E2"] {
        assert_eq!(source(query), "x^2+y^2", "{query}");
    }
    assert_eq!(source("f=x^2%20+%20y^2"), "x^2 + y^2");
    assert!(Scenario::parse("f=x^2+y^2").scenario.write().contains("%2B"), "form decoders");
}

#[test]
fn every_problem_has_its_place_and_a_way_out() {
    for (query, wrong, words) in [
        ("f=)(", ")", "can't start with"),
        ("f=sphere&at=nan,1", "nan", "not a finite number"),
        ("f=sphere&at=inf,1", "inf", "not a finite number"),
        ("f=sphere&at=1,1e999", "1e999", "too large"),
        ("f=sphere&at=1e13,0", "1e13,0", "too far out"),
        ("f=sphere&at=1", "1", "two numbers"),
        ("f=parabola&at=1,2", "1,2", "one number"),
        ("f=sphere&at=1,2;;3,4", "", "missing"),
        ("f=sphere&at=", "", "missing"),
        ("f=sphere&at=;", "", "missing"),
        ("lr=-1", "-1", "Learning rate is greater than 0"),
        ("lr=0", "0", "Learning rate is greater than 0"),
        ("lr=1e400", "1e400", "too large"),
        ("lr=NaN", "NaN", "not a finite number"),
        ("lr=", "", "missing"),
        ("lr=fast", "fast", "Write it like"),
        ("steps=0", "0", "at least 1"),
        ("steps=2.5", "2.5", "a whole number"),
        ("seed=9007199254740992", "9007199254740992", "9007199254740991"),
        ("opt=foo", "foo", "There are gd, momentum,"),
        ("opt=adma", "adma", "Did you mean adam?"),
        ("opt=", "", "missing"),
        ("opt=gd;;adam", "", "missing"),
        ("opt=gd(", "", "closing parenthesis"),
        ("opt=gd(lr=0.1", "", "closing parenthesis"),
        ("opt=gd(lr=0.1)adam", "adam", "Put ; between"),
        ("opt=gd(beta=0.9)", "beta", "gd has lr."),
        ("opt=adam(bata1=0.9)", "bata1", "Did you mean beta1?"),
        ("opt=adam(0.9)", "0.9", "adam has lr, beta1, beta2, eps."),
        ("opt=adam(lr=0.1,lr=0.2)", "lr", "given twice"),
        ("opt=adam(beta1=1)", "1", "at least 0, less than 1"),
        ("opt=adam(eps=0)", "0", "greater than 0"),
        ("opt=momentum(beta=)", "", "missing"),
        ("schedule=cosin", "cosin", "Did you mean cosine?"),
        ("clip=norm(c=0)", "0", "greater than 0"),
        ("goal=up", "up", "It is min or max."),
        ("goal=", "", "min or max"),
        ("view=1,1,0,0", "1,1", "from 1 to 1 is empty"),
        ("view=5,-5,0,1", "5,-5", "The lesser number comes first"),
        ("view=0,1", "0,1", "four numbers"),
        ("view=0,1e10,0,1", "0,1e10", "too wide"),
        ("lr-from=5", "5", "Write it like 40:0.1."),
        ("lr-from=9:0.1;5:0.2", "5:0.2", "ascending order"),
        ("theme=pink", "pink", "light or dark"),
    ] {
        let problem = problem(query);
        assert_eq!(problem.severity, Severity::Error, "{query}");
        assert_eq!(&query[problem.at.clone()], wrong, "{query}: {problem}");
        assert!(problem.to_string().contains(words), "{query}: {problem}");
        assert_eq!(problem.key, query.rsplit('&').next().unwrap().split('=').next().unwrap());
    }
}

#[test]
fn what_can_be_followed_is_followed() {
    let parsed = Scenario::parse("f=sphere&at=1,2;oops;3,4&lr=-1&opt=gd;foo;adam(lr=9e9)&steps=7");
    assert_eq!(parsed.problems.len(), 4, "{:?}", parsed.problems);
    assert_eq!(parsed.scenario.starts, [[1.0, 2.0], [3.0, 4.0]]);
    assert_eq!(parsed.scenario.learning_rate, 0.1, "the function's own");
    assert_eq!(parsed.scenario.steps, 7);
    let rules: Vec<_> = parsed.scenario.rules.iter().map(|rule| rule.rule.of.id).collect();
    assert_eq!(rules, ["gd", "adam"]);
}

#[test]
fn unknown_and_repeated_keys_are_reported_and_never_fatal() {
    for (query, wrong, words) in [
        ("f=sphere&colour=red", "colour", "There is no key “colour”."),
        ("f=sphere&foo", "foo", "There is no key “foo”."),
        ("f=sphere&seeds=5", "seeds", "Did you mean seed?"),
        ("f=sphere&LR=5", "LR", "Did you mean lr?"),
        ("f=sphere&lr=1&lr=2", "1", "given again"),
    ] {
        let problem = problem(query);
        assert_eq!(problem.severity, Severity::Warning, "{query}");
        assert_eq!(&query[problem.at.clone()], wrong, "{query}: {problem}");
        assert!(problem.to_string().contains(words), "{query}: {problem}");
    }
    assert_eq!(Scenario::parse("lr=1&lr=2").scenario.learning_rate, 2.0);
}

#[test]
fn places_are_bytes_of_the_query_and_utf16_units_of_the_value() {
    let query = "f=sphere&at=%F0%9F%98%80,2";
    let problem = problem(query);
    assert_eq!(&query[problem.at.clone()], "%F0%9F%98%80");
    assert_eq!((problem.value.as_str(), problem.place), ("😀,2", 0..2));
    // Bytes that are not UTF-8.
    let query = "f=sphere&at=%f0%9F,2";
    assert_eq!(&query[self::problem(query).at], "%f0%9F");
}

#[test]
fn a_race_is_kept_to_a_size_that_a_page_can_hold() {
    let parsed = Scenario::parse("f=sphere&restarts=60&opt=gd;adam");
    assert!(parsed.problems[0].to_string().contains("122 runs"), "{:?}", parsed.problems);
    assert!((1 + parsed.scenario.restarts as usize) * 2 <= 64);
    let parsed = Scenario::parse("f=sphere&restarts=59&steps=100000");
    assert_eq!(parsed.problems[0].key, "steps");
    assert!(60 * parsed.scenario.steps <= 1_000_000);
    let many = format!("f=sphere&at={}", "1,2;".repeat(100));
    assert_eq!(Scenario::parse(&many).scenario.starts.len(), 64);
}

#[test]
fn hostile_links_are_answered_in_brief() {
    let long = "z".repeat(99_000);
    for query in [
        format!("at={}", ";".repeat(99_000)),
        format!("at={}", "1,".repeat(49_000)),
        format!("opt={}", "gd;".repeat(33_000)),
        format!("opt=gd({}", "lr=1,".repeat(19_000)),
        format!("opt=adam({}", "a,".repeat(49_000)),
        format!("opt={}", "(".repeat(99_000)),
        format!("f={}", "(".repeat(99_000)),
        format!("f={}", "x+".repeat(49_000)),
        "a&".repeat(49_000),
        "lr=1&".repeat(19_000),
        format!("lr-from={}", "1:1;".repeat(24_000)),
        format!("f={long}&opt={long}"),
        long,
        "%".repeat(99_000),
        "x+".repeat(500_000),
    ] {
        let parsed = Scenario::parse(&query);
        let shown: usize = parsed
            .problems
            .iter()
            .map(|problem| problem.to_string().len() + problem.value.len())
            .sum();
        // What is told fits on a screen or two.
        assert!(shown < 20_000, "{}: {shown}", &query[..20]);
        assert!(!parsed.problems.is_empty(), "{}", &query[..20]);
    }
}

#[test]
fn each_key_has_an_example_that_is_read_and_says_something() {
    for key in KEYS {
        let needs_data = ["loss", "l1", "l2", "batch", "sampling"].contains(&key.id);
        let query = if needs_data { "data=line" } else { "" };
        let parsed = Scenario::parse(query).scenario.with(key.id, key.example);
        assert!(parsed.problems.is_empty(), "{}: {:?}", key.id, parsed.problems);
        let written = parsed.scenario.write();
        let is_default = ["lr", "steps", "tol", "speed"].contains(&key.id);
        let says = format!("&{written}").contains(&format!("&{}=", key.id));
        assert!(is_default || says, "{written}");
    }
}

#[test]
fn controls_set_one_key_at_a_time() {
    let scenario = Scenario::parse("f=sphere&at=1,2&lr=0.3&opt=gd;adam").scenario;
    assert_eq!(scenario.with("lr", "0.2").scenario.write(), "f=sphere&at=1,2&opt=gd;adam&lr=0.2");
    assert_eq!(scenario.with("lr", "").scenario.write(), "f=sphere&at=1,2&opt=gd;adam");
    assert_eq!(
        scenario.with("f", "x&y=%20").problems[0].value,
        "x&y=%20",
        "a value may hold anything"
    );
    // Another function takes its own start, view and learning rate.
    assert_eq!(scenario.with("f", "x^2").scenario.write(), "f=x^2&opt=gd;adam");
}

#[test]
fn what_is_not_given_is_the_functions_own() {
    for entry in CATALOG {
        let scenario = Scenario::default().with("f", entry.id).scenario;
        assert_eq!(scenario.chosen_starts(), [entry.start], "{}", entry.id);
        assert_eq!(scenario.view(), entry.view, "{}", entry.id);
        assert_eq!(scenario.learning_rate, entry.learning_rate, "{}", entry.id);
        // Whatever was run before, and wherever the key stands.
        let scenario = Scenario::parse("f=x^2&lr=0.3&lr-from=5:0.2").scenario;
        let scenario = scenario.with("f", entry.id).scenario;
        assert_eq!(scenario.learning_rate, entry.learning_rate, "{}", entry.id);
        let scenario = Scenario::parse(&format!("lr=0.3&f={}", entry.id)).scenario;
        assert_eq!(scenario.learning_rate, 0.3, "{}", entry.id);
    }
    let scenario = Scenario::parse("f=sphere").scenario.with("f", "x^2").scenario;
    assert_eq!(scenario.learning_rate, 0.01);
    // A view that leaves the start out gets one that it shows.
    let scenario = Scenario::parse("f=sphere&view=10,20,10,20").scenario;
    let [[x, y]] = scenario.chosen_starts()[..] else { panic!() };
    assert!((10.0..20.0).contains(&x) && (10.0..20.0).contains(&y));
    let scenario = Scenario::parse("f=x^2&view=-3,3").scenario;
    let [x0, x1, y0, y1] = scenario.view();
    assert_eq!([x0, x1], [-3.0, 3.0]);
    assert!(y0 <= 0.0 && y1 > 1.0, "the curve is in sight: {y0}..{y1}");
}

/// A value of some key, likely or not.
fn value() -> impl Strategy<Value = String> {
    let examples: Vec<_> = KEYS.iter().map(|key| key.example.to_owned()).collect();
    let ids = CATALOG.iter().map(|entry| entry.id.to_owned()).collect::<Vec<_>>();
    let number = prop_oneof![
        any::<f64>().prop_map(|n| n.to_string()),
        (-20..20_i32).prop_map(|n| n.to_string()),
        (0.0..2.0_f64).prop_map(|n| n.to_string()),
    ]
    .boxed();
    let pair = prop::collection::vec(number.clone(), 1..5).prop_map(|list| list.join(","));
    let options = vec!["lr", "beta", "beta1", "eps", "temp", "decay", "first", "c", "wd"];
    let named = (prop::sample::select(options), number.clone())
        .prop_map(|(name, number)| format!("{name}={number}"));
    let names: Vec<_> = RULES
        .iter()
        .map(|rule| rule.id)
        .chain(["inverse-time", "milestones", "cosine", "exponential", "norm", "value"])
        .collect();
    let choice = (prop::sample::select(names), prop::collection::vec(named, 0..3))
        .prop_map(|(name, options)| format!("{name}({})", options.join(",")));
    let atom = prop_oneof![
        prop::sample::select(examples),
        prop::sample::select(ids),
        number,
        pair,
        choice,
        "[-+*/^()xy0-9.,;:= |²πé%&]{0,12}",
    ];
    prop::collection::vec(atom, 1..4).prop_map(|atoms| atoms.join(";"))
}

fn query() -> impl Strategy<Value = String> {
    let keys: Vec<_> = KEYS.iter().map(|key| key.id).collect();
    let pair = (prop::sample::select(keys), value()).prop_map(|(key, value)| {
        // Decoded values in place of encoded ones: some hold `&`, which makes further pairs.
        format!("{key}={value}")
    });
    prop::collection::vec(pair, 0..8).prop_map(|pairs| pairs.join("&"))
}

/// What has been read is written so that it reads the same, without a problem.
fn returns(query: &str) -> Result<(), TestCaseError> {
    let parsed = Scenario::parse(query);
    for problem in &parsed.problems {
        prop_assert!(query.get(problem.at.clone()).is_some(), "{query}: {problem:?}");
        prop_assert!(problem.place.end <= 100_000);
    }
    let written = parsed.scenario.write();
    let again = Scenario::parse(&written);
    prop_assert_eq!(&again.problems, &[], "{} from {}", written, query);
    prop_assert_eq!(again.scenario.write(), written);
    prop_assert_eq!(again.scenario, parsed.scenario);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn parse_write_parse_is_the_identity(query in query()) {
        returns(&query)?;
    }

    #[test]
    fn any_text_gives_a_scenario(query in any::<String>()) {
        returns(&query)?;
    }

    #[test]
    fn any_bytes_give_a_scenario(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let encoded: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
        returns(&format!("f={encoded}"))?;
        returns(&format!("at={encoded}"))?;
        returns(&String::from_utf8_lossy(&bytes))?;
    }
}
