//! Links: what is read, what is written, and what is wrong with a bad one.
#![allow(clippy::indexing_slicing, reason = "tests may panic")]

mod hints;
mod strategies;

use gd_core::{
    Race, Scenario,
    flaw::{
        Fault,
        link::{Descended, LinkFault, Named},
    },
    function::catalog::CATALOG,
    rule::{
        hyperparameter::{Declared, LEARNING_RATE, STEPS},
        optimizer::RULES,
    },
    scenario::{Edit, Key, Mapped, Owner, PARTS, Parsed, Problem, Severity, Viewpoint, keys},
    space::Goal,
    trace::write_csv,
};
use hints::offered;
use proptest::prelude::*;
use strategies::query;

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
    assert_eq!(scenario.learning_rate, None);
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
fn every_problem_has_its_place_and_a_name() {
    for (query, wrong, id, hint) in [
        ("f=)(", ")", "bad-start", ""),
        ("f=sphere&at=nan,1", "nan", "not-finite", ""),
        ("f=sphere&at=inf,1", "inf", "not-finite", ""),
        ("f=sphere&at=1,1e999", "1e999", "number-too-large", ""),
        ("f=sphere&at=1e13,0", "1e13,0", "start-too-far", ""),
        ("f=sphere&at=1", "1", "start-coordinates", ""),
        ("f=parabola&at=1,2", "1,2", "start-coordinates", ""),
        ("f=sphere&at=1,2;;3,4", "", "number-missing", ""),
        ("f=sphere&at=", "", "number-missing", ""),
        ("f=sphere&at=;", "", "number-missing", ""),
        ("lr=-1", "-1", "out-of-range", ""),
        ("lr=0", "0", "out-of-range", ""),
        ("lr=1e400", "1e400", "number-too-large", ""),
        ("lr=NaN", "NaN", "not-finite", ""),
        ("lr=", "", "number-missing", ""),
        ("lr=fast", "fast", "not-finite", ""),
        ("steps=0", "0", "out-of-range", ""),
        ("steps=2.5", "2.5", "out-of-range", ""),
        ("seed=9007199254740992", "9007199254740992", "out-of-range", ""),
        ("opt=foo", "foo", "not-named", "gd, momentum, classical-momentum, nesterov"),
        ("opt=adma", "adma", "not-named", "adam?"),
        ("opt=", "", "name-missing", "gd, momentum, classical-momentum, nesterov"),
        ("opt=gd;;adam", "", "name-missing", "gd, momentum, classical-momentum, nesterov"),
        ("opt=gd(", "", "options-never-closed", ""),
        ("opt=gd(lr=0.1", "", "options-never-closed", ""),
        ("opt=gd(lr=0.1)adam", "adam", "behind-options", ""),
        ("opt=gd(beta=0.9)", "beta", "unknown-option", "lr"),
        ("opt=adam(bata1=0.9)", "bata1", "unknown-option", "beta1?"),
        ("opt=adam(lr=0,1)", "0,1", "not-finite", ""),
        ("opt=adam(beta1=0,9,lr=0.1)", "0,9", "not-finite", ""),
        ("clip=norm(c=1,5)", "1,5", "not-finite", ""),
        ("opt=adam(0.9)", "0.9", "unknown-option", "lr, beta1, beta2, eps"),
        ("opt=adam(lr=0.1,lr=0.2)", "lr", "option-twice", ""),
        ("opt=adam(beta1=1)", "1", "out-of-range", ""),
        ("opt=adam(eps=0)", "0", "out-of-range", ""),
        ("opt=momentum(beta=)", "", "number-missing", ""),
        ("schedule=cosin", "cosin", "not-named", "cosine?"),
        ("clip=norm(c=0)", "0", "out-of-range", ""),
        ("goal=up", "up", "unknown-word", "min, max"),
        ("goal=", "", "word-missing", "min, max"),
        ("view=1,1,0,0", "1,1", "region-empty", ""),
        ("view=5,-5,0,1", "5,-5", "region-empty", ""),
        ("view=0,1", "0,1", "region-sides", ""),
        ("view=0,1e10,0,1", "0,1e10", "region-size", ""),
        ("map=basin", "basin", "not-named", "basins?"),
        ("map=", "", "name-missing", "basins"),
        ("map=basins(rule=0)", "0", "out-of-range", ""),
        ("map=basins(rule=1.5)", "1.5", "out-of-range", ""),
        ("map=basins(lr=1)", "lr", "unknown-option", "rule"),
        ("map=basins(rule=1", "", "options-never-closed", ""),
        ("opt=momentum&map=sweep(x=beta2)", "beta2", "not-swept", "beta?"),
        ("map=sweep(x=lr,y=LR)", "LR", "same-axes", ""),
        ("map=sweep(x=)", "", "name-missing", "lr, x, y"),
        ("map=sweep(z=lr)", "z", "unknown-option", "rule, x, y"),
        ("map=sweep(x=lr,x=y)", "x", "option-twice", ""),
        ("map=sweep(x-from=2,x-to=1)", "2,x-to=1", "sweep-range", ""),
        ("map=sweep(x-from=-1)", "-1", "out-of-range", ""),
        ("map=sweep(y-from=one)", "one", "not-finite", ""),
        ("map=sweep(x=lr", "", "options-never-closed", ""),
        ("lr-from=5", "5", "change-form", ""),
        ("lr-from=9:0.1;5:0.2", "5:0.2", "change-order", ""),
        ("theme=pink", "pink", "unknown-word", "light, dark, host, auto"),
    ] {
        let problem = problem(query);
        assert_eq!(problem.severity, Severity::Error, "{query}");
        assert_eq!(&query[problem.at.clone()], wrong, "{query}: {problem}");
        assert_eq!(problem.fault.id(), id, "{query}");
        let offered = offered(problem.hint.as_ref());
        assert_eq!(offered.is_empty(), hint.is_empty(), "{query}: {offered}");
        assert!(offered.starts_with(hint), "{query}: {offered}");
        assert_eq!(problem.key, query.rsplit('&').next().unwrap().split('=').next().unwrap());
    }
}

#[test]
fn problems_say_what_they_are_about() {
    let text = str::to_owned;
    for (query, expected) in [
        ("lr=-1", LinkFault::OutOfRange { declared: &LEARNING_RATE, text: text("-1") }),
        ("steps=0", LinkFault::OutOfRange { declared: &STEPS, text: text("0") }),
        ("lr=fast", LinkFault::NotFinite { text: text("fast") }),
        ("lr=1e400", LinkFault::NumberTooLarge { text: text("1e400") }),
        ("opt=adma", LinkFault::NotNamed { of: Named::UpdateRule, name: text("adma") }),
        ("schedule=", LinkFault::NameMissing { of: Named::Schedule }),
        ("clip=nrm", LinkFault::NotNamed { of: Named::Clip, name: text("nrm") }),
        ("show=", LinkFault::NameMissing { of: Named::Part }),
        ("hide=", LinkFault::NameMissing { of: Named::Hidden }),
        ("hide=rules,sky", LinkFault::NotNamed { of: Named::Hidden, name: text("sky") }),
        ("show=sky", LinkFault::NotNamed { of: Named::Part, name: text("sky") }),
        ("opt=gd(beta=1)", LinkFault::UnknownOption { of: "gd", option: text("beta") }),
        ("opt=gd(lr=1,lr=2)", LinkFault::OptionTwice { option: "lr" }),
        ("goal=up", LinkFault::UnknownWord { word: text("up") }),
        ("f=sphere&at=1", LinkFault::StartCoordinates { dimension: 2 }),
        ("f=parabola&at=1,2", LinkFault::StartCoordinates { dimension: 1 }),
        ("view=5,-5,0,1", LinkFault::RegionEmpty { low: 5.0, high: -5.0 }),
        ("zoom=0,1", LinkFault::RegionSides { key: "zoom" }),
        ("turn=30", LinkFault::ViewpointAngles),
        ("colour=red", LinkFault::UnknownKey { key: text("colour") }),
        ("data=lines", LinkFault::NotNamed { of: Named::DataSet, name: text("lines") }),
        ("data=blobs&model=line", LinkFault::ModelUnsuited { model: "line" }),
        ("data=line&loss=hinge", LinkFault::LossUnsuited { model: "line", loss: "hinge" }),
        (
            "f=sphere&data=line",
            LinkFault::GivenAsWell { other: Descended::Function, kept: Descended::Data },
        ),
        (
            "data=line&layers=3",
            LinkFault::GivenAsWell { other: Descended::Data, kept: Descended::Layers },
        ),
        // The default function, and a model whose data nobody named, were once dropped unsaid or
        // told as what they are not.
        (
            "f=himmelblau&data=line",
            LinkFault::GivenAsWell { other: Descended::Function, kept: Descended::Data },
        ),
        (
            "f=himmelblau&layers=3",
            LinkFault::GivenAsWell { other: Descended::Function, kept: Descended::Layers },
        ),
        (
            "f=sphere&model=sine",
            LinkFault::GivenAsWell { other: Descended::Function, kept: Descended::Model },
        ),
        (
            "model=sine&activation=tanh",
            LinkFault::GivenAsWell { other: Descended::Model, kept: Descended::Layers },
        ),
    ] {
        assert_eq!(problem(query).fault, Fault::Link(expected), "{query}");
    }
}

/// A table with one good row was told twice: of its bad row, and of too few points.
#[test]
fn one_cause_gives_one_problem() {
    for (query, id) in [
        ("data=csv:0,1;oops", "row-not-a-number"),
        ("data=csv:oops", "row-not-a-number"),
        ("f=himmelbau&data=line", "unknown-function"),
        ("f=himmelblau&data=line&model=slope&loss=mae", "given-as-well"),
        ("data=csv:3,3;3,3", "one-place"),
        ("data=csv:3,3;3,4", "one-x"),
        ("data=csv:3,3,0;3,3,1", "one-place"),
    ] {
        assert_eq!(problem(query).fault.id(), id, "{query}");
    }
    for query in ["data=line&model=sine", "layers=3&activation=tanh", "model=sine&loss=mae"] {
        assert_eq!(Scenario::parse(query).problems, [], "{query}");
    }
    // What other software adds is nothing to do with the link.
    for query in ["utm_source=x&f=sphere&fbclid=1", "f=sphere&gclid=2&ref=chat"] {
        let parsed = Scenario::parse(query);
        assert_eq!(parsed.problems, [], "{query}");
        assert_eq!(parsed.scenario.write(), "f=sphere");
    }
}

#[test]
fn what_can_be_followed_is_followed() {
    let parsed = Scenario::parse("f=sphere&at=1,2;oops;3,4&lr=-1&opt=gd;foo;adam(lr=9e9)&steps=7");
    assert_eq!(parsed.problems.len(), 4, "{:?}", parsed.problems);
    assert_eq!(parsed.scenario.starts, [[1.0, 2.0], [3.0, 4.0]]);
    assert_eq!(parsed.scenario.learning_rate, None, "the function’s own");
    assert_eq!(parsed.scenario.steps, 7);
    let rules: Vec<_> = parsed.scenario.rules.iter().map(|rule| rule.rule.of.id).collect();
    assert_eq!(rules, ["gd", "adam"]);
}

#[test]
fn unknown_and_repeated_keys_are_reported_and_never_fatal() {
    for (query, wrong, id, hint) in [
        ("f=sphere&colour=red", "colour", "unknown-key", ""),
        ("f=sphere&foo", "foo", "unknown-key", "zoom?"),
        ("f=sphere&seeds=5", "seeds", "unknown-key", "seed?"),
        ("f=sphere&LR=5", "LR", "unknown-key", "lr?"),
        ("f=sphere&lr=1&lr=2", "1", "given-again", ""),
    ] {
        let problem = problem(query);
        assert_eq!(problem.severity, Severity::Warning, "{query}");
        assert_eq!(&query[problem.at.clone()], wrong, "{query}: {problem}");
        assert_eq!(problem.fault.id(), id, "{query}");
        let offered = offered(problem.hint.as_ref());
        assert_eq!(offered.is_empty(), hint.is_empty(), "{query}: {offered}");
        assert!(offered.starts_with(hint), "{query}: {offered}");
    }
    assert_eq!(Scenario::parse("lr=1&lr=2").scenario.learning_rate, Some(2.0));
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
    let fault = LinkFault::TooManyRuns { starts: 61, rules: 2, batches: 1, most: 64 };
    assert_eq!(parsed.problems[0].fault, Fault::Link(fault));
    assert!((1 + parsed.scenario.restarts as usize) * 2 <= 64);
    let parsed = Scenario::parse("f=sphere&restarts=59&steps=100000");
    assert_eq!(parsed.problems[0].key, "steps");
    assert!(60 * parsed.scenario.steps <= 1_000_000);
    let many = format!("f=sphere&at={}", "1,2;".repeat(100));
    assert_eq!(Scenario::parse(&many).scenario.starts.len(), 64);
}

/// A map is of a rule that is raced, whichever key comes first.
#[test]
fn a_map_is_of_a_rule_that_is_raced() {
    for (query, rule, written) in [
        ("map=basins", 0, "f=himmelblau&map=basins"),
        ("map=basins(rule=1)", 0, "f=himmelblau&map=basins"),
        ("map=BASINS(RULE=2)&opt=gd;adam", 1, "f=himmelblau&opt=gd;adam&map=basins%28rule=2%29"),
        ("opt=gd;adam&map=basins(rule=2)", 1, "f=himmelblau&opt=gd;adam&map=basins%28rule=2%29"),
    ] {
        let parsed = Scenario::parse(query);
        assert_eq!(parsed.problems, [], "{query}");
        assert_eq!(parsed.scenario.map, Some(Mapped::Basins { rule }), "{query}");
        assert_eq!(parsed.scenario.write(), written);
    }
    let parsed = Scenario::parse("map=basins(rule=3)&opt=gd;adam");
    let fault = LinkFault::RuleNotRaced { rule: 3, rules: 2 };
    assert_eq!(parsed.problems[0].fault, Fault::Link(fault));
    assert_eq!(parsed.problems[0].severity, Severity::Warning);
    assert_eq!(parsed.scenario.write(), "f=himmelblau&opt=gd;adam&map=basins%28rule=2%29");
}

/// Where nothing is said a page that shows it decides whether it plays.
#[test]
fn whether_it_plays_is_said_or_left_open() {
    for (query, play, written) in [
        ("", None, "f=himmelblau"),
        ("play=1", Some(true), "f=himmelblau&play=1"),
        ("play=0", Some(false), "f=himmelblau&play=0"),
    ] {
        let scenario = Scenario::parse(query).scenario;
        assert_eq!(scenario.play, play, "{query}");
        assert_eq!(scenario.write(), written);
    }
}

#[test]
fn the_theme_of_the_host_is_what_is_followed_if_none_is_given() {
    for query in ["theme=host", "theme=auto"] {
        let parsed = Scenario::parse(query);
        assert_eq!((parsed.problems.len(), parsed.scenario.theme), (0, None), "{query}");
    }
}

/// What a map depends on, and what it does not.
#[test]
fn what_is_mapped_is_what_its_runs_depend_on() {
    let mapped = |query: &str| Scenario::parse(query).scenario.mapped();
    let link = "f=himmelblau&at=1,2&opt=gd;adam&restarts=3&zoom=0,1,0,1&step=3&hide=path&map=basins(rule=2)";
    assert_eq!(
        mapped(link).map(|scenario| scenario.write()).as_deref(),
        Some("f=himmelblau&opt=adam&map=basins")
    );
    assert_eq!(mapped(link), mapped("f=himmelblau&opt=adam&map=basins"));
    for other in [
        "lr=0.1",
        "steps=9",
        "goal=max",
        "view=-1,1,-1,1",
        "noise=1",
        "clip=norm",
        "schedule=cosine",
        "seed=2",
        "tol=1e-3",
    ] {
        assert_ne!(mapped(&format!("map=basins&{other}")), mapped("map=basins"), "{other}");
    }
    assert_eq!(mapped("f=himmelblau"), None);
    for (query, is_random) in [
        ("opt=anneal", true),
        ("noise=1", true),
        ("data=line&batch=8;full", true),
        ("data=line&batch=full;8", false),
        ("opt=adam", false),
    ] {
        let scenario = mapped(&format!("{query}&map=basins")).unwrap();
        assert_eq!(scenario.is_random(), is_random, "{query}");
    }
}

/// Every limit is applied at once and told, so that what is left opens without a word.
#[test]
fn limits_are_applied_all_at_once_and_each_is_told() {
    let parsed = Scenario::parse("f=sphere&lr=0.1&tol=0&restarts=60&opt=gd;adam&steps=100000");
    let told: Vec<_> = parsed.problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(told, ["restarts", "steps"]);
    assert!(parsed.problems.iter().all(|problem| problem.severity == Severity::Warning));
    assert_eq!((parsed.scenario.restarts, parsed.scenario.steps), (31, 15_625));
    let again = Scenario::parse(&parsed.scenario.write());
    assert_eq!(again.problems, []);
    assert_eq!(again.scenario, parsed.scenario);
    let rules = "gd;".repeat(16);
    let sizes = "1;".repeat(9);
    let query = format!("data=line&opt={rules}&batch={sizes}&at=1,1;2,2;3,3&steps=100000");
    let parsed = Scenario::parse(&query);
    let told: Vec<_> = parsed.problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(told, ["batch", "at", "steps"]);
    assert_eq!(Scenario::parse(&parsed.scenario.write()).problems, []);
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

/// A link beside which a key makes sense.
fn sensible(key: &Key) -> &'static str {
    match key.id {
        "score" => "hole=1",
        _ if key.needs_data() => "data=line",
        _ => "",
    }
}

#[test]
fn each_key_has_an_example_that_is_read_and_says_something() {
    for key in keys() {
        let set = Edit::Set { key: key.id.to_owned(), value: key.example.to_owned() };
        let change = Scenario::parse(sensible(key)).scenario.apply(&set).unwrap();
        assert!(change.problems.is_empty(), "{}: {:?}", key.id, change.problems);
        let written = change.scenario.write();
        let is_default = ["lr", "steps", "tol"].contains(&key.id);
        let says = format!("&{written}").contains(&format!("&{}=", key.id));
        assert!(is_default || says, "{written}");
    }
}

#[test]
fn the_help_of_show_names_every_part() {
    let show = keys().find(|key| key.id == "show").unwrap();
    for row in PARTS {
        let help = show.meaning();
        assert!(help.contains(&format!("`{}`", row.id.id())), "{help}");
        assert!(help.contains(row.meaning), "{help}");
        let query = format!("show={}", row.id.id());
        assert!(Scenario::parse(&query).scenario.shows(row.id), "{query}");
    }
}

#[test]
fn keys_of_the_page_and_the_camera_are_those_that_run_nothing_again() {
    for key in keys() {
        let before = Scenario::parse(sensible(key)).scenario;
        let value = match key.id {
            "lr" | "tol" => "0.5",
            "steps" => "7",
            _ => key.example,
        };
        let set = Edit::Set { key: key.id.to_owned(), value: value.to_owned() };
        let after = before.apply(&set).unwrap().scenario;
        assert_ne!(after, before, "{}", key.id);
        let is_shown =
            matches!(key.of, Owner::Page | Owner::Purpose | Owner::Camera) || key.id == "score";
        // Himmelblau's own view is the example, so that nothing of the runs is another.
        let is_same = is_shown || key.id == "view" && after.domain() == before.domain();
        assert_eq!(after.runs_like(&before), is_same, "{}", key.id);
    }
}

#[test]
fn what_is_not_given_is_the_functions_own() {
    for entry in CATALOG {
        let scenario = Scenario::parse(&format!("f={}", entry.id)).scenario;
        assert_eq!(scenario.chosen_starts(), [entry.start], "{}", entry.id);
        assert_eq!(scenario.camera(), entry.view, "{}", entry.id);
        assert_eq!(scenario.domain()[..2], entry.view[..2], "{}", entry.id);
        if scenario.dimension() == 2 {
            assert_eq!(scenario.domain(), entry.view, "{}", entry.id);
        }
        assert_eq!(scenario.rate(&scenario.rules[0]), entry.learning_rate, "{}", entry.id);
        // Whatever was run before, and wherever the key stands.
        let scenario = Scenario::parse("f=x^2&lr=0.3&lr-from=5:0.2").scenario;
        let set = Edit::Set { key: "f".to_owned(), value: entry.id.to_owned() };
        let scenario = scenario.apply(&set).unwrap().scenario;
        assert_eq!(scenario.rate(&scenario.rules[0]), entry.learning_rate, "{}", entry.id);
        let scenario = Scenario::parse(&format!("lr=0.3&f={}", entry.id)).scenario;
        assert_eq!(scenario.learning_rate, Some(0.3), "{}", entry.id);
    }
    // A view that leaves the start out gets one that it shows.
    let scenario = Scenario::parse("f=sphere&view=10,20,10,20").scenario;
    let [[x, y]] = scenario.chosen_starts()[..] else { panic!() };
    assert!((10.0..20.0).contains(&x) && (10.0..20.0).contains(&y));
    let scenario = Scenario::parse("f=x^2&view=-3,3").scenario;
    let [x0, x1, y0, y1] = scenario.camera();
    assert_eq!([x0, x1], [-3.0, 3.0]);
    assert!(y0 <= 0.0 && y1 > 1.0, "the curve is in sight: {y0}..{y1}");
}

/// Whole turns are taken off, the eye stays above the horizon, and what is written is read as the same.
#[test]
fn a_viewpoint_is_two_angles() {
    for (link, yaw, pitch) in [
        ("turn=-60,20", -60.0, 20.0),
        ("turn=300,90", -60.0, 90.0),
        ("turn=-539.96,5", -180.0, 5.0),
    ] {
        let scenario = Scenario::parse(link).scenario;
        assert_eq!(scenario.viewpoint, Viewpoint { yaw, pitch }, "{link}");
        assert_eq!(Scenario::parse(&scenario.write()).scenario, scenario, "{link}");
    }
    for link in ["turn=1,2,3", "turn=30,91", "turn=30,4", "turn=30,", "turn=inf,30", "turn="] {
        let Parsed { scenario, problems } = Scenario::parse(link);
        assert_eq!((scenario.viewpoint, problems.len()), (Viewpoint::default(), 1), "{link}");
    }
}

#[test]
fn a_zoom_is_looked_at_and_nothing_else() {
    let wide = Scenario::parse("f=sphere&view=-2,2,-3,3").scenario;
    let near = Scenario::parse("f=sphere&view=-2,2,-3,3&zoom=0,1,0,1").scenario;
    assert_eq!(wide.camera(), [-2.0, 2.0, -3.0, 3.0]);
    assert_eq!(near.camera(), [0.0, 1.0, 0.0, 1.0]);
    assert_eq!(near.domain(), wide.domain());
    assert_eq!(near.chosen_starts(), wide.chosen_starts());
    assert_eq!(near.diagonal(), wide.diagonal());
    assert!(near.runs_like(&wide));
    assert!(!Scenario::parse("f=sphere&view=-2,2,-3,4").scenario.runs_like(&wide));
    // Of a curve y is the range of values, which is only shown.
    let curve = Scenario::parse("f=x^2&view=-3,3").scenario;
    let low = Scenario::parse("f=x^2&view=-3,3,0,1").scenario;
    assert_eq!(low.camera(), [-3.0, 3.0, 0.0, 1.0]);
    assert_eq!(low.domain(), curve.domain());
    assert!(low.runs_like(&curve));
    let near = Scenario::parse("f=x^2&view=-3,3,-9,9&zoom=0,1").scenario;
    let [x0, x1, y0, y1] = near.camera();
    assert!([x0, x1] == [0.0, 1.0] && y0 > -0.2 && y1 < 1.2, "{y0}..{y1}");
}

/// Random starts, noise and verdicts' lengths are of the domain.
#[test]
fn a_zoom_changes_no_number_of_a_trace() {
    let trace = |query: &str| {
        let parsed = Scenario::parse(query);
        assert_eq!(parsed.problems, [], "{query}");
        let mut race = Race::new(parsed.scenario);
        race.finish();
        let mut csv = String::new();
        write_csv(&race, &mut csv).unwrap();
        let verdicts: Vec<_> =
            (0..race.racers().len()).map(|k| race.verdict(k).unwrap().to_string()).collect();
        csv + &verdicts.join("\n")
    };
    for query in [
        "f=rastrigin&restarts=5&noise=1&seed=7&steps=60&opt=gd;anneal",
        "f=x^4-3x^2%2Bx&restarts=5&noise=0.1&seed=7&steps=60",
        "data=line&batch=4&restarts=3&noise=0.1&steps=60",
    ] {
        let plain = trace(query);
        for zoom in ["-0.1,0.2,-0.3,0.4", "-100,100,-50,50"] {
            assert!(trace(&format!("{query}&zoom={zoom}")) == plain, "{query} {zoom}");
        }
    }
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
