//! What can be asked of a race, against closed forms.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gd_core::{
    Race, Scenario,
    fact::{
        Asked, Clause, Condition, FACTS, Fact, Live, Look, Quantity, Relation, RunChosen, Target,
        Unit, WORDS, Word,
    },
    scenario::Message,
};

fn race(link: &str) -> Race {
    Race::finished(Scenario::parse(link).scenario)
}

fn read(race: &Race, name: &str, asked: Asked) -> Option<f64> {
    Fact::named(name, asked).unwrap_or_else(|| panic!("{name}")).read(race)
}

fn at_step(step: u32) -> Asked {
    Asked { step: Some(step), ..Asked::default() }
}

fn of_run(run: u32) -> Asked {
    Asked { run: Some(RunChosen::Number(run)), ..Asked::default() }
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.expect("a number");
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{found}, not {expected}");
}

#[test]
fn a_run_on_the_parabola_is_a_geometric_sequence() {
    let race = race("f=parabola&at=3&lr=0.1");
    for step in [0_u32, 1, 2, 7] {
        let x = 3.0 * libm::pow(0.8, f64::from(step));
        near(read(&race, "x", at_step(step)), x);
        near(read(&race, "f", at_step(step)), x * x);
        near(read(&race, "gx", at_step(step)), 2.0 * x);
        near(read(&race, "dx", at_step(step)), -0.2 * x);
        near(read(&race, "move", at_step(step)), 0.2 * x);
        near(read(&race, "path", at_step(step)), 3.0 - x);
    }
    near(read(&race, "steps", Asked::default()), 70.0);
    near(read(&race, "evaluations", Asked::default()), 71.0);
    near(read(&race, "curvature", Asked::default()), 2.0);
    near(read(&race, "limit", Asked::default()), 1.0);
    near(read(&race, "rate", at_step(0)), 0.1);
    near(read(&race, "jump", Asked::default()), 0.6);
    near(read(&race, "heading", at_step(0)), 180.0);
    // 9 · 0.64ⁿ falls below 1 with n = 5.
    near(read(&race, "reach", Asked { below: Some(1.0), ..Asked::default() }), 5.0);
    near(read(&race, "f", Asked { at: Some([-2.0, 0.0]), ..Asked::default() }), 4.0);
    near(read(&race, "distance", Asked { to: Some(Target::Start), ..at_step(1) }), 0.6);
    assert_eq!(read(&race, "x", at_step(71)), None);
    assert_eq!(read(&race, "x", of_run(2)), None);
    assert_eq!(read(&race, "first", Asked::default()), None);
}

#[test]
fn directions_are_measured_in_degrees() {
    // The catalogue’s ravine has ∇f = (10, 20) at (10, 1).
    let race = race("f=ravine&at=10,1&lr=0.05&steps=1");
    let angle = read(&race, "angle", Asked { to: Some(Target::Best), ..at_step(0) }).unwrap();
    // Between (10, 20) and (10, 1).
    let expected = libm::atan(2.0).to_degrees() - libm::atan(0.1).to_degrees();
    assert!((angle - expected).abs() < 1e-6, "{angle}, not {expected}");
    near(read(&race, "downhill", at_step(0)), -180.0 + libm::atan(2.0).to_degrees());
    near(read(&race, "gradient", at_step(0)), 500.0_f64.sqrt());
}

#[test]
fn races_are_counted() {
    let race = race("f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.5);gd(lr=1.1)");
    near(read(&race, "runs", Asked::default()), 3.0);
    near(read(&race, "first", Asked::default()), 2.0);
    near(read(&race, "steps", Asked { run: Some(RunChosen::First), ..Asked::default() }), 1.0);
    let ended = |outcome: &str| Asked { outcome: Some(outcome.to_owned()), ..Asked::default() };
    near(read(&race, "count", ended("global-minimum")), 2.0);
    let stopped = Asked { stop: Some("diverged".to_owned()), ..Asked::default() };
    near(read(&race, "count", stopped), 1.0);
    near(read(&race, "apart", Asked { from: Some(1), ..of_run(1) }), 0.0);
    near(read(&race, "apart", Asked { from: Some(2), ..of_run(1) }), 2.4);
    let verdict = |run| Word::named("verdict", of_run(run)).unwrap();
    assert_eq!(verdict(3).read(&race).as_deref(), Some("diverged"));
    assert!(verdict(2).told(&race).unwrap().starts_with("Converged after 1 step"));
}

/// A question about the run that was first has an answer where a run has no rivals, and where none came
/// to rest.
#[test]
fn the_first_is_the_one_that_ended_best_where_none_was() {
    let first = || Asked { run: Some(RunChosen::First), ..Asked::default() };
    near(read(&race("f=parabola&at=3&lr=0.1"), "steps", first()), 70.0);
    near(read(&race("f=parabola&at=3&lr=1.1"), "rate", first()), 1.1);
    let none = race("f=parabola&at=3&opt=gd(lr=1.1);gd(lr=0.001);gd(lr=0.0001)");
    near(read(&none, "rate", first()), 0.001);
    assert_eq!(read(&none, "first", Asked::default()), None);
    // Of x³, which has no minimum, the one that fell is the best.
    let fell = race("f=inflection&at=1&opt=gd(lr=0.1);gd(lr=0.4)");
    near(read(&fell, "rate", first()), 0.4);
}

#[test]
fn samples_and_epochs_are_what_steps_cost() {
    let race = race("data=line&batch=1&steps=10");
    let points = race.scenario().function.fit().unwrap().data.samples().len() as f64;
    near(read(&race, "samples", Asked::default()), 10.0);
    near(read(&race, "epochs", Asked::default()), 10.0 / points);
    let below = Asked { below: Some(f64::MAX), unit: Some(Unit::Epochs), ..Asked::default() };
    near(read(&race, "reach", below), 0.0);
}

/// JSON as a page's object comes.
fn message(value: serde_json::Value) -> Message {
    use serde_json::Value;
    match value {
        Value::Null => Message::Nothing,
        Value::Bool(flag) => Message::Flag(flag),
        Value::Number(number) => Message::Number(number.as_f64().unwrap()),
        Value::String(text) => Message::Text(text),
        Value::Array(items) => Message::List(items.into_iter().map(message).collect()),
        Value::Object(fields) => Message::Record(
            fields.into_iter().map(|(name, value)| (name, message(value))).collect(),
        ),
    }
}

fn through_json(value: &impl serde::Serialize) -> Message {
    message(serde_json::to_value(value).unwrap())
}

/// What is written is read as the same.
#[test]
fn what_is_asked_passes_through_json() {
    let every = Asked {
        run: Some(RunChosen::Number(2)),
        step: Some(3),
        at: Some([1.0, -2.5]),
        to: Some(Target::Place([0.5, 2.0])),
        from: Some(4),
        below: Some(0.1),
        above: Some(1e9),
        unit: Some(Unit::Epochs),
        last: Some(7),
        name: Some("beta".to_owned()),
        verdict: Some("diverged".to_owned()),
        outcome: Some("saddle".to_owned()),
        stop: Some("converged".to_owned()),
    };
    for asked in [
        Asked::default(),
        every,
        Asked {
            run: Some(RunChosen::First),
            to: Some(Target::Minimum),
            unit: Some(Unit::Samples),
            ..Asked::default()
        },
        Asked { to: Some(Target::Best), unit: Some(Unit::Steps), ..Asked::default() },
        Asked { to: Some(Target::Start), ..Asked::default() },
    ] {
        for row in FACTS {
            let fact = Fact::named(row.id, asked.clone()).unwrap();
            assert_eq!(Fact::read_message(through_json(&fact)), Some(fact));
        }
        for row in WORDS {
            let word = Word::named(row.id, asked.clone()).unwrap();
            assert_eq!(Word::read_message(through_json(&word)), Some(word));
        }
    }
    let mine = || Quantity::Fact(Live::Mine(Box::new(Fact::named("x", at_step(1)).unwrap())));
    let pair = || Box::new([mine(), Quantity::Fact(Live::GuessDistance([1.0, 2.0]))]);
    let word = || Word::named("stop", Asked::default()).unwrap();
    let mut clauses = vec![
        Clause::Is(word(), vec!["diverged".to_owned(), "converged".to_owned()]),
        Clause::IsNot(word(), vec!["undefined".to_owned()]),
        Clause::Known(true),
        Clause::Known(false),
    ];
    for relation in [
        Relation::Equal,
        Relation::Unequal,
        Relation::Below,
        Relation::AtMost,
        Relation::Above,
        Relation::AtLeast,
        Relation::Within(0.5),
        Relation::WithinShare(0.05),
    ] {
        for sum in [
            Quantity::Sum(pair()),
            Quantity::Difference(pair()),
            Quantity::Product(pair()),
            Quantity::Quotient(pair()),
        ] {
            clauses.push(Clause::Numbers(sum, relation, Quantity::Fact(Live::Guess(1))));
        }
    }
    let condition = Condition(clauses);
    assert_eq!(Condition::read_message(through_json(&condition)), Some(condition));
    for look in [
        Look::default(),
        Look { digits: Some(3), percent: true, ..Look::default() },
        Look { places: Some(0), ..Look::default() },
        Look { counted: true, ..Look::default() },
    ] {
        assert_eq!(Look::read_message(through_json(&look)), Some(look));
    }
}

#[test]
fn what_is_no_condition_is_not_read() {
    for text in [
        "null",
        "{}",
        "[[]]",
        "[1]",
        r#"[{"known":1}]"#,
        r#"[{"numbers":[]}]"#,
        r#"[{"is":[{"word":"x","asked":{}},[]]}]"#,
        r#"[{"numbers":[{"fact":{"mine":{"fact":"nonsense","asked":{}}}},"equal",{"number":1}]}]"#,
    ] {
        assert_eq!(
            Condition::read_message(message(serde_json::from_str(text).unwrap())),
            None,
            "{text}"
        );
    }
}

/// No question makes a reading panic, whatever the race.
#[test]
fn every_fact_can_be_asked_of_any_race() {
    for link in [
        "f=x",
        "f=1/x&at=0",
        "f=sphere&at=0,0",
        "data=blobs&steps=5",
        "layers=5&steps=3",
        "f=x^2&at=3&lr=10",
        "experiment=fields",
    ] {
        let race = race(link);
        for row in FACTS {
            for asked in [
                Asked::default(),
                at_step(0),
                at_step(u32::MAX),
                of_run(0),
                of_run(9),
                Asked {
                    last: Some(0),
                    from: Some(0),
                    to: Some(Target::Minimum),
                    ..Asked::default()
                },
                Asked {
                    run: Some(RunChosen::First),
                    at: Some([f64::NAN, 1e300]),
                    to: Some(Target::Best),
                    ..Asked::default()
                },
            ] {
                let value = read(&race, row.id, asked);
                assert!(value.is_none_or(f64::is_finite), "{link} {}", row.id);
            }
        }
    }
}
